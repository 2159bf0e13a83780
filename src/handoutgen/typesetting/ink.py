"""What falls on paper. Lengths are in points; x grows to the right, y grows down.

Ink inside a strip counts from the strip's top left corner, where x = 0 is the left edge of the type
area; ink on a page counts from the page's top left corner.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handoutgen.typesetting.tags import ARTIFACT, Tag

if TYPE_CHECKING:
    from handoutgen.typesetting.fonts import Face


class Paint(StrEnum):
    """A colour by what it is for; the brand's own is only known when a clinic is imprinted."""

    INK = "ink"
    SOFT = "soft"
    """Quieter text, still 7:1 on white."""
    LINE = "line"
    """Lines and boxes, at least 3:1 on white."""
    FAINT = "faint"
    """A shade behind things; carries no meaning alone."""
    WARN = "warn"
    PAPER = "paper"
    BRAND = "brand"
    SECOND = "second"
    """The brand's second colour, for rules, numbers and bullets; its first where it has no other."""
    TINT = "tint"
    """A very light shade of the second colour."""


class Run(Struct):
    """Words in one face and size on one baseline, `y` below the top."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    paint: Paint
    tag: Tag


class Rule(Struct):
    """A straight line; `dash` gives on and off lengths."""

    x: float
    y: float
    x2: float
    y2: float
    width: float
    paint: Paint
    dash: tuple[float, float] | None = None


class Box(Struct):
    """A rectangle, `width` wide outline and `fill` within, either may be missing."""

    x: float
    y: float
    w: float
    h: float
    fill: Paint | None = None
    stroke: Paint | None = None
    width: float = 0.0
    radius: float = 0.0
    dash: tuple[float, float] | None = None
    tag: Tag = field(default_factory=lambda: ARTIFACT)


class Cells(Struct):
    """Many filled squares of one side: a QR code. `squares` are (x, y, w) in modules of `side`."""

    x: float
    y: float
    side: float
    squares: tuple[tuple[int, int, int], ...]
    tag: Tag


class Image(Struct):
    """A picture fitted into a rectangle by whoever placed it."""

    x: float
    y: float
    w: float
    h: float
    picture: object
    """As it was read, and known to `pdf` alone: its file may be gone or another when it is drawn."""
    tag: Tag


class Hot(Struct):
    """The area of a link."""

    x: float
    y: float
    w: float
    h: float
    target: str
    tag: Tag


class Landing(Struct):
    """Where a bookmark lands. `level` counts from 0."""

    x: float
    y: float
    title: str
    level: int


class Place(Struct):
    """Room kept free for the imprint; `kind` says for which of its parts."""

    x: float
    y: float
    w: float
    h: float
    kind: str
    tag: Tag


PATIENT_PLACES = frozenset({"patient", "next"})
"""The kinds of places that a patient's imprint fills; a clinic's fills all others."""

Ink = Run | Rule | Box | Cells | Image | Hot | Landing | Place


def move(ink: Ink, right: float = 0.0, down: float = 0.0) -> None:
    """Move ink by so many points, in place."""
    ink.x += right
    ink.y += down
    if isinstance(ink, Rule):
        ink.x2 += right
        ink.y2 += down
