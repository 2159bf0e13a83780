"""The desk where the imprint is set: fitting words into places of fixed size.

Text that is too wide steps down in size to the smallest of its look, then wraps, then is cut with an
ellipsis and reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.model.inlines import Text
from handoutgen.typesetting.ink import Ink, Paint, Run, move
from handoutgen.typesetting.tags import ARTIFACT, Tag
from handoutgen.typesetting.text import Setter, Type

if TYPE_CHECKING:
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.look import Look


class Desk:
    """Sets short texts; `cut` gathers those that did not fit."""

    def __init__(self, look: Look, fonts: Fonts) -> None:
        self.look = look
        self.setter = Setter(fonts)
        self.cut: list[str] = []

    def width(self, text: str, kind: Type) -> float:
        """Return how wide a text is on one line."""
        return self.setter.width((Text(text),), kind, ARTIFACT)

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
        fitted = kind
        while True:
            set_lines = self.setter.lines((Text(text),), fitted, width, tag)
            if len(set_lines) <= lines or fitted.size <= self.look.smallest:
                break
            fitted = replace(fitted, size=max(self.look.smallest, fitted.size - 0.5))
        if len(set_lines) > lines:
            self.cut.append(text)
            set_lines = set_lines[:lines]
            last = set_lines[-1].ink[-1]
            if isinstance(last, Run):
                words = last.text.rstrip()
                while words and self.width(f"{words}…", fitted) > width:
                    words = words[:-1]
                last.text = f"{words.rstrip()}…"
                set_lines[-1].width = last.x + self.width(last.text, fitted)
        ink: list[Ink] = []
        for number, line in enumerate(set_lines):
            shift = x + (width - line.width if right else 0.0)
            for piece in line.ink:
                move(piece, shift, y + number * kind.leading)
                ink.append(piece)
            if number + 1 == len(set_lines) and ink and isinstance(ink[-1], Run):
                ink[-1].text = ink[-1].text.rstrip(" ") + " "
        return ink, len(set_lines) * kind.leading

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
                self.cut.append(text)
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
