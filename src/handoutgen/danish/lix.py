"""LIX: how hard a Danish text is to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[-–.,:’'][^\W_]+)*")
_LONG = 7
_GRADES = ((24, "very easy"), (34, "easy"), (44, "of medium difficulty"), (54, "hard"))
"""The highest rounded value of each step of the Danish scale (dansksproghistorie.dk/144)."""


class Lix(Struct, frozen=True):
    """Mean sentence length plus the percentage of long words: 25–34 is easy, 55 and up very hard."""

    value: float
    words: int
    sentences: int
    long_words: int

    @property
    def grade(self) -> str:
        """The step of the Danish scale, in words."""
        return next((grade for most, grade in _GRADES if round(self.value) <= most), "very hard")


def lix(texts: Iterable[str]) -> Lix:
    """Measure running text, paragraph by paragraph. Headings, lists and tables are no running text."""
    words = long_words = sentences = 0
    for text in texts:
        text = text.replace("\xad", "")
        for start, end in sentence_spans(text):
            found = words_of(text[start:end])
            words += len(found)
            long_words += sum(_letters(word) >= _LONG for word in found)
            sentences += bool(found)
    value = words / sentences + 100 * long_words / words if words else 0.0
    return Lix(value, words, sentences, long_words)


def words_of(text: str) -> list[str]:
    """Return the words of a text; what hyphens and full stops join is one, as `f.eks` and `30–60` are."""
    return _WORD.findall(text)


def _letters(word: str) -> int:
    return sum(letter.isalpha() for letter in word)
