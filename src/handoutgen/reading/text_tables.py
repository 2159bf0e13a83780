"""A table in a text file (`.csv`): its encoding and what parts its columns are found by looking."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING

from handoutgen.reading.columns import known_columns
from handoutgen.reading.grid import MOST_COLUMNS, MOST_ROWS, Cell, Grid, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.reading.findings import Findings

LONGEST_LINE = 300_000
"""Characters: a hundred cells of two thousand, with room. A line of millions has as many cells."""

_PARTERS = {";": "»;«", "\t": "tabs", ",": "»,«"}
"""What may part columns. Where two would do as well, the first: Danish Excel writes semicolons."""

_HINT = re.compile(r"sep=(.)\r?\n")
"""The first line with which Excel is told what parts the columns; Excel shows no row for it."""


def read_text_table(content: bytes, findings: Findings) -> Grid:
    """Read the rows of a text; raise where it is no text or no table."""
    text, encoding = _decoded(content, findings)
    parter = None
    if hint := _HINT.match(text):
        text = text[hint.end() :]
        parter = hint[1]
    if parter not in _PARTERS:
        parter = max(_PARTERS, key=lambda candidate: _fitness(text, candidate))
    rows = tuple(row for row in _rows(text, parter, findings) if not row.is_empty)
    findings.stop_if_refused()
    return Grid(rows, (f"Read as {encoding}, with columns parted by {_PARTERS[parter]}.",))


def _decoded(content: bytes, findings: Findings) -> tuple[str, str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = {"utf-16": "UTF-16"}
    else:
        # Text in cp1252 with an æ, ø or å is never valid UTF-8 by chance.
        encodings = {"utf-8-sig": "UTF-8", "cp1252": "cp1252"}
    for encoding, name in encodings.items():
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name
    findings.refuse(
        0, "The file is not text.", "Save it as »CSV UTF-8« or as .xlsx in your spreadsheet program."
    )
    findings.stop_if_refused()
    raise AssertionError("a fault stops")


def _records(text: str, parter: str) -> Iterator[list[str]]:
    # Strict, as a quotation mark that is never closed would otherwise swallow all the patients below it.
    return csv.reader(_lines(text), delimiter=parter, strict=True, skipinitialspace=True)


def _lines(text: str) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if len(line) > LONGEST_LINE:
            raise csv.Error
        yield line


def _fitness(text: str, parter: str) -> tuple[int, int]:
    """Return how many known headings a mark parts, and how many cells."""
    try:
        heading = next((record for record in _records(text, parter) if any(map(str.strip, record))), [])
    except csv.Error:
        return (0, 0)
    known = known_columns(heading[: MOST_COLUMNS + 1])
    return (known, len(heading) if known else 0)


def _rows(text: str, parter: str, findings: Findings) -> Iterator[Row]:
    records = _records(text, parter)
    number = 0
    while True:
        number += 1
        try:
            record = next(records)
        except StopIteration:
            return
        except csv.Error:
            findings.refuse(
                number,
                "The quotation marks in this row are wrong, or a cell of it is far too long.",
                "Close each quotation mark, and write one that is meant as such twice.",
            )
            return
        if number > MOST_ROWS:
            findings.refuse(0, f"The list has more than {MOST_ROWS} rows.", "Split it into several lists.")
            return
        if len(record) > MOST_COLUMNS:
            what = f"The list has more than {MOST_COLUMNS} columns."
            findings.refuse(number, what, "Delete the columns to the right of it.")
            return
        yield Row(number, tuple(Cell(_plain(text)) for text in record))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
