"""How a leaflet looks: paper, type and spacing of each edition. All lengths in points."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.ink import Paint
from handoutgen.typesetting.text import Type

MM = 72 / 25.4


INSET = 13.0
"""From the edge of the red-flag box to its text: room for the widest bar."""


class Look(Struct, frozen=True):
    """The measures of one edition.

    Sources: 12 pt and 60–70 characters a line for clear print, 16 pt for large print (UKAAF G003, RNIB);
    20 mm to the left for holes and nothing in the outer 5 mm (office lasers); boxes of 4 mm and more.
    """

    page: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float
    margin: float
    """Width of the margin column for headings; 0 sets headings above their text."""
    gutter: float
    title: Type
    subtitle: Type
    lead: Type
    banner: Type
    section: Type
    below: Type
    """Headings below a section."""
    body: Type
    table: Type
    small: Type
    label: Type
    """Labels and furniture: the smallest type on the page."""
    shades: bool = True
    """Whether light shades are printed; without them an outline stands in."""
    smallest: float = 9.5
    """Type never steps down below this size."""
    box: float = 12.0
    """Side of a box to tick: 4.2 mm."""
    pen: float = 7 * MM
    """Room for a line to write on."""
    masthead: float = 53.0
    patient: float = 35.0
    contact: float = 124.0
    foot_lines: int = 1
    """Lines for the clinic at the foot of each page."""

    def sized(self, size: float | None) -> Look:
        """Return the look with running text of `size` points, and what is read with it in proportion."""
        if size is None or size == self.body.size:
            return self
        by = size / self.body.size
        reading = ("lead", "section", "below", "body", "table", "small")
        return replace(self, **{name: getattr(self, name).scaled(by) for name in reading})

    @property
    def width(self) -> float:
        """Width of the type area."""
        return self.page[0] - self.left - self.right

    @property
    def height(self) -> float:
        """Height of the type area, the footer left out."""
        return self.page[1] - self.top - self.bottom

    @property
    def note(self) -> tuple[float, int]:
        """Width of the room for whom to call now in the red-flag box, and the lines it gets there."""
        return (self.measure if self.margin else self.width - INSET) - INSET, 2

    @property
    def column(self) -> float:
        """Where running text begins, from the left of the type area."""
        return self.margin + self.gutter

    @property
    def measure(self) -> float:
        """Width of running text."""
        return self.width - self.column


_A4 = (210 * MM, 297 * MM)
_A5 = (148 * MM, 210 * MM)

_STANDARD = Look(
    page=_A4,
    left=20 * MM,
    right=18 * MM,
    top=13 * MM,
    bottom=18.5 * MM,
    margin=36 * MM,
    gutter=5 * MM,
    title=Type(28, 32, Paint.BRAND, bold=True),
    subtitle=Type(16, 21, Paint.SOFT),
    lead=Type(12.5, 15.5),
    banner=Type(16, 20, Paint.BRAND, bold=True),
    section=Type(12.5, 15, Paint.BRAND, bold=True),
    below=Type(12, 15.5, bold=True),
    body=Type(12, 15.5),
    table=Type(11.5, 14.5),
    small=Type(10.5, 14),
    label=Type(9.5, 12.5, Paint.SOFT),
)

_LARGE = Look(
    page=_A4,
    left=20 * MM,
    right=18 * MM,
    top=15 * MM,
    bottom=31 * MM,
    margin=0,
    gutter=0,
    title=Type(34, 39, Paint.BRAND, bold=True),
    subtitle=Type(20, 26, Paint.SOFT),
    lead=Type(17, 24),
    banner=Type(22, 28, Paint.BRAND, bold=True),
    section=Type(19, 25, Paint.BRAND, bold=True),
    below=Type(17, 24, bold=True),
    body=Type(17, 24),
    table=Type(16, 22),
    small=Type(16, 22),
    label=Type(16, 20, Paint.SOFT),
    smallest=13.0,
    box=17.0,
    pen=9 * MM,
    masthead=66.0,
    patient=52.0,
    contact=208.0,
    foot_lines=2,
)

_SMALL = Look(
    page=_A5,
    left=15 * MM,
    right=13 * MM,
    top=11 * MM,
    bottom=22 * MM,
    margin=0,
    gutter=0,
    title=Type(22, 26, Paint.BRAND, bold=True),
    subtitle=Type(13, 17, Paint.SOFT),
    lead=Type(11.5, 15.5),
    banner=Type(14, 18, Paint.BRAND, bold=True),
    section=Type(12.5, 16, Paint.BRAND, bold=True),
    below=Type(11, 15, bold=True),
    body=Type(11, 15),
    table=Type(10.5, 13.5),
    small=Type(10, 13),
    label=Type(9.5, 12, Paint.SOFT),
    box=11.4,
    masthead=50.0,
    patient=38.0,
    contact=152.0,
    foot_lines=2,
)

_RESIZED = frozenset({Edition.STANDARD, Edition.MONO})
"""Editions that a clinic may set in a size of its own; the others have theirs by what they are for."""


def look_of(edition: Edition, type_size: float | None = None) -> Look:
    """Return the look of an edition, its running text in `type_size` points where the clinic asked for it."""
    return LOOKS[edition].sized(type_size if edition in _RESIZED else None)


LOOKS = {
    Edition.STANDARD: _STANDARD,
    Edition.LARGE: _LARGE,
    Edition.MONO: replace(_STANDARD, shades=False),
    Edition.A5: _SMALL,
}
