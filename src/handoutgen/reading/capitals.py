"""Lines in capitals: to their authors they are small headings, as bold lines are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern
from handoutgen.model.article import List, Paragraph, Table
from handoutgen.model.inlines import Strong, Text

if TYPE_CHECKING:
    from handoutgen.model.article import Block

_CAPITALS = pattern(r"[^\W\d_]{4,}+[^.:;!]{0,56}+")
"""Four letters: »KOL« is an abbreviation."""


def is_in_capitals(text: str) -> bool:
    """Tell whether a line is short, in capitals, and no call as »STOP!«."""
    return text.isupper() and _CAPITALS.fullmatch(text) is not None and not any(map(str.isdigit, text))


def weigh_capitals(blocks: list[Block]) -> None:
    """Make a line in capitals above words of ours bold: it says no more than they do."""
    for at, (block, after) in enumerate(pairwise(blocks)):
        match block:
            case Paragraph(line, (Text(text),) as words) if is_in_capitals(text):
                if isinstance(after, Paragraph | List | Table):
                    blocks[at] = Paragraph(line, (Strong(words),))
            case _:
                pass
