"""Every word of every article comes out once, whole, and in order."""

from __future__ import annotations

import re
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.bounds import within
from support.judging import objections
from support.leaflets import DAY, read_outline
from support.listening import listen, words_by_block
from support.printed_words import texts_of
from support.random_articles import ADDRESS, ARTICLES

from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import print_leaflet

TITLE = "Overskrift"
FURNITURE = [TITLE, "Til", "Dato", "Behandler"]
CONTACT = ["Spørgsmål? Kontakt os", "Næste tid:"]
QUARTERS = pytest.mark.parametrize("quarter", range(4))
LABEL = re.compile(r"^(?:•|\d+\.)\s+")


def print_random(text: str, edition: Edition = Edition.STANDARD) -> tuple[list[str], bytes]:
    """Return the texts of an article's blocks, and its PDF."""
    with tempfile.TemporaryDirectory() as folder:
        outline = read_outline(f"---\ntitle: {TITLE}\n---\n\n{text}", Path(folder))
    printed = print_leaflet(outline, PLAIN_CLINIC, kind=Kind.LEAFLET, edition=edition, issued=DAY)
    return list(texts_of(outline.article.blocks)), printed.pdf


# Four quarters of one property: two processors share them.
@QUARTERS
@given(data=st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_word_comes_out_once_in_order_and_whole(quarter, data):
    """What a search finds and a voice reads is what the author wrote: nothing lost, doubled or glued."""
    edition = list(Edition)[quarter]
    texts, pdf = print_random(data.draw(ARTICLES), edition)

    lines = words_by_block(pdf)

    assert lines[: len(FURNITURE)] == FURNITURE
    assert lines[-len(CONTACT) :] == CONTACT
    body = [LABEL.sub("", line).replace(ADDRESS, "") for line in lines[len(FURNITURE) : -len(CONTACT)]]
    assert body == [" ".join(text.split()) for text in texts]
    assert objections(pdf) == []


@pytest.mark.parametrize(
    "text", ["Vejen 1  \n0000 By\n", "Vejen 1\\\n0000 By\n", "```\nVejen 1\n0000 By\n```\n"]
)
def test_a_line_end_the_author_asked_for_parts_two_words(text):
    """»Vejen 10000 By« would send a patient to another house."""
    _, pdf = print_random(text)

    assert "Vejen 1 0000 By" in words_by_block(pdf)


WIDE = st.text(alphabet="abcdeæøå", min_size=120, max_size=300)


@given(word=WIDE, edition=st.sampled_from(Edition))
@settings(max_examples=20)
def test_a_word_wider_than_the_page_is_cut_and_still_one_word(word, edition):
    """Web addresses and pasted rubbish have no place to break; to a search they stay whole."""
    texts, pdf = print_random(f"Se {word} nu.\n\n| A | B |\n|---|---|\n| {word} | b |\n", edition)

    words = " ".join(words_by_block(pdf)).split()

    assert words.count(word) == " ".join(texts).split().count(word) == 2


def test_a_word_without_end_is_set_in_time_of_its_length():
    """A picture pasted as text has no space in it; twice as much took four times as long."""
    with within(5):
        _, pdf = print_random("abcdefghij" * 12_000 + "\n")

    assert "".join(words_by_block(pdf)).count("abcdefghij") == 12_000


@given(before=st.integers(0, 40), edition=st.sampled_from(Edition))
@settings(max_examples=20)
def test_a_soft_hyphen_that_shows_is_still_a_soft_hyphen(before, edition):
    """The author's own places to break leave whole words for search and voice."""
    word = "muskel\u00adskelet\u00adbelastnings\u00adgruppe"
    _, pdf = print_random("x" * before + f" {word}" * 12 + "\n", edition)

    words = " ".join(words_by_block(pdf)).split()

    assert words.count(word.replace("\u00ad", "")) == 12


@pytest.mark.parametrize("edition", Edition)
def test_a_long_article_keeps_its_paragraphs_whole_for_a_listener(edition):
    """A paragraph cut by a page is still one element, heard in one go."""
    text = "\n\n".join(f"Afsnit{number} " + "ord " * 700 + "slut." for number in range(5))
    _, pdf = print_random(text, edition)

    paragraphs = [part for part in listen(pdf).all("P") if part.text.startswith("Afsnit")]

    assert len(paragraphs) == 5
    assert all(part.text.split()[-1] == "slut." for part in paragraphs)
    assert any(len(part.pages) > 1 for part in paragraphs)
    assert all(min(below.pages) >= max(above.pages) for above, below in pairwise(paragraphs))
