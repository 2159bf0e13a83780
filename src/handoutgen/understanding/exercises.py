"""Which tables hold exercises, and what each row says of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import LineBreak, plain, strip_inlines
from handoutgen.model.outline import (
    Exercise,
    ExerciseList,
    ExerciseSource,
    ExerciseTable,
    Frequency,
)
from handoutgen.understanding.dose_columns import combined, dose_column
from handoutgen.understanding.doses import read_dose
from handoutgen.understanding.frequencies import read_frequency
from handoutgen.understanding.wordings import doses as words
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Article, ExerciseFacts, Row, Table
    from handoutgen.model.inlines import Inlines
    from handoutgen.understanding.dose_columns import DoseColumn

_WRITE_IT_AS = "Write it as »3 x 10« or »Hold 30 sek. x 3«, or give it under `exercises` in the front matter."
Group = TypeVar("Group", ExerciseTable, ExerciseList)


def read_exercise_table(table: Table) -> ExerciseTable | None:
    """Return what the columns say, or None where the table is about something else."""
    titles = [plain(cell).strip() for cell in table.header.cells]
    smoothed = [smooth(title) for title in titles]
    if any(words.PHASE_COLUMN.search(title) for title in smoothed):
        return None
    dose = [column for index, title in enumerate(titles) if (column := dose_column(index, title))]
    taken = {column.index for column in dose}
    how = [
        index for index, title in enumerate(smoothed) if index not in taken and words.HOW_COLUMN.search(title)
    ]
    names = [
        index
        for index, title in enumerate(smoothed)
        if index not in taken and index not in how and words.NAME_COLUMN.search(title)
    ]
    counts = words.SETS_COLUMN, words.REPETITIONS_COLUMN
    if not names and any(column.search(title) for title in smoothed for column in counts):
        # Nothing but exercises comes in sets and repetitions, whatever their column is called.
        names = [index for index in range(len(titles)) if index not in taken and index not in how][:1]
    if not names or not (dose or how):
        return None
    exercises = tuple(_read_row(row, names[0], how, dose) for row in table.rows)
    doses = tuple(column.index for column in dose)
    others = (index for index in range(len(titles)) if index not in {names[0], *how, *doses})
    counter = next((index for index in others if _counts(table, index)), None)
    return ExerciseTable(table, names[0], tuple(how), doses, exercises, counter)


def _counts(table: Table, column: int) -> bool:
    """Whether a column says nothing but which row it is."""
    title = smooth(plain(table.header.cells[column])).rstrip(".")
    said = [plain(row.cells[column]).strip(" .)") for row in table.rows]
    return title in words.COUNTER_TITLES and said == [str(number) for number in range(1, len(said) + 1)]


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


def _read_row(row: Row, name: int, how: list[int], dose: list[DoseColumn]) -> Exercise:
    how_inlines: Inlines = ()
    for index in how:
        if cell := strip_inlines(row.cells[index]):
            how_inlines += (LineBreak(), *cell) if how_inlines else cell
    cells = [(column, plain(row.cells[column.index]).strip()) for column in dose]
    return Exercise(
        strip_inlines(row.cells[name]), how_inlines, combined(cells), row.line, ExerciseSource.TABLE, row=row
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
