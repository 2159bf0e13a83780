"""Tables: columns that fit their text, rows that stay whole, a heading row that is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.inlines import plain
from handoutgen.typesetting.galley import Strip, sliced
from handoutgen.typesetting.ink import Image, Ink, Paint, Rule, Run
from handoutgen.typesetting.tags import COLUMN_HEAD, ROW_HEAD, Tag
from handoutgen.typesetting.text import stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.model.article import Table
    from handoutgen.model.inlines import Inlines
    from handoutgen.typesetting.pictures import PictureFile
    from handoutgen.typesetting.shop import Column, Shop
    from handoutgen.typesetting.text import Type

COLUMN_GAP = 12.0
"""Between columns."""
_PAD = 4.0
"""Above and below the text of a row."""
NUMBER_ROOM = 20.0
"""Room for the number of an exercise, unless it has so many digits that it needs more."""
_NUMBER_SIZE = 1.45
"""Of the number of an exercise, as a multiple of the type beside it."""
_BEHIND_NUMBER = 2.0
"""Points at least between a number and what it numbers."""
_PICTURE = 90.0
"""Height of an exercise's picture at the most: 32 mm."""
_ABOVE = 3.0
"""Between the name and its picture."""
_SMALL = 0.4
"""Share of a page below which a table is small."""
_TEAR = 900.0
_LONELY = 30.0
_MOST_REPEATED = 0.5
"""Share of a page up to which a heading row is shown again."""
_MEASURED = 200
"""Rows that are measured; those after them are as the first ones are."""
_WHOLE = 0.3
"""Share of the table that a column of doses may take to keep each on one line."""
_STEPS = 24
"""How finely room is shared out among columns."""
_NARROWEST = 16.0


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


def set_table(shop: Shop, table: Table, column: Column, parent: Tag) -> None:
    """Set an article's table; an exercise table is numbered and uses the full width."""
    look = shop.look
    grid = shop.grids.get(table)
    if grid is not None:
        plan = grid_plan(shop, grid.name, grid.dose)
        pictures = [row.picture for row in grid.rows]
        set_rows(shop, grid.header, [row.cells for row in grid.rows], plan, parent, pictures)
        return
    wide = column.x == look.column > 0 and len(table.header.cells) > 2
    x, width = (0.0, look.width) if wide else (column.x, column.width)
    plan = Plan(x, width, look.table, bold=frozenset({0}))
    set_rows(shop, table.header.cells, [row.cells for row in table.rows], plan, parent)


def grid_plan(shop: Shop, name: int, dose: tuple[int, ...]) -> Plan:
    """Return how a table of exercises is set: names and doses bold, doses on one line if they can."""
    return Plan(
        0,
        shop.look.width,
        shop.look.table,
        bold=frozenset({name, *dose}),
        whole=frozenset(dose),
        name=name,
        snap=shop.look.column if name == 0 else 0.0,
    )


def set_rows(
    shop: Shop,
    header: tuple[Inlines, ...],
    rows: list[tuple[Inlines, ...]],
    plan: Plan,
    parent: Tag,
    pictures: Sequence[str | None] = (),
) -> None:
    """Set a heading row and the rows below it; `pictures` are files beside the article, one a row."""
    galley = shop.galley
    tag = parent.add("Table")
    xs, widths = _columns(shop, header, rows, plan)
    wide = plan.x == 0
    if wide:
        galley.clear()
    galley.space(shop.look.body.leading * 0.5)
    galley.keep_next()
    head = _row(
        shop, header, xs, widths, replace(plan, bold=frozenset(range(len(header)))), tag.add("TR"), "TH"
    )
    head.ink.append(Rule(plan.x, 0, plan.x + plan.width, 0, 1.2, Paint.SECOND))
    head.ink.append(Rule(plan.x, head.height, plan.x + plan.width, head.height, 0.8, Paint.INK))
    # A heading row that takes half a page is no heading any more: shown again, it would leave no room.
    head.repeats = head.height <= _MOST_REPEATED * shop.look.height
    shown_again, room = ((head,), shop.look.height - head.height) if head.repeats else ((), shop.look.height)
    for strip in sliced(head, shop.look.height):
        galley.add(strip, wide=wide)
    galley.keep_next()
    first = len(galley.strips)
    for index, cells in enumerate(rows):
        number = None
        if plan.name is not None:
            shop.numbers += 1
            number = shop.numbers
        picture = shop.pictures.get(pictures[index] or "") if index < len(pictures) else None
        row = _row(shop, cells, xs, widths, plan, tag.add("TR"), "TD", number, picture)
        row.ink.append(Rule(plan.x, row.height, plan.x + plan.width, row.height, 0.5, Paint.LINE))
        for strip in sliced(row, room):
            strip.head = shown_again
            galley.add(strip, wide=wide)
    _keep_small(galley.strips[first:], shop.look.height)
    galley.space(shop.look.body.leading * 0.25)


def _keep_small(rows: list[Strip], page: float) -> None:
    """A small table is not torn; of a larger one, no single row stands alone."""
    small = sum(row.height for row in rows) < _SMALL * page
    for row in rows[1:]:
        row.price += _TEAR if small else 0.0
    for row in (rows[1:2] + rows[-1:]) if len(rows) > 2 else []:
        row.price += _LONELY


def _row(
    shop: Shop,
    cells: tuple[Inlines, ...],
    xs: list[float],
    widths: list[float],
    plan: Plan,
    tag: Tag,
    role: str,
    number: int | None = None,
    picture: PictureFile | None = None,
) -> Strip:
    """Set one row; a picture stands below the exercise's name, or alone where there is none."""
    ink: list[Ink] = []
    depth = 0.0
    for index, cell in enumerate(cells):
        scope = "" if role == "TD" else COLUMN_HEAD
        cell_tag = tag.add(role, attributes=scope)
        if role == "TD" and index == 0 and (plan.name is not None or index in plan.bold):
            cell_tag.role, cell_tag.attributes = "TH", ROW_HEAD
        owner = cell_tag
        if index == 0 and number is not None:
            owner = cell_tag.add("Lbl")
            face = shop.setter.fonts.style(bold=True)
            size = plan.kind.size * _NUMBER_SIZE
            ink.append(Run(plan.x, _PAD + plan.kind.baseline, f"{number} ", face, size, Paint.SECOND, owner))
        kind = replace(plan.kind, bold=True) if index in plan.bold else plan.kind
        lines = shop.setter.lines(cell, kind, widths[index], cell_tag, x=xs[index])
        low = len(lines) * kind.leading
        ink += stacked(lines, kind.leading, down=_PAD)
        if picture is not None and index == plan.name:
            low += _ABOVE if lines else 0.0
            width, height = picture.fitted(widths[index], _PICTURE)
            figure = cell_tag.among("Figure", alt=plain(cell) or labels.PICTURE)
            ink.append(Image(xs[index], _PAD + low, width, height, picture.path, figure))
            low += height
        depth = max(depth, low)
    return Strip(2 * _PAD + (depth or plan.kind.leading), ink)


def _columns(
    shop: Shop, header: tuple[Inlines, ...], rows: list[tuple[Inlines, ...]], plan: Plan
) -> tuple[list[float], list[float]]:
    """Return where each column begins and how wide its text may run."""
    last = shop.numbers + len(rows)
    start = plan.x + (_number_room(shop, last, plan.kind) if plan.name is not None else 0.0)
    room = plan.x + plan.width - start - COLUMN_GAP * (len(header) - 1)
    naturals, least = _needs(shop, header, rows, plan, softened=False)
    if sum(least) > room:
        naturals, least = _needs(shop, header, rows, plan, softened=True)
    first = plan.snap - start - COLUMN_GAP if plan.snap else 0.0
    if plan.snap and len(header) > 2 and least[0] <= first and sum(least[1:]) <= room - first:
        widths = [first, *_share(naturals[1:], least[1:], room - first)]
    else:
        widths = _share(naturals, least, room)
    xs = [start]
    for width in widths[:-1]:
        xs.append(xs[-1] + width + COLUMN_GAP)
    return xs, widths


def _number_room(shop: Shop, last: int, kind: Type) -> float:
    """Return how much room the numbers of exercises take, of which `last` is the highest."""
    wide = shop.setter.fonts.style(bold=True).measure(str(last)) * kind.size * _NUMBER_SIZE / 1000
    return max(NUMBER_ROOM, wide + _BEHIND_NUMBER)


def _needs(
    shop: Shop, header: tuple[Inlines, ...], rows: list[tuple[Inlines, ...]], plan: Plan, *, softened: bool
) -> tuple[list[list[float]], list[float]]:
    """Return each column's cells on one line, and the least width that breaks no word but at its joints."""
    nobody = Tag("P")
    naturals: list[list[float]] = []
    least: list[float] = []
    for index, title in enumerate(header):
        kind = replace(plan.kind, bold=True) if index in plan.bold else plan.kind
        heading = replace(plan.kind, bold=True)
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
        floor = min(_NARROWEST, room / len(least))
        scale = (room - floor * len(least)) / max(1e-6, sum(max(0.0, w - floor) for w in widths))
        return [floor + max(0.0, width - floor) * max(0.0, scale) for width in widths]
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
    for index in range(len(widths)):
        widths[index] += spare / len(widths)
    return widths


def _lines(natural: float, width: float) -> float:
    """Estimate lines, smoothly, so that a step on the way to a saved line counts already."""
    return max(1.0, natural * 1.08 / width)
