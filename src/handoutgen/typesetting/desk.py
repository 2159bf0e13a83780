"""The desk where the imprint is set: fitting words into places of fixed size.

Text that is too wide steps down in size to the smallest of its look, then wraps, then is cut with an
ellipsis and reported.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.inlines import Text
from handoutgen.typesetting.breaking import SLACK, break_lines
from handoutgen.typesetting.ink import Hot, Ink, Paint, Run
from handoutgen.typesetting.tags import ARTIFACT, Tag
from handoutgen.typesetting.text import Line, Setter, Type, spaced, stacked
from handoutgen.typesetting.words import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.typesetting.fonts import Face, Fonts
    from handoutgen.typesetting.look import Look

_TIGHT = 1.2
"""Leading of small type that fills several lines of a place, as a multiple of its size."""
_STEP = 0.5
"""Points by which type steps down."""


class _Measured(Struct, frozen=True):
    """A text's unbreakable parts, in ems: their widths, the gaps and what may follow each."""

    widths: list[float]
    gaps: list[float]
    breaks: list[int]
    whole: float
    longest: float
    alone: tuple[Face, str] | None
    """The one face that has all of it, and its words as they are set, with a space behind them."""


_OURS = frozenset(
    said for label in vars(labels).values() if isinstance(label, str) for said in (label, f"{label}:")
)
"""What the program itself prints: the same on every leaflet."""
_LABELS: dict[tuple[str, bool], _Measured] = {}
"""Their measures, for there is one family of fonts."""


class Desk:
    """Sets short texts; `cut` gathers those that did not fit, as sentences about them."""

    def __init__(self, look: Look, fonts: Fonts, links: dict[str, str] | None = None) -> None:
        """`links` are the texts that lead somewhere wherever they stand alone, with their addresses."""
        self._links = links or {}
        self.look = look
        self.setter = Setter(fonts)
        self.cut: list[str] = []
        self._private: str | None = None
        self._measured: dict[tuple[str, bool], _Measured] = {}

    @contextmanager
    def private(self, name: str) -> Iterator[None]:
        """What is cut meanwhile is told by this name: the words themselves are a patient's."""
        self._private = name
        yield
        self._private = None

    def report(self, text: str) -> None:
        """Note that a text did not fit."""
        self.cut.append(self._private or f"»{text}«")

    def width(self, text: str, kind: Type) -> float:
        """Return how wide a text is on one line."""
        return self._measure(text, kind).whole * kind.size

    def lines(self, text: str, kind: Type, width: float) -> int:
        """Return how many lines a text fills."""
        words = self._measure(text, kind)
        if words.whole * kind.size <= width:
            return 1
        if words.longest * kind.size > width:  # then its joints count, and its letters
            return len(self.setter.lines((Text(text),), kind, width, ARTIFACT))
        # The slack that breaking allows is in points: in ems it would let a line through that is too wide.
        measure = (width + SLACK) / kind.size - SLACK
        return len(break_lines(words.widths, words.gaps, words.breaks, measure))

    def longest_word(self, text: str, kind: Type) -> float:
        """Return how wide the widest part of a text is that must not be broken."""
        return self._measure(text, kind).longest * kind.size

    def _measure(self, text: str, kind: Type) -> _Measured:
        """Measure a text once for all sizes that it is tried in."""
        key = (text, kind.bold)
        measured = _LABELS if text in _OURS else self._measured
        found = measured.get(key)
        if found is None:
            words = self.setter.words((Text(text),), replace(kind, size=1.0), ARTIFACT)
            whole = sum(words.widths) + sum(words.gaps[:-1])
            longest = max(words.widths, default=0.0)
            alone = None
            if words.simple and words.parts:
                said = " ".join([part[0][1] for part in words.parts])
                alone = (words.parts[0][0][0].face, f"{said} ")
            found = _Measured(words.widths, words.gaps, words.breaks, whole, longest, alone)
            measured[key] = found
        return found

    def fitted(self, text: str, kind: Type, width: float, height: float) -> Type:
        """Return the largest type, leading in proportion, in which a text fits a place; else the smallest."""
        tight = kind
        while True:
            tight = replace(tight, leading=min(kind.leading, tight.size * _TIGHT))
            deep = self.lines(text, tight, width) * tight.leading
            if (
                deep <= height and self.longest_word(text, tight) <= width
            ) or tight.size <= self.look.smallest:
                return tight
            tight = self._smaller(tight)

    def alike(self, texts: list[str], kind: Type, width: float) -> Type:
        """Return the largest type, leading kept, in which each text fits one line; else the smallest."""
        widest = max(texts, key=lambda text: self.width(text, kind), default="")
        while self.width(widest, kind) > width and kind.size > self.look.smallest:
            kind = self._smaller(kind)
        return kind

    def text(
        self,
        text: str,
        kind: Type,
        x: float,
        y: float,
        width: float,
        tag: Tag,
        *,
        lines: int = 1,
        right: bool = False,
    ) -> tuple[list[Ink], float]:
        """Set `text` into at most `lines` lines; returns the ink and the depth it takes."""
        target = self._links.get(text) if tag is not ARTIFACT else None
        if target is not None:
            tag = tag.among("Link", target=target)
        fitted = kind
        while self.lines(text, fitted, width) > lines and fitted.size > self.look.smallest:
            fitted = self._smaller(fitted)
        measured = self._measure(text, kind)
        wide = measured.whole * fitted.size
        ink: list[Ink] = []
        if wide <= width and measured.alone is not None:
            face, words = measured.alone
            left = x + (width - wide if right else 0.0)
            ink.append(Run(left, y + fitted.baseline, words, face, fitted.size, fitted.paint, tag))
            depth = kind.leading
        else:
            set_lines = self._cut_to(lines, text, fitted, width, tag)
            for number, line in enumerate(set_lines):
                shift = x + (width - line.width if right else 0.0)
                ink += stacked([line], kind.leading, shift, y + number * kind.leading)
            spaced(ink)
            depth = len(set_lines) * kind.leading
        if target is not None:
            wide = min(width, self.width(text, kind))
            ink.append(Hot(x + (width - wide if right else 0.0), y, wide, depth, target, tag))
        return ink, depth

    def _smaller(self, kind: Type) -> Type:
        """Return the next smaller type, never smaller than the smallest of the look."""
        return replace(kind, size=max(self.look.smallest, kind.size - _STEP))

    def _cut_to(self, most: int, text: str, kind: Type, width: float, tag: Tag) -> list[Line]:
        """Break a text into lines; of more than `most` the last ends with an ellipsis, and that is told."""
        lines = self.setter.lines((Text(text),), kind, width, tag)
        if len(lines) <= most:
            return lines
        self.report(text)
        kept = lines[:most]
        last = kept[-1].ink[-1]
        if isinstance(last, Run):
            # A hyphen that shows where a word is broken has no place before an ellipsis.
            words = last.text.rstrip().rstrip(SOFT_HYPHEN)
            while words and last.x + self.width(f"{words}…", kind) > width:
                words = words[:-1]
            last.text = f"{words.rstrip()}…"
            kept[-1].width = last.x + self.width(last.text, kind)
        return kept

    def column(
        self, lines: list[tuple[str, Type]], x: float, y: float, w: float, h: float, tag: Tag
    ) -> list[Ink]:
        """Set lines one below the other; those that need more than a line get what room is left."""
        ink: list[Ink] = []
        bottom = y + h + 0.01
        for index, (text, kind) in enumerate(lines):
            after = sum(other.leading for _, other in lines[index + 1 :])
            most = max(1, int((bottom - y - after) / kind.leading))
            if y + kind.leading > bottom:
                self.report(text)
                continue
            words, depth = self.text(text, kind, x, y, w, tag, lines=most)
            ink += words
            y += depth
        return ink

    def number_kind(self) -> Type:
        """A number to call stands out from the words around it."""
        label = self.look.label
        return replace(label, size=label.size + 1, paint=Paint.INK, bold=True)


def bare(address: str) -> str:
    """Return a web address as people say it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
