"""Exercises chosen and doses written for one patient, brought together and free of contradictions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handoutgen.model.patient import ExerciseChoice

    Refuse = Callable[[int, str, str], None]

LONGEST = 2000
"""Characters in one text of a patient: a whole page of a leaflet. More was pasted in by mistake."""

MOST_EXERCISES = 99
"""The highest number of an exercise; the longest articles have some thirty."""


def number_key(text: str) -> str | None:
    """Return the number of an exercise as its key, without zeros before it; None where it is none."""
    if re.fullmatch(r"[0-9]{1,9}", text) and 1 <= int(text) <= MOST_EXERCISES:
        return str(int(text))
    return None


def exercise_key(text: str) -> str | None:
    """Return a number or a name as a key; None for digits and signs that are neither."""
    if any(character.isalpha() for character in text):
        return text
    return number_key(text)


def settle(
    chosen: Iterable[ExerciseChoice], changes: Iterable[ExerciseChoice], refuse: Refuse
) -> tuple[tuple[ExerciseChoice, ...], tuple[ExerciseChoice, ...]]:
    """Give each chosen exercise what is said of it elsewhere; return them, and what is said of others."""
    kept: dict[str, ExerciseChoice] = {}
    for choice in chosen:
        if choice.key.casefold() in kept:
            refuse(choice.line, "An exercise is chosen twice.", "Choose each exercise once.")
        kept.setdefault(choice.key.casefold(), choice)
    others: dict[str, ExerciseChoice] = {}
    for change in changes:
        into = kept if change.key.casefold() in kept else others
        if into is others and kept and _are_numbers(kept) and number_key(change.key):
            refuse(
                change.line,
                f"Something is said of exercise {change.key}, which is not chosen.",
                "Choose it too, or remove what is said of it.",
            )
        into[change.key.casefold()] = _joined(into.get(change.key.casefold()), change, refuse)
    return tuple(kept.values()), tuple(others.values())


def _are_numbers(keys: Iterable[str]) -> bool:
    return all(number_key(key) for key in keys)


def _joined(choice: ExerciseChoice | None, change: ExerciseChoice, refuse: Refuse) -> ExerciseChoice:
    if choice is None:
        return change
    for field in ("dose", "frequency", "note"):
        if getattr(choice, field) and getattr(change, field):
            refuse(change.line, f"The {field} of an exercise is written twice.", "Write it once.")
    return replace(
        choice,
        dose=choice.dose or change.dose,
        frequency=choice.frequency or change.frequency,
        note=choice.note or change.note,
    )
