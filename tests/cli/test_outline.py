"""`handoutgen outline`: what the program understood, for people and for programs."""

from __future__ import annotations

import json

import pytest

KEYS = {
    "title",
    "published",
    "updated",
    "sections",
    "tables",
    "exercises",
    "red_flags",
    "questions",
    "faults",
}


@pytest.fixture
def told(run):
    """Return the outline of the desk's article as data."""
    return json.loads(run("outline", "handouts/knæ.md", "--format", "json").stdout)


def test_the_keys_are_a_contract(told):
    """Other programs read them; a new key may come, none may go."""
    assert told.keys() >= KEYS
    assert told["sections"][0].keys() >= {"heading", "level", "role", "line"}
    assert told["tables"][0].keys() >= {"role", "columns", "rows", "line"}
    assert told["exercises"][0].keys() >= {"name", "how", "dose", "line", "source"}
    assert told["exercises"][0]["dose"].keys() >= {
        "text",
        "sets",
        "reps",
        "times",
        "hold_seconds",
        "frequency",
    }
    assert told["red_flags"][0].keys() >= {"band", "text", "heading", "line", "source"}


def test_what_was_understood_is_told(told):
    """Lines count as the author's editor counts them."""
    assert told["title"] == "Ondt i knæet"
    assert told["updated"] == "2025-09-13"
    assert [section["role"] for section in told["sections"]] == ["other", "exercises", "red_flags"]
    assert told["tables"] == [
        {"role": "exercise", "columns": ["Øvelse", "Sådan gør du", "Hvor meget"], "rows": 2, "line": 14}
    ]
    assert told["exercises"][1]["dose"]["times"] == [2, 3]
    assert told["exercises"][1]["dose"]["hold_seconds"] == [30, 60]
    assert told["exercises"][0]["line"] == 16
    assert [flag["band"] for flag in told["red_flags"]] == ["kontakt"]


def test_a_terminal_gets_the_same_in_words(run):
    """Each finding with its line."""
    result = run("outline", "handouts/knæ.md")

    assert result.exit_code == 0
    assert result.stdout.startswith("Ondt i knæet\n")
    assert "16: Knæbøj: »3 sæt x 10–15 gentagelser« = sets 3, repetitions 10–15" in result.stdout
    assert result.stderr == ""


def test_an_unknown_format_is_wrong_use(run):
    """Exit code 2."""
    assert run("outline", "handouts/knæ.md", "--format", "xml").exit_code == 2
