"""Pictures and logos that lead out of their folder, and files that are none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from support.drawn import svg
from support.hostile import Case, article, judge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Arrange = Callable[[Path], object]

A = "handouts/a.md"
CLINIC = "clinics/k/clinic.toml"
PICTURE = svg('<path d="M0 0 L30 0 L0 10 Z" fill="#123456"/>')
ELSEWHERE = "There is no such file below the article's folder."
BATCH = (".manifest.key", "a.pdf", "manifest.jsonl")

WAYS = {
    "two points": "../t.svg",
    "points within": "x/../../../secret/t.svg",
    "points in codes": "%2e%2e/%2e%2e/secret/t.svg",
    "codes of codes": "%252e%252e/t.svg",
    "an absolute path": "/etc/hostname",
    "backslashes": "..\\..\\secret\\t.svg",
    "a file address": "file:///etc/hostname",
    "a web address": "http://127.0.0.1:1/t.svg",
    "an address without a scheme": "//127.0.0.1:1/t.svg",
    "a share": "\\\\127.0.0.1\\share\\t.svg",
    "a drive": "C:/t.svg",
    "a device": "/dev/zero",
    "data": "data:image/svg+xml;base64,AAAA",
    "a script": "javascript:alert(1)",
    "home": "~/t.svg",
    "nine hundred letters": "x" * 900 + ".svg",
    "hundreds of folders": "x/" * 450 + "t.svg",
    "the folder itself": ".",
    "a NUL in codes": "t.svg%00.png",
}


def elsewhere(desk: Path) -> None:
    """Lay a picture where none may be taken from."""
    (desk.parent / "secret" / "t.svg").write_bytes(PICTURE)
    (desk / "t.svg").write_bytes(PICTURE)


def linked(place: str, to: str) -> Arrange:
    """Return what lays a link on the desk; DESK in it is where the desk stands."""

    def link(desk: Path) -> None:
        elsewhere(desk)
        (desk / place).parent.mkdir(parents=True, exist_ok=True)
        (desk / place).symlink_to(to.replace("DESK", str(desk)))

    return link


def piped(place: str) -> Arrange:
    """Return what lays a pipe on the desk, to which nobody ever writes."""

    def pipe(desk: Path) -> None:
        elsewhere(desk)
        (desk / place).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(desk / place)

    return pipe


def figure(name: str, source: str, arrange: Arrange = elsewhere, what: str = ELSEWHERE) -> Case:
    """Return a case of a picture in whose place stand its words."""
    return Case(
        name,
        {A: article(f"Her.\n\n![Et billede](<{source}>)\n\nSlut.\n")},
        arrange=arrange,
        told=("handouts/a.md:8: The picture", f"is not printed. {what}"),
        printed=("Her. Et billede Slut.",),
    )


def clinic(name: str, source: str, what: str, arrange: Arrange = elsewhere) -> Case:
    """Return a case of a logo that is also the picture of an exercise; `source` is as TOML writes it."""
    own = f'[[articles.a.own]]\nname = "Bro"\npicture = {source}\n'
    return Case(
        name,
        {A: article(), CLINIC: f'name = "Klinik Å"\nlogo = {source}\n{own}'},
        arrange=arrange,
        words=("build", A, "--clinic", "clinics/k"),
        told=(
            f"{CLINIC}:2: {what}",
            "The clinic's name is printed in type instead.",
            f"{CLINIC}:5: {what.replace('logo', 'picture')}",
            "The exercise is printed without it.",
        ),
        printed=("Klinik Å Ondt i knæet", "Bro"),
    )


OUT = ("two points", "points within", "an absolute path", "an address without a scheme", "a device")
ALL = "".join(f"![Billede {number}](<{source}>)\n\n" for number, source in enumerate(WAYS.values()))

CASES = [
    *(figure(f"a picture by {way}", WAYS[way]) for way in OUT),
    Case(
        "a picture by every way",
        {A: article(ALL)},
        arrange=elsewhere,
        told=tuple(f"handouts/a.md:{6 + 2 * number}: The picture" for number in range(len(WAYS))),
        printed=tuple(f"Billede {number}" for number in range(len(WAYS))),
    ),
    Case(
        "an exercise's picture by every way",
        {
            A: article(
                head="---\ntitle: Knæ\nexercises:\n  Knæbøj: {picture: '../../secret/t.svg'}\n"
                "  Lårstræk: {picture: '/etc/hostname'}\n---\n\n"
            )
        },
        arrange=elsewhere,
        told=("The picture »t.svg« is not printed.", "The picture »hostname« is not printed."),
    ),
    figure("a picture by a link out", "t.svg", linked("handouts/t.svg", "../../secret/t.svg")),
    figure("a picture in a linked folder", "b/t.svg", linked("handouts/b", "../../secret")),
    figure("a picture by a link in a circle", "t.svg", linked("handouts/t.svg", "t.svg")),
    figure("a picture in a folder of links in a circle", "b/t.svg", linked("handouts/b", "b")),
    figure("a picture by a link to a device", "t.svg", linked("handouts/t.svg", "/dev/zero")),
    figure("a picture that is a pipe", "t.svg", piped("handouts/t.svg")),
    *(
        clinic(
            f"a logo by {way}",
            f"'{source}'",
            f"The logo »{source}« lies outside"
            if way in OUT
            else "The logo »"
            if source == "."
            else "There is no logo »",
        )
        for way, source in WAYS.items()
        if way
        in (*OUT, "points in codes", "a file address", "a share", "nine hundred letters", "the folder itself")
    ),
    clinic("a logo by an escaped NUL", '"t\\u0000.svg"', "There is no logo »"),
    clinic(
        "a logo by a link out",
        "'t.svg'",
        "The logo »t.svg« lies outside",
        linked("clinics/k/t.svg", "DESK/t.svg"),
    ),
    clinic(
        "a logo in a linked folder",
        "'b/t.svg'",
        "The logo »b/t.svg« lies outside",
        linked("clinics/k/b", "DESK"),
    ),
    clinic(
        "a logo by a link in a circle",
        "'t.svg'",
        "There is no logo »t.svg«.",
        linked("clinics/k/t.svg", "t.svg"),
    ),
    clinic(
        "a logo by a link to a device",
        "'t.svg'",
        "The logo »t.svg« lies",
        linked("clinics/k/t.svg", "/dev/zero"),
    ),
    clinic(
        "a logo that is a pipe", "'t.svg'", "The logo »t.svg« is no ordinary file.", piped("clinics/k/t.svg")
    ),
    Case(
        "a clinic that extends a pipe",
        {A: article(), CLINIC: 'name = "K"\nextends = "b.toml"'},
        arrange=piped("clinics/k/b.toml"),
        words=("build", A, "--clinic", "clinics/k"),
        exit=1,
        told=("clinics/k/b.toml: This is no ordinary file.",),
    ),
    Case(
        "a list that is a pipe",
        {A: article()},
        arrange=piped("l.csv"),
        words=("build", A, "--patient", "l.csv"),
        exit=1,
        told=("l.csv: This is no ordinary file.",),
    ),
    Case(
        "a patient that is a pipe",
        {A: article()},
        arrange=piped("anna.toml"),
        words=("build", A, "--patient", "anna.toml"),
        exit=1,
        told=("anna.toml: This is no ordinary file.",),
    ),
    Case(
        "a batch of pictures by every way",
        {A: article(f"{ALL}![Den](../../secret/secret.txt)\n")},
        arrange=linked("handouts/l.svg", "../../secret/t.svg"),
        words=("batch", "--jobs", "1"),
        made=BATCH,
        told=("The picture »secret.txt« is not printed.",),
    ),
    Case(
        "a batch of a linked picture",
        {A: article("Her.\n\n![Den](l.svg)\n")},
        arrange=linked("handouts/l.svg", "../../secret/t.svg"),
        words=("batch", "--jobs", "1"),
        made=BATCH,
        told=("The picture »l.svg« is not printed.",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_nothing_is_read_beyond_its_folder_or_waited_for(case, desk):
    """The leaflet is made without it, or the fault is told."""
    judge(case, desk)
