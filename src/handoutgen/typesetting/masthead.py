"""The masthead: logo, name and tagline to the left, how to reach the clinic to the right, a rule below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.typesetting.desk import Desk, bare
from handoutgen.typesetting.ink import Box, Image, Ink, Paint, Rule, move
from handoutgen.typesetting.text import Type

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.typesetting.tags import Tag

LOGO_WIDEST = (2.9, 2.2, 1.6)
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


class Logo(Struct, frozen=True):
    """A clinic's logo that can be printed, as an `Image` has it, and its width by height."""

    picture: object
    shape: float
    plate: bool = False
    """It is nearly white, and needs something dark behind it."""


class Masthead:
    """Sets the masthead of one clinic into a place as wide as the type area.

    Name and tagline come first: where the facts would cost them their words, the facts are left to the
    contact panel, and `bare` tells so.
    """

    def __init__(self, desk: Desk, clinic: Clinic, logo: Logo | None) -> None:
        self._desk = desk
        self._clinic = clinic
        self._logo_file = logo
        look = desk.look
        self._high = look.masthead - 14
        self._facts = self._reach()
        side = max((desk.width(fact, look.label) for fact in self._facts), default=0.0)
        self._side = min(side + 2, look.width * _SIDE)
        least = self._least_name()
        self.bare = False
        for widest in LOGO_WIDEST:
            self._logo_wide = self._logo_width(self._high, widest)
            self._x = self._logo_wide + 11 if self._logo_wide else 0.0
            if look.width - self._side - _APART - self._x >= least:
                break
        else:
            self._facts, self._side, self.bare = [], 0.0, True

    def set(self, tag: Tag) -> list[Ink]:
        """Return the masthead's ink, counted from its top left corner."""
        desk, look = self._desk, self._desk.look
        ink = self._logo(tag, self._logo_wide, self._high)
        room = look.width - (self._side + _APART if self._side else 0.0) - self._x
        words, depth = self._name(self._x, room, self._high, tag)
        for piece in words:
            move(piece, down=(self._high - depth) / 2)
        ink += words
        y = (self._high - len(self._facts) * look.label.leading) / 2
        owner = tag.add("P")
        kind = desk.alike(self._facts, look.label, self._side)
        for fact in self._facts:
            line, _ = desk.text(fact, kind, look.width - self._side, y, self._side, owner, right=True)
            ink += line
            y += look.label.leading
        bottom = look.masthead - 5
        ink.append(Rule(0, bottom, look.width, bottom, 1.5, Paint.SECOND))
        return ink

    def _logo_width(self, high: float, widest: float) -> float:
        """Return how much of the masthead's width the logo takes, its plate included."""
        if self._logo_file is None:
            return 0.0
        pad = _PLATE_PAD if self._logo_file.plate else 0.0
        return min((high - 2 * pad) * self._logo_file.shape + 2 * pad, high * widest)

    def _logo(self, tag: Tag, width: float, high: float) -> list[Ink]:
        """Fit the logo into `width` × `high`, never stretched; a white one stands on a plate."""
        logo = self._logo_file
        if logo is None:
            return []
        pad = _PLATE_PAD if logo.plate else 0.0
        w = width - 2 * pad
        h = min(high - 2 * pad, w / logo.shape)
        y = (high - h) / 2
        figure = tag.add("Figure", alt=self._clinic.name)
        image = Image(pad, y, w, h, logo.picture, figure)
        if not logo.plate:
            return [image]
        return [Box(0, y - pad, width, h + 2 * pad, Paint.BRAND, radius=_PLATE_ROUND), image]

    def _name_kinds(self) -> tuple[Type, Type]:
        look = self._desk.look
        size = 17 if look.width > _NARROW else 14
        return Type(size, 20, Paint.BRAND, bold=True), replace(look.label, size=max(10.5, look.label.size))

    def _least_name(self) -> float:
        """Return the width below which the name or the tagline would be cut."""
        smallest = self._desk.look.smallest
        name, tagline = (replace(kind, size=smallest) for kind in self._name_kinds())
        widths = [self._desk.width(self._clinic.name, name)]
        if self._clinic.tagline:
            widths.append(self._desk.width(self._clinic.tagline, tagline))
        return max(widths) + 1

    def _name(self, x: float, room: float, high: float, tag: Tag) -> tuple[list[Ink], float]:
        """Set name and tagline; a long name steps down in size, then fills what lines there are."""
        clinic, desk = self._clinic, self._desk
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

    def _reach(self) -> list[str]:
        """Return address, phone and mail for the masthead, at most three lines.

        Where the paper is narrow or the type large, the address is left to the contact panel and each
        of the others gets a line of its own.
        """
        clinic, look = self._clinic, self._desk.look
        web = clinic.web and bare(clinic.web)
        reach = " · ".join(part for part in (clinic.phone, clinic.email) if part)
        smallest = replace(look.label, size=look.smallest)
        if self._desk.width(reach, smallest) > _SIDE * look.width:
            return [fact for fact in (clinic.phone, clinic.email, web) if fact]
        address = ""
        if len(clinic.departments) == 1:
            only = clinic.departments[0]
            address = ", ".join(part for part in (only.street, only.town) if part)
        return [fact for fact in (address, reach, web) if fact]
