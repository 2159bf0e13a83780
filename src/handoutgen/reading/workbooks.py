"""The process that reads a spreadsheet for `sheets`: bytes come in, and an answer in JSON goes out.

It has limited memory, and says nothing of its own: what goes wrong is one of few words.
"""

from __future__ import annotations

import io
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from handoutgen.reading.grid import MOST_COLUMNS, MOST_ROWS, Cell, Holds, Row

LARGEST_UNPACKED = 200_000_000
"""Bytes in a spreadsheet once it is unpacked: ten times a full list. A zip bomb has thousands more."""

_MEMORY = 2_000_000_000
"""Bytes for the process that reads; a full list needs a quarter."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What Excel calls the content of a workbook that needs a password."""


class Answer(msgspec.Struct, frozen=True):
    """What the process says: the rows, or why there are none."""

    refusal: str = ""
    rows: tuple[Row, ...] = ()
    sheet: int = 1
    """The number of the sheet that was read."""
    sheets: int = 1
    errors: bool = False
    """Whether there are cells with an error, such as #N/A; the parser gives them as empty."""


def main() -> None:
    """Read a spreadsheet from standard input, and write the answer to standard output."""
    import python_calamine  # noqa: F401 - where it is missing, Python ends with 1

    _limit()
    sys.stdout.buffer.write(msgspec.json.encode(answer(sys.stdin.buffer.read())))


def answer(content: bytes) -> Answer:
    """Return what a spreadsheet holds; whatever goes wrong is told in one of our own words."""
    try:
        if content.startswith(ZIP) and (refusal := _refusal(content)):
            return Answer(refusal)
        return _read(content)
    except BaseException as error:
        # A panic of the parser is no ordinary exception.
        locked = type(error).__name__ == "PasswordError" or _LOCKED in content
        return Answer("locked" if locked else "damaged")


def _limit() -> None:
    """Give this process less memory, and let it leave no copy of it on the disk when it is aborted."""
    try:
        import resource
    except ImportError:  # Windows has none; there a wish for too much memory fails by itself.
        return
    for limit, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def _refusal(content: bytes) -> str:
    """Look into the directory of a zip before anything of it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
            return "unpacked"
        if "META-INF/manifest.xml" in packed.namelist():
            manifest = packed.read("META-INF/manifest.xml")
            return "locked" if b"encryption-data" in manifest else ""
    return ""


def _read(content: bytes) -> Answer:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    shown = [
        place
        for place, sheet in enumerate(book.sheets_metadata)
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    if not shown:
        return Answer()
    sheet = book.get_sheet_by_index(shown[0])
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= MOST_ROWS:
        return Answer("rows")
    if last_column >= MOST_COLUMNS:
        return Answer("columns")
    rows = (
        Row(number, tuple(map(_cell, values)))
        for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1)
    )
    return Answer(
        rows=tuple(row for row in rows if not row.is_empty),
        sheet=shown[0] + 1,
        sheets=len(book.sheets_metadata),
        errors=content.startswith(ZIP) and _has_errors(content),
    )


def _cell(value: Any) -> Cell:
    match value:
        case str():
            return Cell(value.replace("\r\n", "\n").replace("\r", "\n"))
        case bool():
            return Cell(str(value), Holds.OTHER)
        case int() | float():
            return _number(value)
        case datetime():
            return Cell(_whole_seconds(value).isoformat(), Holds.DAY)
        case date():
            return Cell(value.isoformat(), Holds.DAY)
    return Cell(str(value), Holds.OTHER)


def _number(value: float) -> Cell:
    """Return a number as a Danish spreadsheet shows it: `2` also for 2.0, and `2,5`."""
    if not abs(value) < 1e15:  # NaN is less than nothing
        return Cell("number", Holds.OTHER)
    text = str(int(value)) if value == int(value) else f"{value:.10g}".replace(".", ",")
    return Cell(text, Holds.NUMBER)


def _whole_seconds(moment: datetime) -> datetime:
    """Return the second that was meant: a spreadsheet keeps 10.15 as a fraction, and as 10.14.59,999."""
    with suppress(OverflowError):
        moment += timedelta(milliseconds=500)
    return moment.replace(microsecond=0)


def _has_errors(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return any(
            b' t="e"' in packed.read(name)
            for name in packed.namelist()
            if name.startswith("xl/worksheets/sheet")
        )


if __name__ == "__main__":
    main()
