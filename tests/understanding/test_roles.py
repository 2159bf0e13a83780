"""What sections are for."""

from pathlib import Path

import pytest

from handoutgen.model.article import Heading, Item, List, Paragraph, Quote
from handoutgen.model.inlines import Text
from handoutgen.model.outline import Role
from handoutgen.understanding.roles import heading_role, read_sections

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "headings.txt").read_text(encoding="utf-8").splitlines()
    if line
]


def heading(line, level, text):
    return Heading(line, level, (Text(text),))


def paragraph(line, text="Tekst."):
    return Paragraph(line, (Text(text),))


def roles(*blocks):
    return [section.role for section in read_sections(blocks)]


@pytest.mark.parametrize(("role", "text"), CASES)
def test_a_heading_names_its_role(role, text):
    assert heading_role(text) == role


@pytest.mark.parametrize(("role", "text"), CASES[::7])
def test_a_role_survives_capitals_and_odd_spaces(role, text):
    """Web text brings hard spaces, soft hyphens and capitals along."""
    if role == "sources" or text == text.upper():
        return
    assert heading_role(text.replace(" ", "\xa0").upper()) == role


def test_what_stands_before_the_first_heading_is_the_lead():
    found = read_sections((paragraph(3), heading(5, 2, "Årsager"), paragraph(7)))

    assert [(section.role, section.level, section.line) for section in found] == [
        (Role.LEAD, 0, 3),
        (Role.CAUSES, 2, 5),
    ]


def test_an_empty_article_has_no_sections():
    assert read_sections(()) == ()


def test_headings_in_quotes_and_lists_are_no_sections():
    inner = (heading(2, 2, "Årsager"),)

    assert roles(Quote(2, inner), List(4, None, (Item(4, inner),))) == [Role.LEAD]


def test_sections_below_red_flags_are_red_flags():
    assert roles(
        heading(1, 2, "Hvornår skal jeg søge læge?"),
        heading(2, 3, "Ved feber"),
        heading(3, 3, "Symptomer på blodprop"),
        heading(4, 3, "Øvelser"),
        heading(5, 3, "Hvad er feber?"),
        heading(6, 2, "Kost"),
    ) == [Role.RED_FLAGS, Role.RED_FLAGS, Role.RED_FLAGS, Role.EXERCISES, Role.OTHER, Role.OTHER]


def test_headings_below_questions_are_questions():
    assert roles(
        heading(1, 2, "FAQ"),
        heading(2, 3, "Hvilke øvelser er gode?"),
        heading(3, 3, "Hvornår skal jeg søge læge?"),
        heading(4, 3, "Om træning"),
        heading(5, 4, "Må jeg løbe?"),
        heading(6, 3, "Kilder"),
        heading(7, 2, "Årsager"),
    ) == [
        Role.QUESTIONS,
        Role.QUESTION,
        Role.RED_FLAGS,
        Role.QUESTION,
        Role.QUESTION,
        Role.SOURCES,
        Role.CAUSES,
    ]


def test_questions_may_stand_at_the_level_of_their_heading():
    """Some authors give the heading over the questions no higher rank than each question."""
    assert roles(
        heading(1, 2, "Ofte stillede spørgsmål"),
        heading(2, 2, "Må jeg løbe?"),
        paragraph(3),
        heading(4, 2, "Er det farligt?"),
        paragraph(5),
        heading(6, 2, "Kost"),
        heading(7, 2, "Hvad koster det?"),
    ) == [Role.QUESTIONS, Role.QUESTION, Role.QUESTION, Role.OTHER, Role.OTHER]


def test_a_question_outside_the_questions_keeps_its_subject():
    assert roles(heading(1, 2, "Hvorfor får jeg kramper?")) == [Role.CAUSES]


def test_headings_below_exercises_are_exercises_unless_they_ask_or_warn():
    assert roles(
        heading(1, 2, "Øvelser"),
        heading(2, 3, "Bækkenløft"),
        heading(3, 3, "Hvor ofte?"),
        heading(4, 3, "Undgå hop"),
    ) == [Role.EXERCISES, Role.EXERCISES, Role.OTHER, Role.PREVENTION]
