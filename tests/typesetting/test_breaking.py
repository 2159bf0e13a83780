"""Where lines end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.random_articles import ADDRESS, LONG, MEASURES, PARTS, WORDS

from handoutgen.model.inlines import LineBreak, Link, NoteMark, Strong, Text
from handoutgen.typesetting.breaking import FORCED, HYPHEN, INSIDE, SPACE, break_lines
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.ink import Run
from handoutgen.typesetting.tags import Tag
from handoutgen.typesetting.text import Setter, Type

KIND = Type(12, 15.5)
MEASURE = st.floats(60, 400)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[list[float], list[float], list[int]]:
    """Draw widths, gaps and breaks."""
    count = draw(st.integers(0, 60))
    widths = draw(st.lists(st.floats(0.5, 160), min_size=count, max_size=count))
    breaks = draw(
        st.lists(st.sampled_from([SPACE] * 8 + [INSIDE, HYPHEN, FORCED]), min_size=count, max_size=count)
    )
    return widths, [3.0 if one == SPACE else 0.0 for one in breaks], breaks


@given(paragraph=paragraphs(), measure=MEASURE, balanced=st.booleans())
@settings(max_examples=300)
def test_every_word_is_on_one_line_and_in_order(paragraph, measure, balanced):
    """Lines follow each other without a gap and without an overlap."""
    widths, gaps, breaks = paragraph

    lines = break_lines(widths, gaps, breaks, measure, balanced=balanced)

    assert [index for first, last in lines for index in range(first, last)] == list(range(len(widths)))
    assert all(first < last for first, last in lines)


@given(paragraph=paragraphs(), measure=MEASURE, balanced=st.booleans())
@settings(max_examples=300)
def test_no_line_is_wider_than_the_measure(paragraph, measure, balanced):
    """Unless it is a single part that cannot be broken; of headings, words too wide are cut before."""
    widths, gaps, breaks = paragraph
    if balanced:
        widths = [min(width, measure) for width in widths]

    for first, last in break_lines(widths, gaps, breaks, measure, balanced=balanced):
        width = sum(widths[first:last]) + sum(gaps[first : last - 1])
        assert last - first == 1 or width <= measure + 0.02


@given(paragraph=paragraphs(), measure=MEASURE, balanced=st.booleans())
@settings(max_examples=200)
def test_a_line_ends_where_the_author_ended_it(paragraph, measure, balanced):
    """An address in three lines stays three lines."""
    widths, gaps, breaks = paragraph

    lines = break_lines(widths, gaps, breaks, measure, balanced=balanced)

    for first, last in lines:
        assert FORCED not in breaks[first : last - 1]


@given(paragraph=paragraphs(), measure=MEASURE)
@settings(max_examples=200)
def test_evening_out_costs_no_line(paragraph, measure):
    """A balanced heading is as short as it can be."""
    widths, gaps, breaks = paragraph

    plain = break_lines(widths, gaps, breaks, 10 * measure)
    balanced = break_lines(widths, gaps, breaks, 10 * measure, balanced=True)

    assert len(balanced) <= len(plain) or len(plain) == 0


def lines_of(text: str, width: float) -> list[str]:
    """Set a text and return what stands on each line."""
    lines = Setter(source_sans()).lines((Text(text),), KIND, width, Tag("P"))
    return ["".join(ink.text for ink in line.ink if isinstance(ink, Run)) for line in lines]


@given(words=st.lists(st.one_of(PARTS, MEASURES), min_size=1, max_size=40), width=st.floats(120, 420))
@settings(max_examples=200)
def test_a_number_never_parts_from_its_unit(words, width):
    """»Hold 30–60« on one line and »sek.« on the next is a dose misread."""
    lines = [line.replace("\u00a0", " ") for line in lines_of(" ".join(words), width)]

    for bound in ("30–60 sek.", "3 sæt", "10–15 gange", "kl. 8", "2,5 kg", "12 %", "§ 4"):
        assert sum(line.count(bound) for line in lines) == " ".join(words).count(bound)


@pytest.mark.parametrize(
    "bound",
    [
        "30–60 sek.",
        "3 sæt",
        "2–3 gange",
        "kl. 8.00",
        "13. september",
        "10 kg",
        "5 %",
        "10 – 15",
        "nr. 4",
        "ca. 3",
    ],
)
def test_what_belongs_together_moves_to_the_next_line_together(bound):
    """At whatever place of the line it falls."""
    for before in range(60):
        lines = [
            line.replace("\u00a0", " ") for line in lines_of("x" * before + f" {bound} og så videre", 200)
        ]
        assert any(bound in line for line in lines), before


@given(words=st.lists(PARTS, min_size=1, max_size=40), width=st.floats(150, 420))
@settings(max_examples=200)
def test_no_text_runs_out_of_its_column(words, width):
    """Nothing hangs over the edge."""
    assert_inside(" ".join(words), width)


@pytest.mark.parametrize("word", ["W" * 40 + "i" * 300, "AAAAAAAUÆÆAAII"])
def test_a_word_cut_anywhere_stays_in_its_column(word):
    """Wide letters first: each part is measured, not guessed."""
    assert_inside(word, 40 if len(word) < 20 else 200)


def assert_inside(text: str, width: float) -> None:
    """Set a text to a width; every run ends within it."""
    lines = Setter(source_sans()).lines((Text(text),), KIND, width, Tag("P"))

    for line in lines:
        for ink in line.ink:
            assert isinstance(ink, Run)
            assert ink.x + ink.face.measure(ink.text.rstrip(" ")) * ink.size / 1000 <= width + 0.5


@given(words=st.lists(st.one_of(WORDS, LONG), min_size=1, max_size=40), width=st.floats(40, 420))
@settings(max_examples=200)
def test_the_lines_together_are_the_text(words, width):
    """Joined as they are, without a separator: spaces at line ends are part of the text."""
    # a random word may be a compound that we know where to break, as »skadeklinik«
    joined = "".join(lines_of(" ".join(words), width)).replace("\u00ad", "")

    assert joined.rstrip() == " ".join(words)


@given(
    parts=st.lists(st.tuples(st.sampled_from("tslm"), WORDS, st.booleans()), min_size=1, max_size=25),
    width=st.floats(60, 300),
)
@settings(max_examples=200)
def test_words_of_several_styles_keep_their_spaces(parts, width):
    """»**fed**tekst« stays one word, »**fed** tekst« two."""
    inlines = []
    for style, word, space in parts:
        text = Text(word + " " * space)
        inlines.append(
            {"t": text, "s": Strong((text,)), "l": Link("https://x.example", (text,)), "m": NoteMark(7)}[
                style
            ]
        )
    wanted = "".join(
        "7" if style == "m" else word + " " * space + ADDRESS * (style == "l") for style, word, space in parts
    )

    lines = Setter(source_sans()).lines(tuple(inlines), KIND, width, Tag("P"))

    said = "".join(ink.text for line in lines for ink in line.ink if isinstance(ink, Run))
    # A compound too wide for the line is parted at its joint, and says so with a soft hyphen.
    assert said.replace("\N{SOFT HYPHEN}", "").split() == wanted.split()


def test_an_empty_line_the_author_asked_for_is_kept():
    """Two line breaks are an empty line."""
    inlines = (Text("a"), LineBreak(), LineBreak(), Text("b"))

    lines = Setter(source_sans()).lines(inlines, KIND, 100, Tag("P"))

    assert len(lines) in (2, 3)
    said = " ".join(ink.text for line in lines for ink in line.ink if isinstance(ink, Run))
    assert re.split(r"\s+", said.strip()) == ["a", "b"]
