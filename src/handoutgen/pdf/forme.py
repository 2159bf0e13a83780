"""An imprint locked up for printing: what fills a place is cast once, and printed on any plate of its look.

Imprints have the same numbers on all plates that have the same places, see `platemaking`: so most impressions
of one plate are those of the next, and are not made again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.pdf.stereotype import Impression, Numbers, Stereotype, cast, impress

if TYPE_CHECKING:
    from handoutgen.pdf.plate import PlatePlace
    from handoutgen.typesetting.colours import Palette
    from handoutgen.typesetting.imprint import ClinicImprint, PatientImprint
    from handoutgen.typesetting.tags import Tag

_MOST_IMPRESSIONS = 32
"""Of one forme: a long run of plates with pages of many kinds has some ten at a time."""
_MOST_CASTS = 64
"""Of one forme: each size of a place is one more, and each set of rare letters among patients."""


class Forme:
    """The imprint of one clinic or one patient, ready to be printed on any plate of its look."""

    def __init__(self, imprint: ClinicImprint | PatientImprint, palette: Palette) -> None:
        self._imprint = imprint
        self.palette = palette
        self._cast: dict[tuple[str, float, float, str], Stereotype] = {}
        self._printed: dict[tuple[object, ...], Impression] = {}

    @property
    def cut(self) -> tuple[str, ...]:
        """What did not fit so far, as the beginnings of sentences."""
        return self._imprint.cut

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
            if len(self._cast) >= _MOST_CASTS:
                self._cast.clear()
            ink = self._imprint.fill(place.kind, place.w, place.h).ink
            found = self._cast[key] = cast(ink, self.palette, wider)
        return found

    def print(self, place: PlatePlace, wider: str, numbers: Numbers) -> Impression:
        """Return what fills a place of a page, in a file that goes on from these numbers."""
        cast = self.cast(place, wider)
        # What stands in frames tells where they are.
        corner = (place.x, place.y) if cast.frames else None
        element = place.element and place.element.number
        # Where further marks go on is each plate's own; few imprints have any.
        told = numbers if len(cast.open) > numbers.left else numbers[:-1]
        key = (place.kind, place.w, place.h, corner, element, wider, told)
        found = self._printed.get(key)
        if found is None:
            if len(self._printed) >= _MOST_IMPRESSIONS:
                self._printed.clear()
            found = self._printed[key] = impress(cast, place, self.tag(place), numbers)
        return found
