"""What a patient could be hurt by: when to seek help, and how much to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.checking.copies import Copy, shown
from handoutgen.checking.signs import conflicts
from handoutgen.danish.lix import words_of
from handoutgen.model.inlines import plain
from handoutgen.model.outline import FlagSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checking.findings import Finding

MOST_EXERCISES = 4
"""Two to four are done (Bachmann 2018)."""
_LATE = 0.75
"""Share of the words after which a first red flag is far down."""
_LONG = 300
"""Words above it from which anybody may have stopped reading."""


def safety(copy: Copy) -> Iterator[Finding]:
    """Yield what the author should look at before a patient does."""
    yield from _two_urgencies(copy)
    yield from _late(copy)
    yield from _frequencies(copy)
    yield from _many(copy)


def _two_urgencies(copy: Copy) -> Iterator[Finding]:
    for conflict in conflicts(copy.outline.red_flags):
        calm, urgent = conflict.calm, conflict.urgent
        here = copy.line_of(plain(calm.inlines), calm.line)
        there = copy.line_of(plain(urgent.inlines), urgent.line)
        signs = ", ".join(f"»{sign}«" for sign in conflict.signs)
        yield copy.finding(
            "two-urgencies",
            here,
            f"{signs} stands here as »{calm.band}«, and as »{urgent.band}« on line {there}.",
            "Say the same at both places: the more urgent, unless a clinician knows better.",
            [
                (here, f"{calm.band}: »{shown(plain(calm.inlines), 90)}«"),
                (there, f"{urgent.band}: »{shown(plain(urgent.inlines), 90)}«"),
            ],
        )


def _late(copy: Copy) -> Iterator[Finding]:
    flags = copy.outline.red_flags
    if not flags or any(flag.source is FlagSource.MARK for flag in flags):
        return
    first = min(flag.line for flag in flags)
    above = sum(len(words_of(one.text)) for one in copy.passages if one.line < first)
    words = sum(len(words_of(one.text)) for one in copy.passages)
    if above > _LONG and above > _LATE * words:
        what = f"The article first says after {above} of {words} words when to seek help."
        mend = "Say it further up too: a leaflet puts it on page 1, but a web page does not."
        yield copy.finding("red-flags-late", first, what, mend)


def _frequencies(copy: Copy) -> Iterator[Finding]:
    unknown = [one for one in copy.outline.exercises if one.dose.frequency is None]
    if unknown:
        many = f"{len(unknown)} exercises do" if len(unknown) > 1 else "An exercise does"
        yield copy.finding(
            "frequency-unknown",
            unknown[0].line,
            f"{many} not say how often, so the log marks no days of rest.",
            "Add a column »Hvor tit«, or `frequency` for each under `exercises` in the front matter.",
            [(one.line, f"»{shown(plain(one.name))}«") for one in unknown],
        )


def _many(copy: Copy) -> Iterator[Finding]:
    exercises = copy.outline.exercises
    if len(exercises) > MOST_EXERCISES:
        what = f"There are {len(exercises)} exercises; with more than {MOST_EXERCISES}, fewer are done."
        mend = "Take the best ones, or let the clinician choose for each patient with --exercise."
        yield copy.finding("many-exercises", exercises[MOST_EXERCISES].line, what, mend)
