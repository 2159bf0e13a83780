"""Colours: a brand's own is darkened until it can be read on paper; the rest is ours.

Contrast is WCAG 2.1's ratio of relative luminances.
"""

from __future__ import annotations

import functools

from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.ink import Paint

Rgb = tuple[float, float, float]
Palette = dict[Paint, Rgb]

TEXT_CONTRAST = 4.5
"""What WCAG asks of text (1.4.3); of lines it asks less (1.4.11)."""
_WHITE: Rgb = (1.0, 1.0, 1.0)
_BLACK: Rgb = (0.0, 0.0, 0.0)
_TINT = 0.09
"""How much of a colour is in its tint; more of a light one, so that a copier shows it too."""
_TINT_STEP = 12.0
"""By how many steps of 255 a tint is darker than paper at the least, if its colour is."""
_WHITISH = 250.0
"""Brightness from which a colour makes no tint: nobody would see it."""


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


def brightness(colour: Rgb) -> float:
    """Return how bright a colour looks, 0 to 255, as ITU-R BT.601 weighs it."""
    red, green, blue = colour
    return 255 * (0.299 * red + 0.587 * green + 0.114 * blue)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def legible(colour: Rgb, behind: Rgb = _WHITE) -> Rgb:
    """Return `colour`, darkened as little as it takes to be read on white, its own tint and `behind`.

    What is returned has whole steps of 1/255, so that it is legible as it is printed and as it is written.
    """
    while min(contrast(colour, paper) for paper in (_WHITE, behind, tint(colour))) < TEXT_CONTRAST:
        red, green, blue = (max(0, int(part * 255 * 0.98 - 0.5)) / 255 for part in colour)
        colour = (red, green, blue)
    return colour


def tint(colour: Rgb) -> Rgb:
    """Return a very light shade of `colour`, to stand behind text."""
    share = min(1.0, max(_TINT, _TINT_STEP / max(1.0, 255 - brightness(colour))))
    red, green, blue = (round((1 - share + share * part) * 255) / 255 for part in colour)
    return red, green, blue


@functools.lru_cache(maxsize=64)
def brand_colours(first: str, second: str | None) -> tuple[Rgb, Rgb, Rgb]:
    """Return a brand's two colours and its tint as they are printed.

    Without a second colour it is the first once more. With one the tint is of it, as light as it came:
    there it is seen as the clinic knows it, where its text has to be darkened; and the boxes of a red
    brand do not look like warnings.
    """
    brand = legible(from_hex(first))
    if not second:
        return brand, brand, tint(brand)
    accent = from_hex(second)
    behind = tint(accent if brightness(accent) < _WHITISH else brand)
    return legible(brand, behind), legible(accent, behind), behind


def palette(first: str, edition: Edition, second: str | None = None) -> Palette:
    """Return what each paint is on paper."""
    grey = edition == Edition.MONO
    brand, accent, behind = (_BLACK, _BLACK, _WHITE) if grey else brand_colours(first, second)
    return {
        Paint.INK: (0.07, 0.07, 0.07),
        Paint.SOFT: (0.30, 0.30, 0.30),
        Paint.LINE: (0.45, 0.45, 0.45),
        Paint.FAINT: _WHITE if grey else (0.91, 0.91, 0.91),
        Paint.WARN: _BLACK if grey else (0.604, 0.102, 0.086),
        Paint.PAPER: _WHITE,
        Paint.BRAND: brand,
        Paint.SECOND: accent,
        Paint.TINT: behind,
    }
