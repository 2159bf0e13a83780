"""Colours that can be read on paper, in colour and in grey."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.colours import (
    brand_colours,
    brightness,
    contrast,
    from_hex,
    legible,
    palette,
    tint,
    to_hex,
)
from handoutgen.typesetting.ink import Paint

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@given(colour=COLOURS)
@settings(max_examples=300)
def test_any_colour_becomes_legible(colour):
    """4.5:1 on white and on its own tint (WCAG 2.1, 1.4.3)."""
    shown = legible(from_hex(colour))

    assert contrast(shown) >= 4.5
    assert contrast(shown, tint(shown)) >= 4.5


def test_the_colour_that_is_told_is_legible_too():
    """A clinic that writes down what it was told is not told again."""
    for colour in ("#00897e", "#ffd700", "#99ccff", "#ff8800", "#33cc33"):
        told = to_hex(legible(from_hex(colour)))
        assert to_hex(legible(from_hex(told))) == told


@given(colour=COLOURS)
def test_a_legible_colour_is_left_alone(colour):
    """Darkened as little as it takes, and that may be nothing."""
    given_colour = from_hex(colour)

    if min(contrast(given_colour), contrast(given_colour, tint(given_colour))) >= 4.5:
        assert legible(given_colour) == given_colour


@given(colour=COLOURS)
def test_hex_is_read_and_written_alike(colour):
    """No rounding on the way."""
    assert to_hex(from_hex(colour)) == colour


def test_short_hex_is_read():
    """`#abc` is `#aabbcc`."""
    assert from_hex("#abc") == from_hex("#aabbcc")


def test_contrast_is_that_of_wcag():
    """Black on white is 21:1, either way; #767676 just reaches 4.5."""
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((1, 1, 1), (0, 0, 0)) == pytest.approx(21)
    assert contrast(from_hex("#767676")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("edition", Edition)
@given(colour=COLOURS, second=st.none() | COLOURS)
@settings(max_examples=200)
def test_every_paint_has_its_contrast(edition, colour, second):
    """Text 4.5:1, lines and boxes 3:1, whatever the brand; white stands on the dark bar."""
    paints = palette(colour, edition, second)

    for text in (Paint.INK, Paint.SOFT, Paint.WARN, Paint.BRAND, Paint.SECOND):
        assert contrast(paints[text]) >= 4.5
        assert contrast(paints[text], paints[Paint.TINT]) >= 4.5
    for line in (Paint.LINE, Paint.BRAND, Paint.SECOND):
        assert contrast(paints[line]) >= 3
        assert contrast(paints[line], paints[Paint.TINT]) >= 3
    assert contrast(paints[Paint.PAPER], paints[Paint.WARN]) >= 7


@given(colour=COLOURS, second=st.none() | COLOURS)
def test_mono_has_no_colour_at_all(colour, second):
    """One cartridge, and nothing is said by a tint."""
    for red, green, blue in palette(colour, Edition.MONO, second).values():
        assert red == green == blue


@given(colour=COLOURS)
def test_without_a_second_colour_there_is_one(colour):
    """A clinic with one colour gets rules, numbers and bullets in it, as ever."""
    paints = palette(colour, Edition.STANDARD)

    assert paints[Paint.SECOND] == paints[Paint.BRAND]
    assert paints[Paint.TINT] == tint(paints[Paint.BRAND])


@given(colour=COLOURS, second=COLOURS)
def test_the_second_colour_that_is_told_is_legible_too(colour, second):
    """A clinic that writes down what it was told is not told again."""
    told = [to_hex(part) for part in brand_colours(colour, second)[:2]]

    assert [to_hex(part) for part in brand_colours(*told)[:2]] == told


@pytest.mark.parametrize("second", ["#d9730d", "#f5c400", "#8a8f98", "#ffff66", "#fff2cc"])
def test_a_tint_is_seen_by_a_copier_too(second):
    """The tint of a light colour holds more of it: a box must not vanish when it is copied."""
    behind = palette("#1b2a49", Edition.STANDARD, second)[Paint.TINT]

    assert brightness(behind) <= 244
