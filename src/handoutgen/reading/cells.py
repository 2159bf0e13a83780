"""What the cells of a patient's row say: texts, days, chosen exercises, and doses of their own."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from handoutgen.danish.dates import appointment, read_date
from handoutgen.model.patient import Asked, ExerciseChoice
from handoutgen.reading.characters import on_one_line
from handoutgen.reading.choices import LONGEST, exercise_key
from handoutgen.reading.columns import Column
from handoutgen.reading.grid import Cell, Holds, letters
from handoutgen.reading.orders import asked_for

if TYPE_CHECKING:
    from handoutgen.reading.columns import Columns
    from handoutgen.reading.findings import Findings
    from handoutgen.reading.grid import Row

_NUMBERS = re.compile(r"\s*\d+(?:\s*[,;\n]\s*\d+)*[,;\s]*")
"""`2,1` and `2; 1`; in a name a comma is part of it."""

_ERROR = re.compile(r"#(?:N/A|I/T|[A-ZÆØÅ]{3,12}(?:/0)?[!?])|#{3,}|Err:\d{3}")
"""What a spreadsheet shows where it could not reckon or had no room, and writes into a .csv as text."""


class Cells:
    """The cells of one row, asked by what their columns say. What cannot be right is refused."""

    def __init__(self, row: Row, columns: Columns, findings: Findings) -> None:
        self._row = row
        self._places = {column: place for place, column in columns.items() if place < len(row.cells)}
        self._findings = findings

    def text(self, column: Column) -> str | None:
        """Return the text of a cell, and refuse what a spreadsheet made of it."""
        cell = self._cell(column)
        if cell.holds in (Holds.DAY, Holds.OTHER) or _ERROR.fullmatch(cell.text):
            self._refuse(
                column,
                "is no text: the spreadsheet holds a day, a time, a yes or no, or an error there",
                "Format the column as text, and write it again.",
            )
            return None
        return cell.text

    def line(self, says: str) -> str | None:
        """Return a text on one line; None where there is none."""
        return on_one_line(self.text(Column(says)))

    def day(self, says: str) -> date | None:
        """Return a day, which may be written in any form that Danes use."""
        column = Column(says)
        cell = self._cell(column)
        # Of a day that a spreadsheet holds, the time does not count.
        text = cell.text[:10] if cell.holds is Holds.DAY else cell.text
        day = read_date(text) if cell.holds in (Holds.DAY, Holds.TEXT) else None
        if day is None and cell.text:
            self._refuse(column, "is no date", "Write it as 31-12-2027.")
        return day

    def next_time(self) -> str | None:
        """Return the next appointment: a text as it is written, a day and its time in words."""
        cell = self._cell(Column("next appointment"))
        if cell.holds is Holds.DAY:
            return appointment(datetime.fromisoformat(cell.text))
        if cell.holds is Holds.NUMBER:
            self._refuse(Column("next appointment"), "is a number", "Format the column as text or as a date.")
            return None
        return self.line("next appointment")

    def chosen(self) -> list[ExerciseChoice]:
        """Return the exercises that were chosen, in their order."""
        column = Column("exercises")
        text = self.text(column) or ""
        if self._cell(column).holds is Holds.NUMBER and not text.isdigit():
            # A Danish spreadsheet makes one number of 2,1, and the same one of 2,10.
            self._refuse(column, "is one number with decimals", "Part them with semicolons: 2; 1.")
            return []
        parts = re.split(r"[,;\n]" if _NUMBERS.fullmatch(text) else r"[;\n]", text)
        names = [name for part in parts if (name := on_one_line(part))]
        keys = [exercise_key(name) for name in names]
        if None in keys:
            self._refuse(
                column,
                "holds what is neither a number nor a name",
                "Write numbers from 1, or names, parted by semicolons: 2; 1.",
            )
        return [ExerciseChoice(key, line=self._row.number) for key in keys if key]

    def changes(self) -> list[ExerciseChoice]:
        """Return what is said of single exercises."""
        words: dict[str, dict[str, str]] = {}
        for column in self._places:
            if column.exercise and (text := on_one_line(self.text(column))):
                words.setdefault(column.exercise, {})[column.says] = text
        return [ExerciseChoice(key, **said, line=self._row.number) for key, said in words.items()]

    def asked(self) -> Asked:
        """Return which leaflets the row asks for."""
        return asked_for(
            lambda says: self.text(Column(says)), lambda says, *told: self._refuse(Column(says), *told)
        )

    def _cell(self, column: Column) -> Cell:
        """Return a cell, empty where the list has no such column; one that is too long is refused."""
        place = self._places.get(column)
        cell = Cell() if place is None else self._row.cells[place]
        if len(cell.text) > LONGEST:
            self._refuse(column, f"has more than {LONGEST} characters", "Write less.")
            return Cell()
        return Cell(cell.text.strip(), cell.holds)

    def _refuse(self, column: Column, what: str, mend: str) -> None:
        where = f"Cell {letters(self._places[column])}{self._row.number} ({column.noun})"
        self._findings.refuse(self._row.number, f"{where} {what}.", mend)
