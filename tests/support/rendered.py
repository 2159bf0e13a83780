"""What a reader of PDF files draws: the letters of a finished file with their boxes, by pypdfium2 alone.

`inked` looks at our own ink before it is written; here nothing of ours is asked where a letter stands.
"""

from __future__ import annotations

import ctypes
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.typesetting.look import Look

LINE_END = "\ufffe"
"""What pypdfium2 gives for a hyphen that stands only at the end of a line; both sides are joined."""
EDGE = 14.0
"""Points: what an office laser cannot print."""
SLACK = 1.0
"""Points by which a letter's box may stand out of its line: italics lean, and quotation marks hang."""
OVER = 0.35
"""Of the smaller of two letters' boxes: neighbours that lean into each other share less."""


class Glyph(NamedTuple):
    """A letter and its tight box, in points from the lower left of its paper."""

    left: float
    bottom: float
    right: float
    top: float
    letter: str


class Sheet(NamedTuple):
    """One page as it is drawn."""

    width: float
    height: float
    text: str
    """As a search finds it, with `LINE_END` within words."""
    glyphs: list[Glyph]
    sides: list[tuple[float, float, float]]
    """Left and right edges of all that is drawn and higher than a line is thick: x, bottom, top."""


def drawn(pdf: bytes) -> list[Sheet]:
    """Return the pages of a file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_sheet(page) for page in document]
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    text = page.get_textpage()
    words = text.get_text_range()
    return Sheet(*page.get_size(), words, list(_glyphs(text)), list(_sides(page)))


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    edges = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = edges
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter.isspace() or unicodedata.category(letter) in ("Mn", "Cc"):
            continue
        pdfium.FPDFText_GetCharBox(text, index, *map(ctypes.byref, edges))
        if right.value > left.value and top.value > bottom.value:
            yield Glyph(left.value, bottom.value, right.value, top.value, letter)


def _sides(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float]]:
    for drawing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = drawing.get_bounds()
        if top - bottom > 4:
            yield left, bottom, top
            yield right, bottom, top


def assert_on_paper(sheets: list[Sheet], look: Look) -> None:
    """All letters stand within the type area; the foot of the page belongs to it."""
    for number, sheet in enumerate(sheets, 1):
        low, high = look.left - SLACK, look.left + look.width + SLACK
        for glyph in sheet.glyphs:
            assert low <= glyph.left <= glyph.right <= high, (number, glyph)
            assert EDGE <= glyph.bottom <= glyph.top <= sheet.height - EDGE, (number, glyph)


def assert_on_halves(sheets: list[Sheet]) -> None:
    """In a booklet no letter stands in the fold, or off the paper."""
    for number, sheet in enumerate(sheets, 1):
        for glyph in sheet.glyphs:
            assert EDGE <= glyph.left <= glyph.right <= sheet.width - EDGE, (number, glyph)
            assert EDGE <= glyph.bottom <= glyph.top <= sheet.height - EDGE, (number, glyph)
            assert not glyph.left - EDGE < sheet.width / 2 < glyph.right + EDGE, (number, glyph)


def assert_nothing_over_letters(sheets: list[Sheet]) -> None:
    """No letter stands on another, and none over the side of a box or across an upright line."""
    for number, sheet in enumerate(sheets, 1):
        _assert_apart(number, sorted(sheet.glyphs))
        _assert_within_boxes(number, sheet)


def _assert_apart(number: int, glyphs: list[Glyph]) -> None:
    for place, one in enumerate(glyphs):
        for other in glyphs[place + 1 :]:
            if other.left >= one.right:
                break
            across = min(one.right, other.right) - other.left
            over = min(one.top, other.top) - max(one.bottom, other.bottom)
            # A ligature is told as two letters in one box.
            if across > 0 and over > 0 and one[:4] != other[:4]:
                shared = across * over / min(_area(one), _area(other))
                assert shared < OVER, (number, one, other)


def _area(glyph: Glyph) -> float:
    return (glyph.right - glyph.left) * (glyph.top - glyph.bottom)


def _assert_within_boxes(number: int, sheet: Sheet) -> None:
    sides = sorted(set(sheet.sides))
    for glyph in sheet.glyphs:
        for x, bottom, top in sides:
            if x > glyph.right:
                break
            crossed = glyph.left + SLACK < x < glyph.right - SLACK
            beside = min(glyph.top, top) - max(glyph.bottom, bottom)
            assert not (crossed and beside > 1), (number, glyph, (x, bottom, top))
