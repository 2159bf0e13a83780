"""The contact panel: whom to call, where and when; the next appointment; the booking code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.typesetting.ink import Box, Cells, Hot, Ink, Paint, Rule
from handoutgen.typesetting.panel_columns import PAD, beside_code, depth_of, foot_of, heading_type, plan_panel
from handoutgen.typesetting.qr import qr_squares

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.typesetting.desk import Desk
    from handoutgen.typesetting.tags import Tag

_QUIET = 4
"""Modules of white round a QR code (ISO/IEC 18004, 6.3.8)."""


class Panel:
    """Sets the contact panel of one clinic into a place as wide as the type area."""

    def __init__(self, desk: Desk, clinic: Clinic) -> None:
        self._desk = desk
        self._clinic = clinic
        self._plan = plan_panel(desk, clinic)

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
        side, width = beside_code(look, clinic, w)
        y = PAD - 2
        words, depth = desk.text(_call(clinic), heading_type(look), PAD, y, width, tag.add("H2"))
        ink += words
        y += depth
        bottom = foot_of(look, h)
        for cell in plan.cells:
            deep = min(cell.h, bottom - y - cell.y)
            weighed = [(text, replace(plan.kind, bold=strong)) for text, strong in cell.column.lines]
            ink += desk.column(weighed, PAD + cell.x, y + cell.y, cell.w, deep, tag.add("P"))
        deep = max((depth_of(desk, cell.column, cell.w, plan.kind) for cell in plan.cells), default=0.0)
        line = y + deep + look.pen + 4
        if not _is_reached(clinic) and line < bottom:  # to write a number on
            ink.append(Rule(PAD, line, PAD + width, line, 0.8, Paint.LINE))
        if clinic.booking:
            ink += _code(desk, clinic.booking, w, side, tag)
        return ink


def set_next_time(desk: Desk, clinic: Clinic, said: str | None, w: float, h: float, tag: Tag) -> list[Ink]:
    """Set the patient's next appointment into the panel, a line for a pen where there is none."""
    look = desk.look
    side, width = beside_code(look, clinic, w)
    if side and foot_of(look, h) > PAD + side + look.label.leading:  # below the code
        width = w - 2 * PAD
    y = foot_of(look, h) + look.pen - 3
    bold = replace(look.small, bold=True)
    label, _ = desk.text(labels.NEXT_TIME, bold, PAD, y - bold.baseline - 2, width, tag)
    start = PAD + desk.width(labels.NEXT_TIME, bold) + 8
    if not said:
        return [*label, Rule(start, y, PAD + width, y, 0.8, Paint.LINE)]
    with desk.private("The next appointment"):
        words, _ = desk.text(said, look.small, start, y - bold.baseline - 2, PAD + width - start, tag)
    return [*label, *words]


def _call(clinic: Clinic) -> str:
    return f"{labels.QUESTIONS_CALL} {clinic.phone}" if clinic.phone else labels.QUESTIONS_ASK


def _is_reached(clinic: Clinic) -> bool:
    """Whether a clinic says how to reach it."""
    ways = (clinic.phone, clinic.email, clinic.web, clinic.booking)
    return any(ways) or any(one.phone or one.street for one in clinic.departments)


def _code(desk: Desk, address: str, w: float, side: float, tag: Tag) -> list[Ink]:
    """The QR code on white, with its words below."""
    code = qr_squares(address)
    x = w - PAD - side
    y = PAD - 3
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
