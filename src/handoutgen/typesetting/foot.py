"""The foot of each page: short title and standing of the article to the left, the page to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.typesetting.ink import Ink, Paint, Place, Rule, Run
from handoutgen.typesetting.tags import ARTIFACT
from handoutgen.typesetting.words import SOFT_HYPHEN

if TYPE_CHECKING:
    from handoutgen.model.leaflet import Leaflet
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.look import Look
    from handoutgen.typesetting.text import Type

_BELOW = 9.0
"""Points from the type area to the rule of the foot."""
_AFTER_RULE = 3.0
_APART = 16.0
"""Points at least between what stands to the left and the page's number."""


class Foot:
    """Sets the foot of a leaflet's pages. `cut` is what did not fit and stands whole on no other page."""

    def __init__(self, look: Look, fonts: Fonts, leaflet: Leaflet) -> None:
        self._look = look
        self._fonts = fonts
        # One shows wherever it is set, and here nothing is broken.
        self._title = fonts.undecorated(leaflet.title.replace(SOFT_HYPHEN, ""))
        self._dated = (leaflet.dated or "").replace(SOFT_HYPHEN, "")
        self.cut: tuple[str, ...] = ()

    def set(self, number: int, pages: int) -> list[Ink]:
        """Set the foot of one page, at the bottom of the paper."""
        look = self._look
        y = look.page[1] - look.bottom + _BELOW
        count = labels.PAGE_OF.format(page=number, pages=pages)
        wide = self._width(count, look.label.size)
        room = look.width - wide - _APART
        ink: list[Ink] = [Rule(look.left, y, look.left + look.width, y, 0.6, Paint.LINE)]
        text, kind = self._fitted(room)
        ink += self._words(text, kind, look.left, y)
        return [*ink, *self._words(count, look.label, look.left + look.width - wide, y)]

    def place(self) -> Place:
        """Return the place below it that the clinic fills."""
        look = self._look
        y = look.page[1] - look.bottom + _BELOW + _AFTER_RULE + look.label.leading
        return Place(look.left, y, look.width, look.foot_lines * look.label.leading, "footer", ARTIFACT)

    def _fitted(self, room: float) -> tuple[str, Type]:
        """Return what stands to the left. Large print gives way first, then the title, then the rest.

        The whole title stands on page 1; who reviewed the article, and when, stands here alone.
        """
        tail = f" · {self._dated}" if self._dated else ""
        kind = self._kind(f"{self._title}{tail}", room)
        text = self._shortened(self._title, tail, kind.size, room)
        if self._width(text, kind.size) <= room:
            return text, kind
        kind = self._kind(self._dated, room)
        text = self._shortened(self._dated, "", kind.size, room)
        if text != self._dated:
            self.cut = (f"»{self._dated}«",)
        return text, kind

    def _kind(self, text: str, room: float) -> Type:
        """Return the largest type in which a text fits, else the smallest."""
        look = self._look
        one = max(self._width(text, 1.0), 0.001)
        return replace(look.label, size=min(look.label.size, max(look.smallest, room / one)))

    def _shortened(self, text: str, tail: str, size: float, room: float) -> str:
        """Cut a text with an ellipsis until it fits before its tail, or until hardly any of it is left."""
        cut = f"{text}{tail}"
        while self._width(cut, size) > room and len(text) > 8:
            text = text[: int(len(text) * 0.9)].rstrip()
            cut = f"{text} …{tail}"
        return cut

    def _width(self, text: str, size: float) -> float:
        face = self._fonts.style()
        return sum(by.measure(part) for by, part in self._fonts.split(text, face)) * size / 1000

    def _words(self, text: str, kind: Type, x: float, y: float) -> list[Ink]:
        ink: list[Ink] = []
        for by, part in self._fonts.split(text, self._fonts.style()):
            ink.append(Run(x, y + _AFTER_RULE + kind.baseline, part, by, kind.size, kind.paint, ARTIFACT))
            x += by.measure(part) * kind.size / 1000
        return ink
