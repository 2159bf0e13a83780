"""The blocks of raw HTML while its tags open and close. No tag can lose a word, however they are nested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handoutgen.model.article import Block, Heading, Item, List, Paragraph, Quote
from handoutgen.model.inlines import LineBreak
from handoutgen.reading.html_tables import HtmlCell, HtmlRow, table_of, words_of_cells

if TYPE_CHECKING:
    from handoutgen.model.inlines import Inlines

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol"))
_CELLS = frozenset(("td", "th"))
_DEEPEST = 6
"""Lists and quotes within each other: what is nested deeper stands at this depth."""

_NESTED = _LISTS | {"blockquote"}
FRAMED = _HEADINGS | _CELLS | _NESTED | {"li", "table", "thead", "tr"}
"""Tags that make a block of what stands between them."""
_STANDS_IN = {"li": _LISTS, "tr": frozenset({"table"}), "td": frozenset({"tr"}), "th": frozenset({"tr"})}
"""What a tag stands in: as far as there, another of its kind that is open ends with it."""


class _Frame(Struct):
    """A tag that is open, and what stands in it so far."""

    name: str
    tag: str
    line: int
    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    rows: list[HtmlRow] = field(default_factory=list)
    cells: list[HtmlCell] = field(default_factory=list)
    titled: bool = False
    """Whether a table's own tags name a heading row."""


class Tree:
    """Takes tags and words in their order. `dissolved` are tables that were none, as their tags stood.

    `among_words` are texts that may hold pictures, with their lines: none of these is printed.
    """

    def __init__(self, line: int) -> None:
        self.dissolved: list[str] = []
        self.among_words: list[tuple[int, Inlines]] = []
        self._frames = [_Frame("", "", line)]

    def open(self, name: str, tag: str, line: int) -> None:
        """Open a tag. One that cannot stand here opens what it needs, or nothing."""
        if self._frames[-1].name in _CELLS and name not in {"tr", *_CELLS}:
            return
        self._close_headings()
        if within := _STANDS_IN.get(name):
            self._close_down_to(within)
        last = self._frames[-1]
        if name == "thead":
            last.titled = last.titled or not last.rows
        elif name == "li" and last.name not in _LISTS:
            self._frames += [_Frame("ul", "<ul>", line), _Frame(name, tag, line)]
        elif self._may_stand(name):
            self._frames.append(_Frame(name, tag, line))

    def _may_stand(self, name: str) -> bool:
        open_now = [frame.name for frame in self._frames]
        match name:
            case "tr":
                return open_now[-1] == "table"
            case "td" | "th":
                return open_now[-1] == "tr"
            case "table":
                return "table" not in open_now
            case _:
                return name not in _NESTED or sum(map(_NESTED.__contains__, open_now)) < _DEEPEST

    def close(self, name: str) -> None:
        """Close a tag, and all that is still open within it; nothing where it was never opened."""
        for place in range(len(self._frames) - 1, 0, -1):
            if self._frames[place].name == name:
                while len(self._frames) > place:
                    self._close_last()
                return

    @property
    def holds_blocks(self) -> bool:
        """Whether what comes now stands by itself, and not in a heading or a cell."""
        return self._frames[-1].name not in _HEADINGS | _CELLS

    def add_words(self, line: int, words: Inlines) -> None:
        """Take the words of a paragraph, a heading or a cell."""
        last = self._frames[-1].name
        if last not in _CELLS:
            self.among_words.append((line, words))
        self.add(Heading(line, int(last[1]), words) if last in _HEADINGS else Paragraph(line, words))

    def add(self, block: Block) -> None:
        """Take a block where it stands; between items of a list it is one, between cells it stands above."""
        self._close_headings()
        frame = next(one for one in reversed(self._frames) if one.name not in ("table", "tr"))
        if frame.name in _LISTS:
            frame.items.append(Item(block.line, (block,)))
        else:
            frame.blocks.append(block)

    def closed(self) -> list[Block]:
        """Close what is still open, and return all blocks."""
        while len(self._frames) > 1:
            self._close_last()
        return self._frames[0].blocks

    def _close_headings(self) -> None:
        while self._frames[-1].name in _HEADINGS:
            self._frames.pop()

    def _close_down_to(self, names: frozenset[str]) -> None:
        """Close what is open within the nearest tag of these, if there is one before a cell's table ends."""
        for place in range(len(self._frames) - 1, 0, -1):
            if self._frames[place].name in names:
                while len(self._frames) > place + 1:
                    self._close_last()
                return
            if self._frames[place].name == "table":
                return

    def _close_last(self) -> None:
        frame = self._frames.pop()
        above = self._frames[-1]
        match frame.name:
            case "ul" | "ol" if frame.items:
                start = re.search(r"start\s*=\s*[\"']?(\d{1,4})\b", frame.tag)
                first = None if frame.name == "ul" else int(start[1]) if start else 1
                self.add(List(frame.line, first, tuple(frame.items)))
            case "li" if frame.blocks:
                above.items.append(Item(frame.line, tuple(frame.blocks)))
            case "blockquote" if frame.blocks:
                self.add(Quote(frame.line, tuple(frame.blocks)))
            case "td" | "th":
                above.cells.append(HtmlCell.of(frame.name, frame.tag, _joined(frame.blocks)))
            case "tr" if frame.cells:
                above.rows.append(HtmlRow(frame.line, frame.cells))
            case "table" if frame.rows:
                self._close_table(frame)
            case _:
                pass

    def _close_table(self, frame: _Frame) -> None:
        """Make a table where rows and columns say something; else let every cell stand by itself."""
        table = table_of(frame.line, frame.rows, titled=frame.titled)
        if table is not None:
            self.among_words += ((row.line, cell.words) for row in frame.rows for cell in row.cells)
            self.add(table)
            return
        self.dissolved.append(frame.tag)
        for block in words_of_cells(frame.rows):
            self.among_words += [(block.line, block.inlines)] if isinstance(block, Paragraph) else []
            self.add(block)


def _joined(blocks: list[Block]) -> Inlines:
    """Return the words of a cell's paragraphs, each on a line of its own."""
    words: Inlines = ()
    for block in blocks:
        if isinstance(block, Paragraph):
            words = (*words, LineBreak(), *block.inlines) if words else block.inlines
    return words
