"""Which words stay together at a line's end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.bounds import within

from handoutgen.danish.binding import NBSP, bind


@pytest.mark.parametrize(
    "shown",
    [
        "Hold 30–60~sek. x~2–3",
        "3~sæt x~10–15~reps",
        "kl.~8.00 og kl.~16",
        "den 13.~september 2025",
        "30~–~60~sek.",
        "ca.~10~min. nr.~4",
        "15~% mere",
        "fase~2 varer 3~uger",
        "Strandvej 1, 0000~Klitby",
        "10~til~hver~side, i 1~minuts ro",
        "Gentag ti gange på~hvert~ben, tre gange om~ugen",
        "3~x~10 pr.~side og for~hver~arm",
        "Ring til hver af dem",
        "Ring 00~12~34~56 eller +45~00~12~34~56",
        "3 andre gode råd, 2 til halsen",
        "Knæet. 2 gode råd",
    ],
)
def test_a_number_stays_with_its_unit(shown):
    """A dose that is torn is misread. (~ is a space that never breaks.)"""
    assert bind(shown.replace("~", " ")) == shown.replace("~", NBSP)


def test_a_word_without_end_is_passed_over():
    """Whoever pastes in a file of letters waits no longer than others."""
    text = "Hvil 3 dage. " + "a" * 500_000

    with within(1):
        assert bind(text) == text.replace("3 dage", f"3{NBSP}dage")


@given(st.text())
def test_only_spaces_change(text):
    """Not one letter of the author's is touched."""
    assert bind(text).replace(NBSP, " ") == text.replace(NBSP, " ")
