"""The words of an article in the order a reader meets them, without the marks of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import CodeBlock, Heading, List, Paragraph, Quote, Table
from handoutgen.model.inlines import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Article, Blocks


def texts_of(blocks: Blocks) -> Iterator[str]:
    """Yield the text of each block, item and cell in reading order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain(block.inlines)
            case List():
                for item in block.items:
                    yield from texts_of(item.blocks)
            case Quote():
                yield from texts_of(block.blocks)
            case Table():
                yield from (plain(cell) for row in (block.header, *block.rows) for cell in row.cells)
            case CodeBlock():
                yield block.text


def words_in(article: Article) -> list[str]:
    """Return every word of an article's body."""
    return [word for text in texts_of(article.blocks) for word in text.split()]
