"""The contact panel: whom to call, where and when; the next appointment; the booking code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.clinic import Department
from handoutgen.model.inlines import Text
from handoutgen.typesetting.desk import Desk, bare
from handoutgen.typesetting.ink import Box, Cells, Ink, Paint, Place, Rule
from handoutgen.typesetting.qr import qr_squares
from handoutgen.typesetting.tags import Tag

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.typesetting.text import Type

_PAD = 12.0
_GAP = 14.0
"""Between columns."""
_CODE = 92.0
"""Side of the booking code at the most: 32 mm."""
_QUIET = 4
"""Modules of white round a QR code (ISO/IEC 18004, 6.3.8)."""

Lines = list[tuple[str, bool]]
"""What a column says; True sets a line bold."""


def set_panel(desk: Desk, clinic: Clinic, place: Place, tag: Tag) -> list[Ink]:
    """Fill the panel."""
    look = desk.look
    ink: list[Ink] = [Box(place.x, place.y, place.w, place.h, Paint.TINT, radius=4.0)]
    side = min(place.h - 2 * _PAD - look.label.leading, _CODE) if clinic.booking else 0.0
    width = place.w - 2 * _PAD - (side + 18 if side else 0)
    x, y = place.x + _PAD, place.y + _PAD - 2
    call = f"{labels.QUESTIONS_CALL} {clinic.phone}" if clinic.phone else labels.QUESTIONS_ASK
    head = replace(look.section, size=look.section.size + 1.5, leading=look.section.leading + 5)
    words, depth = desk.text(call, head, x, y, width, tag.add("H2"))
    ink += words
    y += depth
    bottom = place.y + place.h - _PAD - look.pen + 2
    if columns := _columns(clinic):
        ink += _set_columns(desk, columns, x, y, width, bottom - y, tag)
    else:  # no clinic: a line to write on
        ink.append(Rule(x, y + look.pen + 4, x + width, y + look.pen + 4, 0.8, Paint.LINE))
    ink += _next_time(desk, x, bottom + look.pen - 3, width, tag.add("P"))
    if clinic.booking:
        ink += _code(desk, clinic.booking, place, side, tag)
    return ink


def _columns(clinic: Clinic) -> list[Lines]:
    """Name and address beside the hours; with several departments, a column for each."""
    if not clinic.name:
        return []
    if len(clinic.departments) < 2:
        only = clinic.departments[0] if clinic.departments else Department()
        texts = (only.street, only.town, clinic.email, clinic.web and bare(clinic.web))
        first = [(clinic.name, True), *((text, False) for text in texts if text)]
        return [first, [(text, False) for text in only.hours]] if only.hours else [first]
    columns: list[Lines] = []
    for department in clinic.departments:
        address = ", ".join(part for part in (department.street, department.town) if part)
        said = (address, department.phone, *department.hours)
        columns.append([(department.name or clinic.name, True), *((text, False) for text in said if text)])
    return columns


def _set_columns(
    desk: Desk, columns: list[Lines], x: float, y: float, width: float, height: float, tag: Tag
) -> list[Ink]:
    """Set columns side by side, as wide as what they hold, all in one size."""
    shares = _shares(desk, columns, width - _GAP * (len(columns) - 1))
    fitted = [_fitted(desk, lines, share, height) for lines, share in zip(columns, shares, strict=True)]
    kind = min(fitted, key=lambda kind: kind.size)
    ink: list[Ink] = []
    for lines, share in zip(columns, shares, strict=True):
        weighed = [(text, replace(kind, bold=strong)) for text, strong in lines]
        ink += desk.column(weighed, x, y, share, height, tag.add("P"))
        x += share + _GAP
    return ink


def _shares(desk: Desk, columns: list[Lines], room: float) -> list[float]:
    """Share a width among columns: first what their longest words need, then after what they hold."""
    bold = replace(desk.look.small, bold=True)
    smallest = replace(bold, size=desk.look.smallest)
    nobody = Tag("P")
    naturals = [max(desk.width(text, bold) for text, _ in lines) for lines in columns]
    least = [
        max(desk.setter.longest_word((Text(text),), smallest, nobody) for text, _ in lines) + 1
        for lines in columns
    ]
    spare = room - sum(least)
    if spare < 0:
        return [room * width / sum(least) for width in least]
    wishes = [max(0.0, natural - width) for natural, width in zip(naturals, least, strict=True)]
    return [
        width + spare * (wish / sum(wishes) if sum(wishes) else 1 / len(columns))
        for width, wish in zip(least, wishes, strict=True)
    ]


def _fitted(desk: Desk, lines: Lines, width: float, height: float) -> Type:
    """Step down in size until the lines fit their column."""
    kind = desk.look.small
    nobody = Tag("P")
    while kind.size > desk.look.smallest:
        needed = sum(
            len(desk.setter.lines((Text(text),), replace(kind, bold=strong), width, nobody))
            for text, strong in lines
        )
        longest = max(desk.setter.longest_word((Text(text),), kind, nobody) for text, _ in lines)
        if needed * kind.leading <= height and longest <= width:
            break
        size = max(desk.look.smallest, kind.size - 0.5)
        kind = replace(kind, size=size, leading=size * 1.24)
    return kind


def _next_time(desk: Desk, x: float, y: float, width: float, tag: Tag) -> list[Ink]:
    bold = replace(desk.look.small, bold=True)
    label, _ = desk.text(labels.NEXT_TIME, bold, x, y - bold.baseline - 2, width, tag)
    start = x + desk.width(labels.NEXT_TIME, bold) + 8
    return [*label, Rule(start, y, x + width, y, 0.8, Paint.LINE)]


def _code(desk: Desk, address: str, place: Place, side: float, tag: Tag) -> list[Ink]:
    """The QR code on white, with its words below."""
    squares, modules = qr_squares(address)
    x = place.x + place.w - _PAD - side
    y = place.y + _PAD - 3
    figure = tag.add("Figure", alt=labels.BOOK_ALT.format(address=address))
    unit = side / (modules + 2 * _QUIET)
    kind = replace(desk.look.label, paint=Paint.INK)
    left = x + (side - desk.width(labels.BOOK, kind)) / 2
    words, _ = desk.text(labels.BOOK, kind, left, y + side, side, tag.add("P"))
    return [
        Box(x, y, side, side, Paint.PAPER),
        Cells(x + _QUIET * unit, y + _QUIET * unit, unit, squares, figure),
        *words,
    ]
