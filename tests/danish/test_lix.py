"""How hard a text is to read."""

import pytest

from handoutgen.danish.lix import Lix, lix


def test_lix_counts_words_sentences_and_long_words():
    """Six words, two sentences, one word of seven letters or more."""
    found = lix(["Musklen gør ondt. Hvil den nu."])

    assert (found.words, found.sentences, found.long_words) == (6, 2, 1)
    assert found.value == pytest.approx(3 + 100 / 6)


COUNTED = [
    ("Hvil benet. Det hjælper.", 4, 2, 1, 27.0),
    ("Brug is, f.eks. i en pose, i ca. 10 min. ad gangen.", 12, 1, 0, 12.0),
    ("Hold strækket i 30 sek. Gentag det 3 gange, bl.a. om morgenen.", 12, 2, 2, 22.7),
    ("Knæet er et stort led, og det skal kunne bære hele din vægt.", 13, 1, 0, 13.0),
    ("Kontakt egen læge, hvis smerten varer mere end 6 uger!", 10, 1, 2, 30.0),
    ("Må jeg løbe? Ja, hvis smerten er væk igen kl. 8 næste morgen.", 13, 2, 1, 14.2),
    ("Du blev undersøgt d. 13. september 2025 på hospitalet.", 9, 1, 3, 42.3),
    ("Træn 2–3 gange om ugen (helst mandag, onsdag og fredag). Hvil de andre dage.", 14, 2, 0, 7.0),
    ("Musklen bliver stærkere, osv. Derfor skal du blive ved.", 9, 2, 2, 26.7),
    ("Brug en C-D-E-F-pude, dvs. Hansens fod- og knæpude fra fysioterapeuten.", 10, 1, 4, 50.0),
]
"""Text, words, sentences, words of seven letters or more, LIX: all counted with a pencil."""


@pytest.mark.parametrize(("text", "words", "sentences", "long_words", "value"), COUNTED)
def test_lix_is_what_a_pencil_counts(text, words, sentences, long_words, value):
    """What hyphens join is one word; abbreviations end a sentence only where one may end with them."""
    found = lix([text])

    assert (found.words, found.sentences, found.long_words) == (words, sentences, long_words)
    assert round(found.value, 1) == value


@pytest.mark.parametrize(
    ("value", "grade"),
    [(24.4, "very easy"), (24.6, "easy"), (34.4, "easy"), (44.4, "of medium difficulty"), (54.4, "hard"),
     (54.6, "very hard")],
)  # fmt: skip
def test_a_grade_is_that_of_the_rounded_figure(value, grade):
    """Who reads »LIX 44« beside »hard« trusts neither."""
    assert Lix(value, 1, 1, 1).grade == grade


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
