"""A table of HTML, row by row: cells that stand in several rows or columns, titles, and what is no table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handoutgen.model.article import Figure, Paragraph, Row, Table
from handoutgen.model.inlines import all_strong, plain
from handoutgen.reading.inlines import leading_pictures
from handoutgen.reading.tables import MOST_COLUMNS

if TYPE_CHECKING:
    from handoutgen.model.article import Block
    from handoutgen.model.inlines import Inlines

_LONGEST_REPEATED = 60
"""Characters of a cell that is said again in each row it stands in. More would be told over and over."""


class HtmlCell(Struct, frozen=True):
    """The words of a cell, and over how many columns and rows it stands."""

    words: Inlines
    across: int
    down: int
    titles: bool

    @classmethod
    def of(cls, name: str, tag: str, words: Inlines) -> HtmlCell:
        """Return the cell of a tag `<td …>` or `<th …>`."""
        return cls(words, _span("col", tag), _span("row", tag), name == "th")


class HtmlRow(Struct, frozen=True):
    """A row as its tags stand."""

    line: int
    cells: list[HtmlCell] = field(default_factory=list)

    @property
    def titles(self) -> bool:
        """Whether its cells say that they are titles, or are all bold."""
        words = [cell.words for cell in self.cells if cell.words]
        return all(cell.titles for cell in self.cells) or (bool(words) and all(map(all_strong, words)))


def table_of(line: int, rows: list[HtmlRow], *, titled: bool) -> Table | None:
    """Return the table that rows make; None where they only place words and pictures beside each other.

    `titled` says that the tags themselves name a heading row. Without one, the heading row is empty.
    """
    grid = [row for row in _grid(rows) if any(row.cells)]
    columns = max((len(row.cells) for row in grid), default=0)
    if len(grid) < 2 or columns > MOST_COLUMNS:
        return None
    even = tuple(Row(row.line, row.cells + ((),) * (columns - len(row.cells))) for row in grid)
    if titled or (rows[0].titles and any(cell.words for cell in rows[0].cells)):
        return Table(line, even[0], even[1:])
    placing = any(leading_pictures(cell)[0] for row in even for cell in row.cells)
    return None if columns < 2 or placing else Table(line, Row(line, ((),) * columns), even)


def words_of_cells(rows: list[HtmlRow]) -> list[Block]:
    """Return what cells say, each by itself, in their order; a picture that begins one is printed."""
    found: list[Block] = []
    for row in rows:
        for cell in row.cells:
            pictures, words = leading_pictures(cell.words)
            found += (Figure(row.line, picture) for picture in pictures)
            found += [Paragraph(row.line, words)] if words else []
    return found


def _grid(rows: list[HtmlRow]) -> list[Row]:
    """Return rows in which each cell stands in all of its places: its words in the first column of them."""
    found: list[Row] = []
    hanging: dict[int, tuple[int, Inlines]] = {}
    for row in rows:
        cells: list[Inlines] = []
        for cell in row.cells:
            _hang(hanging, cells)
            for place in range(cell.across):
                words = () if place else cell.words
                if cell.down > 1:
                    again = words if len(plain(words)) <= _LONGEST_REPEATED else ()
                    hanging[len(cells)] = cell.down - 1, again
                cells.append(words)
        _hang(hanging, cells)
        found.append(Row(row.line, tuple(cells)))
    return found


def _hang(hanging: dict[int, tuple[int, Inlines]], cells: list[Inlines]) -> None:
    """Put the cells of rows above that stand in the next columns too."""
    while (found := hanging.get(len(cells))) is not None:
        left, words = found
        if left > 1:
            hanging[len(cells)] = left - 1, words
        else:
            del hanging[len(cells)]
        cells.append(words)


def _span(of: str, tag: str) -> int:
    found = re.search(rf"(?i)\b{of}span\s*=\s*[\"']?(\d{{1,4}})", tag)
    most = MOST_COLUMNS + 1 if of == "col" else 10_000
    return max(1, min(int(found[1]), most)) if found else 1
