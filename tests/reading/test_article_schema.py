"""The schema of front matter and its reader know the same keys, and take the same for right."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.schemas import objections_to_head

from handoutgen.danish.dates import MONTHS, read_date
from handoutgen.model.faults import InputError
from handoutgen.reading.articles import read_article
from handoutgen.reading.boxes import BANDS
from handoutgen.reading.exercise_facts import KEYS as EXERCISE_KEYS
from handoutgen.reading.facts import read_facts, read_title
from handoutgen.reading.findings import Findings
from handoutgen.reading.schemas import schema_of

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "handouts").glob("*.md"))

GOOD = {
    "nothing": "reviewedBy:\nsources:\nlog:\nredFlags:\nexercises:\nignore:\nlastUpdated:\ndraft:",
    "what YAML takes for other things": "summary: [1, true, 2.5]\nlastUpdated: 2026-01-02",
    "the same in other words": "updated: 1. maj 2026\npublished: 13/9-2025\ndate: den 3. december 2025",
    "names in parts": "author: {name: Ida, title: læge}\nsources:\n  - title: Bogen\n    url: b.example",
    "one of a list": "sources: Bogen\nsummary: Hvil.\nignore: jargon",
    "flags with bands": "redFlags:\n  - {text: Lam., band: 112}\n  - {text: Rød., urgency: akut}\n  - Øm.",
    "flags by urgency": "redFlags:\n  112: Lam.\n  akut:\n    - Rød.\n    - text: Varm.\n  læge: []",
    "exercises named": "exercises:\n  Knæbøj:\n    dose: 3 x 10\n    frequency: dagligt\n  Bro: 10\n  Tå:",
    "exercises": "exercises:\n  - dose: 3 x 10\n  - {name: Bro, picture: b.png, video: https://v}\n  - Tå",
    "a log": "log:\n  weeks: 8\n  columns: [Søvn]",
    "a log in quotes": 'log:\n  weeks: "2"\n  columns: Søvn',
    "reasons": "ignore:\n  - jargon\n  - lix: Den er kort.\n  - title:",
    "reasons by rule": "ignore:\n  lix: Den er kort.\n  jargon:",
    "switches": "draft: Ja",
    "a language": "language: en-GB",
    "keys of somebody else's": "metaTitle: Knæ\ntags: [knæ]",
}
WRONG = {
    "no date": "lastUpdated: i går",
    "half a date": "reviewBy: 2027",
    "a text in a list": "title: [Knæ]",
    "neither yes nor no": "draft: måske",
    "no language": "language: dansk sprog",
    "a list in a list": "redFlags:\n  - - Feber.",
    "no urgency": "redFlags:\n  - text: Feber.\n    band: snart",
    "an urgency left empty": "redFlags:\n  - text: Feber.\n    band:",
    "flags below a word": "redFlags:\n  snart: Feber.",
    "no exercises": "exercises: Knæbøj",
    "a key misspelt": "exercises:\n  Knæbøj:\n    dosis: 3 x 10",
    "a dose that is a list": "exercises:\n  Knæbøj:\n    dose: [3, 10]",
    "too many weeks": "log:\n  weeks: 9",
    "no keys of a log": "log: 2",
    "a key of no log": "log:\n  uger: 2",
    "a source in other parts": "sources:\n  - bog: Bogen",
    "a rule in a list": "ignore:\n  - - jargon",
    "no reason": "ignore:\n  - lix: [kort]",
}


class _Asked(dict):
    """A head that remembers which keys the reader asks for."""

    def __init__(self) -> None:
        self.keys_asked: set[str] = set()

    def get(self, key, default=None):
        self.keys_asked.add(key)
        return default

    def __contains__(self, key) -> bool:
        self.keys_asked.add(key)
        return False


def article(head: str) -> str:
    return f"---\n{'' if head.startswith('title') else 'title: Knæ'}\n{head}\n---\n\nHvil.\n"


def complaints(text: str, folder: Path) -> list[str]:
    """Return what the reader says of front matter."""
    path = folder / "knæ.md"
    path.write_text(text, encoding="utf-8")
    try:
        return [str(fault) for fault in read_article(path).faults]
    except InputError as error:
        return [str(fault) for fault in error.faults]


def test_reader_and_schema_know_the_same_keys():
    """A key that is missing is never offered; one too many is offered and does nothing."""
    head = _Asked()
    read_title(head, Findings("knæ.md"))
    read_facts(head, "Knæ", 1, Findings("knæ.md"))

    assert set(schema_of("article")["properties"]) == head.keys_asked - {""}


def test_exercises_and_bands_have_the_readers_keys():
    """One level further down."""
    parts = schema_of("article")["$defs"]

    assert set(parts["ExerciseShape"]["properties"]) == {"name", *EXERCISE_KEYS}
    assert set(parts["FlagShape"]["properties"]) == {"text", "band", "urgency", *BANDS}
    assert set(BANDS) <= set(parts["FlagShape"]["properties"]["band"]["enum"])


def test_every_key_that_readme_tells_is_in_the_schema():
    """And is explained there, as editors show it beside the key."""
    told = (ROOT / "README.md").read_text(encoding="utf-8").split("## An article")[1].split("Containers:")[0]
    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith("| `")]
    keys = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    properties = schema_of("article")["properties"]

    assert len(keys) > 8
    assert {*keys, "title", "datePublished", "lastUpdated"} <= set(properties)
    assert [key for key, said in properties.items() if "description" not in said] == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_our_articles_conform(path):
    """They are what authors look at first."""
    assert objections_to_head(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", GOOD)
def test_what_the_reader_takes_is_not_marked(name, tmp_path):
    """An editor that marks what is right is soon switched off."""
    text = article(GOOD[name])

    assert complaints(text, tmp_path) == []
    assert objections_to_head(text) == []


@pytest.mark.parametrize("name", WRONG)
def test_what_the_reader_tells_of_is_marked(name, tmp_path):
    """What can be seen while writing need not be told afterwards."""
    text = article(WRONG[name])

    assert complaints(text, tmp_path) != []
    assert objections_to_head(text) != []


@given(
    day=st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    form=st.sampled_from(
        ["{d}/{m}/{y}", "{y}-{m:02}-{d:02}", "{d}.{m}.{y}", "{d}. {month} {y}", "den {d}. {mon}. {y}"]
    ),
)
def test_every_day_is_taken_as_it_is_written(day, form):
    """As many forms as the reader takes."""
    month = MONTHS[day.month - 1]
    text = form.format(d=day.day, m=day.month, y=f"{day.year:04}", month=month, mon=month[:3])

    assert read_date(text) == day
    assert objections_to_head(f"---\nlastUpdated: '{text}'\n---\n") == []
