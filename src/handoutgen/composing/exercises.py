"""Exercises on paper: the article's own words, and what its front matter and a clinician add to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.composing.log import dose_lines, dose_words
from handoutgen.composing.names import beside_number
from handoutgen.danish import labels
from handoutgen.model.inlines import WEB, Inlines, LineBreak, Link, Strong, Text, plain, without_step_numbers
from handoutgen.model.parts import ExerciseGrid, ExerciseRow, GridRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.model.article import Row
    from handoutgen.model.outline import Exercise, ExerciseTable


Numbered = tuple[int, "Exercise"]
"""An exercise and its number on the leaflet: the same in every table, and in the log."""


def numbered(exercises: Sequence[Exercise], among: Sequence[Exercise]) -> list[Numbered]:
    """Return exercises with the numbers that they have among all."""
    numbers = {id(exercise): number for number, exercise in enumerate(among, start=1)}
    return [(numbers[id(exercise)], exercise) for exercise in exercises]


def exercise_grid(table: ExerciseTable, exercises: Sequence[Numbered]) -> ExerciseGrid:
    """Return an article's table with dose, frequency and video of its front matter where it lacks them.

    `exercises` are those of its rows that are printed, in their order. Where a clinician gave a dose of
    her own it stands alone: several columns of doses become one. A column that counts the rows is left out:
    each has its number on the leaflet beside it.
    """
    if any(exercise.prescribed for _, exercise in exercises) and len(table.dose) != 1:
        return _one_dose_column(table, [(row, one) for one in exercises if (row := one[1].row)])
    printed = [_grid_row(table, row.cells, one) for one in exercises if (row := one[1].row)]
    kept = [index for index in range(len(table.table.header.cells)) if index != table.counter]
    return ExerciseGrid(
        table.table,
        tuple(table.table.header.cells[index] for index in kept),
        tuple(replace(row, cells=tuple(row.cells[index] for index in kept)) for row in printed),
        kept.index(table.name),
        tuple(map(kept.index, table.dose)),
    )


def _one_dose_column(table: ExerciseTable, rows: list[tuple[Row, Numbered]]) -> ExerciseGrid:
    """Set a table anew with its doses in one last column, each as it is told in the log."""
    left_out = {*table.dose, table.counter}
    kept = [index for index in range(len(table.table.header.cells)) if index not in left_out]
    header = (*(table.table.header.cells[index] for index in kept), (Text(labels.DOSE),))
    how = kept.index(table.how[-1] if table.how else table.name)
    printed: list[GridRow] = []
    for row, (number, exercise) in rows:
        cells = [row.cells[index] for index in kept]
        cells[how] = _with_more(cells[how], exercise)
        printed.append(GridRow((*cells, _dose_cell(exercise, cells)), number, exercise.picture))
    return ExerciseGrid(table.table, header, tuple(printed), kept.index(table.name), (len(kept),))


def _dose_cell(exercise: Exercise, cells: Sequence[Inlines]) -> Inlines:
    """Return an exercise's dose, unless it is the article's own and said beside it already."""
    words = dose_words(exercise.dose)
    said = not exercise.prescribed and words in " ".join(plain(cell) for cell in cells)
    return () if said else dose_lines(exercise.dose)


def _grid_row(table: ExerciseTable, cells: tuple[Inlines, ...], one: Numbered) -> GridRow:
    number, exercise = one
    said = " ".join(plain(cell) for cell in cells)
    printed = list(cells)
    how = table.how[-1] if table.how else table.name
    dose = table.dose[-1] if table.dose else how
    if exercise.prescribed:
        printed[dose] = dose_lines(exercise.dose)
    else:
        # A dose told in several columns was put together in words of ours; the columns say it themselves.
        own = "" if len(table.dose) > 1 else exercise.dose.text
        often = exercise.dose.frequency.text if exercise.dose.frequency else ""
        for part in (own, often):
            if part not in said:
                printed[dose] = _below(printed[dose], Text(part))
    printed[how] = _with_more(printed[how], exercise)
    return GridRow(tuple(printed), number, exercise.picture)


def exercise_row(number: int, exercise: Exercise) -> ExerciseRow:
    """Return an exercise told in a list; a dose that its description says is not said twice."""
    said = dose_words(exercise.dose) in plain(without_step_numbers(exercise.how)) and not exercise.prescribed
    dose = () if said else dose_lines(exercise.dose)
    name = beside_number(exercise, number)
    return ExerciseRow(number, name, _with_more(exercise.how, exercise), dose, exercise.picture)


def _with_more(cell: Inlines, exercise: Exercise) -> Inlines:
    """Set an exercise's video and a clinician's note below how it is done."""
    if exercise.video:
        cell = _below(cell, _video(exercise.video))
    if exercise.note:
        cell = _below(cell, Strong((Text(exercise.note),)))
    return cell


def _video(address: str) -> Link | Text:
    if address.startswith(WEB):
        return Link(address, (Text(labels.VIDEO),))
    return Text(f"{labels.VIDEO}: {address}")


def _below(cell: Inlines, more: Text | Link | Strong) -> Inlines:
    return (*cell, LineBreak(), more) if cell else (more,)
