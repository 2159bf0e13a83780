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
from handoutgen.typesetting.breaking import FORCED, HYPHEN, INSIDE, SPACE, break_lines
from handoutgen.typesetting.ink import Hot, Ink, Paint, Rule, Run, move

if TYPE_CHECKING:
    from handoutgen.typesetting.fonts import Face, Fonts
    from handoutgen.typesetting.tags import Tag

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
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

    @property
    def baseline(self) -> float:
        """Depth of the baseline below the top of a line: capitals stand in its middle."""
        return (self.leading + _CAP_HEIGHT * self.size) / 2


class Piece(Struct):
    """Words alike in everything."""

    text: str
    face: Face
    size: float
    paint: Paint
    tag: Tag
    rise: float = 0.0
    struck: bool = False


class Line(Struct):
    """One line of ink, counted from its own top left; `ends` tells the last of its paragraph."""

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
        words = _Words(width)
        for piece in pieces:
            words.take(piece)
        words.finish()
        breaks = break_lines(words.widths, words.gaps, words.breaks, width, balanced=balanced)
        return [self._line(words, first, last, kind, x, last == len(words.widths)) for first, last in breaks]

    def width(self, inlines: Inlines, kind: Type, tag: Tag) -> float:
        """Return how wide `inlines` are on one line."""
        pieces = self._pieces(inlines, kind, tag)
        return sum(
            piece.face.measure(piece.text.replace(SOFT_HYPHEN, "")) * piece.size / 1000 for piece in pieces
        )

    def longest_word(self, inlines: Inlines, kind: Type, tag: Tag, *, softened: bool = False) -> float:
        """Return the width of the widest part that must not be broken.

        `softened` counts the joints of compounds as places to break, as they are in a narrow column.
        """
        words = _Words(1e9, softened=softened)
        for piece in self._pieces(inlines, kind, tag):
            words.take(piece)
        words.finish()
        return max(words.widths, default=0.0)

    def _pieces(self, inlines: Inlines, kind: Type, tag: Tag) -> list[Piece]:
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

    def _line(self, words: _Words, first: int, last: int, kind: Type, x: float, end: bool) -> Line:  # noqa: FBT001
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
        return self._mixed_line(words, first, last, kind, x, end)

    def _mixed_line(self, words: _Words, first: int, last: int, kind: Type, x: float, end: bool) -> Line:  # noqa: FBT001
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


_INNER_BREAK = re.compile(
    rf"(?<=\w\w-)(?=[^\W\d]\w)|(?<=[^\W\d]\w\w/)(?=\w)|(?<=/)(?=[\w.]{{3}})|{SOFT_HYPHEN}"
)


class _Words:
    """Unbreakable parts of text with what may follow them: parallel lists, for speed."""

    def __init__(self, width: float, *, softened: bool = False) -> None:
        self.widths: list[float] = []
        self.gaps: list[float] = []
        self.breaks: list[int] = []
        self.parts: list[list[tuple[Piece, str]]] = []
        self._limit = width
        self._softened = softened
        self._from: Piece | None = None
        self.simple = True
        """Whether all words are alike and parted by spaces: most paragraphs are."""
        self._open: list[tuple[Piece, str]] = []
        self._width = 0.0

    def take(self, piece: Piece) -> None:
        """Add the words of a piece; it may begin or end in the middle of one."""
        if self._from is not None or piece.struck or piece.tag.target is not None or piece.text == "\n":
            self.simple = False
        self._from = piece
        if piece.text == "\n":
            self._close(0.0, FORCED)
            return
        scale = piece.size / 1000
        face = piece.face
        space = face.measure(" ") * scale
        first = True
        for part in piece.text.split(" "):
            if not first:
                self._close(space, SPACE)
            first = False
            if not part:
                continue
            width = face.measure(part) * scale
            if self._softened or width > self._limit:
                from handoutgen.danish.compounds import soften  # its list is read when a word is too wide

                part = soften(part)
            if SOFT_HYPHEN in part or "-" in part or "/" in part or width > self._limit:
                self._take_long(piece, part, scale)
            else:
                self._open.append((piece, part))
                self._width += width

    def _take_long(self, piece: Piece, part: str, scale: float) -> None:
        """A word with places inside where it may break; one too wide for a line breaks anywhere."""
        self.simple = False
        start = 0
        for found in _INNER_BREAK.finditer(part):
            if found.start() == 0:
                continue
            self._add(piece, part[start : found.start()], scale)
            soft = found[0] == SOFT_HYPHEN
            self._close(0.0, HYPHEN if soft else INSIDE, always=True)
            start = found.end()
        self._add(piece, part[start:], scale)

    def _add(self, piece: Piece, text: str, scale: float) -> None:
        width = piece.face.measure(text) * scale
        while width > self._limit and len(text) > 1:
            fits, taken = 1, piece.face.measure(text[0]) * scale
            while (taken := taken + piece.face.measure(text[fits]) * scale) <= self._limit:
                fits += 1
            self._open.append((piece, text[:fits]))
            self._width += piece.face.measure(text[:fits]) * scale
            self._close(0.0, INSIDE, always=True)
            text = text[fits:]
            width = piece.face.measure(text) * scale
        if text:
            self._open.append((piece, text))
            self._width += width

    def _close(self, gap: float, kind: int, *, always: bool = False) -> None:
        if self._open or (kind == FORCED and not always):
            self.widths.append(self._width)
            self.gaps.append(gap)
            self.breaks.append(kind)
            self.parts.append(self._open)
            self._open = []
            self._width = 0.0
        elif self.gaps and gap and not self.gaps[-1] and self.breaks[-1] != FORCED:
            # a space that follows words of another style, already closed by an inner break
            self.gaps[-1] = gap
            self.breaks[-1] = SPACE

    def finish(self) -> None:
        """Close the last word."""
        self._close(0.0, SPACE)
