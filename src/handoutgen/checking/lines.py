"""Where words stand in the file of an article: authors wrap their lines, and a block knows only its first."""

from __future__ import annotations

import re
from bisect import bisect_left

_WORD = re.compile(r"[^\W_]+")
_FIRST_WORDS = 5
"""So many words tell a sentence from its neighbours."""


class Lines:
    """The lines of a file, with an index of their words.

    Why an index? Checks ask for thousands of lines, and a list of a thousand items is one block of raw lines:
    to search it anew each time would take the square of its length.
    """

    def __init__(self, raw: list[str]) -> None:
        self._words: list[str] = []
        self._lines: list[int] = []
        """The line of each word."""
        self._blocks: list[int] = [0]
        """The block that each line is part of; blocks are parted by empty lines."""
        block = 0
        for number, line in enumerate(raw, 1):
            block += not line.strip(" >\t")
            self._blocks.append(block)
            words = _WORD.findall(line)
            self._words += words
            self._lines += [number] * len(words)
        self._places: dict[int, dict[tuple[str, ...], list[int]]] = {}
        """By the number of words in a row: where each row of so many words begins."""

        self._read: tuple[str, list[int], list[str]] = ("", [], [])
        """The text that was asked for last, where its words begin, and the words."""

    def line_of(self, words: str, line: int, start: int = 0) -> int:
        """Return the line on which `words`, from `start` on, begin in the block that begins on `line`."""
        first = self._first_words(words, start)
        places = self._rows(len(first)).get(first, [])
        # Lines count from 1; a block that begins on line 0 is no block of the body.
        nearest = bisect_left(places, bisect_left(self._lines, max(line, 1)))
        if nearest == len(places):
            return line
        found = self._lines[places[nearest]]
        return found if self._blocks[found] == self._blocks[max(line, 1)] else line

    def _first_words(self, text: str, start: int) -> tuple[str, ...]:
        # A text may be asked for at each of its marks, with few words among them.
        if self._read[0] != text:
            found = [*_WORD.finditer(text)]
            self._read = (text, [word.start() for word in found], [word[0] for word in found])
        _, starts, words = self._read
        first = bisect_left(starts, start)
        return tuple(words[first : first + _FIRST_WORDS])

    def _rows(self, length: int) -> dict[tuple[str, ...], list[int]]:
        """Return where each row of `length` words begins, in order."""
        rows = self._places.get(length)
        if rows is None:
            rows = self._places[length] = {}
            shifted = [self._words[by:] for by in range(length)]
            for place, row in enumerate(zip(*shifted, strict=False)):
                rows.setdefault(row, []).append(place)
        return rows
