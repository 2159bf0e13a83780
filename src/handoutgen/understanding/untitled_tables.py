"""Tables without a title row that plainly hold exercises: their first row, or their cells, say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import Table
from handoutgen.model.inlines import LineBreak, plain, strip_inlines
from handoutgen.model.outline import Exercise, ExerciseSource, ExerciseTable
from handoutgen.understanding.described_doses import find_dose
from handoutgen.understanding.doses import mentions_dose, read_dose
from handoutgen.understanding.exercises import read_exercise_table
from handoutgen.understanding.wordings.doses import NO_EXERCISE_NAME
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from handoutgen.model.article import Blocks, Row
    from handoutgen.model.inlines import Inlines

_LONGEST_NAME = 60


def with_title_rows(blocks: Blocks) -> Blocks:
    """Return blocks in which a table's first row is its title row, where it names columns of exercises."""
    if not any(map(is_untitled, blocks)):
        return blocks
    return tuple(
        _titled(block) if isinstance(block, Table) and is_untitled(block) else block for block in blocks
    )


def _titled(table: Table) -> Table:
    below = Table(table.line, table.rows[0], table.rows[1:]) if len(table.rows) > 1 else table
    return below if read_exercise_table(below) else table


def is_untitled(block: object) -> bool:
    """Tell whether a block is a table whose title row is empty."""
    return isinstance(block, Table) and not any(plain(cell).strip() for cell in block.header.cells)


def read_untitled_table(table: Table) -> ExerciseTable | None:
    """Read »Knæbøj | Bøj ned | 3 x 10« below a heading of exercises: each row has a name and a dose."""
    columns = range(1, len(table.header.cells))
    if not columns or not table.rows or not all(map(_has_name, table.rows)):
        return None
    # The last column that tells a dose in each row and nothing else; else what tells it among other words.
    dose = [column for column in columns if all(read_dose(_cell(row, column)).parsed for row in table.rows)][
        -1:
    ]
    how = [column for column in columns if column not in dose]
    if not dose and not all(mentions_dose(plain(_how(row, how))) for row in table.rows):
        return None
    exercises = tuple(
        Exercise(
            strip_inlines(row.cells[0]),
            _how(row, how),
            read_dose(_cell(row, dose[0])) if dose else find_dose(_how(row, how)),
            row.line,
            ExerciseSource.TABLE,
            row=row,
        )
        for row in table.rows
    )
    return ExerciseTable(table, 0, tuple(how), tuple(dose), exercises)


def _has_name(row: Row) -> bool:
    name = _cell(row, 0)
    words = any(map(str.isalpha, name)) and len(name) <= _LONGEST_NAME and not mentions_dose(name)
    return words and not NO_EXERCISE_NAME.search(smooth(name))


def _cell(row: Row, column: int) -> str:
    return plain(row.cells[column]).strip()


def _how(row: Row, columns: list[int]) -> Inlines:
    how: Inlines = ()
    for column in columns:
        if cell := strip_inlines(row.cells[column]):
            how = (*how, LineBreak(), *cell) if how else cell
    return how
