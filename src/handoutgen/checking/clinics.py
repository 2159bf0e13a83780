"""A clinic as its patients meet it: whether they can read it, find it and ring it."""

from __future__ import annotations

import functools
import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.checking.findings import Finding, Spot, found_by
from handoutgen.checking.rules import RULES
from handoutgen.danish.phones import is_phone
from handoutgen.model.article import Article, Facts, Heading, Paragraph
from handoutgen.model.inlines import Text
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.pdf.pictures import LOGO_PIXELS, PictureError, Pixels, load_picture
from handoutgen.press import print_leaflet
from handoutgen.reading.toml_lines import line_of
from handoutgen.typesetting.look import look_of
from handoutgen.typesetting.masthead import LOGO_WIDEST
from handoutgen.understanding.articles import understand

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from handoutgen.model.clinic import Clinic, Department
    from handoutgen.model.faults import Fault
    from handoutgen.model.outline import Outline
    from handoutgen.press import Manuscript

LEAST_DOTS = 150
"""Dots an inch below which edges look torn on paper."""
_NEAR = 0.85
"""Share of letters in common with the name that was meant: `knae` is not `knaeskal`."""
_TOWN = re.compile(r"\d{4}\s+[^\W\d_].+")
_DAY = re.compile(
    r"\b(?:man|tirs?|ons|tors?|fre|lør|søn)(?:dage?n?e?)?\b|\b(?:alle|hver|hverdage?|daglig|dagligt|dage|weekend|uge)\b"
    r"|\bdøgn|\bhelligdag",
    re.IGNORECASE,
)
_BY_WORDS = re.compile(r"lukket|aftale|døgn|telefontid|ring", re.IGNORECASE)
_TIME = re.compile(r"(?<![\d.:])(\d{1,2})(?:[.:](\d{2}))?(?![\d.:])")


def clinics(clinic: Clinic, day: date) -> Iterator[Finding]:
    """Yield what is wrong with a clinic; what it wants of articles is another matter."""
    toml = _Toml(clinic)
    yield from toml.told(_faults_of_press(clinic, day))
    yield from _phones(clinic, toml)
    for index, department in enumerate(clinic.departments):
        yield from _address(department, toml, index)
        yield from _hours(department, toml, index)
    yield from _logo(clinic, toml)


def wishes(clinic: Clinic, article: Manuscript, day: date) -> Iterator[Finding]:
    """Yield what is wrong with what a clinic wants of one article; raises `InputError`."""
    if clinic.articles.get(article.name) or clinic.leave_out:
        printed = print_leaflet(article, clinic, kind=Kind.LEAFLET, edition=Edition.STANDARD, issued=day)
        yield from _Toml(clinic).told(printed.faults)


def strangers(clinic: Clinic, names: Collection[str]) -> Iterator[Finding]:
    """Yield what a clinic wants of articles that are nearly called as one of `names`, but not quite.

    A clinic may well want something of an article that is not looked at now.
    """
    free = [name for name in names if name not in clinic.articles]
    for name, wanted in clinic.articles.items():
        near = [] if name in names else get_close_matches(name, free, n=1, cutoff=_NEAR)
        if near:
            what = f"There is no article »{name}« here; is it »{near[0]}«?"
            mend = f'Write [articles."{near[0]}"]: the name of the article\'s file, without its ending.'
            rule = "article-unknown"
            yield Finding(rule, Spot(wanted.path, wanted.line), RULES[rule].level, what, mend)


def _faults_of_press(clinic: Clinic, day: date) -> tuple[Fault, ...]:
    """Return what a build tells of a clinic: a leaflet with every place of the clinic's is printed."""
    faults = [
        fault
        for edition in _editions(clinic)
        for fault in print_leaflet(_sample(), clinic, kind=Kind.LEAFLET, edition=edition, issued=day).faults
    ]
    return tuple(dict.fromkeys(fault for fault in faults if fault.spot.path))


def _editions(clinic: Clinic) -> list[Edition]:
    return [Edition(edition) for edition in clinic.editions] or [Edition.STANDARD]


@functools.cache
def _sample() -> Outline:
    """Return an article that has nothing wrong with it and red flags in each band."""

    def said(words: str) -> Paragraph:
        return Paragraph(1, (Text(words),))

    heading = Heading(1, 2, (Text("Hvornår skal du søge hjælp?"),))
    flags = (
        "Ring 112, hvis du besvimer.",
        "Søg læge akut, hvis du får feber.",
        "Kontakt os, hvis du er i tvivl.",
    )
    return understand(Article("", "sample", Facts("Prøve"), (said("Et ark."), heading, *map(said, flags))))


class _Toml:
    """The file of a clinic, to tell lines of. What stands in a file it extends has none here."""

    def __init__(self, clinic: Clinic) -> None:
        self.path = clinic.path
        self._logo = clinic.logo
        self._text = Path(clinic.path).read_text(encoding="utf-8-sig", errors="replace")

    def told(self, faults: Iterable[Fault]) -> Iterator[Finding]:
        """Yield faults as findings, each on the line of the key that it speaks of."""
        for fault in faults:
            found = found_by(fault)
            key = self._key_of(found)
            if key and (line := line_of(self._text, (key,))):
                found = replace(found, spot=Spot(self.path, line))
            yield found

    def _key_of(self, found: Finding) -> str | None:
        """Return the key that a fault without a line speaks of; nobody edits the lines of a logo."""
        if self._logo is not None and found.spot.path == self._logo:
            return "logo"
        if found.spot != Spot(self.path):
            return None
        if found.rule == "clinic-number-expired":
            return "urgent" if line_of(self._text, ("urgent",)) else "region"
        named = re.search(r"\b(?:second_)?colour\b", found.what) if found.rule == "clinic-contrast" else None
        return named[0] if named else None

    def finding(self, rule: str, place: tuple[str | int, ...], what: str, mend: str) -> Finding:
        """Return a finding where a value stands."""
        line = line_of(self._text, place) if line_of(self._text, place[:1]) else 0
        return Finding(rule, Spot(self.path, line), RULES[rule].level, what, mend)


def _phones(clinic: Clinic, toml: _Toml) -> Iterator[Finding]:
    if not clinic.phone and not any(one.phone for one in clinic.departments):
        what = "The clinic has no phone number: the red-flag box and the contact panel tell none."
        yield toml.finding("clinic-phone", ("phone",), what, 'Write phone = "…".')
    numbers: list[tuple[tuple[str | int, ...], str | None]] = [(("phone",), clinic.phone)]
    numbers += [(("departments", index), one.phone) for index, one in enumerate(clinic.departments)]
    if clinic.urgent:
        numbers.append((("urgent", "phone"), clinic.urgent.phone))
    for place, number in numbers:
        if number and not is_phone(number):
            what = f"»{number}« is no Danish phone number."
            mend = "Write eight digits, and a foreign number with + and its country."
            yield toml.finding("clinic-phone", place, what, mend)


def _address(department: Department, toml: _Toml, index: int) -> Iterator[Finding]:
    place = ("departments", index)
    street, town = department.street, department.town
    if not street and not town:
        if not department.phone:
            who = f"»{department.name}«" if department.name else "A department"
            what = f"{who} has neither an address nor a phone number."
            yield toml.finding("clinic-address", place, what, "Write street, town or phone.")
    elif not street or not town:
        what, mend = ("street", "town") if not town else ("town", "street")
        yield toml.finding(
            "clinic-address", place, f"There is a {what}, but no {mend}.", f'Write {mend} = "…".'
        )
    if town and not _TOWN.fullmatch(town):
        what = f"»{town}« has no postal code of four digits before the town."
        yield toml.finding("clinic-address", place, what, 'Write it as town = "8000 Aarhus C".')
    if street and town and not re.search(r"\d", street):
        what = f"»{street}« has no house number."
        yield toml.finding("clinic-address", place, what, 'Write it as street = "Havnegade 3, 1. sal".')


def _hours(department: Department, toml: _Toml, index: int) -> Iterator[Finding]:
    place = ("departments", index)
    mend = "Write a line as »Mandag–torsdag kl. 8.00–16.00«."
    for line in department.hours:
        times = [(int(hour), int(minute or 0)) for hour, minute in _TIME.findall(line)]
        if any(hour > 24 or minute > 59 for hour, minute in times):
            yield toml.finding("clinic-hours", place, f"»{line}« holds a time that no clock shows.", mend)
        elif len(times) == 2 and times[0] >= times[1] and "døgn" not in line.lower():
            yield toml.finding("clinic-hours", place, f"»{line}« closes before it opens.", mend)
        elif not _BY_WORDS.search(line) and not (times and _DAY.search(line)):
            lacking = "a time" if not times else "a day"
            yield toml.finding("clinic-hours", place, f"»{line}« does not say {lacking}.", mend)


def _logo(clinic: Clinic, toml: _Toml) -> Iterator[Finding]:
    if clinic.logo is None:
        return
    try:
        picture = load_picture(clinic.logo, LOGO_PIXELS)
    except PictureError:
        return  # the press has told why
    if not isinstance(picture, Pixels):
        return
    look = look_of(max(_editions(clinic), key=lambda edition: look_of(edition).masthead))
    dots = max(picture.h / look.masthead, picture.w / (LOGO_WIDEST[0] * look.masthead)) * 72
    if dots < LEAST_DOTS:
        size = f"{picture.w} × {picture.h} pixels"
        what = f"The logo is {size}: {dots:.0f} to an inch of paper, and {LEAST_DOTS} are few."
        mend = "Use a SVG, or a picture at least twice as large."
        yield toml.finding("clinic-logo-resolution", ("logo",), what, mend)
