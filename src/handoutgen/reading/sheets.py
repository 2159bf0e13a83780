"""A spreadsheet (`.xlsx`, `.xls`, `.ods`) read in a process of its own.

Why a process? The parser aborts the whole program on a file of 2 KB with two cells far apart, for which it
wants 550 GB, and its panics print what it stumbled over, which may be a patient's name. In a process of its
own it has limited memory, may end as it likes, and nobody hears it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec

from handoutgen.reading import workbooks
from handoutgen.reading.grid import MOST_COLUMNS, MOST_ROWS, Grid
from handoutgen.reading.workbooks import LARGEST_UNPACKED, OLE, ZIP, Answer

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings

_SECONDS = 60
"""For the process that reads; a full list needs a few."""

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


def is_spreadsheet(content: bytes) -> bool:
    """Return whether a file is one by its first bytes, whatever its name says."""
    return content.startswith((ZIP, OLE))


def read_sheet(content: bytes, findings: Findings) -> Grid:
    """Read the first sheet that is not hidden; raises `InputError` where nothing can be read."""
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
    command = [sys.executable, "-P", "-m", workbooks.__name__]
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
