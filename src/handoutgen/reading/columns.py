"""The columns of a list of patients, known by their headings."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.reading.choices import number_key
from handoutgen.reading.grid import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handoutgen.reading.findings import Findings

HEADINGS = {
    "name": ("navn", "name"),
    "date": ("dato", "date"),
    "therapist": ("behandler", "therapist"),
    "department": ("afdeling", "department"),
    "exercises": ("øvelser", "exercises"),
    "goal": ("mål", "goal"),
    "plan": ("når så", "when then"),
    "start": ("start", "startdato", "start date"),
    "next appointment": ("næste tid", "next"),
    "note": ("bemærkning", "note"),
}
"""What a list may say of a patient, and the headings of it. Case, spaces, hyphens and signs do not count."""

NUMBERED = {
    "dose": ("dosis", "dose"),
    "frequency": ("hyppighed", "frequency"),
    "note": ("bemærkning", "note"),
}
"""What it may say of one exercise: the heading ends with the number of the exercise, as in `dosis 2`."""


ORDERED = {
    "article": ("artikel", "article", "artikler", "articles"),
    "clinic": ("klinik", "clinic", "klinikker", "clinics"),
    "kind": ("slags", "kind", "kinds"),
    "edition": ("udgave", "edition", "udgaver", "editions"),
}
"""Which leaflets it may ask for; several in a cell are parted by semicolons (`reading.orders`)."""


class Column(Struct, frozen=True):
    """One column that we know: what it says, and of which exercise, if of one."""

    says: str
    exercise: str | None = None

    @property
    def noun(self) -> str:
        """Return what a cell of it is called in a fault."""
        return f"{self.says} of exercise {self.exercise}" if self.exercise else self.says


Columns = dict[int, Column]
"""The known columns by their places from 0."""


def known_columns(headings: Iterable[str]) -> int:
    """Return how many of the headings we know."""
    return sum(_column(heading) is not None for heading in headings)


def read_columns(headings: tuple[str, ...], line: int, findings: Findings) -> Columns:
    """Return the known columns. No heading is repeated: without headings, a patient stands in their row."""
    columns = {place: column for place, text in enumerate(headings) if (column := _column(text))}
    if not columns:
        findings.refuse(
            line,
            "The first row has none of the headings that we know.",
            f"Write headings above the patients: {', '.join(names[0] for names in HEADINGS.values())}.",
        )
    seen: dict[Column, int] = {}
    for place, column in columns.items():
        if column in seen:
            findings.refuse(
                line,
                f"The columns {letters(seen[column])} and {letters(place)} both hold the {column.noun}.",
                "Remove one of them, or give it another heading.",
            )
        seen.setdefault(column, place)
    return columns


def ignored(headings: tuple[str, ...], columns: Columns, used: set[int]) -> tuple[str, ...]:
    """Tell which of the used columns say nothing to us, by their letters alone."""
    unknown = [place for place in sorted(used) if place not in columns]
    told = []
    if unknown:
        told.append(f"Ignored what has no heading that we know: {', '.join(map(letters, unknown))}.")
    told += [
        f"The heading of column {letters(place)} is not known; is it »{near}«?"
        for place in unknown
        if (near := _near(headings[place]))
    ]
    return tuple(told)


def _column(heading: str) -> Column | None:
    bare = _bare(heading)
    if says := _NAMES.get(bare):
        return Column(says)
    found = re.fullmatch(r"([^\W\d]+)(\d+)", bare)
    if found and (says := _NUMBERED_NAMES.get(found[1])) and (key := number_key(found[2])):
        return Column(says, key)
    return None


def _near(heading: str) -> str | None:
    """Return the heading that was probably meant."""
    bare = _bare(heading).rstrip("0123456789")
    near = get_close_matches(bare, _SPELLED, n=1, cutoff=0.75) if len(bare) < 30 else []
    return _SPELLED[near[0]] if near else None


def _bare(heading: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", heading)).casefold()


_NAMES = {_bare(name): says for says, names in (HEADINGS | ORDERED).items() for name in names}
_NUMBERED_NAMES = {_bare(name): says for says, names in NUMBERED.items() for name in names}
_SPELLED = {
    _bare(name): name
    for names in (*HEADINGS.values(), *ORDERED.values(), *NUMBERED.values())
    for name in names
}
