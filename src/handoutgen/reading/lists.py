"""A list of patients, one in each row, from a spreadsheet or a `.csv` to the model.

The columns are those in `columns.HEADINGS`, `NUMBERED` and `ORDERED`; any other is ignored, and that is told.
A row that cannot be right is left out with a fault, and the others are read. No fault and no assumption
repeats anything that stands in the list, not even a heading: any cell may hold a patient's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.model.faults import Fault, InputError
from handoutgen.model.patient import Asked, Patient
from handoutgen.reading.birth_numbers import MEND, cell_holds_cpr
from handoutgen.reading.cells import Cells
from handoutgen.reading.characters import cleaned, in_paragraphs
from handoutgen.reading.choices import settle
from handoutgen.reading.columns import ORDERED, Column, Columns, ignored, read_columns
from handoutgen.reading.findings import Findings
from handoutgen.reading.sheets import is_spreadsheet, read_sheet
from handoutgen.reading.source import read_bytes
from handoutgen.reading.text_tables import read_text_table

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.reading.grid import Grid, Row

LARGEST = 20_000_000
"""Bytes. A list of 20,000 rows has some five million; pictures in a spreadsheet make it larger."""

_TEXT_FILES = (".csv", ".tsv", ".txt")
LIST_ENDINGS = (*_TEXT_FILES, ".xlsx", ".xlsm", ".xls", ".ods")
"""How the names of lists end. A spreadsheet is known by its content, whatever it is called."""


class PatientList(Struct, frozen=True):
    """The patients that could be read, what was assumed in plain English, and a fault for each other row."""

    patients: tuple[Patient, ...]
    assumptions: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    asked: tuple[Asked, ...] = ()
    """What each patient's row asks for; empty where the list has no column for it."""


def read_patients(path: Path) -> PatientList:
    """Read a list; raise `InputError` where nothing of it can be read."""
    findings = Findings(str(path), "list-file")
    grid = _grid(path, findings)
    if not grid.rows:
        findings.refuse(
            0, "The list is empty.", "Write headings in its first row, and a patient in each below."
        )
        findings.stop_if_refused()
    heading, *rows = grid.rows
    if any(cell_holds_cpr(cleaned(cell.text)) for cell in heading.cells):
        findings.refuse(heading.number, "The first row holds what may be a CPR number.", MEND, "cpr")
        findings.stop_if_refused()
    headings = tuple(cell.text for cell in heading.cells)
    columns = read_columns(headings, heading.number, findings)
    if not rows:
        findings.refuse(0, "The list has headings, but no patients.", "Write one patient in each row below.")
    findings.stop_if_refused()
    reader = _Reader(str(path), columns, len(headings))
    found = [one for place, row in enumerate(rows, 1) if (one := reader.read(row, place))]
    told = ignored(headings, columns, _used(grid.rows, len(headings)))
    patients, asked = tuple(one for one, _ in found), tuple(one for _, one in found if one)
    return PatientList(patients, (*grid.assumptions, *told), tuple(reader.faults), asked)


def _grid(path: Path, findings: Findings) -> Grid:
    content = read_bytes(
        path, findings.about("unreadable"), LARGEST, "Split the list into several, without pictures."
    )
    findings.stop_if_refused()
    if is_spreadsheet(content):
        return read_sheet(content, findings)
    if path.suffix.lower() not in _TEXT_FILES:
        findings.refuse(
            0,
            "This is neither a spreadsheet nor a .csv file.",
            "Save the list as .xlsx or .csv in your spreadsheet program.",
        )
        findings.stop_if_refused()
    return read_text_table(content, findings)


def _used(rows: tuple[Row, ...], width: int) -> set[int]:
    """Return the places of the columns in which anything stands."""
    return {place for row in rows for place, cell in enumerate(row.cells[:width]) if cell.text.strip()}


class _Reader:
    """Makes patients of rows, and gathers the faults of the rows that are left out."""

    def __init__(self, path: str, columns: Columns, width: int) -> None:
        self.faults: list[Fault] = []
        self._path = path
        self._columns = columns
        self._width = width
        self._ordered = any(column.says in ORDERED for column in columns.values())

    def read(self, row: Row, number: int) -> tuple[Patient, Asked | None] | None:
        """Return the patient of a row and what it asks for; None where something in it cannot be right."""
        findings = Findings(self._path, "list-row")
        try:
            self._look_through(row, findings)
            cells = Cells(row, self._columns, findings)
            asked = cells.asked() if self._ordered else None
            found = self._patient(cells, row, number, findings), asked
            findings.stop_if_refused()
        except InputError as error:
            self.faults += error.faults
            return None
        return found

    def _look_through(self, row: Row, findings: Findings) -> None:
        """Stop at a row that holds what it must not, or whose cells may stand in the wrong columns."""
        if any(cell_holds_cpr(cleaned(cell.text)) for cell in row.cells):
            findings.refuse(row.number, "This row holds what may be a CPR number.", MEND, "cpr")
        elif any(cell.text.strip() for cell in row.cells[self._width :]):
            findings.refuse(
                row.number,
                "This row has more cells than there are headings.",
                "Put a text between quotation marks where the mark that parts the columns stands in it.",
            )
        elif not any(cell.text.strip() for place, cell in enumerate(row.cells) if place in self._columns):
            findings.refuse(
                row.number,
                "This row has nothing in the columns that we know.",
                "Fill them in, or delete the row.",
            )
        findings.stop_if_refused()

    def _patient(self, cells: Cells, row: Row, number: int, findings: Findings) -> Patient:
        chosen, changes = settle(cells.chosen(), cells.changes(), findings.refuse)
        return Patient(
            name=cells.line("name"),
            day=cells.day("date"),
            therapist=cells.line("therapist"),
            department=cells.line("department"),
            exercises=chosen,
            changes=changes,
            goal=cells.line("goal"),
            when_then=cells.line("plan"),
            start=cells.day("start"),
            next_time=cells.next_time(),
            note=in_paragraphs(cells.text(Column("note"))),
            path=self._path,
            line=row.number,
            number=number,
        )
