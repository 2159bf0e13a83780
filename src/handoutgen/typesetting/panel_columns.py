"""How a contact panel is filled: what a clinic tells, in columns of one type.

Departments stand side by side. Where they do not fit the panel of their edition even in the smallest type,
they stand in a grid whose upper right corner is the code's, and the panel is as high as this needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.model.clinic import Department
from handoutgen.typesetting.desk import Desk, bare
from handoutgen.typesetting.text import Type

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.typesetting.look import Look

PAD = 12.0
"""Between the panel's edge and what stands in it, in points."""
_GAP = 14.0
"""Between columns."""
_ROW_GAP = 7.0
"""Between rows of departments."""
_CODE = 92.0
"""Side of the booking code at the most: 32 mm."""
_TALL = 0.5
"""Share of the page that a panel takes at the most before its type steps down."""
_TALLEST = 0.85
"""Share that it takes in the smallest type; what it then cannot hold is cut, and is a fault."""

Lines = list[tuple[str, bool]]
"""A column's lines, and whether each is bold."""


class Column(Struct, frozen=True):
    """A column's lines, measured once for all the sizes that are tried: its widths are in ems."""

    lines: Lines
    widest: float
    """Its widest line, and its longest word, as they are set."""
    longest: float
    wish: float
    """What both would be if all of it were bold: by these columns share the panel's width."""
    least: float


class Cell(Struct, frozen=True):
    """A column of lines in its place, counted from the panel's heading down."""

    column: Column
    x: float
    y: float
    w: float
    h: float


class Plan(Struct, frozen=True):
    """How the panel is filled: its height, and columns in one type."""

    height: float
    kind: Type
    cells: list[Cell]
    whole: bool = True
    """Whether no word of it is broken."""


def plan_panel(desk: Desk, clinic: Clinic) -> Plan:
    """Fit all columns side by side if the edition's panel holds them; else in a grid, in a higher panel."""
    look = desk.look
    wide = look.width
    side, width = beside_code(look, clinic, wide)
    columns = [_measured(desk, lines) for lines in _columns(clinic)]
    head = PAD - 2 + heading_type(look).leading
    foot = PAD + look.pen - 2
    room = look.contact - head - foot
    kinds = _kinds(look)
    for kind in kinds:
        cells = _side_by_side(desk, columns, width, kind, room)
        if all(_fits(desk, cell, kind) for cell in cells):
            return Plan(look.contact, kind, cells)
    code = side + look.label.leading - heading_type(look).leading + 4
    plans: list[Plan] = []
    for kind in kinds:
        ways = [_grid(desk, columns, across, (wide - 2 * PAD, width, code), kind) for across in (1, 2, 3, 4)]
        ways.append(_side_by_side(desk, columns, width, kind, None))
        plans = [
            Plan(
                max(look.contact, head + max(cell.y + cell.h for cell in cells) + 4 + foot),
                kind,
                cells,
                all(_whole(cell, kind) for cell in cells),
            )
            for cells in ways
        ]
        best = min(plans, key=lambda plan: (not plan.whole, plan.height))
        if best.whole and best.height <= _TALL * look.height:
            break
    return replace(best, height=min(best.height, _TALLEST * look.height))


def heading_type(look: Look) -> Type:
    """Return the type of the line that says whom to call."""
    return replace(look.section, size=look.section.size + 1.5, leading=look.section.leading + 5)


def beside_code(look: Look, clinic: Clinic, wide: float) -> tuple[float, float]:
    """Return the side of the booking code and the width beside it."""
    side = min(look.contact - 2 * PAD - look.label.leading, _CODE) if clinic.booking else 0.0
    return side, wide - 2 * PAD - (side + 18 if side else 0)


def foot_of(look: Look, h: float) -> float:
    """Return where the columns of a panel `h` points high must end."""
    return h - PAD - look.pen + 2


def depth_of(desk: Desk, column: Column, width: float, kind: Type) -> float:
    """Return how deep a column's lines are at a width, in points."""
    if column.widest * kind.size <= width:
        return len(column.lines) * kind.leading
    return (
        sum(desk.lines(text, replace(kind, bold=strong), width) for text, strong in column.lines)
        * kind.leading
    )


def _kinds(look: Look) -> list[Type]:
    """Return the types that a panel may be set in, the largest first, each with tighter leading."""
    kinds = [look.small]
    while kinds[-1].size > look.smallest:
        size = max(look.smallest, kinds[-1].size - 0.5)
        kinds.append(replace(look.small, size=size, leading=size * 1.24))
    return kinds


def _side_by_side(
    desk: Desk, columns: list[Column], width: float, kind: Type, room: float | None
) -> list[Cell]:
    """Set columns in one row, as wide as what they hold; without `room` as high as they need."""
    cells: list[Cell] = []
    x = 0.0
    for column, share in zip(columns, _shares(columns, width, kind), strict=True):
        deep = depth_of(desk, column, share, kind) if room is None else room
        cells.append(Cell(column, x, 0.0, share, deep))
        x += share + _GAP
    return cells


def _grid(
    desk: Desk, columns: list[Column], across: int, widths: tuple[float, float, float], kind: Type
) -> list[Cell]:
    """Set columns in rows of `across`; `widths` are all, what is beside the code, and the code's height."""
    whole, beside, code = widths
    w = (whole - _GAP * (across - 1)) / across
    cells: list[Cell] = []
    y, left = 0.0, list(columns)
    while left:
        row: list[Cell] = []
        for index in range(across):
            x = index * (w + _GAP)
            edge = beside if y < code else whole
            if left and (not index or x + w <= edge + 0.01):
                column, share = left.pop(0), min(w, edge)
                row.append(Cell(column, x, y, share, depth_of(desk, column, share, kind)))
        cells += row
        y += max(cell.h for cell in row) + _ROW_GAP
    return cells


def _columns(clinic: Clinic) -> list[Lines]:
    """Name and address beside the hours; with several departments, a column for each."""
    if not clinic.name:
        return []
    if len(clinic.departments) < 2:
        only = clinic.departments[0] if clinic.departments else Department()
        phone = only.phone if only.phone != clinic.phone else None  # the clinic's stands in the heading
        texts = (only.name, only.street, only.town, phone, clinic.email, clinic.web and bare(clinic.web))
        first = [(clinic.name, True), *((text, False) for text in texts if text)]
        return [first, [(text, False) for text in only.hours]] if only.hours else [first]
    columns: list[Lines] = []
    for department in clinic.departments:
        address = ", ".join(part for part in (department.street, department.town) if part)
        said = (address, department.phone, *department.hours)
        columns.append([(department.name or clinic.name, True), *((text, False) for text in said if text)])
    return columns


def _measured(desk: Desk, lines: Lines) -> Column:
    em = Type(1.0, 1.0)
    own = [(text, replace(em, bold=strong)) for text, strong in lines]
    bold = replace(em, bold=True)
    return Column(
        lines,
        widest=max(desk.width(text, kind) for text, kind in own),
        longest=max(desk.longest_word(text, kind) for text, kind in own),
        wish=max(desk.width(text, bold) for text, _ in lines),
        least=max(desk.longest_word(text, bold) for text, _ in lines),
    )


def _shares(columns: list[Column], width: float, kind: Type) -> list[float]:
    """Share a width among columns: first what their longest words need, then after what they hold."""
    room = width - _GAP * (len(columns) - 1)
    least = [column.least * kind.size + 1 for column in columns]
    spare = room - sum(least)
    if spare < 0:
        return [room * width / sum(least) for width in least]
    wishes = [max(0.0, column.wish * kind.size - width) for column, width in zip(columns, least, strict=True)]
    return [
        width + spare * (wish / sum(wishes) if sum(wishes) else 1 / len(columns))
        for width, wish in zip(least, wishes, strict=True)
    ]


def _fits(desk: Desk, cell: Cell, kind: Type) -> bool:
    """Whether lines fit their column, no word of theirs broken."""
    return _whole(cell, kind) and depth_of(desk, cell.column, cell.w, kind) <= cell.h + 0.01


def _whole(cell: Cell, kind: Type) -> bool:
    return cell.column.longest * kind.size <= cell.w
