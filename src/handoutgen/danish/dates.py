"""Days as Danes write them: read in any common form, printed in words."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
"""Monday first, as weeks are in Denmark."""

SHORT_DAYS = ("man", "tir", "ons", "tor", "fre", "lør", "søn")

_YEARS = range(1900, 2200)
"""Of every day that is read. No leaflet tells of another, and a log counts on for weeks from its first day:
the calendar of Python ends with the year 9999."""

_LONGEST = 100
"""Characters of a day with its time: `onsdag den 30. september 2026` has thirty."""

_TIME = r"(?:[T ]\d{1,2}[:.]\d{2}.*)?"
_FORMS = (
    rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_TIME}",
    rf"(?P<day>\d{{1,2}})\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/. ]\s?(?P<year>\d{{4}}|\d{{2}}){_TIME}",
    r"(?:[a-zæøå]+ )?(?:den |d\. ?)?(?P<day>\d{1,2})\.?\s?(?P<name>[a-z]{3,9})\.?,?\s(?P<year>\d{4})",
)


def read_date(text: str) -> date | None:
    """Return the day that a text names, the day before the month; None where none can be meant."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    for form in _FORMS:
        if found := re.fullmatch(form, text, re.IGNORECASE):
            parts = found.groupdict()
            month = _month(parts["name"]) if "name" in parts else int(parts["month"])
            year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
            try:
                day = date(year, month, int(parts["day"]))
            except ValueError:
                return None
            return day if is_near(day) else None
    return None


def is_near(day: date) -> bool:
    """Return whether a day can be meant at all."""
    return day.year in _YEARS


def in_words(day: date) -> str:
    """Return `13. september 2025`; its first space never breaks."""
    return f"{day.day}.\u00a0{MONTHS[day.month - 1]} {day.year}"


def appointment(moment: date) -> str:
    """Return `torsdag 3. december 2026 kl. 10.15`, and the day alone of a date or of midnight."""
    day = f"{DAYS[moment.weekday()]} {in_words(moment)}"
    if isinstance(moment, datetime) and (moment.hour or moment.minute):
        return f"{day} kl.\u00a0{moment.hour}.{moment.minute:02}"
    return day


def week_number(day: date) -> int:
    """Return the number of the week, as Danish calendars count."""
    return day.isocalendar().week


def _month(name: str) -> int:
    """Return the number of a month by its name, whole or cut short; 0 for any other word."""
    name = "sep" if name.lower() == "sept" else name.lower()
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)
