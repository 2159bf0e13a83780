"""Plain text in columns, as wide as a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 2
_LEAST = 12
"""Cells below which a text is not cut: less of it would tell nothing."""


class Column(Struct, frozen=True):
    """A column. Figures stand to the right; words that may be `cut` give way where a row is too long."""

    heading: str
    figures: bool = False
    cut: bool = False


def columns(layout: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield the headings and each row as a line of at most `width` cells, where that can be.

    Of the columns that may be cut the widest gives way first. What may not be cut stands whole, even where
    a line is longer then: a file's name is there to be copied.
    """
    lines = [[one.heading for one in layout], *rows]
    widths = [max(cell_len(line[place]) for line in lines) for place in range(len(layout))]
    over = sum(widths) + _GAP * (len(layout) - 1) - width
    givers = [place for place, one in enumerate(layout) if one.cut]
    while over > 0 and givers:
        widest = max(givers, key=lambda place: widths[place])
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
        over -= 1
    for line in lines:
        cells = [_cell(*one) for one in zip(line, layout, widths, strict=True)]
        yield (" " * _GAP).join(cells).rstrip()


def _cell(text: str, column: Column, width: int) -> str:
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    space = " " * (width - cell_len(text))
    return space + text if column.figures else text + space
