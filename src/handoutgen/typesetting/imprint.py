"""The imprint: what belongs to the clinic and the patient, set into the places the body left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.danish.dates import in_words
from handoutgen.model.article import Band
from handoutgen.typesetting.desk import Desk, bare
from handoutgen.typesetting.ink import LOGO_PIXELS, Box, Image, Ink, Paint, Place, Rule, move
from handoutgen.typesetting.panel import set_panel
from handoutgen.typesetting.text import Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoutgen.model.leaflet import Imprint
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.pages import Setting
    from handoutgen.typesetting.pictures import Logo
    from handoutgen.typesetting.tags import Tag

_LOGO_WIDEST = (2.9, 2.2, 1.6)
"""Widest logo, as a multiple of the masthead's height; less where the name needs the room."""
_PLATE_PAD = 5.0
"""Between a white logo and the edge of its plate."""
_PLATE_ROUND = 3.0
_SIDE = 0.42
"""Share of the masthead that the facts to the right may take."""
_APART = 14.0
"""Between the clinic's name and the facts beside it."""
_NARROW = 400.0
"""Below this width of the type area, in points, the masthead leaves the address to the panel."""


def imprint(setting: Setting, what: Imprint, fonts: Fonts, logo: Logo | None) -> tuple[str, ...]:
    """Fill every place of `setting`; return the texts that had to be cut to fit."""
    desk = Desk(setting.look, fonts)
    imprinter = _Imprinter(desk, what, logo)
    for page in setting.pages:
        for place in page.places:
            page.imprint += imprinter.fill(place)
    return tuple(dict.fromkeys(desk.cut))


class _Imprinter:
    """Knows what goes into which place."""

    def __init__(self, desk: Desk, what: Imprint, logo: Logo | None) -> None:
        self.desk = desk
        self.clinic = what.clinic
        self.patient = what.patient
        self.out_of_hours = what.out_of_hours
        self.logo = logo

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

    def _contact(self, place: Place) -> list[Ink]:
        return set_panel(self.desk, self.clinic, place, place.tag)

    def _masthead(self, place: Place) -> list[Ink]:
        """Logo, name and tagline to the left, how to reach the clinic to the right, a rule below.

        Name and tagline come first: where the facts would cost them their words, the facts are left to
        the contact panel.
        """
        desk, look = self.desk, self.desk.look
        high = place.h - 14
        right = place.x + place.w
        facts = self._facts()
        side = max((desk.width(fact, look.label) for fact in facts), default=0.0)
        side = min(side + 2, place.w * _SIDE)
        least = self._least_name()
        for widest in _LOGO_WIDEST:
            logo = self._logo_width(high, widest)
            x = place.x + (logo + 11 if logo else 0.0)
            if right - side - _APART - x >= least:
                break
        else:
            facts, side = [], 0.0
        ink = self._logo(place, place.tag, logo, high)
        words, depth = self._name(x, right - side - _APART - x, place.tag)
        for piece in words:
            move(piece, down=place.y + (high - depth) / 2)
        ink += words
        y = place.y + (high - len(facts) * look.label.leading) / 2
        owner = place.tag.add("P")
        for fact in facts:
            line, _ = desk.text(fact, look.label, right - side, y, side, owner, right=True)
            ink += line
            y += look.label.leading
        bottom = place.y + place.h - 5
        ink.append(Rule(place.x, bottom, right, bottom, 1.5, Paint.SECOND))
        return ink

    def _logo_width(self, high: float, widest: float) -> float:
        """Return how much of the masthead's width the logo takes, its plate included."""
        if self.logo is None:
            return 0.0
        pad = _PLATE_PAD if self.logo.plate else 0.0
        return min((high - 2 * pad) * self.logo.shape + 2 * pad, high * widest)

    def _logo(self, place: Place, tag: Tag, width: float, high: float) -> list[Ink]:
        """Fit the logo into `width` × `high`, never stretched; a white one stands on a plate."""
        logo = self.logo
        if logo is None:
            return []
        pad = _PLATE_PAD if logo.plate else 0.0
        w = width - 2 * pad
        h = min(high - 2 * pad, w / logo.shape)
        y = place.y + (high - h) / 2
        figure = tag.add("Figure", alt=self.clinic.name)
        image = Image(place.x + pad, y, w, h, logo.path, figure, LOGO_PIXELS)
        if not logo.plate:
            return [image]
        return [Box(place.x, y - pad, width, h + 2 * pad, Paint.BRAND, radius=_PLATE_ROUND), image]

    def _name_kinds(self) -> tuple[Type, Type]:
        look = self.desk.look
        size = 17 if look.width > _NARROW else 14
        return Type(size, 20, Paint.BRAND, bold=True), replace(look.label, size=max(10.5, look.label.size))

    def _least_name(self) -> float:
        """Return the width below which the name or the tagline would be cut."""
        smallest = self.desk.look.smallest
        name, tagline = (replace(kind, size=smallest) for kind in self._name_kinds())
        widths = [self.desk.width(self.clinic.name, name)]
        if self.clinic.tagline:
            widths.append(self.desk.width(self.clinic.tagline, tagline))
        return max(widths) + 1

    def _name(self, x: float, room: float, tag: Tag) -> tuple[list[Ink], float]:
        clinic = self.clinic
        kind, small = self._name_kinds()
        words, depth = self.desk.text(
            clinic.name, kind, x, 0, room, tag.add("P"), lines=1 if clinic.tagline else 2
        )
        if clinic.tagline:
            below, more = self.desk.text(clinic.tagline, small, x, depth, room, tag.add("P"))
            return words + below, depth + more
        return words, depth

    def _facts(self) -> list[str]:
        """Return address, phone and mail for the masthead, at most three lines.

        Where the paper is narrow or the type large, the address is left to the contact panel and each
        of the others gets a line of its own.
        """
        clinic, look = self.clinic, self.desk.look
        web = clinic.web and bare(clinic.web)
        reach = " · ".join(part for part in (clinic.phone, clinic.email) if part)
        smallest = replace(look.label, size=look.smallest)
        if self.desk.width(reach, smallest) > _SIDE * look.width:
            return [fact for fact in (clinic.phone, clinic.email, web) if fact]
        address = ""
        if len(clinic.departments) == 1:
            only = clinic.departments[0]
            address = ", ".join(part for part in (only.street, only.town) if part)
        return [fact for fact in (address, reach, web) if fact]

    def _patient_line(self, place: Place) -> list[Ink]:
        look = self.desk.look
        ink: list[Ink] = []
        shares = (0.4, 0.27, 0.33)
        gap = 16.0
        x = place.x
        base = place.y + place.h - 6
        day = self.patient.day
        fields = (
            (labels.TO, self.patient.name),
            (labels.DATE, in_words(day) if day else None),
            (labels.THERAPIST, self.patient.therapist),
        )
        for share, (label, value) in zip(shares, fields, strict=True):
            w = (place.w - 2 * gap) * share
            tag = place.tag.add("P")
            words, _ = self.desk.text(f"{label}:" if value else label, look.label, x, place.y, w, tag)
            ink += words
            if value:
                kind = replace(look.body, bold=True)
                said, _ = self.desk.text(value, kind, x, base - kind.baseline - 4, w, tag)
                ink += said
            ink.append(Rule(x, base, x + w, base, 0.8, Paint.LINE))
            x += w + gap
        return ink

    def _acute(self, place: Place) -> list[Ink]:
        urgent = self.out_of_hours
        label, strong = self.desk.look.label, self.desk.number_kind()
        lines = [(labels.OWN_DOCTOR, label), (labels.OUT_OF_HOURS, label)]
        if urgent is None:
            lines.append((labels.CALL_OUT_OF_HOURS, label))
        else:
            lines += [(urgent.phone, strong), (urgent.name, label)]
        if place.h < 3 * label.leading:  # no margin column: two lines across
            after = labels.CALL_OUT_OF_HOURS if urgent is None else f"{urgent.phone} · {urgent.name}"
            lines = [(f"{labels.OWN_DOCTOR} {labels.OUT_OF_HOURS} {after}", label)]
        return self.desk.column(lines, place.x, place.y, place.w, place.h, place.tag)

    def _contact_band(self, place: Place) -> list[Ink]:
        lines = [(self.clinic.phone, self.desk.number_kind())] if self.clinic.phone else []
        return self.desk.column(lines, place.x, place.y, place.w, place.h, place.tag)

    def _footer(self, place: Place) -> list[Ink]:
        """Name, phone, address on the web and what else there is room for, a line at a time."""
        clinic, look = self.clinic, self.desk.look
        parts = [clinic.name, clinic.phone, clinic.web and bare(clinic.web), clinic.footer]
        parts.append(clinic.cvr and f"{labels.CVR} {clinic.cvr}")
        lines = [""]
        for part in filter(None, parts):
            longer = f"{lines[-1]} · {part}" if lines[-1] else part
            if not lines[-1] or self.desk.width(longer, look.label) <= place.w:
                lines[-1] = longer
            elif len(lines) < look.foot_lines:
                lines.append(part)
            else:
                self.desk.cut.append(part)
        return self.desk.column(
            [(line, look.label) for line in lines], place.x, place.y, place.w, place.h, place.tag
        )
