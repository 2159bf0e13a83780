"""A table, with the cells of each row counted in the line that its author wrote."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern
from handoutgen.model.article import Row, Table
from handoutgen.model.faults import counted
from handoutgen.reading.inlines import read_inlines, tell_of_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from handoutgen.model.inlines import Inlines
    from handoutgen.reading.findings import Findings

MOST_COLUMNS = 12
"""Columns of a table: so many leave each as wide as two letters on the narrowest paper, A5."""

_RULE = pattern(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?")


def read_table(tokens: Iterable[Token], line: int, lines_above: int, findings: Findings) -> Table:
    """Read the tokens of one table, up to its end. The table begins on `line`."""
    rows: list[Row] = []
    cells: list[Inlines] = []
    row_line = line
    written: list[str] = []
    for token in tokens:
        match token.type:
            case "tr_open":
                row_line = lines_above + token.map[0] + 1 if token.map else line
                written = token.meta["cells"]
                cells = []
            case "inline":
                cells.append(read_inlines(token.children, row_line, findings))
                tell_of_pictures(cells[-1], row_line, findings)
            case "tr_close":
                _compare(written, len(cells), row_line, findings)
                rows.append(Row(row_line, tuple(cells)))
            case "table_close":
                break
    if len(rows[0].cells) > MOST_COLUMNS:
        findings.refuse(
            line,
            f"The table has {len(rows[0].cells)} columns, and a page holds {MOST_COLUMNS} at the most.",
            "Part it into several tables, or turn its columns into rows.",
            "table-cells",
        )
    return Table(line, rows[0], tuple(rows[1:]))


def warn_of_no_table(text: str, line: int, findings: Findings) -> None:
    """Report a paragraph that was meant as a table: its lines of pipes are printed as they stand."""
    lines = text.split("\n")
    for at, (heading, rule) in enumerate(pairwise(lines), start=line):
        if "|" in heading and "|" in rule and _RULE.fullmatch(rule.strip()):
            findings.warn(
                at + 1,
                "This is no table: its heading row has not as many columns as the line below it.",
                "Give both as many columns. A | within a cell is written \\|.",
                "table-cells",
            )


def _compare(written: list[str], columns: int, line: int, findings: Findings) -> None:
    """Report a row with other cells than its table has columns; markdown-it drops and pads in silence."""
    if len(written) == columns:
        return
    what = f"The row has {counted(len(written), 'cell')}, but its table has {counted(columns, 'column')}."
    surplus = [f"»{cell}«" for cell in written[columns:] if cell]
    if surplus:
        findings.refuse(
            line,
            what,
            f"Remove {', '.join(surplus)}, or give the table more columns. A | within a cell is written \\|.",
            "table-cells",
        )
    elif len(written) < columns:
        mend = "Add the missing |, or leave a line empty above it if it belongs not to the table."
        findings.warn(line, what, mend, "table-cells")
