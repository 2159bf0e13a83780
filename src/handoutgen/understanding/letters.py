"""Letters that count exercises: kept where an article speaks of »øvelse a«, for on paper all have numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.model.article import Heading, Paragraph, Table, within
from handoutgen.model.inlines import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Block, Blocks
    from handoutgen.model.outline import ExerciseList

_NAMES_LETTER = r"\b(?:øvelse(?:n|r|rne)?|punkt) [a-hj-z]\b|\b[a-h](?: ?[+,] ?[a-h]\b| (?:og|til) [a-h]\b)"
"""»Øvelse a«, »a + b«, »a og c«; no »øvelser i«. Compiled only where letters count exercises."""


def without_idle_letters(lists: tuple[ExerciseList, ...], blocks: Blocks) -> tuple[ExerciseList, ...]:
    """Take the letters from exercises where no word of the article speaks of them: »1. a)« counts twice."""
    if not any(one.mark for group in lists for one in group.exercises):
        return lists
    if any(re.search(_NAMES_LETTER, text, re.IGNORECASE) for text in _texts(within(blocks))):
        return lists
    return tuple(
        replace(group, exercises=tuple(replace(one, mark="") for one in group.exercises)) for group in lists
    )


def _texts(blocks: Iterator[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield plain(inlines)
            case Table(header=header, rows=rows):
                yield from (plain(cell) for row in (header, *rows) for cell in row.cells)
            case _:
                pass
