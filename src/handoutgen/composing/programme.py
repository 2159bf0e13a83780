"""A programme: the exercises that were chosen, as one table in the chosen order.

It stands where the article's first exercises stood. Its columns are the article's own where all of it comes
from one table; else name, how and dose, and what other columns said goes below how it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.composing.exercises import exercise_grid, exercise_row
from handoutgen.danish import labels
from handoutgen.model.article import Heading, Item, List, Notice, Paragraph, Quote, Row, Table
from handoutgen.model.inlines import LineBreak, Text, plain
from handoutgen.model.outline import ExerciseSource, Role, Section
from handoutgen.model.parts import ExerciseGrid, GridRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Block, Blocks
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Exercise, ExerciseTable, Outline


def programme_grid(outline: Outline, programme: tuple[Exercise, ...]) -> ExerciseGrid:
    """Return the programme as a table of its own."""
    one_to_last = list(enumerate(programme, start=1))
    homes = [_home(outline, exercise) for exercise in programme]
    first = homes[0] if homes else None
    if first is not None and all(home is first for home in homes):
        return _as_table(exercise_grid(first, one_to_last))
    header: list[Inlines] = [(Text(labels.EXERCISE),), (Text(labels.HOW),), (Text(labels.DOSE),)]
    rows: list[tuple[Inlines, ...]] = []
    for (number, exercise), home in zip(one_to_last, homes, strict=True):
        row = exercise_row(number, exercise)
        rows.append((row.name, _with_other_columns(row.how, exercise, home), row.dose))
    used = [index for index in range(3) if index == 0 or any(plain(row[index]) for row in rows)]
    cells = [tuple(row[index] for index in used) for row in rows]
    return _as_table(
        ExerciseGrid(
            Table(0, Row(0, ()), ()),
            tuple(header[index] for index in used),
            tuple(
                GridRow(row, number, one.picture)
                for row, (number, one) in zip(cells, one_to_last, strict=True)
            ),
            0,
            (used.index(2),) if 2 in used else (),
        )
    )


def _as_table(grid: ExerciseGrid) -> ExerciseGrid:
    """Give a grid the block that it is set for: the programme stands in no file, and has no line."""
    rows = tuple(Row(0, row.cells) for row in grid.rows)
    return replace(grid, table=Table(0, Row(0, grid.header), rows))


def place_programme(outline: Outline, grid: ExerciseGrid) -> Outline:
    """Put the programme in the place of the article's exercises; after its sections where it had none."""
    placer = _Placer(outline, grid.table)
    for section in outline.sections:
        placer.take(section)
    if not placer.placed:
        placer.place(level=2)
    return replace(outline, sections=tuple(placer.kept()))


def _home(outline: Outline, exercise: Exercise) -> ExerciseTable | None:
    """Return the table an exercise comes from; None for one told in a list, or of the clinic's own."""
    for table in outline.exercise_tables if exercise.source is ExerciseSource.TABLE else ():
        if any(row is exercise.row for row in table.table.rows):
            return table
    return None


def _with_other_columns(how: Inlines, exercise: Exercise, home: ExerciseTable | None) -> Inlines:
    """Add what a table says in columns that a programme does not have: no word of it is lost."""
    row = exercise.row
    if home is None or row is None:
        return how
    taken = {home.name, *home.how, *home.dose, home.counter}
    for index, (title, cell) in enumerate(zip(home.table.header.cells, row.cells, strict=True)):
        if index not in taken and plain(cell).strip():
            told: Inlines = (*title, Text(": "), *cell) if plain(title).strip() else cell
            how = (*how, LineBreak(), *told) if how else told
    return how


class _Placer:
    """Takes the article's exercises out of its sections and puts the programme where the first stood."""

    def __init__(self, outline: Outline, table: Table) -> None:
        self._table = table
        # Not by their lines: HTML may have many blocks on one.
        self._gone = {id(one.table) for one in outline.exercise_tables}
        self._gone |= {id(block) for one in outline.exercise_lists for block in one.made_of}
        programme = outline.programme or ()
        self._chosen = {one.line for one in programme if one.source is ExerciseSource.LIST}
        self.sections: list[Section] = []
        self.placed = False
        self._emptied: set[int] = set()
        """The headings below which only exercises stood, by their `id`."""

    def take(self, section: Section) -> None:
        """Add what becomes of a section."""
        if section.heading is None or id(section.heading) not in self._gone:
            stays = tuple(self._blocks(section.stays))
            if section.stays and not stays:
                self._emptied.add(id(section.heading))
            self.sections.append(replace(section, stays=stays))
            return
        # An exercise told under a heading of its own goes into the programme; its pictures stay.
        if not self.placed:
            self.place(section.level)
        left = tuple(block for block in section.stays if not isinstance(block, Paragraph | List))
        if left and section.line in self._chosen:
            self.sections.append(replace(section, stays=left))

    def kept(self) -> list[Section]:
        """Return the sections, without headings that have nothing left to head."""
        found: list[Section] = []
        for section in reversed(self.sections):
            heads = bool(found) and found[-1].level > section.level
            if heads or section.heading is None or id(section.heading) not in self._emptied:
                found.append(section)
        return found[::-1]

    def place(self, level: int) -> None:
        """Put the programme below the heading for exercises just above, or below one of its own."""
        self.placed = True
        last = self.sections[-1] if self.sections else None
        if last is not None and last.role is Role.EXERCISES and last.level < level:
            self.sections[-1] = replace(last, stays=(*last.stays, self._table))
            return
        heading = Heading(0, level, (Text(labels.EXERCISES),))
        self.sections.append(Section(heading, level, Role.EXERCISES, 0, (self._table,), (self._table,)))

    def _blocks(self, blocks: Blocks) -> Iterator[Block]:
        for block in blocks:
            match block:
                case Table() | List() | Paragraph() if id(block) in self._gone:
                    if not self.placed:
                        self.placed = True
                        yield self._table
                case Quote(line, inner):
                    if left := tuple(self._blocks(inner)):
                        yield Quote(line, left)
                case Notice(line, kind, band, inner):
                    if left := tuple(self._blocks(inner)):
                        yield Notice(line, kind, band, left)
                case List(line, start, items):
                    kept = tuple(
                        Item(item.line, tuple(self._blocks(item.blocks)), item.checked) for item in items
                    )
                    yield List(line, start, kept)
                case _:
                    yield block
