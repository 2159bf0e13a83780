"""An imprint locked up for printing: what fills a place is drawn once, and printed on any page.

It is drawn from the place's own corner. What differs from page to page is left open: the numbers of its marks
(ISO 32000-1, 14.7.4.2), and what the file calls its pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.pdf.drawing import Pen
from handoutgen.pdf.encoding import fixed_encodings
from handoutgen.typesetting.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handoutgen.pdf.drawing import Frame, Marks
    from handoutgen.pdf.plate import PlatePlace
    from handoutgen.typesetting.colours import Palette
    from handoutgen.typesetting.imprint import ClinicImprint, PatientImprint
    from handoutgen.typesetting.ink import Hot, Image, Ink

_OPEN = "\0"
"""Stands where something is left open: no letter has the code 0."""


class Stereotype(Struct, frozen=True):
    """What fills a place as page operators. Lengths are in points from its top left corner."""

    code: str
    """A template for `%`."""
    open: tuple[Tag | Image, ...]
    """Whose mark or name stands at each of its open places."""
    frames: tuple[tuple[Tag, Frame], ...]
    hots: tuple[Hot, ...]

    def print(self, at: tuple[float, float], marks: Marks, name: Callable[[Image], str]) -> str:
        """Return the operators that print it with its corner `at` points from the page's lower left."""
        if not self.code:
            return ""
        left, top = at
        for tag, (x, y, x2, y2) in self.frames:
            marks.frame(tag, (left + x, top + y, left + x2, top + y2))
        filled = [marks.mark(one) if isinstance(one, Tag) else name(one) for one in self.open]
        return f"q 1 0 0 1 {left:.2f} {top:.2f} cm\n{self.code % tuple(filled)}\nQ"


class Forme:
    """The imprint of one clinic or one patient, ready to be printed on any plate of its look."""

    def __init__(self, imprint: ClinicImprint | PatientImprint, palette: Palette) -> None:
        self._imprint = imprint
        self.palette = palette
        self._cast: dict[tuple[str, float, float, str], Stereotype] = {}

    def fills(self, place: PlatePlace) -> bool:
        """Whether a place is this imprint's to fill."""
        return self._imprint.fills(place.kind)

    def tag(self, place: PlatePlace) -> Tag:
        """Return what holds the tags of what fills a place."""
        return self._imprint.fill(place.kind, place.w, place.h).tag

    def cast(self, place: PlatePlace, wider: str) -> Stereotype:
        """Return what fills a place, for plates whose fonts have these letters beyond the alphabet."""
        key = (place.kind, place.w, place.h, wider)
        found = self._cast.get(key)
        if found is None:
            ink = self._imprint.fill(place.kind, place.w, place.h).ink
            found = self._cast[key] = _cast(ink, self.palette, wider)
        return found


class _Mould:
    """Stands for the page while none is known."""

    def __init__(self) -> None:
        self.open: list[Tag | Image] = []
        self.frames: list[tuple[Tag, Frame]] = []

    def mark(self, tag: Tag) -> str:
        self.open.append(tag)
        return _OPEN

    def name(self, image: Image) -> str:
        self.open.append(image)
        return _OPEN

    def frame(self, tag: Tag, box: Frame) -> None:
        self.frames.append((tag, box))


def _cast(ink: Iterable[Ink], palette: Palette, wider: str) -> Stereotype:
    mould = _Mould()
    pen = Pen((0.0, 0.0), palette, mould, fixed_encodings(wider).of, mould.name)
    code = pen.draw(ink).replace("%", "%%").replace(_OPEN, "%s")
    return Stereotype(code, tuple(mould.open), tuple(mould.frames), tuple(pen.hots))
