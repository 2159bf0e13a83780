"""What a clinic and a clinician chose of an article: exercises, their order, doses and notes.

Nothing is chosen here: an exercise that is not in the article is a fault, never a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.model.faults import Fault, InputError, Level, Spot
from handoutgen.model.inlines import Text, plain
from handoutgen.model.outline import Dose, Exercise, ExerciseSource
from handoutgen.model.patient import ExerciseChoice
from handoutgen.understanding.doses import read_dose
from handoutgen.understanding.exercises import renewed
from handoutgen.understanding.prescribing import frequency_of, prescribed, says_dose_too
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handoutgen.model.clinic import ArticleWishes, OwnExercise
    from handoutgen.model.outline import Outline
    from handoutgen.model.patient import Patient

_MOST_NAMED = 12
"""Exercises that a fault tells by name."""
_LEAST_PART = 4
"""Letters of a part of a name by which it is guessed."""


def choose(outline: Outline, wishes: ArticleWishes | None, patient: Patient) -> Outline:
    """Lay the choices of clinic and clinician over an article; raises `InputError`.

    Numbers are the article's own, from 1; a clinic's own exercises go on counting.
    """
    found = outline.exercises
    own = tuple(_own_exercise(exercise) for exercise in wishes.own) if wishes else ()
    pool = _Pool(outline.article.name, [*found, *own])
    if wishes:
        # Her own file a clinic may be quoted; of a patient's no fault repeats anything.
        pool.change(_Choices(wishes.changes, wishes.path, quoted=True))
    path = patient.path or _OPTION
    changes = _Choices(patient.changes, path)
    changed = pool.change(changes)
    places: list[int] | None = None
    if patient.exercises:
        places = pool.choose(_Choices(patient.exercises, path), changed)
    elif wishes and wishes.exercises:
        places = pool.choose(_Choices(wishes.exercises, wishes.path, quoted=True), {})
    elif own or any(pool.exercises[place].source is not ExerciseSource.TABLE for place in pool.prescribed()):
        places = list(
            range(len(pool.exercises))
        )  # a list keeps its author's words: another dose needs a table
    if places is not None:
        pool.need(changes, changed, places)
    pool.stop_if_refused()
    now = dict(zip(map(id, found), pool.exercises, strict=False))
    printed = [pool.exercises[place] for place in (range(len(found)) if places is None else places)]
    return replace(
        outline,
        exercise_tables=tuple(renewed(table, now) for table in outline.exercise_tables),
        exercise_lists=tuple(renewed(one, now) for one in outline.exercise_lists),
        programme=None if places is None else tuple(printed),
        faults=(*outline.faults, *_two_doses(outline, printed)),
    )


_OPTION = "--exercise"


class _Choices(Struct, frozen=True):
    """What one file says of exercises; only what is `quoted` may be repeated in a fault."""

    said: Sequence[ExerciseChoice]
    path: str
    quoted: bool = False


_Changed = dict[int, ExerciseChoice]
"""What was said of exercises, by their places from 0."""


class _Pool:
    """The exercises there are, by number and name."""

    def __init__(self, article: str, exercises: list[Exercise]) -> None:
        self.exercises = exercises
        self._article = article
        self._names = [smooth(plain(exercise.name)) for exercise in exercises]
        self._faults: list[Fault] = []

    def change(self, choices: _Choices) -> _Changed:
        """Lay doses and notes over the exercises they name; return what was said of which."""
        changed: _Changed = {}
        for place, choice in self._places(choices):
            self._lay(place, choice, choices, changed.get(place))
            changed[place] = choice
        return changed

    def choose(self, choices: _Choices, changed: _Changed) -> list[int]:
        """Return the places of the exercises that were chosen, in that order."""
        taken: list[int] = []
        for place, choice in self._places(choices):
            if place in taken:
                what = f"Exercise {place + 1} of the article »{self._article}« is chosen twice."
                self._refuse(choices, choice, what, "Take one of the two away.")
                continue
            self._lay(place, choice, choices, changed.get(place))
            taken.append(place)
        return taken

    def need(self, changes: _Choices, changed: _Changed, printed: list[int]) -> None:
        """Refuse what is said of exercises that are not printed: a dose would be lost in silence."""
        for place, choice in changed.items():
            if place not in printed:
                what = f"Something is said of exercise {place + 1}, which is not chosen."
                self._refuse(changes, choice, what, "Choose it too, or remove what is said of it.")

    def prescribed(self) -> list[int]:
        """Return the places of exercises of which a clinician says more than the article."""
        return [place for place, one in enumerate(self.exercises) if one.prescribed or one.note]

    def stop_if_refused(self) -> None:
        if self._faults:
            raise InputError(tuple(sorted(self._faults, key=lambda fault: fault.spot)))

    def _lay(
        self, place: int, choice: ExerciseChoice, choices: _Choices, before: ExerciseChoice | None
    ) -> None:
        """Lay a choice over its exercise; `before` is what the same file said of it elsewhere."""
        for field in ("dose", "frequency", "note"):
            if before and getattr(before, field) and getattr(choice, field):
                what = f"The {field} of exercise {place + 1} is written twice."
                self._refuse(choices, choice, what, "Write it once.")
        self.exercises[place] = prescribed(self.exercises[place], choice)

    def _places(self, choices: _Choices) -> list[tuple[int, ExerciseChoice]]:
        found: list[tuple[int, ExerciseChoice]] = []
        for number, choice in enumerate(choices.said, 1):
            key = smooth(choice.key)
            places = [place for place, name in enumerate(self._names) if name == key]
            if key.isdecimal() and 1 <= int(key) <= len(self._names) and not places:
                places = [int(key) - 1]
            if places:
                found.append((places[0], choice))
            else:
                # In a patient's file anything may stand there, and is not repeated.
                who = f"»{choice.key}«" if choices.quoted else f"Choice {number}"
                what = f"{who} is no exercise of the article »{self._article}«."
                self._refuse(choices, choice, what, self._there_are(key))
        return found

    def _refuse(self, choices: _Choices, choice: ExerciseChoice, what: str, mend: str) -> None:
        self._faults.append(Fault(Spot(choices.path, choice.line), what, mend, rule="exercise-unknown"))

    def _there_are(self, key: str) -> str:
        from difflib import get_close_matches

        names = [plain(exercise.name).strip() for exercise in self.exercises]
        near = get_close_matches(key, self._names, n=1)
        if not near and len(key) >= _LEAST_PART:
            holding = [name for name in self._names if key in name]
            near = holding if len(holding) == 1 else []
        if near:
            place = self._names.index(near[0])
            return f"Did you mean {place + 1}, »{names[place]}«?"
        if not names:
            return "It has none."
        told = ", ".join(f"{number} »{name}«" for number, name in enumerate(names[:_MOST_NAMED], 1))
        return f"Choose by number or name among {told}{' …' if len(names) > _MOST_NAMED else ''}."


def _two_doses(outline: Outline, printed: Sequence[Exercise]) -> Iterator[Fault]:
    """Tell of descriptions in which the article's dose still stands beside a clinician's."""
    in_columns = {id(row) for table in outline.exercise_tables if table.dose for row in table.table.rows}
    for exercise in printed:
        if id(exercise.row) in in_columns or exercise.source is ExerciseSource.CLINIC:
            continue
        if says_dose_too(exercise):
            where = "the text above its list" if exercise.dose_of_list else "its description"
            what = f"»{plain(exercise.name).strip()}« has another dose now, but {where} tells one too."
            mend = "Give the dose a sentence of its own in the article: it then gives way to the other."
            if exercise.dose_of_list:
                mend = "Write in the article at each exercise how much: that then gives way to the other."
            yield Fault(Spot(outline.article.path, exercise.line), what, mend, Level.WARNING, "two-doses")


def _own_exercise(own: OwnExercise) -> Exercise:
    dose = read_dose(own.dose) if own.dose else Dose("")
    if own.frequency:
        dose = replace(dose, frequency=frequency_of(own.frequency))
    return Exercise(
        (Text(own.name),),
        (Text(own.how),) if own.how else (),
        dose,
        own.line,
        ExerciseSource.CLINIC,
        own.picture,
        own.video,
    )
