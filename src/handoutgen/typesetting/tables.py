"""Tables: columns that fit their text, rows that stay whole, a heading row that is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.inlines import plain
from handoutgen.typesetting.columns import NUMBER_SIZE, Plan, fit_columns
from handoutgen.typesetting.galley import Strip, sliced
from handoutgen.typesetting.ink import Image, Ink, Paint, Rule, Run
from handoutgen.typesetting.shop import LONELY
from handoutgen.typesetting.tags import COLUMN_HEAD, ROW_HEAD, Tag
from handoutgen.typesetting.text import stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.model.article import Table
    from handoutgen.model.inlines import Inlines
    from handoutgen.typesetting.pictures import PictureFile
    from handoutgen.typesetting.shop import Column, Shop

_PAD = 4.0
"""Above and below the text of a row."""
_PICTURE = 90.0
"""Height of an exercise's picture at the most: 32 mm."""
_ABOVE = 3.0
"""Between the name and its picture."""
_SMALL = 0.4
"""Share of a page below which a table is small."""
_TEAR = 900.0
"""What it costs to turn the page inside a small table."""
_LONGEST_NAME = 60
"""Characters of a cell that heads its row."""
_MOST_REPEATED = 0.5
"""Share of a page up to which a heading row is shown again."""


def set_table(shop: Shop, table: Table, column: Column, parent: Tag) -> None:
    """Set an article's table; an exercise table is numbered and uses the full width."""
    look = shop.look
    grid = shop.grids.get(table)
    if grid is not None:
        plan = grid_plan(shop, grid.name, grid.dose)
        exercises = [(row.number, row.picture) for row in grid.rows]
        set_rows(shop, grid.header, [row.cells for row in grid.rows], plan, parent, exercises)
        return
    wide = column.x == look.column > 0 and len(table.header.cells) > 2
    x, width = (0.0, look.width) if wide else (column.x, column.width)
    plan = Plan(x, width, look.table, bold=frozenset({0} if _names_rows(table) else ()))
    set_rows(shop, table.header.cells, [row.cells for row in table.rows], plan, parent)


def _names_rows(table: Table) -> bool:
    """Tell whether the first column heads the rows. Where no column has a title, that must be plain."""
    if any(map(plain, table.header.cells)):
        return True
    return all(0 < len(plain(row.cells[0]).strip()) <= _LONGEST_NAME for row in table.rows)


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
    exercises: Sequence[tuple[int, str | None]] = (),
) -> None:
    """Set a heading row and the rows below it.

    Of exercises each has a number, and perhaps a picture: a file beside the article.
    """
    galley, page = shop.galley, shop.look.height
    tag = parent.add("Table")
    last = max((number for number, _ in exercises), default=0)
    columns = fit_columns(shop, header, rows, plan, last)
    wide = plan.x == 0
    if wide:
        galley.clear()
    galley.space(shop.look.body.leading * 0.5)
    galley.keep_next()
    head = _head(shop, header, columns, plan, tag) if any(map(plain, header)) else _rule(plan)
    # A heading row that takes half a page is no heading any more: shown again, it would leave no room.
    head.repeats = head.height <= _MOST_REPEATED * page
    shown_again, room = ((head,), page - head.height) if head.repeats else ((), page)
    for strip in sliced(head, page):
        galley.add(strip, wide=wide)
    galley.keep_next()
    first = len(galley.strips)
    for index, cells in enumerate(rows):
        number, name = exercises[index] if exercises else (None, None)
        picture = shop.pictures.get(name or "")
        for strip in sliced(_row(shop, cells, columns, plan, tag.add("TR"), number, picture), room):
            strip.head = shown_again
            galley.add(strip, wide=wide)
    _keep_small(galley.strips[first:], page)
    galley.space(shop.look.body.leading * 0.25)


def _keep_small(rows: list[Strip], page: float) -> None:
    """A small table is not torn; of a larger one, no single row stands alone."""
    small = sum(row.height for row in rows) < _SMALL * page
    for row in rows[1:]:
        row.price += _TEAR if small else 0.0
    for row in (rows[1:2] + rows[-1:]) if len(rows) > 2 else []:
        row.price += LONELY


def _head(
    shop: Shop, header: tuple[Inlines, ...], columns: list[tuple[float, float]], plan: Plan, table: Tag
) -> Strip:
    """Set the heading row, between two rules."""
    tag = table.add("TR")
    kind = replace(plan.kind, bold=True)
    ink: list[Ink] = []
    depth = 0.0
    for cell, (x, width) in zip(header, columns, strict=True):
        lines = shop.setter.lines(cell, kind, width, tag.add("TH", attributes=COLUMN_HEAD), x=x)
        ink += stacked(lines, kind.leading, down=_PAD)
        depth = max(depth, len(lines) * kind.leading)
    height = 2 * _PAD + (depth or kind.leading)
    right = plan.x + plan.width
    ink.append(Rule(plan.x, 0, right, 0, 1.2, Paint.SECOND))
    ink.append(Rule(plan.x, height, right, height, 0.8, Paint.INK))
    return Strip(height, ink)


def _rule(plan: Plan) -> Strip:
    """Begin a table whose columns have no titles."""
    return Strip(1.2, [Rule(plan.x, 0, plan.x + plan.width, 0, 1.2, Paint.SECOND)])


def _row(
    shop: Shop,
    cells: tuple[Inlines, ...],
    columns: list[tuple[float, float]],
    plan: Plan,
    row: Tag,
    number: int | None,
    picture: PictureFile | None,
) -> Strip:
    """Set one row; a picture stands below the exercise's name, or alone where there is none."""
    ink: list[Ink] = []
    depth = 0.0
    for index, (cell, (x, width)) in enumerate(zip(cells, columns, strict=True)):
        heads = index == 0 and (plan.name is not None or index in plan.bold)
        tag = row.add("TH", attributes=ROW_HEAD) if heads else row.add("TD")
        if index == 0 and number is not None:
            ink.append(_number(shop, plan, number, tag))
        kind = plan.kind_of(index)
        lines = shop.setter.lines(cell, kind, width, tag, x=x)
        low = len(lines) * kind.leading
        ink += stacked(lines, kind.leading, down=_PAD)
        if picture is not None and index == plan.name:
            low += _ABOVE if lines else 0.0
            wide, high = picture.fitted(width, _PICTURE)
            figure = tag.among("Figure", alt=plain(cell) or labels.PICTURE)
            ink.append(Image(x, _PAD + low, wide, high, picture.picture, figure))
            low += high
        depth = max(depth, low)
    height = 2 * _PAD + (depth or plan.kind.leading)
    ink.append(Rule(plan.x, height, plan.x + plan.width, height, 0.5, Paint.LINE))
    return Strip(height, ink)


def _number(shop: Shop, plan: Plan, number: int, cell: Tag) -> Ink:
    """Set an exercise's number: it stands left of its row, and is heard before it."""
    face = shop.setter.fonts.style(bold=True)
    size = plan.kind.size * NUMBER_SIZE
    owner = cell.add("Lbl")
    return Run(plan.x, _PAD + plan.kind.baseline, f"{number} ", face, size, Paint.SECOND, owner)
