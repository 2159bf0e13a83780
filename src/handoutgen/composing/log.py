"""The log: how many boxes a day, and which days are for rest. Nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.composing.names import beside_number
from handoutgen.model.inlines import Inlines, LineBreak, Text
from handoutgen.model.parts import LogPart, LogRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.model.outline import Dose, Exercise
    from handoutgen.model.patient import Patient

_WEEKS = 2
"""Adherence falls over the weeks; short logs with a dated check-in do better than long ones."""
_MOST_BOXES = 6
"""More boxes than this a day would not be ticked one by one: one box stands for them all."""
_TRAINING_DAYS = {
    1: frozenset({0}),
    2: frozenset({0, 3}),
    3: frozenset({0, 2, 4}),
    4: frozenset({0, 2, 4, 6}),
    5: frozenset({0, 1, 2, 4, 5}),
    6: frozenset({0, 1, 2, 3, 4, 5}),
}
"""Days spread over a week that begins on Monday (0)."""


def log_part(
    exercises: Sequence[Exercise], weeks: int | None, columns: tuple[str, ...], patient: Patient
) -> LogPart | None:
    """Return the log of `exercises`, `weeks` long unless nobody said, or None where there are none."""
    if not exercises:
        return None
    rows = tuple(_row(number, exercise) for number, exercise in enumerate(exercises, start=1))
    return LogPart(rows, weeks or _WEEKS, columns, patient.start, patient.goal, patient.when_then)


def _row(number: int, exercise: Exercise) -> LogRow:
    boxes, spare = boxes_a_day(exercise.dose)
    name = beside_number(exercise, number)
    return LogRow(name, dose_words(exercise.dose), boxes, spare, rest_days(exercise.dose))


def dose_words(dose: Dose) -> str:
    """Return the dose with its frequency, verbatim; a frequency already said is not said twice."""
    often = dose.frequency.text if dose.frequency else ""
    if often and often not in dose.text:
        return f"{dose.text} · {often}" if dose.text else often
    return dose.text


def dose_lines(dose: Dose) -> Inlines:
    """Return the dose as a table's cell tells it: the frequency on a line of its own."""
    often = dose.frequency.text if dose.frequency else ""
    if not often or often in dose.text:
        return (Text(dose.text),) if dose.text else ()
    return (Text(dose.text), LineBreak(), Text(often)) if dose.text else (Text(often),)


def boxes_a_day(dose: Dose) -> tuple[int, int]:
    """Return how many boxes a training day has, and how many optional ones besides.

    One box a set, or a hold where no sets are told; a dose that was not understood gets one box.
    """
    low, high = dose.sets or dose.times or (1, 1)
    if dose.frequency and dose.frequency.per_day:
        low, high = low * dose.frequency.per_day[0], high * dose.frequency.per_day[1]
        if high > _MOST_BOXES:
            low, high = dose.frequency.per_day
    if not 1 <= low <= high or high > _MOST_BOXES:
        return 1, 0
    return low, high - low


def rest_days(dose: Dose) -> frozenset[int]:
    """Return the weekdays without training where the frequency names the others, or says how many."""
    if dose.frequency is None or dose.frequency.per_week is None:
        return frozenset()
    training = frozenset(dose.frequency.days) or _TRAINING_DAYS.get(dose.frequency.per_week[1])
    return frozenset(range(7)) - training if training else frozenset()
