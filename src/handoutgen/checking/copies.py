"""An article on the editor's desk: what was understood of it, with the lines that its author wrote."""

from __future__ import annotations

import functools
from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.checking.findings import Finding, Place
from handoutgen.checking.lines import Lines
from handoutgen.checking.rules import RULES
from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import CodeBlock, Figure, Heading, List, Notice, Paragraph, Pause, Quote, Table
from handoutgen.model.faults import Spot
from handoutgen.model.inlines import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from handoutgen.model.article import Blocks, Facts
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Outline, Section


class Kind(Enum):
    """What a passage is part of."""

    RUNNING = auto()
    ITEM = auto()
    HEADING = auto()
    CELL = auto()


class Passage(Struct, frozen=True):
    """Words that belong together, and the line on which they begin."""

    line: int
    kind: Kind
    inlines: Inlines

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.inlines)


class Copy:
    """One article that can be read, with its raw lines, on the day it is looked at."""

    def __init__(self, outline: Outline, raw: str, day: date) -> None:
        self.outline = outline
        self.day = day
        self.raw = raw.split("\n")
        """The lines of the file; the first is `raw[0]`."""

    @property
    def path(self) -> str:
        """The article's file."""
        return self.outline.article.path

    @property
    def facts(self) -> Facts:
        """Its front matter."""
        return self.outline.article.facts

    @functools.cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All words of the body and its notes, in the order of the article."""
        article = self.outline.article
        return (
            *_passages(article.blocks),
            *(one for note in article.notes for one in _passages(note.blocks)),
        )

    def finding(
        self, rule: str, line: int, what: str, mend: str, places: Iterable[tuple[int, str]] = ()
    ) -> Finding:
        """Return a finding of the rule's usual level; `places` are further lines with what stands there."""
        told = tuple(Place(Spot(self.path, at), said) for at, said in places)
        return Finding(rule, Spot(self.path, line), RULES[rule].level, what, mend, told)

    def line_of(self, words: str, line: int, start: int = 0) -> int:
        """Return the line on which `words`, from `start` on, begin, in a block that begins on `line`."""
        return self._lines.line_of(words, line, start)

    def key_line(self, key: str) -> int:
        """Return the line of a key of the front matter; 1 where it is not there."""
        for number, line in enumerate(self.raw, 1):
            if line.startswith(f"{key}:"):
                return number
            if number > 1 and line.startswith("---"):
                break
        return 1

    @functools.cached_property
    def _lines(self) -> Lines:
        return Lines(self.raw)


def running_text(section: Section, *, items: bool = False) -> Iterator[Passage]:
    """Yield what is read as sentences below a heading.

    An item of a list counts where it ends as a sentence does, or where `items` are asked for: a list of
    single words would make any text look easy.
    """
    for passage in _passages(section.blocks):
        whole = passage.text.rstrip().endswith((".", "!", "?"))
        if passage.kind is Kind.RUNNING or (passage.kind is Kind.ITEM and (items or whole)):
            yield passage


def sentences_of(passages: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    """Yield each sentence with the passage it stands in."""
    for passage in passages:
        text = passage.text
        for start, end in sentence_spans(text):
            yield passage, text[start:end].strip()


def _passages(blocks: Blocks, kind: Kind = Kind.RUNNING) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Heading(line, _, inlines):
                yield Passage(line, Kind.HEADING, inlines)
            case Paragraph(line, inlines):
                yield Passage(line, kind, inlines)
            case List(_, _, items):
                for item in items:
                    yield from _passages(item.blocks, Kind.ITEM)
            case Table(_, header, rows):
                for row in (header, *rows):
                    for cell in row.cells:
                        yield Passage(row.line, Kind.CELL, cell)
            case Quote(_, inner) | Notice(_, _, _, inner):
                yield from _passages(inner, kind)
            case Figure(line, picture):
                yield Passage(line, Kind.CELL, (picture,))
            case CodeBlock() | Pause():
                pass


def shown(words: str, most: int = 60) -> str:
    """Return words as they are quoted: cut where they are long."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0].rstrip(' ,;:–')} …"
