"""Where long Danish compounds may break."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.danish.compounds import SOFT_HYPHEN, soften, soften_text

LINES = Path(__file__).with_name("compounds.txt").read_text(encoding="utf-8").splitlines()
WORDS = " ".join(line for line in LINES if not line.startswith("#")).split()
PIECES = sorted({piece for word in WORDS for piece in re.findall(r"\w+", word)})

compounds = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
texts = st.lists(st.one_of(compounds, st.text(max_size=12)), max_size=6).map(" ".join)
softened_texts = st.lists(st.one_of(texts, st.just(SOFT_HYPHEN)), max_size=4).map("".join)


def shown(word: str) -> str:
    """Return a softened word as it stands in the list."""
    return word.replace(SOFT_HYPHEN, "|")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_breaks_where_its_parts_meet(word):
    """A narrow cell cuts a word at its joints; a wrong cut is worse than none."""
    assert shown(soften(word.replace("|", ""))) == word


def test_the_list_holds_words_that_break_and_words_that_stay_whole():
    """A list of one kind alone would be passed by doing nothing, or too much."""
    whole = [word for word in WORDS if "|" not in word]

    assert len(WORDS) - len(whole) >= 200
    assert len(whole) >= 50


def test_shorter_words_are_left_whole():
    """They fit in any column."""
    assert soften("rygsmerter", least=11) == "rygsmerter"
    assert shown(soften("knæøvelse", least=9)) == "knæ|øvelse"


def test_a_word_its_author_has_broken_is_left_alone():
    """The author knew better."""
    word = f"overbelastnings{SOFT_HYPHEN}skadebehandling"

    assert soften(word) == word


def test_readings_that_disagree_break_only_where_they_agree():
    """The noise of the day, or the day's clothes: who can tell?"""
    assert shown(soften("dagstøjniveau")) == "dagstøj|niveau"


def test_what_is_too_long_for_a_word_is_left_alone():
    """A row of letters without end must not take time without end."""
    word = "knæ" * 100_000

    assert soften(word) == word


def test_a_decomposed_letter_is_part_of_its_word():
    """An »å« typed as two characters must not make the rest look like a word of its own."""
    word = "ba\N{COMBINING RING ABOVE}rygsmerter"

    assert soften(word) == word


def test_every_word_of_a_text_is_softened_and_the_spaces_kept():
    """Bound spaces and line ends are the typesetter's."""
    text = "Ved\N{NO-BREAK SPACE}rygsmerter:  ring til\nfysioterapeuten."

    assert shown(soften_text(text)) == "Ved\N{NO-BREAK SPACE}ryg|smerter:  ring til\nfysio|terapeuten."


def test_addresses_are_not_softened():
    """A hyphen at the end of a line would be typed as part of the address."""
    text = "https://klinik.dk/rygsmerter www.genoptræning.dk fysioterapi@klinik.dk"

    assert soften_text(text) == text


@given(text=softened_texts)
def test_no_letter_changes(text):
    """Only soft hyphens are added, and none is lost."""
    softened = soften_text(text)

    assert softened.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    assert softened.count(SOFT_HYPHEN) >= text.count(SOFT_HYPHEN)


@given(text=texts.filter(lambda text: SOFT_HYPHEN not in text))
def test_no_break_leaves_a_stump(text):
    """At least three letters stand before and after every break."""
    for run in re.findall(rf"(?:[^\W\d_]|{SOFT_HYPHEN})+", soften_text(text)):
        if SOFT_HYPHEN in run:
            assert min(map(len, run.split(SOFT_HYPHEN))) >= 3


@given(text=softened_texts)
def test_softening_twice_is_softening_once(text):
    """A heading that is set again must not gather breaks."""
    once = soften_text(text)

    assert soften_text(once) == once


@given(word=compounds)
def test_case_does_not_move_the_joints(word):
    """A heading in capitals breaks where the same words in a cell do."""
    assert soften(word.upper()) == soften(word).upper()
