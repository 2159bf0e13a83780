"""Exercises on paper: the article's own words, and what its front matter adds to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.composing.log import dose_words
from handoutgen.danish import labels
from handoutgen.model.inlines import Inlines, LineBreak, Link, Text, plain
from handoutgen.model.leaflet import ExerciseGrid, ExerciseRow, GridRow

if TYPE_CHECKING:
    from handoutgen.model.outline import Exercise, ExerciseTable


def exercise_grid(table: ExerciseTable) -> ExerciseGrid:
    """Return an article's table with dose, frequency and video of its front matter where it lacks them."""
    rows = tuple(
        _grid_row(table, row.cells, exercise)
        for row, exercise in zip(table.table.rows, table.exercises, strict=True)
    )
    return ExerciseGrid(table.table.line, table.table.header.cells, rows, table.name, table.dose)


def _grid_row(table: ExerciseTable, cells: tuple[Inlines, ...], exercise: Exercise) -> GridRow:
    said = " ".join(plain(cell) for cell in cells)
    printed = list(cells)
    how = table.how[-1] if table.how else table.name
    dose = table.dose[-1] if table.dose else how
    # A dose told in several columns was put together in words of ours; the columns say it themselves.
    own = "" if len(table.dose) > 1 else exercise.dose.text
    often = exercise.dose.frequency.text if exercise.dose.frequency else ""
    for part in (own, often):
        if part not in said:
            printed[dose] = _below(printed[dose], Text(part))
    if exercise.video:
        printed[how] = _below(printed[how], _video(exercise.video))
    return GridRow(tuple(printed), exercise.picture)


def exercise_row(exercise: Exercise) -> ExerciseRow:
    """Return an exercise told in a list; a dose that its description says is not said twice."""
    dose = dose_words(exercise.dose)
    how = _below(exercise.how, _video(exercise.video)) if exercise.video else exercise.how
    return ExerciseRow(exercise.name, how, "" if dose in plain(exercise.how) else dose, exercise.picture)


def _video(address: str) -> Link | Text:
    if address.startswith(("https://", "http://")):
        return Link(address, (Text(labels.VIDEO),))
    return Text(f"{labels.VIDEO}: {address}")


def _below(cell: Inlines, more: Text | Link) -> Inlines:
    return (*cell, LineBreak(), more) if cell else (more,)
