"""How wordings are found: their surest letters are looked for first, and keep none from being found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.understanding.wordings.phrases import wording

WORDS = ("læge", "lægen", "ring", "ringer", "søg", "søger", "hjælp", "112", "du", "straks", "ved", "os")
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: f"{word}?"),
    st.sampled_from([r"\w+", "e*", "-", "[a-z]", r"\d{0,2}", "(?!nej)", r"(?<!\d)", "(?=[a-zæøå1])"]),
)


def brackets(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put alternatives into brackets that must or may be there."""
    ways = st.lists(inside, min_size=1, max_size=3).map("|".join)
    return st.builds("(?:{}){}".format, ways, st.sampled_from(["", "", "?", "{0,2}?"]))


EXPRESSIONS = st.lists(st.recursive(PIECES, brackets, max_leaves=8), min_size=1, max_size=4).map("".join)
TEXTS = st.lists(st.sampled_from([*WORDS, "", "-", "x"]), max_size=6).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)


@pytest.mark.parametrize("phrase", [r"dette tegn\w*", "dette (?:sikre |klare )*tegn", "[a-z]* tegn"])
def test_a_star_behind_a_class_or_a_bracket_is_no_rest_of_a_word(phrase):
    """»disse tegn« was not found by what was to find »tegn«, »tegnene« and the like."""
    assert wording(phrase).search("har du dette tegn, så ring")


@given(expression=EXPRESSIONS, text=TEXTS)
def test_a_wording_is_found_wherever_its_expression_matches(expression, text):
    """A red flag that is passed over because of a shortcut would be a danger."""
    expected = re.search(expression.replace("*", r"\w*"), text) is not None  # a star is the rest of a word

    assert wording(expression, start="", end="").search(text) == expected
