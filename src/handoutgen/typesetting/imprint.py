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
_FIELDS = (0.4, 0.27, 0.33)
"""Shares of the patient's line: name, date, therapist."""
_FIELD_LEAST, _FIELD_PEN = 0.6, 0.8
"""Parts of its share that a field keeps beside a long name: one that is filled in, one for a pen."""
_FIELD_GAP = 16.0
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
        self._bare = False
        """Whether the masthead had no room to say how to reach the clinic."""

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
        return set_panel(self.desk, self.clinic, self.patient.next_time, place, place.tag)

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
            facts, side, self._bare = [], 0.0, True
        ink = self._logo(place, place.tag, logo, high)
        words, depth = self._name(x, right - (side + _APART if side else 0.0) - x, high, place.tag)
        for piece in words:
            move(piece, down=place.y + (high - depth) / 2)
        ink += words
        y = place.y + (high - len(facts) * look.label.leading) / 2
        owner = place.tag.add("P")
        kind = desk.alike(facts, look.label, side)
        for fact in facts:
            line, _ = desk.text(fact, kind, right - side, y, side, owner, right=True)
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

    def _name(self, x: float, room: float, high: float, tag: Tag) -> tuple[list[Ink], float]:
        """Set name and tagline; a long name steps down in size, then fills what lines there are."""
        clinic, desk = self.clinic, self.desk
        kind, small = self._name_kinds()
        owner = tag.add("P")
        below: list[Ink] = []
        if clinic.tagline:
            below, more = desk.text(clinic.tagline, small, x, 0, room, tag.add("P"))
            high -= more
        most = 1 if clinic.tagline else 2
        if desk.lines(clinic.name, replace(kind, size=desk.look.smallest), room) > most:
            kind = desk.fitted(clinic.name, kind, room, high)
            most = max(1, int(high / kind.leading))
        words, depth = desk.text(clinic.name, kind, x, 0, room, owner, lines=most)
        for piece in below:
            move(piece, down=depth)
        return words + below, depth + (small.leading if clinic.tagline else 0.0)

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
        """Name, date and therapist side by side, each on its rule; what is not known is left to a pen.

        A name too long for that gets the whole width, in small type, and as many lines as it takes.
        """
        patient, day = self.patient, self.patient.day
        fields = (
            (labels.TO, patient.name),
            (labels.DATE, in_words(day) if day else None),
            (labels.THERAPIST, patient.therapist),
        )
        with self.desk.private("What stands in the patient's line"):
            found = self._field_widths([value for _, value in fields], place.w - 2 * _FIELD_GAP)
            return self._fields(fields, *found, place) if found else self._stacked_fields(fields, place)

    def _field_widths(self, values: list[str | None], room: float) -> tuple[list[float], Type] | None:
        """Return the widths of the fields and the largest type in which each holds its value on one line.

        Where a long name needs more than its share, the others give what they do not need themselves.
        """
        shares = [room * share for share in _FIELDS]
        kind = self._written()
        while True:
            needs = [
                max(share * _FIELD_LEAST, self.desk.width(value, kind) + 1) if value else share * _FIELD_PEN
                for value, share in zip(values, shares, strict=True)
            ]
            if all(need <= share for need, share in zip(needs, shares, strict=True)):
                return shares, kind
            if (spare := room - sum(needs)) >= 0:
                return [need + spare * share for need, share in zip(needs, _FIELDS, strict=True)], kind
            if kind.size <= self.desk.look.smallest:
                return None
            kind = replace(kind, size=max(self.desk.look.smallest, kind.size - 0.5))

    def _written(self) -> Type:
        """Return the type of what is filled in."""
        return replace(self.desk.look.body, bold=True)

    def _fields(
        self, fields: tuple[tuple[str, str | None], ...], widths: list[float], kind: Type, place: Place
    ) -> list[Ink]:
        look = self.desk.look
        ink: list[Ink] = []
        x = place.x
        base = place.y + place.h - 5
        for w, (label, value) in zip(widths, fields, strict=True):
            tag = place.tag.add("P")
            words, _ = self.desk.text(f"{label}:" if value else label, look.label, x, place.y, w, tag)
            ink += words
            if value:
                said, _ = self.desk.text(value, kind, x, base - kind.baseline - 4, w, tag)
                ink += said
            ink.append(Rule(x, base, x + w, base, 0.8, Paint.LINE))
            x += w + _FIELD_GAP
        return ink

    def _stacked_fields(self, fields: tuple[tuple[str, str | None], ...], place: Place) -> list[Ink]:
        """Set what is known one below the other, all of it in the type that this takes."""
        desk = self.desk
        texts = [f"{label}: {value}" for label, value in fields if value]
        told = [(words, place.tag.add("P")) for words in self._run_on(texts, place)]
        kind = self._written()
        while True:
            kind = replace(kind, leading=kind.size * 1.2)
            lines = [desk.lines(words, kind, place.w) for words, _ in told]
            if sum(lines) * kind.leading <= place.h or kind.size <= desk.look.smallest:
                break
            kind = replace(kind, size=max(desk.look.smallest, kind.size - 0.5))
        ink: list[Ink] = []
        y, bottom = place.y, place.y + place.h
        for index, (words, tag) in enumerate(told):
            after = len(told) - index - 1
            most = int((bottom - y + 0.01) / kind.leading) - after
            if most < 1:
                desk.report(words)
                continue
            said, depth = desk.text(words, kind, place.x, y, place.w, tag, lines=most)
            ink += said
            y += depth
        return ink

    def _run_on(self, said: list[str], place: Place) -> list[str]:
        """Return what begins lines of its own: each field, or the first alone where that saves lines."""
        kind = replace(self._written(), size=self.desk.look.smallest)
        most = int((place.h + 0.01) / (kind.size * 1.2))
        if sum(self.desk.lines(words, kind, place.w) for words in said) <= most:
            return said
        return [" · ".join(said)]

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
        """Name, phone, address on the web and what else there is room for, a line at a time.

        What stands nowhere else comes first when room is scarce; only that is missed where it is cut.
        """
        clinic, look = self.clinic, self.desk.look
        web = clinic.web and bare(clinic.web)
        only_here = [clinic.footer, clinic.cvr and f"{labels.CVR} {clinic.cvr}"]
        if self._bare and len(clinic.departments) > 1:
            only_here += [clinic.email, web]
        told = list(dict.fromkeys(filter(None, (clinic.name, clinic.phone, web, *only_here))))
        for dispensable in (clinic.name, web, clinic.phone):
            if len(self._footer_lines(told, place.w)) > look.foot_lines and dispensable not in only_here:
                told = [part for part in told if part != dispensable]
        lines = self._footer_lines(told, place.w)
        kind = self.desk.alike(lines, look.label, place.w)
        if any(self.desk.width(line, kind) > place.w for line in lines):
            # A long line runs on over the next, with what follows it.
            words = self.desk.text(
                " · ".join(told), kind, place.x, place.y, place.w, place.tag, lines=look.foot_lines
            )
            return words[0]
        for part in lines[look.foot_lines :]:
            self.desk.report(part)
        shown = [(line, kind) for line in lines[: look.foot_lines]]
        return self.desk.column(shown, place.x, place.y, place.w, place.h, place.tag)

    def _footer_lines(self, parts: list[str], width: float) -> list[str]:
        lines: list[str] = []
        for part in parts:
            longer = f"{lines[-1]} · {part}" if lines else part
            if lines and self.desk.width(longer, self.desk.look.label) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return lines
