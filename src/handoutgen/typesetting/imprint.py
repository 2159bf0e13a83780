"""The imprint: what belongs to the clinic and the patient, set into the places the body left.

Text that is too wide steps down in size to 9.5 pt, then wraps, then is cut with an ellipsis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.article import Band
from handoutgen.model.inlines import Link, Text
from handoutgen.typesetting.ink import Box, Cells, Image, Ink, Paint, Place, Rule, Run
from handoutgen.typesetting.qr import qr_squares
from handoutgen.typesetting.tags import Tag
from handoutgen.typesetting.text import Setter, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoutgen.model.clinic import Clinic, Department
    from handoutgen.model.leaflet import Imprint
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.look import Look
    from handoutgen.typesetting.pages import Setting

_SMALLEST = 9.5
_LOGO_WIDEST = 2.9
"""Widest logo, as a multiple of its height."""


def imprint(setting: Setting, what: Imprint, fonts: Fonts, logo_shape: float | None) -> None:
    """Fill every place of `setting`. `logo_shape` is the logo's width by height; None without one."""
    desk = _Desk(setting.look, Setter(fonts), what, logo_shape)
    for page in setting.pages:
        for place in page.places:
            page.imprint += desk.fill(place)


class _Desk:
    """Sets one imprint."""

    def __init__(self, look: Look, setter: Setter, what: Imprint, logo_shape: float | None) -> None:
        self.look = look
        self.setter = setter
        self.clinic: Clinic = what.clinic
        self.patient = what.patient
        self.urgent_note = what.urgent_note
        self.logo_shape = logo_shape

    def fill(self, place: Place) -> list[Ink]:
        ways: dict[str, Callable[[Place], list[Ink]]] = {
            "masthead": self._masthead,
            "patient": self._patient_line,
            f"band-{Band.ACUTE}": self._acute,
            f"band-{Band.CONTACT}": self._contact_band,
            "contact": self._contact,
            "footer": self._footer,
        }
        return ways[place.kind](place)

    def _text(
        self,
        text: str,
        kind: Type,
        x: float,
        y: float,
        width: float,
        tag: Tag | None,
        *,
        lines: int = 1,
        right: bool = False,
        target: str | None = None,
    ) -> tuple[list[Ink], float]:
        """Set `text` into at most `lines` lines; returns the ink and the depth it takes."""
        owner = tag or Tag("Artifact")
        inlines = (Link(target, (Text(text),)),) if target else (Text(text),)
        fitted = kind
        while True:
            set_lines = self.setter.lines(inlines, fitted, width, owner)
            if len(set_lines) <= lines or fitted.size <= _SMALLEST:
                break
            fitted = replace(fitted, size=max(_SMALLEST, fitted.size - 0.5))
        if len(set_lines) > lines:
            set_lines = set_lines[:lines]
            last = set_lines[-1].ink[-1]
            if isinstance(last, Run):
                last.text = last.text.rstrip() + "…"
        ink: list[Ink] = []
        for number, line in enumerate(set_lines):
            shift = x + (width - line.width if right else 0.0)
            for piece in line.ink:
                piece.x += shift
                piece.y += y + number * kind.leading
                if isinstance(piece, Rule):
                    piece.x2 += shift
                    piece.y2 += y + number * kind.leading
                if isinstance(piece, Run) and tag is None:
                    piece.tag = None
                ink.append(piece)
            if number + 1 == len(set_lines) and ink and isinstance(ink[-1], Run) and tag is not None:
                ink[-1].text = ink[-1].text.rstrip(" ") + " "
        return ink, len(set_lines) * kind.leading

    def _masthead(self, place: Place) -> list[Ink]:
        clinic, look = self.clinic, self.look
        assert place.tag is not None  # noqa: S101
        ink: list[Ink] = []
        high = place.h - 14
        x = place.x
        if clinic.logo and self.logo_shape:
            shape = self.logo_shape
            w, h = (
                (high * shape, high)
                if shape <= _LOGO_WIDEST
                else (high * _LOGO_WIDEST, high * _LOGO_WIDEST / shape)
            )
            tag = place.tag.add("Figure", alt=clinic.name)
            ink.append(Image(x, place.y + (high - h) / 2, w, h, clinic.logo, tag))
            x += w + 11
        facts = self._facts()
        side = max((self.setter.width((Text(fact),), look.label, place.tag) for fact in facts), default=0.0)
        side = min(side + 2, place.w * 0.42)
        room = place.x + place.w - side - 14 - x
        name = Type(17 if place.w > 400 else 14, 20, Paint.BRAND, bold=True)
        tag = place.tag.add("P")
        words, depth = self._text(clinic.name, name, x, 0, room, tag, lines=2 if not clinic.tagline else 1)
        if clinic.tagline:
            below, more = self._text(
                clinic.tagline,
                replace(look.label, size=max(10.5, look.label.size)),
                x,
                depth,
                room,
                place.tag.add("P"),
            )
            words += below
            depth += more
        ink += _down(words, place.y + (high - depth) / 2)
        y = place.y + (high - len(facts) * look.label.leading) / 2
        owner = place.tag.add("P") if facts else None
        for fact in facts:
            line, depth = self._text(fact, look.label, place.x + place.w - side, y, side, owner, right=True)
            ink += line
            y += look.label.leading
        bottom = place.y + place.h - 5
        ink.append(Rule(place.x, bottom, place.x + place.w, bottom, 1.5, Paint.BRAND))
        return ink

    def _facts(self) -> list[str]:
        """Address, phone and mail: at most three lines for the masthead."""
        clinic = self.clinic
        first = clinic.departments[0] if clinic.departments else None
        facts = []
        if first is not None and len(clinic.departments) == 1 and (first.street or first.town):
            facts.append(", ".join(part for part in (first.street, first.town) if part))
        reach = " · ".join(part for part in (clinic.phone, clinic.email) if part)
        if reach:
            facts.append(reach)
        if clinic.web and len(facts) < 3:
            facts.append(_bare(clinic.web))
        return facts

    def _patient_line(self, place: Place) -> list[Ink]:
        assert place.tag is not None  # noqa: S101
        look = self.look
        ink: list[Ink] = []
        shares = (0.44, 0.22, 0.34)
        gap = 16.0
        x = place.x
        base = place.y + place.h - 6
        fields = (
            (labels.TO, self.patient.name),
            (labels.DATE, self.patient.date),
            (labels.THERAPIST, self.patient.therapist),
        )
        for share, (label, value) in zip(shares, fields, strict=True):
            w = (place.w - 2 * gap) * share
            tag = place.tag.add("P")
            words, _ = self._text(f"{label}:" if value else label, look.label, x, place.y, w, tag)
            ink += words
            if value:
                kind = replace(look.body, bold=True)
                said, _ = self._text(value, kind, x, base - kind.baseline - 4, w, tag)
                ink += said
            ink.append(Rule(x, base, x + w, base, 0.8, Paint.LINE))
            x += w + gap
        return ink

    def _acute(self, place: Place) -> list[Ink]:
        return self._notes(place, self.urgent_note)

    def _contact_band(self, place: Place) -> list[Ink]:
        return self._notes(place, (self.clinic.phone,) if self.clinic.phone else ())

    def _notes(self, place: Place, notes: tuple[str, ...]) -> list[Ink]:
        ink: list[Ink] = []
        kind = self.look.label
        room = int(place.h / kind.leading + 0.01)
        y = place.y
        for note in notes:
            if room <= 0:
                break
            words, depth = self._text(note, kind, place.x, y, place.w, place.tag, lines=room)
            ink += words
            y += depth
            room -= round(depth / kind.leading)
        return ink

    def _contact(self, place: Place) -> list[Ink]:
        assert place.tag is not None  # noqa: S101
        clinic, look = self.clinic, self.look
        pad = 12.0
        ink: list[Ink] = [Box(place.x, place.y, place.w, place.h, Paint.TINT, radius=4.0)]
        side = min(place.h - 2 * pad - look.label.leading, 92.0) if clinic.booking else 0.0
        width = place.w - 2 * pad - (side + 18 if side else 0)
        x, y = place.x + pad, place.y + pad - 2
        call = f"{labels.QUESTIONS_CALL} {clinic.phone}" if clinic.phone else labels.QUESTIONS_ASK
        head = replace(look.section, size=look.section.size + 1.5, leading=look.section.leading + 4)
        words, depth = self._text(call, head, x, y, width, place.tag.add("H2"))
        ink += words
        y += depth
        pen_height = look.pen + 2
        bottom = place.y + place.h - pad - pen_height + 4
        lines = self._panel_lines()
        kind = look.small
        owner = place.tag.add("P")
        while len(lines) * kind.leading > bottom - y and kind.size > _SMALLEST:
            size = max(_SMALLEST, kind.size - 0.5)
            kind = replace(kind, size=size, leading=size * 1.25)
        room = int((bottom - y) / kind.leading + 0.05)
        for text, target in lines[:room]:
            words, depth = self._text(text, kind, x, y, width, owner, target=target)
            ink += words
            y += depth
        label, _ = self._text(
            labels.NEXT_TIME,
            replace(look.small, bold=True),
            x,
            bottom + pen_height - look.small.leading - 2,
            width,
            place.tag.add("P"),
        )
        ink += label
        start = x + self.setter.width((Text(labels.NEXT_TIME),), replace(look.small, bold=True), owner) + 8
        ink.append(Rule(start, bottom + pen_height - 5, x + width, bottom + pen_height - 5, 0.8, Paint.LINE))
        if clinic.booking and side:
            ink += self._qr(place, clinic.booking, side, pad)
        return ink

    def _panel_lines(self) -> list[tuple[str, str | None]]:
        clinic = self.clinic
        lines: list[tuple[str, str | None]] = []
        where = [_where(department) for department in clinic.departments]
        if len(where) == 1:
            lines.append((", ".join([clinic.name, *([where[0]] if where[0] else [])]), None))
            lines += [(hours, None) for hours in clinic.departments[0].hours]
        else:
            lines.append((clinic.name, None))
            for department, text in zip(clinic.departments, where, strict=True):
                hours = "; ".join(department.hours)
                lines.append((" · ".join(part for part in (text, department.phone, hours) if part), None))
        if clinic.web:
            address = clinic.web if "://" in clinic.web else f"https://{clinic.web}"
            lines.append((_bare(clinic.web), address))
        if clinic.email:
            lines.append((clinic.email, f"mailto:{clinic.email}"))
        return lines

    def _qr(self, place: Place, address: str, side: float, pad: float) -> list[Ink]:
        assert place.tag is not None  # noqa: S101
        squares, modules = qr_squares(address)
        x = place.x + place.w - pad - side
        y = place.y + pad - 3
        tag = place.tag.add("Figure", alt=labels.BOOK_ALT.format(address=address))
        caption = place.tag.add("P")
        quiet = 4
        unit = side / (modules + 2 * quiet)
        kind = replace(self.look.label, paint=Paint.INK)
        width = self.setter.width((Text(labels.BOOK),), kind, caption)
        words, _ = self._text(labels.BOOK, kind, x + (side - width) / 2, y + side, side, caption)
        return [
            Box(x, y, side, side, Paint.PAPER),
            Cells(x + quiet * unit, y + quiet * unit, unit, squares, tag),
            *words,
        ]

    def _footer(self, place: Place) -> list[Ink]:
        clinic = self.clinic
        parts = [clinic.name, clinic.phone, _bare(clinic.web) if clinic.web else None, clinic.footer]
        if clinic.cvr:
            parts.append(f"{labels.CVR} {clinic.cvr}")
        text = " · ".join(part for part in parts if part)
        return self._text(text, self.look.label, place.x, place.y, place.w, None)[0]


def _where(department: Department) -> str:
    parts = (department.name, department.street, department.town)
    return ", ".join(part for part in parts if part)


def _bare(address: str) -> str:
    """A web address as people say it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _down(ink: list[Ink], by: float) -> list[Ink]:
    for piece in ink:
        piece.y += by
        if isinstance(piece, Rule):
            piece.y2 += by
    return ink
