"""Whole leaflets: each folder of tests/cases holds an article and what must come of it.

`pytest tests/test_cases.py --rewrite-cases` writes the expected files; read the difference like code.
"""

from __future__ import annotations

import functools
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops
from support.judging import objections
from support.leaflets import DAY
from support.listening import tag_text, words_by_block
from support.seeing import apart, picture, softened

from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.press import print_leaflet
from handoutgen.reading.articles import read_article
from handoutgen.reading.clinics import read_clinic
from handoutgen.understanding.articles import understand
from handoutgen.understanding.telling import as_data

if TYPE_CHECKING:
    from handoutgen.model.outline import Outline

CASES = sorted(Path(__file__).with_name("cases").iterdir())
MOST_MEAN, MOST_PATCH = 4.0, 0.17
"""Letters drawn by another version of the renderer stay below both; a line moved by 3 points does not."""

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@functools.cache
def understood(case: Path) -> Outline:
    return understand(read_article(case / "article.md"))


@functools.cache
def printed(case: Path) -> bytes:
    options = case / "options.toml"
    wishes = tomllib.loads(options.read_text(encoding="utf-8")) if options.exists() else {}
    return print_leaflet(
        understood(case),
        read_clinic(case) if (case / "clinic.toml").exists() else PLAIN_CLINIC,
        kind=Kind(wishes.get("kind", "leaflet")),
        edition=Edition(wishes.get("edition", "standard")),
        issued=DAY,
        patient=Patient(**wishes.get("patient", {})),
        weeks=wishes.get("weeks"),
    ).pdf


@pytest.fixture
def expect(request, case):
    """Compare a text with the case's file, or write it there."""

    def compare(name: str, text: str) -> None:
        path = case / name
        if request.config.getoption("--rewrite-cases"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@each_case
def test_a_case_is_understood_as_before(case, expect):
    """Roles, doses and red flags of an article change only on purpose."""
    data = as_data(understood(case))

    expect("outline.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n")


@each_case
def test_a_case_holds_its_words_in_order(case, expect):
    """No word is lost, doubled or glued to another, and a reader meets them in the author's order."""
    words = words_by_block(printed(case))

    expect("words.txt", "\n".join(words) + "\n")


@each_case
def test_a_case_sounds_as_before(case, expect):
    """A listener gets headings, lists, tables and boxes as what they are."""
    expect("tags.txt", tag_text(printed(case)))


@each_case
def test_a_case_looks_as_before(case, request):
    """Type, boxes and rules of page 1 stand where they stood."""
    path = case / "page-1.png"
    seen = softened(picture(printed(case)))
    if request.config.getoption("--rewrite-cases"):
        picture(printed(case)).quantize(16).save(path, optimize=True, bits=4)

    with Image.open(path) as kept:
        mean, patch = apart(seen, softened(kept.convert("L")))

    assert mean <= MOST_MEAN
    assert patch <= MOST_PATCH


@each_case
def test_a_case_is_clean(case):
    """Every leaflet keeps to PDF/UA-1 and PDF/A-2a, whatever stands in it."""
    assert objections(printed(case)) == []


def test_the_comparison_forgives_another_renderer():
    """The same page drawn four times as large and shrunk has other grey edges, but the same type."""
    pdf = printed(CASES[0])

    mean, patch = apart(softened(picture(pdf)), softened(picture(pdf, finer=4)))

    assert mean <= MOST_MEAN
    assert patch <= MOST_PATCH


def test_the_comparison_sees_a_moved_line():
    """A band of the page that slips by 3 points is a fault, even if nothing else changes."""
    page = picture(printed(CASES[0]))
    moved = page.copy()
    line = (0, 300, page.width, 330)
    moved.paste(ImageChops.offset(page.crop(line), 0, 3), line)

    _, patch = apart(softened(page), softened(moved))

    assert patch > MOST_PATCH
