"""The keys of a patient's file, as msgspec checks them. What they mean is said in `model.patient`."""

from typing import Any

import msgspec


class ExerciseShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[exercises]]`."""

    exercise: int | str
    dose: str | None = None
    frequency: str | None = None
    note: str | None = None


class PatientShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file.

    msgspec tells no day from a text that looks like one, so that what may be either is checked by its reader.
    """

    name: str | None = None
    date: Any = None
    therapist: str | None = None
    department: str | None = None
    start: Any = None
    next: Any = None
    goal: str | None = None
    when_then: str | None = None
    note: str | None = None
    exercises: tuple[int | str | ExerciseShape, ...] = ()
    doses: dict[str, Any] = {}


TABLES: dict[str, type[msgspec.Struct]] = {"exercises": ExerciseShape}
"""The tables of the file by their names."""
