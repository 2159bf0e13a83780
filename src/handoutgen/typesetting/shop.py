"""What every part needs to be set, and how a paragraph goes into the galley."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from handoutgen.typesetting.galley import NEVER, Galley, Strip

if TYPE_CHECKING:
    from handoutgen.model.article import Table
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.parts import ExerciseGrid
    from handoutgen.typesetting.look import Look
    from handoutgen.typesetting.pictures import PictureFile
    from handoutgen.typesetting.tags import Tag
    from handoutgen.typesetting.text import Line, Setter, Type

WITHIN = 4.0
"""What it costs to turn the page inside a paragraph."""
LONELY = 30.0
"""What it costs to part the first or last row or item from the others."""
TEAR = 200.0
"""What it costs to turn the page inside a box."""
_NARROWEST = 90.0
"""Lists and quotes stop indenting when a column is down to this width."""


class Shop(Struct):
    """What every part needs to be set: the look, the type, and the galley it goes into."""

    look: Look
    setter: Setter
    galley: Galley
    grids: dict[Table, ExerciseGrid] = field(default_factory=dict)
    """Exercise tables by the block they are set for."""
    pictures: dict[str, PictureFile] = field(default_factory=dict)
    """The pictures that can be printed, by the name the author gave them."""
    contact: float = 0.0
    """Height of the contact panel, in points."""
    note: int = 0
    """Lines for whom to call now, in the red-flag box."""


class Column(Struct, frozen=True):
    """Where text runs: `x` from the left of the type area, `width` wide, in `kind`."""

    x: float
    width: float
    kind: Type

    def indented(self, by: float) -> Column:
        """Return the column moved in, unless it would get too narrow."""
        by = min(by, max(0.0, self.width - _NARROWEST))
        return replace(self, x=self.x + by, width=self.width - by)


def put_lines(
    galley: Galley, lines: list[Line], kind: Type, *, space: float = 0.0, wide: bool = False
) -> None:
    """Append the lines of one paragraph: never one line alone at the foot or the head of a page."""
    last = len(lines) - 1
    for index, line in enumerate(lines):
        strip = Strip(kind.leading, line.ink, lines=1)
        if index == 0:
            strip.space = space
        else:
            strip.price = NEVER if index in (1, last) else WITHIN
        galley.add(strip, wide=wide)


def set_text(shop: Shop, inlines: Inlines, column: Column, tag: Tag, *, space: float) -> None:
    """Set one paragraph."""
    lines = shop.setter.lines(inlines, column.kind, column.width, tag, x=column.x)
    put_lines(shop.galley, lines, column.kind, space=space)
