"""Words: the parts of text that are never broken, measured once, with what may follow each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish.binding import NBSP
from handoutgen.typesetting.breaking import FORCED, HYPHEN, INSIDE, SPACE

if TYPE_CHECKING:
    from handoutgen.typesetting.fonts import Face
    from handoutgen.typesetting.ink import Paint
    from handoutgen.typesetting.tags import Tag

SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class Piece(Struct):
    """Words alike in everything."""

    text: str
    face: Face
    size: float
    paint: Paint
    tag: Tag
    rise: float = 0.0
    struck: bool = False


_INNER_BREAK = rf"(?<=\w\w-)(?=[^\W\d]\w)|(?<=[^\W\d]\w\w/)(?=\w)|(?<=/)(?=[\w.]{{3}})|{SOFT_HYPHEN}"


class Words:
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
        parts = piece.text.split(" ")
        if NBSP in piece.text:
            parts = self._loosed(parts, piece, scale)
        for part in parts:
            if not first:
                self._close(space, SPACE)
            first = False
            if not part:
                continue
            width = face.measure(part) * scale
            if self._softened or width > self._limit:
                from handoutgen.danish.compounds import soften_text  # its list is long

                part = soften_text(part)
            if SOFT_HYPHEN in part or "-" in part or "/" in part or width > self._limit:
                self._take_long(piece, part, scale)
            else:
                self._open.append((piece, part))
                self._width += width

    def _loosed(self, parts: list[str], piece: Piece, scale: float) -> list[str]:
        """Loose bonds that no line holds, that of a number to its unit last."""
        found: list[str] = []
        for part in parts:
            if NBSP in part and piece.face.measure(part) * scale > self._limit:
                for loosed in re.sub(rf"{NBSP}(?=\d)", " ", part).split(" "):
                    wide = piece.face.measure(loosed) * scale > self._limit
                    found += loosed.split(NBSP) if wide else (loosed,)
            else:
                found.append(part)
        return found

    def _take_long(self, piece: Piece, part: str, scale: float) -> None:
        """A word with places inside where it may break; one too wide for a line breaks anywhere."""
        self.simple = False
        start = 0
        for found in re.finditer(_INNER_BREAK, part):
            if found.start() == 0:
                continue
            self._add(piece, part[start : found.start()], scale)
            soft = found[0] == SOFT_HYPHEN
            self._close(0.0, HYPHEN if soft else INSIDE, always=True)
            start = found.end()
        self._add(piece, part[start:], scale)

    def _add(self, piece: Piece, text: str, scale: float) -> None:
        width = piece.face.measure(text) * scale
        if width > self._limit:
            text = self._add_lines(piece, text, scale)
            width = piece.face.measure(text) * scale
        if text:
            self._open.append((piece, text))
            self._width += width

    def _add_lines(self, piece: Piece, text: str, scale: float) -> str:
        """Add as many letters as fit a line, again and again; return what is left, at least one letter."""
        start, taken = 0, 0.0
        for at, letter in enumerate(text):
            wide = piece.face.measure(letter) * scale
            if at > start and taken + wide > self._limit:
                self._open.append((piece, text[start:at]))
                self._width += piece.face.measure(text[start:at]) * scale
                self._close(0.0, INSIDE, always=True)
                start, taken = at, 0.0
            taken += wide
        return text[start:]

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
