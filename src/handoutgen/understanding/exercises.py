"""Which tables hold exercises, and what each row says of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import LineBreak, plain, strip_inlines
from handoutgen.model.outline import (
    Dose,
    Exercise,
    ExerciseList,
    ExerciseSource,
    ExerciseTable,
    Frequency,
)
from handoutgen.understanding.doses import read_dose
from handoutgen.understanding.frequencies import read_frequency
from handoutgen.understanding.wordings import doses as words
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Article, ExerciseFacts, Row, Table
    from handoutgen.model.inlines import Inlines

_WRITE_IT_AS = "Write it as »3 x 10« or »Hold 30 sek. x 3«, or give it under `exercises` in the front matter."
Group = TypeVar("Group", ExerciseTable, ExerciseList)

_EMPTY = frozenset({"", "-", "–", "—"})


class _DoseColumn(Struct, frozen=True):
    """One column of a dose. `unit` is what a bare number in it counts; silent ones are only printed."""

    index: int
    title: str
    unit: str = ""
    frequency: bool = False
    silent: bool = False


def read_exercise_table(table: Table) -> ExerciseTable | None:
    """Return what the columns say, or None where the table is about something else."""
    titles = [plain(cell).strip() for cell in table.header.cells]
    smoothed = [smooth(title) for title in titles]
    if any(words.PHASE_COLUMN.search(title) for title in smoothed):
        return None
    dose = [column for index, title in enumerate(titles) if (column := _dose_column(index, title))]
    taken = {column.index for column in dose}
    how = [
        index for index, title in enumerate(smoothed) if index not in taken and words.HOW_COLUMN.search(title)
    ]
    names = [
        index
        for index, title in enumerate(smoothed)
        if index not in taken and index not in how and words.NAME_COLUMN.search(title)
    ]
    if not names or not (dose or how):
        return None
    exercises = tuple(_read_row(row, names[0], how, dose) for row in table.rows)
    return ExerciseTable(table, names[0], tuple(how), tuple(column.index for column in dose), exercises)


def merge_facts(
    exercises: tuple[Exercise, ...], article: Article
) -> tuple[tuple[Exercise, ...], list[Fault]]:
    """Lay the author's own words from the front matter over what the article says."""
    merged = list(exercises)
    faults: list[Fault] = []
    names = [smooth(plain(exercise.name)) for exercise in exercises]
    for facts in article.facts.exercises:
        key = smooth(facts.key)
        if key in names:
            places = [place for place, name in enumerate(names) if name == key]
        elif key.isdecimal() and 1 <= int(key) <= len(merged):
            places = [int(key) - 1]
        else:
            what = f"The article has no exercise »{facts.key}«."
            mend = "Use the exercise's name as the article writes it, or its number from 1."
            faults.append(
                Fault(Spot(article.path, facts.line), what, mend, Level.WARNING, "exercise-unknown")
            )
            continue
        for place in places:
            merged[place] = _with_facts(merged[place], facts)
    return tuple(merged), faults


def renewed(group: Group, now: dict[int, Exercise]) -> Group:
    """Return a table or list with other exercises in the places of the old ones, told by their `id`."""
    return replace(group, exercises=tuple(now[id(exercise)] for exercise in group.exercises))


def dose_faults(exercises: tuple[Exercise, ...], article: Article) -> Iterator[Fault]:
    """Tell of each exercise whose dose is missing or was not understood."""
    lines = {
        place: facts.line for facts in article.facts.exercises for place in [smooth(facts.key)] if facts.dose
    }
    for number, exercise in enumerate(exercises, start=1):
        name = smooth(plain(exercise.name))
        line = lines.get(name, lines.get(str(number), exercise.line))
        if exercise.dose.parsed:
            continue
        if exercise.dose.text:
            what = f"The dose »{exercise.dose.text}« was not understood; it is printed as it stands."
            rule = "dose-unclear"
        else:
            what = f"The exercise »{plain(exercise.name).strip()}« has no dose."
            rule = "dose-missing"
        yield Fault(Spot(article.path, line), what, _WRITE_IT_AS, Level.WARNING, rule)


def _dose_column(index: int, title: str) -> _DoseColumn | None:
    text = smooth(title)
    counts = [
        unit
        for unit, column in (
            ("sæt", words.SETS_COLUMN),
            ("gentagelser", words.REPETITIONS_COLUMN),
            (_time_unit(text), words.HOLD_COLUMN),
        )
        if column.search(text)
    ]
    if words.SILENT_COLUMN.search(text):
        return _DoseColumn(index, title, silent=True)
    if words.FREQUENCY_COLUMN.search(text):
        rhythm = "om ugen" if words.PER_WEEK.search(text) else "dagligt"
        counted = words.PER_WEEK.search(text) or words.PER_DAY.search(text)
        return _DoseColumn(index, title, f"gange {rhythm}" if counted else "", frequency=True)
    if len(counts) == 1:
        return _DoseColumn(index, title, counts[0])
    if counts:
        return _DoseColumn(index, title)
    if words.TIMES_COLUMN.search(text):
        return _DoseColumn(index, title, "gange")
    if words.OTHER_DOSE_COLUMN.search(text):
        return _DoseColumn(index, title)
    return None


def _time_unit(title: str) -> str:
    if re.search(r"\bsek", title):
        return "sek."
    return "min." if re.search(r"\bmin(?:ut|\b)", title) else ""


def _read_row(row: Row, name: int, how: list[int], dose: list[_DoseColumn]) -> Exercise:
    how_inlines: Inlines = ()
    for index in how:
        if cell := strip_inlines(row.cells[index]):
            how_inlines += (LineBreak(), *cell) if how_inlines else cell
    cells = [(column, plain(row.cells[column.index]).strip()) for column in dose]
    cells = [(column, cell) for column, cell in cells if cell not in _EMPTY]
    return Exercise(
        strip_inlines(row.cells[name]), how_inlines, _combine(cells), row.line, ExerciseSource.TABLE
    )


def _combine(cells: list[tuple[_DoseColumn, str]]) -> Dose:
    """Read a dose that stands in one cell or several. In doubt about one of them, about all."""
    text = _told(cells)
    dose = Dose(text)
    for column, cell in cells:
        if column.silent:
            continue
        part = _read_cell(column, cell)
        if part is None:
            if _harmless(cell):
                continue
            return Dose(text)
        for field in ("sets", "reps", "times", "hold_seconds", "frequency"):
            new, old = getattr(part, field), getattr(dose, field)
            if new and old and new != old:
                return Dose(text)
            if new:
                dose = replace(dose, **{field: new})
    if dose.times and not dose.hold_seconds and not dose.reps:
        dose = replace(dose, reps=dose.times, times=None)
    return dose


def _read_cell(column: _DoseColumn, cell: str) -> Dose | None:
    """Read one cell; a bare number counts what its column's title says."""
    if column.frequency:
        frequency = read_frequency(cell) or (read_frequency(f"{cell} {column.unit}") if column.unit else None)
        if frequency:
            return Dose(cell, frequency=replace(frequency, text=cell))
        return None
    bare = re.fullmatch(r"(?:ca\. ?)?[\d,.]+(?:\s*[-–—]\s*[\d,.]+)?(?:\s*[x×])?", cell.lower())
    dose = read_dose(f"{cell.rstrip('xX× ')} {column.unit}" if bare and column.unit else cell)
    if column.unit == "gange" and dose.times is None:
        # What is done so many times stands in another column: holds, or else repetitions.
        dose = replace(dose, times=dose.reps, reps=None)
    return dose if dose.parsed else None


def _harmless(cell: str) -> bool:
    """Tell whether a cell counts nothing: »langsomt«, »let elastik«."""
    return not any(letter.isnumeric() for letter in cell)


def _told(cells: list[tuple[_DoseColumn, str]]) -> str:
    """Return the dose in the table's own words; a bare number, a pause or a load keeps its title."""
    if len(cells) == 1:
        return cells[0][1]
    return ", ".join(
        f"{column.title}: {cell}" if column.silent or not any(map(str.isalpha, cell)) else cell
        for column, cell in cells
    )


def _with_facts(exercise: Exercise, facts: ExerciseFacts) -> Exercise:
    dose = exercise.dose
    if facts.dose is not None:
        read = read_dose(facts.dose)
        dose = replace(read, frequency=read.frequency or dose.frequency)
    if facts.frequency is not None:
        dose = replace(dose, frequency=read_frequency(facts.frequency) or Frequency(facts.frequency))
    return replace(
        exercise,
        dose=dose,
        picture=facts.picture or exercise.picture,
        video=facts.video or exercise.video,
    )
