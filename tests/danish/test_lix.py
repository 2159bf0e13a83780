"""How hard a text is to read."""

import pytest

from handoutgen.danish.lix import lix


def test_lix_counts_words_sentences_and_long_words():
    """Six words, two sentences, one word of seven letters or more."""
    found = lix(["Musklen gør ondt. Hvil den nu."])

    assert (found.words, found.sentences, found.long_words) == (6, 2, 1)
    assert found.value == pytest.approx(3 + 100 / 6)


def test_an_abbreviation_ends_no_sentence():
    assert lix(["Brug f.eks. Is i ca. 10 minutter."]).sentences == 1


def test_a_paragraph_without_full_stop_is_a_sentence():
    assert lix(["Hvil", "Sov"]).sentences == 2


def test_letters_are_counted_not_hyphens():
    """»C-D-E-F« has four letters."""
    assert lix(["C-D-E-F er godt."]).long_words == 0


def test_nothing_to_read_is_zero():
    assert lix([]).value == 0
    assert lix(["…", ""]).value == 0
