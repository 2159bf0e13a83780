"""Something else than a file where one is asked for, and something in the way where one is written."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from support.hostile import SECRET, Case, article, judge, lay, run_watched

A = article()
CLINIC = 'name = "Klinikken Klitten"\n'
OURS = b"%PDF-1.7\n<xmp:CreatorTool>handoutgen 0.0.1</xmp:CreatorTool>\n%%EOF\n"
"""A leaflet as an older version may have left it."""


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        at = os.open(path.parent, os.O_RDONLY)
        one.bind(f"/proc/self/fd/{at}/{path.name}")
        os.close(at)


def _ring(path: Path) -> None:
    path.symlink_to(path.name)


def _nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 41)


def _folder(path: Path) -> None:
    path.mkdir()


KINDS = {
    "a pipe": (_pipe, "This is no ordinary file."),
    "a device without end": (_endless, "This is no ordinary file."),
    "a socket": (_socket, "This is no ordinary file."),
    "a link to itself": (_ring, "Too many levels of symbolic links"),
    "a link to nowhere": (_nowhere, "There is no such file."),
    "two terabytes": (_sparse, "The file is larger than"),
    "a folder": (_folder, ""),
}
COMMANDS = {
    "article": ("x.md", ("build", "x.md")),
    "clinic": ("x.toml", ("build", "handouts/a.md", "--clinic", "x.toml")),
    "patient": ("x.toml", ("build", "handouts/a.md", "--patient", "x.toml")),
    "list": ("x.csv", ("build", "handouts/a.md", "--patient", "x.csv")),
    "list of a batch": ("x.xlsx", ("batch", "--jobs", "1", "handouts/a.md", "--list", "x.xlsx")),
    "article of a batch": ("x.md", ("batch", "--jobs", "1", "x.md")),
    "outline": ("x.md", ("outline", "x.md")),
    "checked article": ("x.md", ("check", "x.md")),
    "checked list": ("x.csv", ("check", "x.csv")),
    "listed article": ("x.md", ("list", "x.md")),
    "due article": ("x.md", ("due", "x.md")),
    "judged leaflet": ("x.pdf", ("verify", "x.pdf")),
    "article in a folder": ("handouts/x.md", ("build", "handouts")),
    "clinic in a folder": ("clinics/x/clinic.toml", ("build", "handouts/a.md", "--clinic", "clinics")),
}


EACH = [(command, "a pipe") for command in COMMANDS]
EACH += [(command, kind) for command in ("article", "list", "clinic") for kind in KINDS if kind != "a pipe"]
EACH += [("article in a folder", kind) for kind in ("a link to nowhere", "a link to itself", "a folder")]


@pytest.mark.parametrize(("command", "kind"), EACH, ids=[": ".join(each) for each in EACH])
def test_what_is_no_file_is_told_at_once(command, kind, desk):
    """It is not waited for, nor read for ever."""
    name, words = COMMANDS[command]
    arrange, told = KINDS[kind]
    lay(desk, {"handouts/a.md": A})
    (desk / name).parent.mkdir(parents=True, exist_ok=True)
    arrange(desk / name)

    outcome = run_watched(desk, words, 3)

    assert outcome.exit == 1, outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert told in outcome.stderr + outcome.stdout
    assert outcome.seconds < 1.5
    assert outcome.mebibytes < 100


@pytest.mark.parametrize("words", [("build",), ("list",), ("due",), ("check",), ("batch", "--jobs", "1")])
def test_a_folder_brings_no_files_of_elsewhere(words, desk):
    """Nobody looked at each name in it: a link that leads out is told, and what it leads to is not read."""
    lay(desk, {"handouts/a.md": A, "handouts/inside.md": A})
    (desk / "handouts" / "b.md").symlink_to("../../secret/a.md")
    (desk / "handouts" / "c.md").symlink_to("inside.md")

    outcome = run_watched(desk, words)

    assert outcome.exit == 1
    assert "handouts/b.md: This link leads out of its folder, and is not followed." in (
        outcome.stderr + outcome.stdout
    )
    assert SECRET not in outcome.stdout + outcome.stderr
    assert [path for path in outcome.read if "secret" in path] == []
    assert ("c.pdf" in outcome.made) == (words[0] in ("build", "batch"))


def test_a_folder_of_clinics_brings_none_of_elsewhere(desk):
    """Whatever is linked: the clinic's folder or its file."""
    lay(
        desk,
        {"handouts/a.md": A, "clinics/y/clinic.toml": CLINIC, "../secret/clinic.toml": f'name = "{SECRET}"'},
    )
    (desk / "clinics" / "x").symlink_to("../../secret")

    outcome = run_watched(desk, ("build", "handouts/a.md", "--clinic", "clinics"))

    assert outcome.exit == 1
    assert "clinics/x/clinic.toml: This link leads out of its folder" in outcome.stderr
    assert [path for path in outcome.read if "secret" in path] == []


def test_a_link_that_is_named_is_followed(desk):
    """Its user has looked at it."""
    lay(desk, {"elsewhere/a.md": A, "handouts/x.txt": ""})
    (desk / "handouts" / "b.md").symlink_to("../elsewhere/a.md")

    assert run_watched(desk, ("build", "handouts/b.md")).made.keys() == {"b.pdf"}


def _link(name: str, to: str):
    return lambda desk: ((desk / name).parent.mkdir(exist_ok=True), (desk / name).symlink_to(to))


def _in_dist(name: str, what) -> object:
    return lambda desk: ((desk / "dist").mkdir(exist_ok=True), what(desk / "dist" / name))


FOREIGN = b"%PDF-1.4\n1 0 obj <</Producer (somebody else)>> endobj\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)
MINE = ("dist/a.pdf: Nothing is written here: the file that stands here is no leaflet of ours.",)
"""Told where the place is somebody's."""
WHOLE = ("build", "handouts/a.md")
COMBINE = (*WHOLE, "--combine")
BATCH = ("batch", "--jobs", "1")

KEPT = [
    Case(
        "another program's PDF",
        {"handouts/a.md": A, "dist/a.pdf": FOREIGN},
        told=MINE,
    ),
    Case("somebody's notes", {"handouts/a.md": A, "dist/a.pdf": "mine"}, told=MINE),
    Case(
        "the article itself",
        {"dist/a.pdf": A},
        words=("build", "dist/a.pdf"),
        told=MINE,
    ),
    Case(
        "the clinic's file",
        {"handouts/a.md": A, "dist/a.pdf": CLINIC},
        words=(*WHOLE, "--clinic", "dist/a.pdf"),
        told=MINE,
    ),
    Case(
        "the clinic's logo",
        {"handouts/a.md": A, "dist/clinic.toml": f'{CLINIC}logo = "a.pdf"\n', "dist/a.pdf": PNG},
        words=(*WHOLE, "--clinic", "dist"),
        told=MINE,
    ),
    Case(
        "a picture of the article",
        {"dist/a.md": article("Tekst.\n\n![Knæ](a.pdf)\n"), "dist/a.pdf": PNG},
        words=("build", "dist/a.md"),
        told=MINE,
    ),
    Case(
        "the combined file's place",
        {"handouts/a.md": A, "dist/b.pdf": FOREIGN},
        words=(*COMBINE, "dist/b.pdf"),
        told=("dist/b.pdf: Nothing is written here", "--combine"),
    ),
    Case(
        "the article as the combined file",
        {"dist/a.pdf": A},
        words=("build", "dist/a.pdf", "--combine", "dist/a.pdf"),
        told=MINE,
    ),
    Case(
        "a batch",
        {"handouts/a.md": A, "dist/a.pdf": FOREIGN},
        words=BATCH,
        told=MINE,
    ),
    Case(
        "a link to somebody's notes",
        {"handouts/a.md": A, "dist/n.txt": "mine"},
        arrange=_link("dist/a.pdf", "n.txt"),
        told=MINE,
    ),
    Case(
        "a manifest of another program",
        {"handouts/a.md": A, "dist/manifest.jsonl": '{"tool": 1}\n{"path": "x"}\n'},
        words=BATCH,
        told=("dist/manifest.jsonl: ",),
    ),
    Case(
        "a link as the manifest",
        {"handouts/a.md": A, "dist/n.txt": "mine\nuden slut"},
        arrange=_link("dist/manifest.jsonl", "n.txt"),
        words=BATCH,
        told=("dist/manifest.jsonl: ",),
    ),
    Case(
        "a link as the manifest's key",
        {"handouts/a.md": A, "dist/n.txt": "mine"},
        arrange=_link("dist/.manifest.key", "n.txt"),
        words=BATCH,
        told=("dist/.manifest.key: ",),
    ),
]


@pytest.mark.parametrize("case", KEPT, ids=str)
def test_nothing_of_anybody_is_written_over(case, desk):
    """A leaflet takes the place of leaflets alone."""
    lay(desk, case.files)
    case.arrange(desk)
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}

    outcome = run_watched(desk, case.words)

    assert outcome.exit == 1, outcome.stderr
    assert all(text in outcome.stderr for text in case.told), outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert all(path.read_bytes() == content for path, content in before.items())
    assert not [name for name in outcome.made if name.endswith(".part")]


NO_FOLDER = ("dist: The leaflet cannot be written (",)
NO_FILE = ("dist/a.pdf: Nothing is written here: what stands here is no ordinary file.",)
IN_THE_WAY = [
    Case("a file for the folder", {"dist": "mine"}, told=NO_FOLDER),
    Case("a pipe for the folder", arrange=lambda desk: _pipe(desk / "dist"), told=NO_FOLDER),
    Case("a folder for the file", {"dist/a.pdf/x": "mine"}, told=NO_FILE),
    Case("a pipe for the file", arrange=_in_dist("a.pdf", _pipe), told=NO_FILE),
    Case("a device for the file", arrange=_link("dist/a.pdf", "/dev/full"), told=NO_FILE),
    Case("a socket for the file", arrange=_in_dist("a.pdf", _socket), told=NO_FILE),
    Case(
        "a ring of links for the file",
        arrange=_link("dist/a.pdf", "a.pdf"),
        told=("dist/a.pdf: The leaflet",),
    ),
    Case("a ring of links for the folder", arrange=_link("dist", "dist"), told=NO_FOLDER),
    Case(
        "a link to nowhere for the folder",
        arrange=_link("dist", "nowhere"),
        told=NO_FOLDER,
    ),
    Case(
        "a clinic's folder that leads out",
        {"clinics/x/clinic.toml": CLINIC, "clinics/y/clinic.toml": CLINIC},
        arrange=_link("dist/x", "../../secret"),
        words=(*WHOLE, "--clinic", "clinics"),
        made=("y/a.pdf",),
        told=("dist/x: Nothing is written here: a link leads out of the output folder.",),
    ),
    Case(
        "a folder below the article", words=(*WHOLE, "--out", "handouts/a.md/dist"), told=("handouts/a.md",)
    ),
    Case("a place that holds nothing", words=(*WHOLE, "--out", "/proc/x"), told=("/proc/x",)),
    Case("a folder to combine into", {"dist/b.pdf/x": ""}, words=(*COMBINE, "dist/b.pdf"), exit=2),
    Case("the article to combine into", words=(*COMBINE, "handouts/a.md"), exit=2),
    Case("a pipe to combine into", arrange=_in_dist("b.pdf", _pipe), words=(*COMBINE, "dist/b.pdf")),
    Case("a folder for the manifest", {"dist/manifest.jsonl/x": ""}, words=BATCH),
    Case("a pipe for the manifest", arrange=_in_dist("manifest.jsonl", _pipe), words=BATCH),
    Case(
        "a device for the manifest",
        arrange=_link("dist/manifest.jsonl", "/dev/zero"),
        words=BATCH,
    ),
    Case("a folder for the key", {"dist/.manifest.key/x": ""}, words=BATCH),
    Case("a pipe for the key", arrange=_in_dist(".manifest.key", _pipe), words=BATCH),
    Case("a file for the folder of a batch", {"dist": "mine"}, words=BATCH),
]


@pytest.mark.parametrize("case", IN_THE_WAY, ids=str)
def test_what_stands_in_the_way_is_told_and_stays(case, desk):
    """With its path and a remedy."""
    lay(desk, {"handouts/a.md": A, **case.files})
    case.arrange(desk)

    outcome = run_watched(desk, case.words, 3)

    assert outcome.exit == (case.exit or 1), outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert all(text in outcome.stderr for text in case.told), outcome.stderr
    assert {name for name in outcome.made if name.endswith(".pdf")} == set(case.made or ())
    assert not list(desk.rglob("*.part"))
    assert sorted(path.name for path in (desk.parent / "secret").iterdir()) == ["a.md", "secret.txt"]


@pytest.mark.parametrize("content", [OURS, b""])
def test_an_older_leaflet_is_replaced(content, desk):
    """And an empty file, which somebody made to keep a name."""
    judge(Case("older", {"handouts/a.md": A, "dist/a.pdf": content}), desk)


def test_an_output_folder_may_be_a_link(desk):
    """Its user chose it; the files lie where it leads."""
    (desk / "udskrift").mkdir()
    (desk / "dist").symlink_to("udskrift")
    lay(desk, {"handouts/a.md": A})

    assert run_watched(desk, ("build", "handouts/a.md")).exit == 0
    assert (desk / "udskrift" / "a.pdf").is_file()


def test_a_link_in_the_place_of_a_leaflet_is_replaced_and_not_written_through(desk):
    """What it led to stays."""
    lay(desk, {"handouts/a.md": A, "gammel.pdf": OURS})
    _link("dist/a.pdf", "../gammel.pdf")(desk)

    assert run_watched(desk, ("build", "handouts/a.md")).exit == 0
    assert (desk / "gammel.pdf").read_bytes() == OURS
    assert not (desk / "dist" / "a.pdf").is_symlink()


@pytest.mark.parametrize("out", ["handouts", "clinics/k", "."])
def test_leaflets_may_lie_beside_what_they_are_made_from(out, desk):
    """And are taken for neither articles nor clinics."""
    lay(desk, {"handouts/a.md": A, "clinics/k/clinic.toml": CLINIC})
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}

    for _ in range(2):
        outcome = run_watched(desk, ("build", "handouts", "--clinic", "clinics/k", "--out", out))
        assert outcome.exit == 0, outcome.stderr
        assert outcome.stdout == f"{Path(out, 'a.pdf')}\n"

    assert all(path.read_bytes() == content for path, content in before.items())
    assert {path for path in desk.rglob("*") if path.is_file()} == {*before, desk / out / "a.pdf"}
