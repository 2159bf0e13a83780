"""The contact panel: whom to call, where and when; the next appointment; the booking code.

Departments stand side by side. Where they do not fit the panel of their edition even in the smallest type,
they stand in a grid whose upper right corner is the code's, and the panel is as high as this needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.clinic import Department
from handoutgen.typesetting.desk import Desk, bare
from handoutgen.typesetting.ink import Box, Cells, Hot, Ink, Paint, Rule
from handoutgen.typesetting.qr import qr_squares
from handoutgen.typesetting.text import Type

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.typesetting.look import Look
    from handoutgen.typesetting.tags import Tag

_PAD = 12.0
_GAP = 14.0
"""Between columns."""
_ROW_GAP = 7.0
"""Between rows of departments."""
_CODE = 92.0
"""Side of the booking code at the most: 32 mm."""
_QUIET = 4
"""Modules of white round a QR code (ISO/IEC 18004, 6.3.8)."""
_TALL = 0.5
"""Share of the page that a panel takes at the most before its type steps down."""
_TALLEST = 0.85
"""Share that it takes in the smallest type; what it then cannot hold is cut, and is a fault."""

Lines = list[tuple[str, bool]]
"""A column's lines, and whether each is bold."""


class _Column(Struct, frozen=True):
    """A column's lines, measured once for all the sizes that are tried: its widths are in ems."""

    lines: Lines
    widest: float
    """Its widest line, and its longest word, as they are set."""
    longest: float
    wish: float
    """What both would be if all of it were bold: by these columns share the panel's width."""
    least: float


class _Cell(Struct, frozen=True):
    """A column of lines in its place, counted from the panel's heading down."""

    column: _Column
    x: float
    y: float
    w: float
    h: float


class _Plan(Struct, frozen=True):
    """How the panel is filled: its height, and columns in one type."""

    height: float
    kind: Type
    cells: list[_Cell]
    whole: bool = True
    """Whether no word of it is broken."""


class Panel:
    """Sets the contact panel of one clinic into a place as wide as the type area."""

    def __init__(self, desk: Desk, clinic: Clinic) -> None:
        self._desk = desk
        self._clinic = clinic
        self._plan = _plan(desk, clinic)

    @property
    def height(self) -> float:
        """How much room it needs, in points: its edition's, or more for many departments."""
        return self._plan.height

    def set(self, h: float, tag: Tag) -> list[Ink]:
        """Fill it, counted from its top left corner; the next appointment's line is left free."""
        desk, clinic, plan = self._desk, self._clinic, self._plan
        look = desk.look
        w = look.width
        ink: list[Ink] = [Box(0, 0, w, h, Paint.TINT, radius=4.0)]
        side, width = _widths(look, clinic, w)
        y = _PAD - 2
        words, depth = desk.text(_call(clinic), _head(look), _PAD, y, width, tag.add("H2"))
        ink += words
        y += depth
        bottom = _foot(look, h)
        for cell in plan.cells:
            deep = min(cell.h, bottom - y - cell.y)
            weighed = [(text, replace(plan.kind, bold=strong)) for text, strong in cell.column.lines]
            ink += desk.column(weighed, _PAD + cell.x, y + cell.y, cell.w, deep, tag.add("P"))
        deep = max((_depth(desk, cell.column, cell.w, plan.kind) for cell in plan.cells), default=0.0)
        line = y + deep + look.pen + 4
        if not _is_reached(clinic) and line < bottom:  # to write a number on
            ink.append(Rule(_PAD, line, _PAD + width, line, 0.8, Paint.LINE))
        if clinic.booking:
            ink += _code(desk, clinic.booking, w, side, tag)
        return ink


def set_next_time(desk: Desk, clinic: Clinic, said: str | None, w: float, h: float, tag: Tag) -> list[Ink]:
    """Set the patient's next appointment into the panel, a line for a pen where there is none."""
    look = desk.look
    side, width = _widths(look, clinic, w)
    if side and _foot(look, h) > _PAD + side + look.label.leading:  # below the code
        width = w - 2 * _PAD
    y = _foot(look, h) + look.pen - 3
    bold = replace(look.small, bold=True)
    label, _ = desk.text(labels.NEXT_TIME, bold, _PAD, y - bold.baseline - 2, width, tag)
    start = _PAD + desk.width(labels.NEXT_TIME, bold) + 8
    if not said:
        return [*label, Rule(start, y, _PAD + width, y, 0.8, Paint.LINE)]
    with desk.private("The next appointment"):
        words, _ = desk.text(said, look.small, start, y - bold.baseline - 2, _PAD + width - start, tag)
    return [*label, *words]


def _foot(look: Look, h: float) -> float:
    """Return where the columns of a panel `h` points high must end."""
    return h - _PAD - look.pen + 2


def _call(clinic: Clinic) -> str:
    return f"{labels.QUESTIONS_CALL} {clinic.phone}" if clinic.phone else labels.QUESTIONS_ASK


def _head(look: Look) -> Type:
    return replace(look.section, size=look.section.size + 1.5, leading=look.section.leading + 5)


def _widths(look: Look, clinic: Clinic, wide: float) -> tuple[float, float]:
    """Return the side of the booking code and the width beside it."""
    side = min(look.contact - 2 * _PAD - look.label.leading, _CODE) if clinic.booking else 0.0
    return side, wide - 2 * _PAD - (side + 18 if side else 0)


def _plan(desk: Desk, clinic: Clinic) -> _Plan:
    """Fit all columns side by side if the edition's panel holds them; else in a grid, in a higher panel."""
    look = desk.look
    wide = look.width
    side, width = _widths(look, clinic, wide)
    columns = [_measured(desk, lines) for lines in _columns(clinic)]
    head = _PAD - 2 + _head(look).leading
    foot = _PAD + look.pen - 2
    room = look.contact - head - foot
    kinds = _kinds(look)
    for kind in kinds:
        cells = _side_by_side(desk, columns, width, kind, room)
        if all(_fits(desk, cell, kind) for cell in cells):
            return _Plan(look.contact, kind, cells)
    code = side + look.label.leading - _head(look).leading + 4
    plans: list[_Plan] = []
    for kind in kinds:
        ways = [_grid(desk, columns, across, (wide - 2 * _PAD, width, code), kind) for across in (1, 2, 3, 4)]
        ways.append(_side_by_side(desk, columns, width, kind, None))
        plans = [
            _Plan(
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


def _kinds(look: Look) -> list[Type]:
    """Return the types that a panel may be set in, the largest first, each with tighter leading."""
    kinds = [look.small]
    while kinds[-1].size > look.smallest:
        size = max(look.smallest, kinds[-1].size - 0.5)
        kinds.append(replace(look.small, size=size, leading=size * 1.24))
    return kinds


def _side_by_side(
    desk: Desk, columns: list[_Column], width: float, kind: Type, room: float | None
) -> list[_Cell]:
    """Set columns in one row, as wide as what they hold; without `room` as high as they need."""
    cells: list[_Cell] = []
    x = 0.0
    for column, share in zip(columns, _shares(columns, width, kind), strict=True):
        deep = _depth(desk, column, share, kind) if room is None else room
        cells.append(_Cell(column, x, 0.0, share, deep))
        x += share + _GAP
    return cells


def _grid(
    desk: Desk, columns: list[_Column], across: int, widths: tuple[float, float, float], kind: Type
) -> list[_Cell]:
    """Set columns in rows of `across`; `widths` are all, what is beside the code, and the code's height."""
    whole, beside, code = widths
    w = (whole - _GAP * (across - 1)) / across
    cells: list[_Cell] = []
    y, left = 0.0, list(columns)
    while left:
        row: list[_Cell] = []
        for index in range(across):
            x = index * (w + _GAP)
            edge = beside if y < code else whole
            if left and (not index or x + w <= edge + 0.01):
                column, share = left.pop(0), min(w, edge)
                row.append(_Cell(column, x, y, share, _depth(desk, column, share, kind)))
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


def _is_reached(clinic: Clinic) -> bool:
    """Whether a clinic says how to reach it."""
    ways = (clinic.phone, clinic.email, clinic.web, clinic.booking)
    return any(ways) or any(one.phone or one.street for one in clinic.departments)


def _measured(desk: Desk, lines: Lines) -> _Column:
    em = Type(1.0, 1.0)
    own = [(text, replace(em, bold=strong)) for text, strong in lines]
    bold = replace(em, bold=True)
    return _Column(
        lines,
        widest=max(desk.width(text, kind) for text, kind in own),
        longest=max(desk.longest_word(text, kind) for text, kind in own),
        wish=max(desk.width(text, bold) for text, _ in lines),
        least=max(desk.longest_word(text, bold) for text, _ in lines),
    )


def _shares(columns: list[_Column], width: float, kind: Type) -> list[float]:
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


def _fits(desk: Desk, cell: _Cell, kind: Type) -> bool:
    """Whether lines fit their column, no word of theirs broken."""
    return _whole(cell, kind) and _depth(desk, cell.column, cell.w, kind) <= cell.h + 0.01


def _whole(cell: _Cell, kind: Type) -> bool:
    return cell.column.longest * kind.size <= cell.w


def _depth(desk: Desk, column: _Column, width: float, kind: Type) -> float:
    if column.widest * kind.size <= width:
        return len(column.lines) * kind.leading
    return (
        sum(desk.lines(text, replace(kind, bold=strong), width) for text, strong in column.lines)
        * kind.leading
    )


def _code(desk: Desk, address: str, w: float, side: float, tag: Tag) -> list[Ink]:
    """The QR code on white, with its words below."""
    code = qr_squares(address)
    x = w - _PAD - side
    y = _PAD - 3
    link = tag.add("Link", target=address)
    figure = link.add("Figure", alt=labels.BOOK_ALT.format(address=address))
    unit = side / (code.modules + 2 * _QUIET)
    kind = replace(desk.look.label, paint=Paint.INK)
    left = x + (side - desk.width(labels.BOOK, kind)) / 2
    words, _ = desk.text(labels.BOOK, kind, left, y + side, side, tag.add("P"))
    return [
        Box(x, y, side, side, Paint.PAPER),
        Cells(x + _QUIET * unit, y + _QUIET * unit, unit, code.runs, figure),
        Hot(x, y, side, side, address, link),
        *words,
    ]
