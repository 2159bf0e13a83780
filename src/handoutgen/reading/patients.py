"""One patient's file, from its TOML to the model. No fault repeats anything that is written in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from handoutgen.danish.cpr import holds_cpr
from handoutgen.danish.dates import appointment, is_near, read_date
from handoutgen.model.patient import ExerciseChoice, Patient
from handoutgen.reading.birth_numbers import MEND, refuse_cpr
from handoutgen.reading.characters import in_paragraphs, on_one_line
from handoutgen.reading.choices import LONGEST, MOST_EXERCISES, exercise_key, settle
from handoutgen.reading.findings import Findings
from handoutgen.reading.toml import read_shape, read_toml
from handoutgen.reading.toml_lines import line_of, lines_of_entries

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.reading.patient_shape import ExerciseShape, PatientShape


def read_patient(path: Path) -> Patient:
    """Read one patient from a TOML file; raise `InputError` with all that stands in its way."""
    from handoutgen.reading.patient_shape import TABLES, PatientShape

    findings = Findings(str(path))
    text = read_toml(path, findings)
    refuse_cpr(text, findings)
    shape = read_shape(text, PatientShape, TABLES, findings, private=True)
    if shape is None:
        findings.stop_if_refused()
        raise AssertionError("a shape is missing only with a fault")
    patient = _Checks(text, path, findings).patient(shape)
    findings.stop_if_refused()
    return patient


class _Checks:
    """What a type cannot tell: each value is checked, and told of by its key alone."""

    def __init__(self, text: str, path: Path, findings: Findings) -> None:
        self._text = text
        self._path = path
        self._findings = findings

    def patient(self, shape: PatientShape) -> Patient:
        """Make the patient of a shape."""
        chosen, changes = settle(self._chosen(shape), self._changes(shape), self._findings.refuse)
        return Patient(
            name=self._line("name", shape.name),
            day=self._day("date", shape.date),
            therapist=self._line("therapist", shape.therapist),
            department=self._line("department", shape.department),
            exercises=chosen,
            changes=changes,
            goal=self._line("goal", shape.goal),
            when_then=self._line("when_then", shape.when_then),
            start=self._day("start", shape.start),
            next_time=self._next(shape.next),
            note=self._checked("note", self._line_of("note"), in_paragraphs(shape.note)),
            path=str(self._path),
        )

    def _line_of(self, key: str) -> int:
        return line_of(self._text, (key,))

    def _line(self, key: str, value: str | None) -> str | None:
        return self._checked(key, self._line_of(key), on_one_line(value))

    def _checked(self, key: str, line: int, text: str | None) -> str | None:
        """Return a text that may be printed."""
        if text and len(text) > LONGEST:
            what = f"The text of `{key}` has more than {LONGEST} characters."
            self._findings.refuse(line, what, "Write less: the leaflet has no room for it.")
        elif text and holds_cpr(text):
            # The lines of the file were looked through; an escape or a line break may still hide one.
            self._findings.refuse(line, f"The text of `{key}` holds what may be a CPR number.", MEND)
        return text

    def _day(self, key: str, value: object) -> date | None:
        match value:
            case datetime() if is_near(value):
                return value.date()
            case date() if is_near(value):
                return value
            case str():
                day = read_date(value)
                if day or not value.strip():
                    return day
        if value is not None:
            mend = "Write it as 2027-12-31, without quotes."
            self._findings.refuse(self._line_of(key), f"The key `{key}` is not a day.", mend)
        return None

    def _next(self, value: object) -> str | None:
        match value:
            case date() if is_near(value):
                return appointment(value)
            case None | str():
                return self._line("next", value)
        mend = 'Write it as "torsdag 3. december kl. 10.15", or as 2027-12-31T10:15:00 without quotes.'
        self._findings.refuse(self._line_of("next"), "The key `next` is neither a text nor a day.", mend)
        return None

    def _chosen(self, shape: PatientShape) -> list[ExerciseChoice]:
        lines = lines_of_entries(self._text, "exercises")
        choices = []
        for place, entry in enumerate(shape.exercises):
            line = lines[place] if place < len(lines) else line_of(self._text, ("exercises", place))
            if isinstance(entry, int | str):
                choices += self._choice(entry, line)
            else:
                choices += self._choice_with_words(entry, place, line)
        return choices

    def _choice_with_words(self, entry: ExerciseShape, place: int, line: int) -> list[ExerciseChoice]:
        words = {}
        for field in ("dose", "frequency", "note"):
            own = line_of(self._text, ("exercises", place, field))
            words[field] = self._checked(field, max(line, own), on_one_line(getattr(entry, field)))
        return self._choice(entry.exercise, line, **words)

    def _choice(self, exercise: int | str, line: int, **words: str | None) -> list[ExerciseChoice]:
        """Return one exercise with what is said of it; none where it is neither a number nor a name."""
        if isinstance(exercise, str):
            name = self._checked("exercises", line, on_one_line(exercise))
            key = exercise_key(name) if name else None
        else:
            key = str(exercise) if 1 <= exercise <= MOST_EXERCISES else None
        if key is None:
            what = "This is neither the number nor the name of an exercise."
            self._findings.refuse(line, what, 'Write a number from 1, or a name between quotes: [2, "…"].')
            return []
        return [ExerciseChoice(key, **words, line=line)]

    def _changes(self, shape: PatientShape) -> list[ExerciseChoice]:
        changes = []
        for exercise, dose in shape.doses.items():
            line = line_of(self._text, ("doses", exercise))
            if words := self._dose(dose, line):
                changes += self._choice(exercise, line, dose=words)
        return changes

    def _dose(self, dose: Any, line: int) -> str | None:
        if not isinstance(dose, str):
            self._findings.refuse(line, "This dose is not a text.", 'Put it between quotes: "3 x 10".')
            return None
        return self._checked("doses", line, on_one_line(dose))
