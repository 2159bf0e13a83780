"""The texts of blocks, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import (
    CodeBlock,
    Figure,
    Heading,
    List,
    Notice,
    Paragraph,
    Pause,
    Quote,
    Table,
    within,
)
from handoutgen.model.inlines import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Blocks


def texts_in(blocks: Blocks) -> Iterator[tuple[int, str]]:
    """Yield line and words of all that is printed of blocks, at any depth; a picture has its description."""
    for block in within(blocks):
        match block:
            case Heading(line, _, inlines) | Paragraph(line, inlines):
                yield line, plain(inlines)
            case Table(_, header, rows):
                for row in (header, *rows):
                    for cell in row.cells:
                        yield row.line, plain(cell)
            case CodeBlock(line, text):
                yield line, text
            case Figure(line, picture):
                yield line, picture.alt
            case List() | Quote() | Notice() | Pause():
                pass
