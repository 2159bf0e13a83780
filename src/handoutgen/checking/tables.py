"""Tables as they were typed: how their columns are aligned, and whether their words have room on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.checking.copies import shown
from handoutgen.model.inlines import plain
from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.columns import COLUMN_GAP, NUMBER_ROOM
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.look import LOOKS
from handoutgen.typesetting.tags import Tag
from handoutgen.typesetting.text import Setter
from handoutgen.understanding.remains import tables_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checking.copies import Copy
    from handoutgen.checking.findings import Finding
    from handoutgen.model.article import Table

_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_FIGURE = re.compile(r"[\d.,–\- %+<>=±]*(?:\s?[^\W\d]{1,6}\.?)?")
"""A number, with a unit or without: such columns are aligned to the right by right."""


def tables(copy: Copy) -> Iterator[Finding]:
    """Yield what is amiss with each table."""
    exercise_tables = {table.table.line for table in copy.outline.exercise_tables}
    for table in tables_in(copy.outline.article.blocks):
        yield from _alignment(copy, table)
        yield from _room(copy, table, numbered=table.line in exercise_tables)


def _alignment(copy: Copy, table: Table) -> Iterator[Finding]:
    raw = copy.raw[table.line] if table.line < len(copy.raw) else ""
    if not _RULE.fullmatch(raw):
        return
    marks = [mark.strip() for mark in raw.strip(" \t>").strip("|").split("|")]
    found: list[str] = []
    for index, mark in enumerate(marks[: len(table.header.cells)]):
        cells = [plain(row.cells[index]).strip() for row in table.rows]
        words = [cell for cell in cells if cell and not _FIGURE.fullmatch(cell)]
        if mark.endswith(":") and not mark.startswith(":") and len(words) * 2 > len(cells):
            found.append(f"»{shown(plain(table.header.cells[index]))}«")
    if found:
        columns = " and ".join(found)
        many = "Columns" if len(found) > 1 else "A column"
        what = f"{many} of text {'are' if len(found) > 1 else 'is'} aligned to the right: {columns}."
        mend = "Write --- for ---: there. A leaflet sets text to the left anyhow; a web page does not."
        yield copy.finding("table-alignment", table.line + 1, what, mend)


def _room(copy: Copy, table: Table, *, numbered: bool) -> Iterator[Finding]:
    """Tell where a column is narrower than its longest word: that is then broken anywhere."""
    setter, nobody = Setter(source_sans()), Tag("P")
    rows = [table.header, *table.rows]
    lacking: list[str] = []
    for edition in (Edition.STANDARD, Edition.LARGE, Edition.A5):
        look = LOOKS[edition]
        columns = len(table.header.cells)
        full = numbered or columns > 2 or not look.column
        room = (look.width if full else look.measure) - COLUMN_GAP * (columns - 1) - NUMBER_ROOM * numbered
        bold = replace(look.table, bold=True)
        least = [
            max(
                setter.longest_word(
                    row.cells[index], look.table if row is not rows[0] else bold, nobody, softened=True
                )
                for row in rows
            )
            for index in range(columns)
        ]
        if sum(least) > room:
            lacking.append(edition.value)
    if lacking:
        many = f"The table's {len(table.header.cells)} columns"
        what = f"{many} have no room for their longest words ({', '.join(lacking)})."
        mend = "Leave a column out, make two tables of it, or use shorter words and addresses."
        yield copy.finding("table-narrow", table.line, what, mend)
