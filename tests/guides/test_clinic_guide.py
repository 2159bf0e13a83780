"""docs/vejledning.md tells a clinic what is so: its commands, files, keys and columns."""

from __future__ import annotations

import re
import shutil

import pytest
from click.testing import CliRunner
from support.guides import DOCS, fences, keys_told, prose, read_guide, section

from handoutgen.cli import main
from handoutgen.model.leaflet import Edition
from handoutgen.reading.columns import known_columns
from handoutgen.reading.lists import read_patients
from handoutgen.reading.orders import EDITIONS, KINDS
from handoutgen.reading.schemas import schema_of

GUIDE = read_guide("vejledning.md")


def example(language: str, containing: str) -> str:
    (found,) = (
        fence.text for fence in fences(GUIDE) if fence.language == language and containing in fence.text
    )
    return found


def test_the_clinic_it_shows_prints_without_a_fault(root, tmp_path):
    """It is there to be copied."""
    shutil.copy(root / "clinics" / "fysioterapi-klitten" / "logo.svg", tmp_path)
    (tmp_path / "clinic.toml").write_text(example("toml", "[[departments]]"), encoding="utf-8")
    article = str(root / "handouts" / "laenderygsmerter.md")

    checked = CliRunner().invoke(main, ["check", str(tmp_path)])
    built = CliRunner().invoke(
        main, ["build", article, "--clinic", str(tmp_path), "--out", str(tmp_path / "dist")]
    )

    assert checked.stdout == "1 file: nothing to mend.\n"
    assert (built.exit_code, built.stderr) == (0, "")
    assert len(built.stdout.splitlines()) == 2


def test_the_patient_it_shows_is_the_one_of_the_pictures():
    """Word for word."""
    assert example("toml", "Anna Eksempel") == (DOCS / "anna.toml").read_text(encoding="utf-8")


def test_the_list_it_shows_is_read_in_full(root, tmp_path):
    """Every column is known, and every row is printed."""
    (tmp_path / "liste.csv").write_text(example("csv", "Navn"), encoding="utf-8")
    article = str(root / "handouts" / "laenderygsmerter.md")

    read = read_patients(tmp_path / "liste.csv")
    built = CliRunner().invoke(
        main,
        ["build", article, "--patient", str(tmp_path / "liste.csv"), "--out", str(tmp_path / "dist")],
    )

    assert [one.name for one in read.patients] == ["Anna Eksempel", "Bo Eksempel"]
    assert [[choice.key for choice in one.exercises] for one in read.patients] == [["3"], ["1", "2"]]
    assert not [told for told in read.assumptions if "heading" in told]
    assert (built.exit_code, len(built.stdout.splitlines())) == (0, 2)


@pytest.mark.parametrize(
    ("heading", "what"), [("## Jeres egen klinik", "clinic"), ("### En fil til én patient", "patient")]
)
def test_every_key_in_a_table_is_in_the_schema(heading, what):
    """Those of the tables of a file as well."""
    schema = schema_of(what)
    known = set(schema["properties"]) | {
        key for part in schema.get("$defs", {}).values() for key in part["properties"]
    }
    told = {key for row in re.findall(r"^\|.*$", section(GUIDE, heading), re.M) for key in keys_told(row)}
    told |= set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\|.*$", section(GUIDE, heading), re.M))))

    assert told
    assert told - known == set()


def test_every_key_of_a_patient_is_told():
    """A patient's file is short enough for all."""
    told = set(keys_told(section(GUIDE, "### En fil til én patient")))

    assert set(schema_of("patient")["properties"]) - told == set()


@pytest.mark.parametrize("heading", ["### En liste i et regneark", "## Mange ark om natten"])
def test_every_column_in_a_table_is_known(heading):
    """By the heading that a clinic copies."""
    told = keys_told(section(GUIDE, heading))

    assert len(told) >= 4
    assert known_columns(told) == len(told)


def test_the_words_of_a_list_are_known():
    """What the cells for kind and edition may say, by its whole row."""
    rows = {
        row.split("|")[1].strip(" `"): set(re.findall(r"`([^`]+)`", row.split("|")[2]))
        for row in re.findall(r"^\|.*$", section(GUIDE, "## Mange ark om natten"), re.M)
    }

    assert [len(names & rows["Slags"]) for names in map(set, KINDS.values())] == [1, 1, 1]
    assert [len(names & rows["Udgave"]) for names in map(set, EDITIONS.values())] == [1] * len(Edition)


def test_every_message_it_explains_is_one_of_the_program(root):
    """In the program's own words."""
    told = keys_told(section(GUIDE, "## Når der er fejl"))
    source = "".join(file.read_text(encoding="utf-8") for file in (root / "src" / "handoutgen").rglob("*.py"))

    assert len(told) >= 5
    assert [message for message in told if message not in source] == []


def test_the_words_of_the_foot_are_those_printed(root):
    """»Ikke fagligt gennemgået«, »Fagligt gennemgået af …« and »Kladde«."""
    from handoutgen.danish import labels

    told = re.sub(r"\s+", " ", prose(GUIDE))
    for label in (labels.UNREVIEWED, labels.REVIEWED.split(" {")[0], labels.DRAFT, labels.SUMMARY):
        assert f"»{label}«" in told
