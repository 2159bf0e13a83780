"""What the front matter's `exercises` says of single exercises: a list, or a mapping by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import ExerciseFacts
from handoutgen.reading.choices import MOST_EXERCISES
from handoutgen.reading.videos import tell_of_no_address

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings
    from handoutgen.reading.head import Value

KEYS = ("dose", "frequency", "picture", "video")
"""What may be said of an exercise, beside its name."""


def read_exercise_facts(value: Value | None, findings: Findings) -> tuple[ExerciseFacts, ...]:
    """Read `exercises`. An entry of a list without a name is the exercise of that number."""
    if value is None or value.content in (None, ""):
        return ()
    match value.content:
        case list(entries):
            named = [_named(number, entry) for number, entry in enumerate(entries, 1)]
        case dict(entries):
            named = list(entries.items())
        case _:
            findings.refuse(
                value.line, "The key `exercises` holds no exercises.", "Write each as `- name: …` below it."
            )
            return ()
    if len(named) > MOST_EXERCISES:
        findings.refuse(
            value.line,
            f"The key `exercises` speaks of more than {MOST_EXERCISES} exercises.",
            "Keep those that the article has.",
        )
        return ()
    return tuple(_read_one(key, entry, findings) for key, entry in named)


def _named(number: int, entry: Value) -> tuple[str, Value]:
    if isinstance(entry.content, str):
        return entry.content, type(entry)(entry.line, None)
    if isinstance(entry.content, dict):
        name = entry.content.get("name")
        if name and isinstance(name.content, str):
            return name.content, entry
    return str(number), entry


def _read_one(key: str, entry: Value, findings: Findings) -> ExerciseFacts:
    match entry.content:
        case dict(parts):
            pass
        case str(_):
            parts = {"dose": entry}
        case None:
            parts = {}
        case _:
            parts = {}
            findings.refuse(
                entry.line, f"What stands below exercise »{key}« cannot be read.", "Write `dose: …` below it."
            )
    said: dict[str, str] = {}
    for part, value in parts.items():
        if part not in (*KEYS, "name"):
            findings.warn(value.line, f"An exercise has no `{part}`.", f"Its keys are {', '.join(KEYS)}.")
        elif isinstance(value.content, str):
            said[part] = value.content
            if part == "video" and value.content:
                tell_of_no_address(value.content, value.line, findings)
        elif value.content is not None:
            findings.refuse(
                value.line, f"The `{part}` of exercise »{key}« is no text.", "Write it on the same line."
            )
    return ExerciseFacts(
        entry.line, key, said.get("dose"), said.get("frequency"), said.get("picture"), said.get("video")
    )
