"""What a clinic and a clinician chose of an article: exercises, their order, doses and notes.

Nothing is chosen here: an exercise that is not in the article is a fault, never a guess.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.model.inlines import Text, plain
from handoutgen.model.outline import Dose, Exercise, ExerciseSource, Frequency
from handoutgen.understanding.doses import read_dose
from handoutgen.understanding.exercises import renewed
from handoutgen.understanding.frequencies import read_frequency
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.model.clinic import ArticleWishes, OwnExercise
    from handoutgen.model.outline import Outline
    from handoutgen.model.patient import ExerciseChoice, Patient

_MOST_NAMED = 12
"""Exercises that a fault tells by name."""


def choose(outline: Outline, wishes: ArticleWishes | None, patient: Patient) -> Outline:
    """Lay the choices of clinic and clinician over an article; raises `InputError`.

    Numbers are the article's own, from 1; a clinic's own exercises go on counting.
    """
    found = outline.exercises
    own = tuple(_own_exercise(exercise) for exercise in wishes.own) if wishes else ()
    pool = _Pool(outline.article.name, [*found, *own])
    if wishes:
        pool.change(wishes.changes, wishes.path)
    pool.change(patient.changes, patient.path or _OPTION)
    now = dict(zip(map(id, found), pool.exercises, strict=False))
    tables = tuple(renewed(table, now) for table in outline.exercise_tables)
    lists = tuple(renewed(one, now) for one in outline.exercise_lists)
    programme: tuple[Exercise, ...] | None = None
    if patient.exercises:
        programme = pool.chosen(patient.exercises, patient.path or _OPTION)
    elif wishes and wishes.exercises:
        programme = pool.chosen(wishes.exercises, wishes.path)
    elif own or any(one.prescribed or one.note for group in lists for one in group.exercises):
        programme = tuple(pool.exercises)  # a list keeps its author's words: another dose needs a table
    pool.stop_if_refused()
    return replace(outline, exercise_tables=tables, exercise_lists=lists, programme=programme)


_OPTION = "--exercise"


class _Pool:
    """The exercises there are, by number and name."""

    def __init__(self, article: str, exercises: list[Exercise]) -> None:
        self.exercises = exercises
        self._article = article
        self._names = [smooth(plain(exercise.name)) for exercise in exercises]
        self._faults: list[Fault] = []

    def change(self, choices: Sequence[ExerciseChoice], path: str) -> None:
        """Lay doses and notes over the exercises they name."""
        for place, choice in self._places(choices, path):
            self.exercises[place] = _prescribed(self.exercises[place], choice)

    def chosen(self, choices: Sequence[ExerciseChoice], path: str) -> tuple[Exercise, ...]:
        """Return the exercises that were chosen, in that order."""
        taken: dict[int, Exercise] = {}
        for place, choice in self._places(choices, path):
            if place in taken:
                what = f"Exercise {place + 1} of the article »{self._article}« is chosen twice."
                self._refuse(path, choice, what, "Take one of the two away.")
            taken.setdefault(place, _prescribed(self.exercises[place], choice))
        return tuple(taken.values())

    def stop_if_refused(self) -> None:
        if self._faults:
            raise InputError(tuple(self._faults))

    def _places(self, choices: Sequence[ExerciseChoice], path: str) -> list[tuple[int, ExerciseChoice]]:
        found: list[tuple[int, ExerciseChoice]] = []
        for number, choice in enumerate(choices, 1):
            key = smooth(choice.key)
            places = [place for place, name in enumerate(self._names) if name == key]
            if key.isdecimal() and 1 <= int(key) <= len(self._names) and not places:
                places = [int(key) - 1]
            if places:
                found.append((places[0], choice))
            else:
                # The words themselves are not told: in a patient's file anything may stand there.
                what = f"Choice {number} is no exercise of the article »{self._article}«."
                self._refuse(path, choice, what, self._there_are(key))
        return found

    def _refuse(self, path: str, choice: ExerciseChoice, what: str, mend: str) -> None:
        self._faults.append(Fault(Spot(path, choice.line), what, mend))

    def _there_are(self, key: str) -> str:
        names = [plain(exercise.name).strip() for exercise in self.exercises]
        if near := get_close_matches(key, self._names, n=1):
            place = self._names.index(near[0])
            return f"Did you mean {place + 1}, »{names[place]}«?"
        if not names:
            return "It has none."
        told = ", ".join(f"{number} »{name}«" for number, name in enumerate(names[:_MOST_NAMED], 1))
        return f"Choose by number or name among {told}{' …' if len(names) > _MOST_NAMED else ''}."


def _prescribed(exercise: Exercise, choice: ExerciseChoice) -> Exercise:
    """Lay a clinician's dose over the article's; a frequency that she does not say anew stays."""
    dose, note = exercise.dose, choice.note or exercise.note
    if choice.dose is not None:
        read = read_dose(choice.dose)
        dose = replace(read, frequency=read.frequency or dose.frequency)
    if choice.frequency is not None:
        dose = replace(dose, frequency=_frequency(choice.frequency))
    return replace(
        exercise, dose=dose, note=note, prescribed=exercise.prescribed or dose is not exercise.dose
    )


def _own_exercise(own: OwnExercise) -> Exercise:
    dose = read_dose(own.dose) if own.dose else Dose("")
    if own.frequency:
        dose = replace(dose, frequency=_frequency(own.frequency))
    return Exercise(
        (Text(own.name),),
        (Text(own.how),) if own.how else (),
        dose,
        own.line,
        ExerciseSource.CLINIC,
        own.picture,
        own.video,
    )


def _frequency(words: str) -> Frequency:
    return read_frequency(words) or Frequency(words)
