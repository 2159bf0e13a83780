"""The contact panel: whom to call, where and when; the next appointment; the booking code.

Departments stand side by side. Where they do not fit the panel of their edition even in the smallest type,
they stand in rows, and the panel is as high as these need.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.clinic import Department
from handoutgen.typesetting.desk import Desk, bare
from handoutgen.typesetting.ink import Box, Cells, Ink, Paint, Rule
from handoutgen.typesetting.qr import qr_squares

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.typesetting.look import Look
    from handoutgen.typesetting.tags import Tag
    from handoutgen.typesetting.text import Type

_PAD = 12.0
_GAP = 14.0
"""Between columns."""
_ROW_GAP = 5.0
"""Between rows of departments."""
_CODE = 92.0
"""Side of the booking code at the most: 32 mm."""
_QUIET = 4
"""Modules of white round a QR code (ISO/IEC 18004, 6.3.8)."""
_NARROWEST = 120.0
"""Points a department's column has at least where departments stand in rows."""
_TALLEST = 0.5
"""Share of the page that a panel takes at the most; what it then cannot hold is cut, and is a fault."""

Lines = list[tuple[str, bool]]
"""What a column says; True sets a line bold."""


class _Plan(Struct, frozen=True):
    """How the panel is filled: its height, and rows of columns in one type."""

    height: float
    kind: Type
    rows: list[list[Lines]]
    depths: list[float]


def panel_height(desk: Desk, clinic: Clinic) -> float:
    """Return how much room the panel needs, in points: its edition's, or more for many departments."""
    return _plan(desk, clinic, desk.look.width).height


def set_panel(desk: Desk, clinic: Clinic, w: float, h: float, tag: Tag) -> list[Ink]:
    """Fill the panel, counted from its top left corner; the next appointment's line is left free."""
    look = desk.look
    ink: list[Ink] = [Box(0, 0, w, h, Paint.TINT, radius=4.0)]
    side, width = _widths(look, clinic, w)
    y = _PAD - 2
    words, depth = desk.text(_call(clinic), _head(look), _PAD, y, width, tag.add("H2"))
    ink += words
    y += depth
    bottom = _foot(look, h)
    plan = _plan(desk, clinic, w)
    for row, deep in zip(plan.rows, plan.depths, strict=True):
        deep = min(deep, bottom - y)
        ink += _set_columns(desk, row, _PAD, y, width, deep, plan.kind, tag)
        y += deep + _ROW_GAP
    if not plan.rows:  # no clinic: a line to write on
        line = y + look.pen + 4
        ink.append(Rule(_PAD, line, _PAD + width, line, 0.8, Paint.LINE))
    if clinic.booking:
        ink += _code(desk, clinic.booking, w, side, tag)
    return ink


def set_next_time(desk: Desk, clinic: Clinic, said: str | None, w: float, h: float, tag: Tag) -> list[Ink]:
    """Set the patient's next appointment into the panel, a line for a pen where there is none."""
    look = desk.look
    _, width = _widths(look, clinic, w)
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


def _plan(desk: Desk, clinic: Clinic, wide: float) -> _Plan:
    """Fit all columns side by side if the edition's panel holds them; else lay them out in rows."""
    look = desk.look
    _, width = _widths(look, clinic, wide)
    columns = _columns(clinic)
    head = _PAD - 2 + _head(look).leading
    foot = _PAD + look.pen - 2
    if not columns:
        return _Plan(look.contact, look.small, [], [])
    room = look.contact - head - foot
    kind = look.small
    shares = _shares(desk, columns, width)
    while True:
        if all(_fits(desk, lines, share, room, kind) for lines, share in zip(columns, shares, strict=True)):
            return _Plan(look.contact, kind, [columns], [room])
        if kind.size <= look.smallest:
            break
        size = max(look.smallest, kind.size - 0.5)
        kind = replace(kind, size=size, leading=size * 1.24)
    across = max(1, int((width + _GAP) // (_NARROWEST + _GAP)))
    across = math.ceil(len(columns) / math.ceil(len(columns) / across))
    rows = [columns[start : start + across] for start in range(0, len(columns), across)]
    kind = replace(look.small, leading=look.small.size * 1.24)
    depths = [max(_depths(desk, row, width, kind)) for row in rows]
    height = head + sum(depths) + _ROW_GAP * (len(rows) - 1) + 4 + foot
    return _Plan(min(max(look.contact, height), _TALLEST * look.height), kind, rows, depths)


def _columns(clinic: Clinic) -> list[Lines]:
    """Name and address beside the hours; with several departments, a column for each."""
    if not clinic.name:
        return []
    if len(clinic.departments) < 2:
        only = clinic.departments[0] if clinic.departments else Department()
        texts = (only.name, only.street, only.town, clinic.email, clinic.web and bare(clinic.web))
        first = [(clinic.name, True), *((text, False) for text in texts if text)]
        return [first, [(text, False) for text in only.hours]] if only.hours else [first]
    columns: list[Lines] = []
    for department in clinic.departments:
        address = ", ".join(part for part in (department.street, department.town) if part)
        said = (address, department.phone, *department.hours)
        columns.append([(department.name or clinic.name, True), *((text, False) for text in said if text)])
    return columns


def _set_columns(
    desk: Desk, columns: list[Lines], x: float, y: float, width: float, height: float, kind: Type, tag: Tag
) -> list[Ink]:
    """Set columns side by side, as wide as what they hold, all in one size."""
    ink: list[Ink] = []
    for lines, share in zip(columns, _shares(desk, columns, width), strict=True):
        weighed = [(text, replace(kind, bold=strong)) for text, strong in lines]
        ink += desk.column(weighed, x, y, share, height, tag.add("P"))
        x += share + _GAP
    return ink


def _shares(desk: Desk, columns: list[Lines], width: float) -> list[float]:
    """Share a width among columns: first what their longest words need, then after what they hold."""
    room = width - _GAP * (len(columns) - 1)
    bold = replace(desk.look.small, bold=True)
    smallest = replace(bold, size=desk.look.smallest)
    naturals = [max(desk.width(text, bold) for text, _ in lines) for lines in columns]
    least = [max(desk.longest_word(text, smallest) for text, _ in lines) + 1 for lines in columns]
    spare = room - sum(least)
    if spare < 0:
        return [room * width / sum(least) for width in least]
    wishes = [max(0.0, natural - width) for natural, width in zip(naturals, least, strict=True)]
    return [
        width + spare * (wish / sum(wishes) if sum(wishes) else 1 / len(columns))
        for width, wish in zip(least, wishes, strict=True)
    ]


def _fits(desk: Desk, lines: Lines, width: float, height: float, kind: Type) -> bool:
    """Whether lines fit their column, no word of theirs broken."""
    if any(desk.longest_word(text, replace(kind, bold=strong)) > width for text, strong in lines):
        return False
    return _depth(desk, lines, width, kind) <= height + 0.01


def _depth(desk: Desk, lines: Lines, width: float, kind: Type) -> float:
    return sum(desk.lines(text, replace(kind, bold=strong), width) for text, strong in lines) * kind.leading


def _depths(desk: Desk, columns: list[Lines], width: float, kind: Type) -> list[float]:
    shares = _shares(desk, columns, width)
    return [_depth(desk, lines, share, kind) for lines, share in zip(columns, shares, strict=True)]


def _code(desk: Desk, address: str, w: float, side: float, tag: Tag) -> list[Ink]:
    """The QR code on white, with its words below."""
    code = qr_squares(address)
    x = w - _PAD - side
    y = _PAD - 3
    figure = tag.add("Figure", alt=labels.BOOK_ALT.format(address=address))
    unit = side / (code.modules + 2 * _QUIET)
    kind = replace(desk.look.label, paint=Paint.INK)
    left = x + (side - desk.width(labels.BOOK, kind)) / 2
    words, _ = desk.text(labels.BOOK, kind, left, y + side, side, tag.add("P"))
    return [
        Box(x, y, side, side, Paint.PAPER),
        Cells(x + _QUIET * unit, y + _QUIET * unit, unit, code.runs, figure),
        *words,
    ]
