"""An outline told to others: as plain data for programs, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handoutgen.model.inlines import plain

if TYPE_CHECKING:
    from handoutgen.model.article import Table
    from handoutgen.model.outline import Dose, Exercise, Frequency, Outline, Range, Section


def as_data(outline: Outline) -> dict[str, Any]:
    """Return what was understood as lists, words and numbers, ready for JSON."""
    facts = outline.article.facts
    return {
        "title": facts.title,
        "published": facts.published.isoformat() if facts.published else None,
        "updated": facts.updated.isoformat() if facts.updated else None,
        "sections": [_section(section) for section in outline.sections if section.heading],
        "tables": _tables(outline),
        "exercises": [_exercise(exercise) for exercise in outline.exercises],
        "red_flags": [
            {
                "band": flag.band.value,
                "text": plain(flag.inlines),
                "heading": plain(flag.heading) if flag.heading else None,
                "line": flag.line,
                "source": flag.source.value,
            }
            for flag in outline.red_flags
        ],
        "questions": [
            {"question": plain(question.question), "line": question.line} for question in outline.questions
        ],
        "faults": [
            {
                "line": fault.spot.line,
                "level": fault.level.value,
                "what": fault.what,
                "mend": fault.mend,
            }
            for fault in outline.faults
        ],
    }


def as_text(outline: Outline) -> str:
    """Return an overview for a reader at a terminal."""
    data = as_data(outline)
    lines = [data["title"]]
    lines += _part("Sections", [_section_line(section) for section in data["sections"]])
    lines += _part(
        "Tables",
        [f"{table['line']}: {table['role']}: {' | '.join(table['columns'])}" for table in data["tables"]],
    )
    lines += _part("Exercises", [_exercise_line(exercise) for exercise in outline.exercises])
    lines += _part(
        "Red flags",
        [f"{flag['line']}: [{flag['band']}, {flag['source']}] {flag['text']}" for flag in data["red_flags"]],
    )
    lines += _part("Questions", [f"{one['line']}: {one['question']}" for one in data["questions"]])
    lines += _part("Faults", [str(fault) for fault in outline.faults])
    return "\n".join(lines)


def dose_in_figures(dose: Dose) -> str:
    """Return what was read of a dose, for checking it against its words."""
    parts = [
        f"{name} {_figures(value)}"
        for name, value in (
            ("sets", dose.sets),
            ("repetitions", dose.reps),
            ("times", dose.times),
            ("seconds", dose.hold_seconds),
            ("a day", dose.frequency.per_day if dose.frequency else None),
            ("days a week", dose.frequency.per_week if dose.frequency else None),
        )
        if value
    ]
    return ", ".join(parts) or "not understood"


def _part(title: str, entries: list[str]) -> list[str]:
    return ["", title, *(f"  {entry}" for entry in entries or ["none"])]


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": plain(section.heading.inlines) if section.heading else None,
        "level": section.level,
        "role": section.role.value,
        "line": section.line,
    }


def _section_line(section: dict[str, Any]) -> str:
    indent = "  " * (section["level"] - 1)
    return f"{section['line']}: {indent}{section['heading']} [{section['role']}]"


def _tables(outline: Outline) -> list[dict[str, Any]]:
    told = [(table.table, "exercise") for table in outline.exercise_tables]
    told += [(table, "other") for table in outline.other_tables]
    return [_table(table, role) for table, role in sorted(told, key=lambda one: one[0].line)]


def _table(table: Table, role: str) -> dict[str, Any]:
    return {
        "role": role,
        "columns": [plain(cell) for cell in table.header.cells],
        "rows": len(table.rows),
        "line": table.line,
    }


def _exercise(exercise: Exercise) -> dict[str, Any]:
    dose = exercise.dose
    return {
        "name": plain(exercise.name),
        "how": plain(exercise.how),
        "dose": {
            "text": dose.text,
            "sets": _pair(dose.sets),
            "reps": _pair(dose.reps),
            "times": _pair(dose.times),
            "hold_seconds": _pair(dose.hold_seconds),
            "frequency": _frequency(dose.frequency) if dose.frequency else None,
        },
        "line": exercise.line,
        "source": exercise.source.value,
    }


def _exercise_line(exercise: Exercise) -> str:
    dose = exercise.dose
    words = f"»{dose.text}« = {dose_in_figures(dose)}" if dose.text else dose_in_figures(dose)
    return f"{exercise.line}: {plain(exercise.name)}: {words}"


def _frequency(frequency: Frequency) -> dict[str, Any]:
    return {
        "text": frequency.text,
        "per_day": _pair(frequency.per_day),
        "per_week": _pair(frequency.per_week),
    }


def _pair(value: Range | None) -> list[int] | None:
    return list(value) if value else None


def _figures(value: Range) -> str:
    return str(value[0]) if value[0] == value[1] else f"{value[0]}–{value[1]}"
