"""Inlines become lines: words are measured, lines are broken, runs of ink are placed.

Text is set ragged right. Spaces at line ends are kept, so that a search or a screen reader never
meets two words glued together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.danish.binding import bind
from handoutgen.model.inlines import (
    Code,
    Emphasis,
    Foreign,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Picture,
    Strong,
    Struck,
    Text,
    plain,
)
from handoutgen.typesetting.breaking import FORCED, HYPHEN, break_lines
from handoutgen.typesetting.ink import Hot, Ink, Paint, Rule, Run, move
from handoutgen.typesetting.words import SOFT_HYPHEN, Piece, Words

if TYPE_CHECKING:
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.tags import Tag

_CAP_HEIGHT = 0.66
"""Of Source Sans 3, in ems (its OS/2 table)."""
_LONGEST_ADDRESS = 40
"""Longest web address, in characters, that is printed whole behind a link's words."""


class Type(Struct, frozen=True):
    """How words look: size and leading in points."""

    size: float
    leading: float
    paint: Paint = Paint.INK
    bold: bool = False
    italic: bool = False

    def scaled(self, by: float) -> Type:
        """Return the type larger or smaller by a factor, in quarters of a point."""
        return replace(self, size=round(self.size * by * 4) / 4, leading=round(self.leading * by * 4) / 4)

    @property
    def baseline(self) -> float:
        """Depth of the baseline below the top of a line: capitals stand in its middle."""
        return (self.leading + _CAP_HEIGHT * self.size) / 2


class Line(Struct):
    """One line of ink, counted from its own top left, `width` points wide."""

    ink: list[Ink]
    width: float


def stacked(lines: list[Line], leading: float, right: float = 0.0, down: float = 0.0) -> list[Ink]:
    """Return the ink of lines set one below the other, `leading` points apart, and moved as a whole."""
    ink: list[Ink] = []
    for number, line in enumerate(lines):
        for piece in line.ink:
            move(piece, right, down + number * leading)
            ink.append(piece)
    return ink


def spaced(ink: list[Ink]) -> None:
    """End a line with one space: a search or a screen reader must not glue its last word to the next."""
    if ink and isinstance(ink[-1], Run):
        ink[-1].text = ink[-1].text.rstrip(" ") + " "


class Setter:
    """Sets inlines in the fonts of one leaflet."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts

    def lines(
        self,
        inlines: Inlines,
        kind: Type,
        width: float,
        tag: Tag,
        *,
        x: float = 0.0,
        balanced: bool = False,
    ) -> list[Line]:
        """Break `inlines` into lines at most `width` wide, starting at `x`."""
        pieces = self._pieces(inlines, kind, tag)
        words = Words(width)
        for piece in pieces:
            words.take(piece)
        words.finish()
        breaks = break_lines(words.widths, words.gaps, words.breaks, width, balanced=balanced)
        return [
            self._line(words, first, last, kind, x, end=last == len(words.widths)) for first, last in breaks
        ]

    def words(self, inlines: Inlines, kind: Type, tag: Tag, *, softened: bool = False) -> Words:
        """Return the parts of `inlines` that must not be broken, each as wide as it is.

        `softened` counts the joints of compounds as places to break, as they are in a narrow column.
        """
        words = Words(1e9, softened=softened)
        for piece in self._pieces(inlines, kind, tag):
            words.take(piece)
        words.finish()
        return words

    def width(self, inlines: Inlines, kind: Type, tag: Tag) -> float:
        """Return how wide `inlines` are on one line."""
        pieces = self._pieces(inlines, kind, tag)
        return sum(
            piece.face.measure(piece.text.replace(SOFT_HYPHEN, "")) * piece.size / 1000 for piece in pieces
        )

    def longest_word(self, inlines: Inlines, kind: Type, tag: Tag, *, softened: bool = False) -> float:
        """Return the width of the widest part that must not be broken, as `words` counts them."""
        return max(self.words(inlines, kind, tag, softened=softened).widths, default=0.0)

    def _pieces(self, inlines: Inlines, kind: Type, tag: Tag) -> list[Piece]:
        found = self._gathered(inlines, kind, tag)
        missing = any(self.fonts.MISSING in piece.text for piece in found)
        if missing and (left_out := self.fonts.decorations(plain(inlines))):
            from handoutgen.typesetting.signs import without

            return self._gathered(without(inlines, left_out), kind, tag)
        return found

    def _gathered(self, inlines: Inlines, kind: Type, tag: Tag) -> list[Piece]:
        base = Piece("", self.fonts.style(bold=kind.bold, italic=kind.italic), kind.size, kind.paint, tag)
        found: list[Piece] = []
        self._gather(inlines, base, bold=kind.bold, italic=kind.italic, into=found)
        return found

    def _gather(self, inlines: Inlines, like: Piece, *, bold: bool, italic: bool, into: list[Piece]) -> None:
        for inline in inlines:
            match inline:
                case Text(text):
                    self._put(bind(text), like, into)
                case Strong(inner):
                    face = self.fonts.style(bold=True, italic=italic)
                    self._gather(inner, replace(like, face=face), bold=True, italic=italic, into=into)
                case Emphasis(inner):
                    face = self.fonts.style(bold=bold, italic=True)
                    self._gather(inner, replace(like, face=face), bold=bold, italic=True, into=into)
                case Struck(inner):
                    self._gather(inner, replace(like, struck=True), bold=bold, italic=italic, into=into)
                case Code(text):
                    self._put(text, like, into)
                case Foreign(language, inner):
                    tag = like.tag.among("Span", language=language)
                    self._gather(inner, replace(like, tag=tag), bold=bold, italic=italic, into=into)
                case Link(target, inner):
                    tag = like.tag.among("Link", target=target)
                    self._gather(inner, replace(like, tag=tag), bold=bold, italic=italic, into=into)
                    if address := printed_address(target, plain(inner)):
                        self._put(f" ({address})", replace(like, tag=tag.among("Span")), into)
                case NoteMark(number):
                    tag = like.tag.among("Reference")
                    mark = replace(like, size=like.size * 0.68, rise=like.size * 0.33, tag=tag)
                    self._put(str(number), mark, into)
                case Picture(_, alt):
                    self._put(alt, like, into)
                case LineBreak():
                    into.append(replace(like, text="\n"))

    def _put(self, text: str, like: Piece, into: list[Piece]) -> None:
        for face, part in self.fonts.split(text, like.face):
            into.append(Piece(part, face, like.size, like.paint, like.tag, like.rise, like.struck))

    def _line(self, words: Words, first: int, last: int, kind: Type, x: float, *, end: bool) -> Line:
        if words.simple:
            text = " ".join([part[0][1] for part in words.parts[first:last]])
            piece = words.parts[first][0][0]
            width = sum(words.widths[first:last]) + sum(words.gaps[first : last - 1])
            run = Run(
                x,
                kind.baseline - piece.rise,
                text if end else text + " ",
                piece.face,
                piece.size,
                piece.paint,
                piece.tag,
            )
            return Line([run], width)
        return self._mixed_line(words, first, last, kind, x, end=end)

    def _mixed_line(self, words: Words, first: int, last: int, kind: Type, x: float, *, end: bool) -> Line:
        ink: list[Ink] = []
        at = x
        run: Run | None = None
        run_piece: Piece | None = None
        for index in range(first, last):
            for piece, text in words.parts[index]:
                if run is not None and run_piece is piece:
                    run.text += text
                else:
                    run = Run(
                        at, kind.baseline - piece.rise, text, piece.face, piece.size, piece.paint, piece.tag
                    )
                    run_piece = piece
                    ink.append(run)
                width = piece.face.measure(text) * piece.size / 1000
                _decorate(ink, piece, at, width, kind)
                at += width
            last_of_line = index == last - 1
            if run is None or (last_of_line and end):
                continue
            if words.breaks[index] == HYPHEN:
                run.text += SOFT_HYPHEN if last_of_line else ""
            elif words.gaps[index] or words.breaks[index] == FORCED:
                run.text += " "
                at += words.gaps[index]
        return Line(ink, at - x)


def printed_address(target: str, words: str) -> str:
    """Return what paper must say of a link beyond its words: the address, in short; often nothing."""
    address = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", target).rstrip("/")
    if target.startswith("tel:"):
        digits = re.sub(r"\D", "", address)
        return "" if digits[-8:] in re.sub(r"\D", "", words) else address
    address = address.partition("?")[0] if target.startswith("mailto:") else address
    if address.casefold() in words.casefold():
        return ""
    return address if len(address) <= _LONGEST_ADDRESS else f"{re.split('[/?#]', address)[0]}/…"


def _decorate(ink: list[Ink], piece: Piece, x: float, width: float, kind: Type) -> None:
    """Strike out or underline a word, going on from the word before it where that was alike."""
    if piece.struck:
        _draw_on(ink, x, width, kind.baseline - 0.26 * piece.size, piece.size / 16, piece)
    if piece.tag.target is not None:
        _draw_on(ink, x, width, kind.baseline + 0.14 * piece.size, 0.5, piece)
        last = ink[-2] if len(ink) > 1 else None
        if isinstance(last, Hot) and last.tag is piece.tag:
            last.w = x + width - last.x
        else:
            ink.insert(len(ink) - 1, Hot(x, 0, width, kind.leading, piece.tag.target, piece.tag))


def _draw_on(ink: list[Ink], x: float, width: float, y: float, thick: float, piece: Piece) -> None:
    last = ink[-1]
    if isinstance(last, Rule) and last.y == y and last.x2 > x - piece.size:
        last.x2 = x + width
    else:
        ink.append(Rule(x, y, x + width, y, thick, piece.paint))
