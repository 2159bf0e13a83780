"""A clinician's dose laid over the article's: hers stands alone, and nothing is said twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish.patterns import pattern
from handoutgen.model.inlines import is_step_number, plain, slice_inlines, strip_inlines, without_step_numbers
from handoutgen.model.outline import ExerciseSource, Frequency
from handoutgen.understanding.doses import is_mere_dose, mentions_dose, read_dose
from handoutgen.understanding.frequencies import read_frequency

if TYPE_CHECKING:
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Dose, Exercise
    from handoutgen.model.patient import ExerciseChoice

_BEFORE = pattern(r"(?P<clause>\s*[,;:(]\s*|\s+[–—-]\s+)?\Z")
_ENDED = pattern(r"(?:\A|.*[.!?:\s])\Z", re.DOTALL)
_AFTER = pattern(r"\s*\)?\s*(?:(?P<stop>[.!?])(?=\s|\Z)|\Z)\s*")


def prescribed(exercise: Exercise, choice: ExerciseChoice) -> Exercise:
    """Lay a clinician's dose over the article's; a frequency that she does not say anew stays."""
    dose, how = exercise.dose, exercise.how
    if choice.dose is not None:
        read = read_dose(choice.dose)
        dose = replace(read, frequency=read.frequency or dose.frequency)
    if choice.frequency is not None:
        dose = replace(dose, text=_once(dose), frequency=frequency_of(choice.frequency))
    if dose is not exercise.dose and exercise.source is ExerciseSource.LIST and not exercise.prescribed:
        how = _without(how, exercise.dose.text)
    return replace(
        exercise,
        how=how,
        dose=dose,
        note=choice.note or exercise.note,
        prescribed=exercise.prescribed or dose is not exercise.dose,
    )


def frequency_of(words: str) -> Frequency:
    """Return a frequency; words that count nothing are printed as they stand."""
    return read_frequency(words) or Frequency(words)


def _once(dose: Dose) -> str:
    """Return a dose's words without those of its frequency."""
    often = dose.frequency.text if dose.frequency else ""
    before, said, after = dose.text.partition(often) if often else (dose.text, "", "")
    return f"{before.rstrip(' ,;·')} {after.lstrip(' ,;:·')}".strip() if said else dose.text


def says_dose_too(exercise: Exercise) -> bool:
    """Whether the article still tells another dose than the clinician's, there or for a whole list."""
    how = plain(without_step_numbers(exercise.how))
    return exercise.prescribed and (exercise.dose_of_list or mentions_dose(how))


def _without(how: Inlines, dose: str) -> Inlines:
    """Take the article's dose out of a description where it is a sentence or the last clause of one.

    Amid a sentence it stays, and so does one that says more than how much: neither can be told without it.
    """
    words = plain(how)
    at = words.find(dose) if dose and is_mere_dose(dose) else -1
    if at < 0:
        return how
    before, after = words[:at], words[at + len(dose) :]
    clause = _BEFORE.search(before)
    end = _AFTER.match(after)
    start = clause.start() if clause and clause["clause"] else at
    if end is None or (start == at and not _ENDED.match(before)):
        return how
    # A clause leaves the full stop to its sentence; a sentence takes its own away.
    kept = after[end.start("stop") :] if start < at and end["stop"] else after[end.end() :]
    left = slice_inlines(how, 0, start)
    if left and is_step_number(left, len(left) - 1):
        # The dose was a step of its own. Only the last can go, and the others keep their numbers.
        if kept:
            return how
        left = left[:-1]
    rest = slice_inlines(how, len(words) - len(kept), len(words))
    return strip_inlines((*left, *rest))
