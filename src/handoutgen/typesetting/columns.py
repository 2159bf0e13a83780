"""The columns of a table: how wide each is, so that its rows need as few lines as they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.typesetting.tags import Tag

if TYPE_CHECKING:
    from handoutgen.model.inlines import Inlines
    from handoutgen.typesetting.shop import Shop
    from handoutgen.typesetting.text import Type

COLUMN_GAP = 12.0
"""Between columns."""
_CLOSE = 7.0
"""Between columns whose words are too long for the page."""
NUMBER_ROOM = 20.0
"""Room for the number of an exercise, unless it has so many digits that it needs more."""
NUMBER_SIZE = 1.45
"""Of the number of an exercise, as a multiple of the type beside it."""
_BEHIND_NUMBER = 5.0
"""Points at least between a number and what it numbers."""
_MEASURED = 200
"""Rows that are measured; those after them are as the first ones are."""
_WHOLE = 0.3
"""Share of the table that a column of doses may take to keep each on one line."""
_STEPS = 24
"""How finely room is shared out among columns."""


class Plan(Struct, frozen=True):
    """How a table is to be set: which columns are bold, which must not break, how wide they are."""

    x: float
    width: float
    kind: Type
    bold: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()
    """Columns whose cells should stay on one line: doses."""
    name: int | None = None
    """The column that names exercises; their rows are numbered and may show a picture."""
    snap: float = 0.0
    """Where the second column should begin, if the first one allows it: the page's text column."""

    def kind_of(self, index: int) -> Type:
        """Return the type of a column's cells."""
        return replace(self.kind, bold=True) if index in self.bold else self.kind


def fit_columns(
    shop: Shop, header: tuple[Inlines, ...], rows: list[tuple[Inlines, ...]], plan: Plan, last: int
) -> list[tuple[float, float]]:
    """Return where the text of each column begins and how wide it may run, in points.

    `last` is the highest number of an exercise.
    """
    start = plan.x + (_number_room(shop, last, plan.kind) if plan.name is not None else 0.0)
    gap = COLUMN_GAP
    room = plan.x + plan.width - start - gap * (len(header) - 1)
    naturals, least = _needs(shop, header, rows, plan, softened=False)
    if sum(least) > room:
        naturals, least = _needs(shop, header, rows, plan, softened=True)
    if sum(least) > room:
        room += (gap - _CLOSE) * (len(header) - 1)
        gap = _CLOSE
    first = plan.snap - start - gap if plan.snap else 0.0
    if plan.snap and len(header) > 2 and least[0] <= first and sum(least[1:]) <= room - first:
        widths = [first, *_share(naturals[1:], least[1:], room - first)]
    else:
        widths = _share(naturals, least, room)
    columns: list[tuple[float, float]] = []
    for width in widths:
        columns.append((start, width))
        start += width + gap
    return columns


def _number_room(shop: Shop, last: int, kind: Type) -> float:
    """Return how much room the numbers of exercises take, of which `last` is the highest."""
    wide = shop.setter.fonts.style(bold=True).measure(str(last)) * kind.size * NUMBER_SIZE / 1000
    return max(NUMBER_ROOM, wide + _BEHIND_NUMBER)


def _needs(
    shop: Shop, header: tuple[Inlines, ...], rows: list[tuple[Inlines, ...]], plan: Plan, *, softened: bool
) -> tuple[list[list[float]], list[float]]:
    """Return each column's cells on one line, and the least width that breaks no word but at its joints."""
    nobody = Tag("P")
    heading = replace(plan.kind, bold=True)
    naturals: list[list[float]] = []
    least: list[float] = []
    for index, title in enumerate(header):
        kind = plan.kind_of(index)
        cells = [row[index] for row in rows[:_MEASURED]]
        natural = [shop.setter.width(cell, kind, nobody) for cell in cells]
        head = shop.setter.width(title, heading, nobody)
        words = [shop.setter.longest_word(cell, kind, nobody, softened=softened) for cell in cells]
        width = max([*words, shop.setter.longest_word(title, heading, nobody, softened=softened)])
        if index in plan.whole and not softened:
            width = max(width, min(max([*natural, head]), _WHOLE * plan.width))
        naturals.append([head, *natural])
        least.append(width + 0.5)
    return naturals, least


def _share(naturals: list[list[float]], least: list[float], room: float) -> list[float]:
    """Share `room` among columns so that the rows need as few lines as they can.

    The lines of a cell are estimated from its natural width; each step goes to the column that
    saves most.
    """
    widths = list(least)
    spare = room - sum(widths)
    if spare <= 0:
        level = _level(least, room)
        return [min(width, level) for width in widths]
    step = spare / _STEPS
    for _ in range(_STEPS):
        gains = [
            sum(_lines(cell, width) - _lines(cell, width + step) for cell in cells)
            for cells, width in zip(naturals, widths, strict=True)
        ]
        best = max(range(len(widths)), key=lambda index: gains[index])
        if gains[best] <= 0:
            break
        widths[best] += step
        spare -= step
    return [width + spare / len(widths) for width in widths]


def _level(least: list[float], room: float) -> float:
    """Return up to what width columns keep all they need: only those with the longest words lose some."""
    left = room
    level = room
    for place, width in enumerate(sorted(least)):
        level = left / (len(least) - place)
        if width >= level:
            break
        left -= width
    return level


def _lines(natural: float, width: float) -> float:
    """Estimate lines, smoothly, so that a step on the way to a saved line counts already."""
    return max(1.0, natural * 1.08 / width)
