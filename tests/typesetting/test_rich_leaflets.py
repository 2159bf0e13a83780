"""Whatever an article is made of, its leaflet conforms, and no word of it is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from support.judging import objections
from support.leaflets import DAY, read_outline
from support.listening import words_by_block
from support.printed_words import words_in
from support.rich_articles import HEADS, PICTURE, RICH_ARTICLES

from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import print_leaflet


# Four quarters of one property: two processors share them.
@pytest.mark.parametrize("edition", Edition)
@given(data=st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_leaflet_of_everything_conforms_and_keeps_its_words(edition, data):
    """PDF/UA-1 and PDF/A-2a for pictures, notes, warnings, long tables and deep headings alike."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Image.new("RGB", (40, 30), "teal").save(folder / PICTURE)
        head = f"---\ntitle: Alt\n{data.draw(HEADS)}---\n\n"
        outline = read_outline(head + data.draw(RICH_ARTICLES), folder)
        pdf = print_leaflet(outline, PLAIN_CLINIC, kind=Kind.LEAFLET, edition=edition, issued=DAY).pdf

    # A red flag said twice in the same words is printed once, so words are not counted here.
    said = {word for line in words_by_block(pdf) for word in line.split()}
    assert set(words_in(outline.article)) - said == set()
    assert objections(pdf) == []
