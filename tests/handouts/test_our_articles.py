"""The articles we ship are read by patients: plain, without faults, and honest about their review."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.danish.lix import lix
from handoutgen.model.article import List, Notice, Paragraph, Quote
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.inlines import plain
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.outline import Role
from handoutgen.press import print_leaflet
from handoutgen.reading.articles import read_article
from handoutgen.understanding.articles import understand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Blocks

ARTICLES = sorted((Path(__file__).parents[2] / "handouts").glob("*.md"))
PLAIN = 35
"""Björnsson's »easy«, by the Danish scale."""
STRICTER = 40

every_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


def running_text(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.inlines)
            case List():
                for item in block.items:
                    yield from running_text(item.blocks)
            case Quote() | Notice():
                yield from running_text(block.blocks)


@every_article
def test_it_is_easy_to_read(path):
    """Above all where it tells when to seek help."""
    sections = understand(read_article(path)).sections
    flags = [section for section in sections if section.role is Role.RED_FLAGS]

    assert lix([text for section in sections for text in running_text(section.blocks)]).value <= PLAIN
    assert lix([text for section in flags for text in running_text(section.blocks)]).value <= STRICTER


@every_article
def test_it_is_understood_without_a_fault(path):
    """It tells when to seek help, gives its sources, and each exercise has a dose and a frequency."""
    outline = understand(read_article(path))

    assert outline.faults == ()
    assert outline.red_flags
    assert outline.article.facts.sources
    assert all(exercise.dose.parsed and exercise.dose.frequency for exercise in outline.exercises)


@every_article
def test_it_claims_no_review_that_did_not_happen(path):
    """Only a clinician can sign it."""
    assert read_article(path).facts.reviewed_by is None


@every_article
@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", Kind)
def test_it_is_printed_without_a_fault(path, kind, edition):
    """In every kind and for all eyes."""
    outline = understand(read_article(path))

    printed = print_leaflet(outline, PLAIN_CLINIC, kind=kind, edition=edition, issued=date(2026, 11, 23))

    assert printed.faults == ()
