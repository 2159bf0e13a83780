"""A dose in columns, or in lines with labels: what the title of each says that a bare number counts."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.danish.patterns import pattern
from handoutgen.model.outline import Dose
from handoutgen.understanding.doses import read_dose
from handoutgen.understanding.frequencies import read_frequency
from handoutgen.understanding.wordings import doses as words
from handoutgen.understanding.wordings.phrases import smooth

_EMPTY = frozenset({"", "-", "–", "—"})
_BARE = pattern(
    r"(?P<figures>(?:ca\. ?)?[\d,.]+(?:\s*[-–—]\s*[\d,.]+)?)(?:\s*[x×])?"
    rf"(?P<side>\s*(?:{words.PER_SIDE}|rm ?\d+))?",
    re.IGNORECASE,
)


class DoseColumn(Struct, frozen=True):
    """A column or label of a dose. `unit` is what its bare numbers count; silent ones are only printed."""

    index: int
    title: str
    unit: str = ""
    frequency: bool = False
    silent: bool = False


def dose_column(index: int, title: str) -> DoseColumn | None:
    """Return what a title says of the cells below it, or None where they tell of something else."""
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
        return DoseColumn(index, title, silent=True)
    if words.FREQUENCY_COLUMN.search(text):
        rhythm = "om ugen" if words.PER_WEEK.search(text) else "dagligt"
        counted = words.PER_WEEK.search(text) or words.PER_DAY.search(text)
        return DoseColumn(index, title, f"gange {rhythm}" if counted else "", frequency=True)
    if len(counts) == 1:
        return DoseColumn(index, title, counts[0])
    if counts:
        return DoseColumn(index, title)
    if words.TIMES_COLUMN.search(text):
        return DoseColumn(index, title, "gange")
    if words.OTHER_DOSE_COLUMN.search(text):
        return DoseColumn(index, title)
    return None


def _time_unit(title: str) -> str:
    if re.search(r"\bsek", title):
        return "sek."
    return "min." if re.search(r"\bmin(?:ut|\b)", title) else ""


def combined(cells: list[tuple[DoseColumn, str]]) -> Dose:
    """Read a dose that stands in one cell or several. In doubt about one of them, about all."""
    cells = [(column, cell) for column, cell in cells if cell not in _EMPTY]
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


def _read_cell(column: DoseColumn, cell: str) -> Dose | None:
    """Read one cell; a bare number counts what its column's title says."""
    if column.frequency:
        frequency = read_frequency(cell) or (read_frequency(f"{cell} {column.unit}") if column.unit else None)
        if frequency:
            return Dose(cell, frequency=replace(frequency, text=cell))
        return None
    bare = _BARE.fullmatch(cell) if column.unit else None
    dose = read_dose(f"{bare['figures']} {column.unit}{bare['side'] or ''}" if bare else cell)
    if column.unit == "gange" and dose.times is None:
        # What is done so many times stands in another column: holds, or else repetitions.
        dose = replace(dose, times=dose.reps, reps=None)
    return dose if dose.parsed else None


def _harmless(cell: str) -> bool:
    """Tell whether a cell counts nothing: »langsomt«, »let elastik«."""
    return not any(letter.isnumeric() for letter in cell)


def _told(cells: list[tuple[DoseColumn, str]]) -> str:
    """Return the dose in the table's own words; a bare number, a pause or a load keeps its title."""
    if len(cells) == 1:
        return cells[0][1]
    return ", ".join(
        f"{column.title}: {cell}" if column.silent or not any(map(str.isalpha, cell)) else cell
        for column, cell in cells
    )
