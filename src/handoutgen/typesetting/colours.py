"""Colours: a brand's own is darkened until it can be read on paper; the rest is ours.

Contrast is WCAG 2.1's ratio of relative luminances (success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.ink import Paint

Rgb = tuple[float, float, float]
Palette = dict[Paint, Rgb]

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
_WHITE: Rgb = (1.0, 1.0, 1.0)
_TINT = 0.09
"""How much of the brand's colour is in its tint."""


def from_hex(colour: str) -> Rgb:
    """Read `#rgb` or `#rrggbb`."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def to_hex(colour: Rgb) -> str:
    """Write `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def contrast(one: Rgb, other: Rgb = _WHITE) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def legible(colour: Rgb, least: float = TEXT_CONTRAST) -> Rgb:
    """Return `colour`, darkened as little as it takes to be read on white and on its own tint.

    What is returned has whole steps of 1/255, so that it is legible as it is printed and as it is written.
    """
    while min(contrast(colour), contrast(colour, tint(colour))) < least:
        red, green, blue = (max(0, int(part * 255 * 0.98 - 0.5)) / 255 for part in colour)
        colour = (red, green, blue)
    return colour


def tint(colour: Rgb) -> Rgb:
    """Return a very light shade of `colour`, to stand behind text."""
    red, green, blue = (round((1 - _TINT + _TINT * part) * 255) / 255 for part in colour)
    return red, green, blue


def palette(brand: str, edition: Edition) -> Palette:
    """Return what each paint is on paper."""
    grey = edition == Edition.MONO
    colour = (0.0, 0.0, 0.0) if grey else legible(from_hex(brand))
    return {
        Paint.INK: (0.07, 0.07, 0.07),
        Paint.SOFT: (0.30, 0.30, 0.30),
        Paint.LINE: (0.45, 0.45, 0.45),
        Paint.FAINT: _WHITE if grey else (0.91, 0.91, 0.91),
        Paint.WARN: (0.0, 0.0, 0.0) if grey else (0.604, 0.102, 0.086),
        Paint.PAPER: _WHITE,
        Paint.BRAND: colour,
        Paint.TINT: _WHITE if grey else tint(colour),
    }
