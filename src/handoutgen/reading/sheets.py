"""A spreadsheet (`.xlsx`, `.xls`, `.ods`) read in a process of its own.

Why a process? The parser aborts the whole program on a file of 2 KB with two cells far apart, for which it
wants 550 GB, and its panics print what it stumbled over, which may be a patient's name. In a process of its
own it has limited memory, may end as it likes, and nobody hears it.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from handoutgen.reading.grid import MOST_COLUMNS, MOST_ROWS, Cell, Grid, Holds, Row

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings

LARGEST_UNPACKED = 200_000_000
"""Bytes in a spreadsheet once it is unpacked: ten times a full list. A zip bomb has thousands more."""

_MEMORY = 2_000_000_000
"""Bytes for the process that reads; a full list needs a quarter."""

_SECONDS = 60
"""For the process that reads; a full list needs a few."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What Excel calls the content of a workbook that needs a password."""

_SAVE = "Open it in your spreadsheet program, and save it anew as .xlsx or .csv."

_REFUSALS = {
    "damaged": ("The spreadsheet is damaged, or is none.", _SAVE),
    "locked": ("The spreadsheet is locked with a password.", "Save it without one, or as .csv."),
    "unpacked": (
        f"The spreadsheet holds more than {LARGEST_UNPACKED // 1_000_000} MB once it is unpacked.",
        "Copy the list into a new spreadsheet without pictures.",
    ),
    "rows": (
        f"The list has more than {MOST_ROWS} rows.",
        "Split it into several lists, and delete the rows below it: they may only look empty.",
    ),
    "columns": (
        f"The list has more than {MOST_COLUMNS} columns.",
        "Delete the columns to the right of it: they may only look empty.",
    ),
    "slow": ("The spreadsheet takes too long to read.", _SAVE),
}


class Answer(msgspec.Struct, frozen=True):
    """What the process says: the rows, or why there are none."""

    refusal: str = ""
    rows: tuple[Row, ...] = ()
    sheet: int = 1
    """The number of the sheet that was read."""
    sheets: int = 1
    errors: bool = False
    """Whether there are cells with an error, such as #N/A; the parser gives them as empty."""


def is_spreadsheet(content: bytes) -> bool:
    """Return whether a file is one by its first bytes, whatever its name says."""
    return content.startswith((_ZIP, _OLE))


def read_sheet(content: bytes, findings: Findings) -> Grid:
    """Read the first sheet that is not hidden; raise where there is none."""
    answer = _asked(content)
    if answer.refusal:
        findings.refuse(0, *_REFUSALS[answer.refusal])
        findings.stop_if_refused()
    assumptions = []
    if answer.sheets > 1:
        assumptions.append(f"Read sheet {answer.sheet} of {answer.sheets}, and no other.")
    if answer.errors:
        assumptions.append("Read cells with an error, such as #N/A, as empty: look for them.")
    return Grid(answer.rows, tuple(assumptions))


def _asked(content: bytes) -> Answer:
    """Let another process read a spreadsheet."""
    paths = os.pathsep.join(path for path in sys.path if path)
    # -P: a file in the folder we stand in must not be taken for a part of the program.
    command = [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; nothing of the file is in the command
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Answer("slow")
    if done.returncode == 0:
        return msgspec.json.decode(done.stdout, type=Answer)
    if done.returncode == 1:
        # Python's own: the program is not installed as it should be.
        raise RuntimeError("the process that reads spreadsheets did not start")
    return Answer("damaged")


def main() -> None:
    """Read a spreadsheet from standard input, and write the answer to standard output."""
    import python_calamine  # noqa: F401 - where it is missing, Python ends with 1

    _limit()
    sys.stdout.buffer.write(msgspec.json.encode(answer(sys.stdin.buffer.read())))


def answer(content: bytes) -> Answer:
    """Return what a spreadsheet holds; whatever goes wrong is told in one of our own words."""
    try:
        if content.startswith(_ZIP) and (refusal := _refusal(content)):
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
        errors=content.startswith(_ZIP) and _has_errors(content),
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
