"""A patient's words stand in that patient's PDF and nowhere else: a canary in every field is searched for.

Each run is a process of its own with a home, a cache and a folder for temporary files that are searched too.
"""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pikepdf
import pytest
from support.leaflets import BODY, HEAD, write_clinic
from support.seeing import pages

SRC = Path(__file__).resolve().parents[2] / "src"
CANARY = "kanari"
KEPT = "XDG_CACHE_HOME/handoutgen/"
CLINIC = (
    'name = "Klinik Å"\nphone = "00112233"\nlogo = "væk.png"\n'
    '[[departments]]\nname = "Havnen"\nstreet = "Kajen 1"\n[[departments]]\nname = "Engen"\n'
)
WORDS = (
    "Navn",
    "Behandler",
    "Mål",
    "Når, så",
    "Næste tid",
    "Bemærkning",
    "Dosis 2",
    "Hyppighed 1",
    "Bemærkning 1",
)
"""Columns of free words."""


def row_of(name: str) -> dict[str, str]:
    """Return a patient who says his canary in every field that takes words."""
    said = {key: f"{name}{place} ord" for place, key in enumerate(WORDS)}
    return said | {"Afdeling": "Engen", "Øvelser": "2; 1", "Start": "4.5.2026", "Dato": "1.5.2026"}


GOOD = [row_of("KanariAnna"), row_of("KanariBo"), row_of("KanariDorte")]
LONG = "Kanari" + "x" * 300
BAD = {
    "a date": {"Dato": "Kanari 31.2."},
    "a start": {"Start": "Kanari i morgen"},
    "a department": {"Afdeling": "Kanariafdelingen"},
    "an exercise": {"Øvelser": "1; Kanariøvelsen"},
    "exercises without names": {"Øvelser": "1; !!; Kanari"},
    "one twice": {"Øvelser": "Knæbøj; 1", "Mål": "Kanari"},
    "an exercise not chosen": {"Øvelser": "1", "Dosis 2": "Kanari 7"},
    "a name too long": {"Navn": LONG, "Behandler": LONG},
    "words too long": {"Mål": "Kanari " * 400},
    "a time too long": {"Næste tid": f"Kanari {'torsdag ' * 40}"},
    "letters": {"Navn": "Kanari 健康", "Bemærkning": "Kanari 健康", "Dosis 2": "Kanari 健"},
    "a CPR number": {"Bemærkning": "Kanari 010190-1234"},
    "an error": {"Navn": "#REF!", "Mål": "Kanari"},
}


class Run(NamedTuple):
    """What a run said, and what it left."""

    code: int
    said: str
    files: dict[str, bytes]


@pytest.fixture
def run(tmp_path):
    """Run the command in a process of its own; what it was given is not among what it left."""
    desk = tmp_path / "desk"
    (desk / "handouts").mkdir(parents=True)
    (desk / "handouts" / "knæ.md").write_text(HEAD + BODY, encoding="utf-8")
    write_clinic(CLINIC, desk / "klinik")

    def invoke(given: dict[str, bytes], *words: str) -> Run:
        for name, content in given.items():
            (desk / name).write_bytes(content)
        env = {"PYTHONPATH": str(SRC), "PYTHONUTF8": "1", "PATH": os.environ["PATH"]}
        for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "TMPDIR"):
            (tmp_path / name).mkdir(exist_ok=True)
            env[name] = str(tmp_path / name)
        patients = chain.from_iterable(("--patient", name) for name in given)
        line = [sys.executable, "-m", "handoutgen", "build", "handouts/knæ.md", "--clinic", "klinik"]
        done = subprocess.run(
            [*line, *patients, *words], capture_output=True, text=True, env=env, cwd=desk, check=False
        )
        assert "Traceback" not in done.stderr
        left = {
            str(path.relative_to(tmp_path)): path.read_bytes()
            for path in tmp_path.rglob("*")
            if path.is_file()
        }
        return Run(
            done.returncode, done.stdout + done.stderr, {k: v for k, v in left.items() if k[5:] not in given}
        )

    return invoke


def as_csv(rows: list[dict[str, str]], headings: list[str] | None = None) -> bytes:
    file = io.StringIO()
    keys = list(dict.fromkeys(key for row in rows for key in row))
    writer = csv.writer(file, delimiter=";")
    writer.writerows([headings or keys, *([row.get(key, "") for key in keys] for row in rows)])
    return file.getvalue().encode()


def as_xlsx(rows: list[dict[str, str]]) -> bytes:
    book = openpyxl.Workbook()
    keys = list(rows[0])
    for row in (keys, *(list(row.values()) for row in rows)):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_toml(row: dict[str, str]) -> bytes:
    keys = {"Navn": "name", "Dato": "date", "Behandler": "therapist", "Afdeling": "department", "Mål": "goal",
        "Når, så": "when_then", "Start": "start", "Næste tid": "next", "Bemærkning": "note"}  # fmt: skip
    lines = [f'{keys[key]} = "{value}"' for key, value in row.items() if key in keys]
    if "Øvelser" in row:
        chosen = ", ".join(f'"{one.strip()}"' for one in row["Øvelser"].split(";"))
        lines.append(f"exercises = [{chosen}]")
    lines += ["[doses]", f'2 = "{row["Dosis 2"]}"'] if "Dosis 2" in row else []
    return "\n".join(lines).encode()


def outside_the_pages(pdf: bytes) -> str:
    """Return all that a PDF holds in the clear, but for the words of its pages and of their tags."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = [document.Root.Metadata.read_bytes().decode(), str(dict(document.docinfo))]
        for one in document.objects:
            if isinstance(one, pikepdf.Stream):
                told.append(one.read_bytes().decode("latin-1"))
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") != "/StructElem":
                told += [str(value) for value in one.values() if isinstance(value, pikepdf.String)]
    return "\n".join(told)


def letters(pdf: bytes) -> str:
    """Return what stands on the pages, whatever lines it is broken into."""
    return "".join("".join(pages(pdf)).replace("\x02", "").replace("\N{SOFT HYPHEN}", "").split()).casefold()


def assert_nothing_leaks(run: Run) -> None:
    assert CANARY not in run.said.casefold()
    for name, content in run.files.items():
        assert CANARY not in name.casefold()
        if content.startswith(b"%PDF"):
            assert CANARY not in outside_the_pages(content).casefold(), name
        assert CANARY.encode() not in content.lower(), name
        assert CANARY.encode("utf-16-be") not in content.lower(), name
    beside = [name for name in run.files if not name.startswith(("desk/", KEPT))]
    assert beside == [], "something was written outside the folder of leaflets and the cache"


@pytest.mark.parametrize("form", ["liste.csv", "liste.xlsx"])
@pytest.mark.parametrize("edition", ["standard", "large"])
def test_a_list_says_each_patients_words_in_her_own_leaflet_alone(form, edition, run):
    """Three patients, every field filled: nothing of one in the file of another, nor anywhere else."""
    found = run({form: as_csv(GOOD) if form.endswith("csv") else as_xlsx(GOOD)}, "--edition", edition)

    assert_nothing_leaks(found)
    made = {name: letters(content) for name, content in found.files.items() if name.endswith(".pdf")}
    assert len(made) == 3
    for text, row in zip((made[name] for name in sorted(made)), GOOD, strict=True):
        own = row["Navn"].removesuffix("0 ord").casefold()
        assert all(f"{own}{place}" in text for place in range(len(WORDS)))
        assert text.count(CANARY) == text.count(own)


@pytest.mark.parametrize(
    "row", [GOOD[0], {"Navn": "KanariAnna", "Behandler": "KanariBo", "Næste tid": "Kanari"}]
)
def test_a_patient_adds_nothing_to_what_is_kept(row, run):
    """Plates are kept on disk for the next run: the same ones, byte for byte, with a patient and without."""
    before = {name: content for name, content in run({}).files.items() if name.startswith(KEPT)}
    after = {
        name: content
        for name, content in run({"liste.csv": as_csv([row])}, "--out", "mere").files.items()
        if name.startswith(KEPT)
    }

    assert before != {}
    assert after == before


def test_a_combined_file_says_each_patients_words_on_her_own_pages_alone(run):
    """Its bookmarks and facts name articles, and no patient."""
    found = run({"liste.csv": as_csv(GOOD)}, "--combine", "alle.pdf")

    assert_nothing_leaks(found)
    (pdf,) = [content for name, content in found.files.items() if name.endswith(".pdf")]
    owners = [
        {row["Navn"] for row in GOOD if row["Navn"].removesuffix("0 ord").casefold() in page}
        for page in ("".join(text.split()).casefold() for text in pages(pdf))
    ]
    assert all(len(owner) <= 1 for owner in owners)
    assert [name for owner in owners for name in owner] == sorted(name for owner in owners for name in owner)
    assert set().union(*owners) == {row["Navn"] for row in GOOD}


@pytest.mark.parametrize("wrong", BAD)
@pytest.mark.parametrize("combine", [False, True], ids=["apart", "combined"])
def test_what_is_wrong_in_a_list_is_told_without_its_words(wrong, combine, run):
    """Faults name row and column; what stands there is the patient's."""
    words = ["--combine", "alle.pdf"] if combine else ["--edition", "standard", "--edition", "a5"]
    found = run({"liste.csv": as_csv([GOOD[0], GOOD[1] | BAD[wrong], GOOD[2]])}, *words)

    assert_nothing_leaks(found)
    assert "liste.csv" in found.said


@pytest.mark.parametrize("wrong", [wrong for wrong in BAD if wrong != "an error"])
def test_what_is_wrong_in_a_file_is_told_without_its_words(wrong, run):
    """The same slips in a TOML file."""
    found = run({"p.toml": as_toml(GOOD[0] | BAD[wrong])}, "--kind", "exercises", "--edition", "large")

    assert_nothing_leaks(found)


@pytest.mark.parametrize(
    "text",
    [
        'Kanari = "Anna"',
        'nam = "Kanari"',
        "name = Kanari",
        'name = "Kanari',
        "[Kanari]\nx = 1",
        'date = "Kanari"',
        'exercises = "Kanari"',
        'exercises = [{ exercise = "Kanari", dosis = "Kanari" }]',
        'next = ["Kanari"]',
        '[doses]\n"Kanari" = "Kanari"',
        '[doses]\n1 = ["Kanari"]',
        'name = "Kanari"\nname = "Kanari"',
        'name = "Kanari \\q"',
    ],
)
def test_a_file_that_is_mistyped_is_told_without_its_words(text, run):
    """A misspelled key may be a name in the wrong place."""
    found = run({"p.toml": text.encode()})

    assert found.code == 1
    assert "p.toml:" in found.said
    assert_nothing_leaks(found)


@pytest.mark.parametrize(
    "headings",
    [
        ["Kanari", *list(GOOD[0])[1:]],
        ["Navn Kanari", *list(GOOD[0])[1:]],
        ["Kanari"] * len(GOOD[0]),
        ["Navn"] * len(GOOD[0]),
    ],
    ids=["unknown", "nearly", "none", "twice"],
)
def test_a_list_without_its_headings_is_told_without_their_words(headings, run):
    """Where the headings were forgotten a patient stands in their row."""
    assert_nothing_leaks(run({"liste.csv": as_csv(GOOD, headings)}))


def test_options_are_not_repeated(run):
    """What is typed stays in the shell's own memory, and goes no further."""
    found = run(
        {}, "--name", LONG, "--therapist", "Kanari 健", "--department", "Kanari", "--exercise", "Kanari"
    )
    assert found.code == 1
    assert_nothing_leaks(found)


def test_long_names_from_options_are_not_repeated(run):
    """They are cut on the sheet, and told of by their place."""
    found = run({}, "--name", LONG, "--therapist", "Kanari 健", "--edition", "a5")

    assert found.code == 0
    assert "patient's" in found.said
    assert_nothing_leaks(found)
