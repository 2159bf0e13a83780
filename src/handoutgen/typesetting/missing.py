"""Characters that no bundled font has: each is a fault with its line, never dropped in silence."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from handoutgen.model.article import CodeBlock, Figure, Heading, List, Notice, Paragraph, Pause, Quote, Table
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import Inlines, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Article, Blocks
    from handoutgen.typesetting.fonts import Fonts


def missing_characters(article: Article, fonts: Fonts) -> list[Fault]:
    """Return one fault for each line and character that is shown as `Fonts.MISSING`."""
    facts = article.facts
    faults: list[Fault] = []
    texts = [
        (facts.title_line, facts.title),
        *((0, words) for words in (*facts.summary, *facts.sources)),
        *_texts(article.blocks),
        *(text for note in article.notes for text in _texts(note.blocks)),
    ]
    for line, words in texts:
        for character in fonts.missing(words):
            name = unicodedata.name(character, "without a name")
            what = (
                f"The character »{character}« (U+{ord(character):04X}, {name}) is in none of the fonts; "
                f"{fonts.MISSING} is printed."
            )
            spot = Spot(article.path, line)
            faults.append(Fault(spot, what, "Write it in words, or leave it out.", Level.WARNING))
    return faults


def _texts(blocks: Blocks) -> Iterator[tuple[int, str]]:
    for block in blocks:
        match block:
            case Heading(line, _, inlines) | Paragraph(line, inlines):
                yield line, plain(inlines)
            case List(_, _, items):
                for item in items:
                    yield from _texts(item.blocks)
            case Table(_, header, rows):
                for row in (header, *rows):
                    yield row.line, _cells(row.cells)
            case Quote(_, inner) | Notice(_, _, _, inner):
                yield from _texts(inner)
            case CodeBlock(line, text):
                yield line, text
            case Figure(line, picture):
                yield line, picture.alt
            case Pause():
                pass


def _cells(cells: tuple[Inlines, ...]) -> str:
    return " ".join(plain(cell) for cell in cells)
