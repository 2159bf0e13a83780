"""A list as rows of cells, whatever kind of file it came from."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

MOST_ROWS = 20_000
"""Rows of a list, headings included: more than any clinic sees in a month, and an hour of printing."""

MOST_COLUMNS = 100
"""Columns of a list: all we know, with a dose for each of thirty exercises. More is no list of patients."""


class Holds(StrEnum):
    """What a spreadsheet took the content of a cell for."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    """A day, or a day and a time; its text is in ISO form."""
    OTHER = "other"
    """A time alone, a yes or no, or no number at all: nothing that we print."""


class Cell(Struct, frozen=True, array_like=True):
    """One cell, as text."""

    text: str = ""
    holds: Holds = Holds.TEXT


class Row(Struct, frozen=True, array_like=True):
    """One row, with its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be seen in it."""
        return not any(cell.text.strip() for cell in self.cells)


class Grid(Struct, frozen=True):
    """The rows that are not empty, and in plain words what was assumed when they were read."""

    rows: tuple[Row, ...]
    assumptions: tuple[str, ...] = ()


def letters(column: int) -> str:
    """Return the letters that a spreadsheet shows above a column, which counts from 0."""
    column, last = divmod(column, 26)
    return (letters(column - 1) if column else "") + chr(ord("A") + last)
