"""What README tells of options, keys and columns is what the program knows."""

from __future__ import annotations

import re
from datetime import date

import pytest

from handoutgen.cli.build import command
from handoutgen.cli.due import command as due_command
from handoutgen.cli.list import command as list_command
from handoutgen.reading.clinic_shape import ArticleShape, ClinicShape, DepartmentShape, OwnExerciseShape
from handoutgen.reading.columns import HEADINGS, NUMBERED
from handoutgen.reading.patients import read_patient


@pytest.fixture(scope="module")
def readme(root) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_every_option_is_told(readme):
    """And none that there is not."""
    known = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    told = set(re.findall(r"`(--[a-z]+)", readme.split("## An article")[0]))

    assert known - {"--help"} - told == set()
    assert told - known == set()


@pytest.mark.parametrize("of", [list_command, due_command])
def test_every_option_of_the_lists_is_told(of, readme):
    """In their section."""
    told = readme.split("## What there is, and what is due")[1].split("\n## ")[0]
    options = [option for parameter in of.params for option in parameter.opts if option.startswith("--")]

    assert [option for option in options if option != "--help" and option not in told] == []


@pytest.mark.parametrize("shape", [ClinicShape, ArticleShape, DepartmentShape, OwnExerciseShape])
def test_every_key_of_a_clinic_is_told(shape, readme):
    """In the table of keys."""
    told = readme.split("## A clinic")[1].split("## A patient")[0]

    assert [key for key in shape.__struct_fields__ if not re.search(rf"`\[*{key}\b|\.{key}\]", told)] == []


def test_the_articles_and_clinics_of_its_commands_are_there(readme, root):
    """Whoever copies a line gets a leaflet, and not a fault."""
    commands = re.findall(r"^handoutgen (?:build|outline|check|list|batch) (.*)", readme, re.MULTILINE)
    words = {word for command in commands for word in command.partition("#")[0].split()}
    named = {word for word in words if word.endswith(".md") or word.startswith(("clinics/", "docs/"))}

    assert len(named) > 3
    assert [path for path in named if not (root / path).exists()] == []


def test_every_column_of_a_list_is_told(readme):
    """In both languages."""
    told = re.sub(r"[\W_]+", "", readme.split("In a list the headings are:")[1].split("###")[0]).casefold()
    names = [name for names in (*HEADINGS.values(), *NUMBERED.values()) for name in names]

    assert [name for name in names if re.sub(r"\W+", "", name) not in told] == []


def test_the_patients_file_it_shows_can_be_read(readme, tmp_path):
    """It is there to be copied."""
    (tmp_path / "anna.toml").write_text(
        re.search(r"```toml\n(.*?)```", readme, re.DOTALL)[1], encoding="utf-8"
    )
    anna = read_patient(tmp_path / "anna.toml")

    assert (anna.name, anna.start, anna.department) == ("Anna Eksempel", date(2026, 5, 4), "Havnen")
    assert [choice.key for choice in anna.exercises] == ["2", "Knæbøj"]
    assert anna.exercises[0].dose == "Hold 20 sek. x 4"
