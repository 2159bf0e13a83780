"""Which line ends of a paragraph are its author's: Markdown takes all of them for spaces."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_PARTED = pattern(r"\s*:|\s+[–—-]\s")
_CLOSED_BY = {"strong_open": "strong_close", "em_open": "em_close"}
_LINE_ENDS = ("softbreak", "hardbreak")
_NARROWEST = 60
"""Characters. Nobody's editor breaks lines before."""
_LEAST_COLUMN = 3
_STARTS_ITEM = pattern(r"[–—•·▪‣►✓✔☐☑-] |\(?(?:[a-zæøåA-ZÆØÅ]|\d{1,2})[.)] ")
"""A mark of the author's own before each of some lines: a dash, a letter or number."""
_STARTS_WITH_SIGN = pattern(r"[\u2190-\u21ff\u2460-\u2bff\U0001f300-\U0001faff]")
"""»👉 3 x 10«: nobody begins a line so by chance."""
_NAMES_WORDS = pattern(r"[A-ZÆØÅ][^\W\d]*(?:[ /-][^\W\d]+){0,3}:\s")
"""»Udgangsstilling: « or »Sæt: « at the beginning of a line."""
_SIGNED = pattern(r"[–—] ?[A-ZÆØÅ]")
"""How the line begins that says whose words a quotation is."""
_MARKS = (".", ",", ";", "!", "?", ":", "–", "-", "(")
_GOES_ON = pattern(
    r"\s*(?:og|eller|men|mens|så|som|der|når|hvis|at|for|til|med|i|på|af|fra|om|ved|den|det|de|en|et)\b",
    re.IGNORECASE,
)
"""How a line begins that goes on with the sentence of the line before."""


def breaks_of_author(tokens: Sequence[Token]) -> set[int]:
    """Return where a line of the source is one to its author too: at labels and marks, and below a lead-in.

    »**Udførelse:** Rejs dig.« and »**Antal:** 3 x 10« stand below each other in the source. Run together, a
    dose is found in the middle of a line, if at all. A bold line of its own is a small heading.
    """
    ends = [at for at, token in enumerate(tokens) if token.type in _LINE_ENDS and not token.level]
    if not ends:
        return set()
    starts = [0, *(end + 1 for end in ends)]
    lines = [tokens[start:end] for start, end in zip(starts, [*ends, len(tokens)], strict=True)]
    texts = ["".join(_words(line)) for line in lines]
    if _is_column(texts):
        return set(ends)
    labels = [_label(line) for line in lines]
    breaks = {
        ends[place] for place in (*_below_lead_in(texts, labels), *_before_marks(texts), *_unended(texts))
    }
    if not labels[0] and len(labels) - labels.count(None) < 2:
        return breaks
    before = {end for end, label in zip(ends, labels[1:], strict=True) if label}
    after = {end for end, label in zip(ends, labels, strict=False) if label == "alone"}
    return breaks | before | after


def _words(line: Sequence[Token]) -> Iterator[str]:
    return (token.content for token in line if token.type != "html_inline")


def _is_column(lines: Sequence[str]) -> bool:
    """Tell whether short lines stand below each other as signs do, or an address, and are no running text."""
    return (
        len(lines) >= _LEAST_COLUMN
        and all(0 < len(line.strip()) <= _NARROWEST and not _GOES_ON.match(line) for line in lines)
        and not any(line.rstrip().endswith(_MARKS) for line in lines[:-1])
    )


def _before_marks(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that end before one of some that begin with a mark or a label, or with who said it."""
    for begins in (_STARTS_ITEM, _NAMES_WORDS):
        marked = [at for at, line in enumerate(lines) if begins.match(line.lstrip())]
        if len(marked) > 1:
            yield from (at - 1 for at in marked if at)
    for at, (line, after) in enumerate(pairwise(lines)):
        if _STARTS_WITH_SIGN.match(after.lstrip()):
            yield at
        if _SIGNED.match(after.lstrip()) and line.rstrip().endswith((".", "!", "?", "«", "»", "”", "“", '"')):
            yield at


def _unended(lines: Sequence[str]) -> Iterator[int]:
    """Yield lines that no mark ends, with room for the next word, before one that begins a sentence."""
    width = max(_NARROWEST, *map(len, lines))
    for at, (line, after) in enumerate(pairwise(lines)):
        words = after.split()
        ended = not line.strip() or line.rstrip().endswith(_MARKS)
        if words and not ended and words[0][:1].isupper() and len(line) + 1 + len(words[0]) <= width:
            yield at


def _below_lead_in(lines: Sequence[str], labels: Sequence[str | None]) -> Iterator[int]:
    """Yield the lines that end where their author wanted it, below »Ring til lægen, hvis:« and its like.

    A line was broken on purpose where the next word would still have stood in it.
    """
    heads = [at for at, (line, label) in enumerate(zip(lines, labels, strict=True)) if _heads(line, label)]
    width = max(_NARROWEST, *map(len, lines))
    for head, end in zip(heads, [*heads[1:], len(lines)], strict=False):
        last = next((at for at in range(head + 1, end) if labels[at]), end) - 1
        words = [len(next(iter(line.split()), "")) for line in lines[head + 1 : last + 1]]
        room = [len(line) + 1 + word <= width for line, word in zip(lines[head:], words, strict=False)]
        if all(room[1:] or room):
            yield from range(head, last)


def _heads(line: str, label: str | None) -> bool:
    return label == "alone" or line.rstrip().endswith(":")


def _label(line: Sequence[Token]) -> str | None:
    """Tell whether a line is bold words »alone«, or begins with a bold or italic »label«."""
    line = [token for token in line if token.type != "text" or token.content]
    if not line or line[0].type not in _CLOSED_BY:
        return None
    closing = _CLOSED_BY[line[0].type]
    close = next((at for at, token in enumerate(line) if token.type == closing), len(line))
    bold = closing == "strong_close"
    if close >= len(line) - 1:
        return "alone" if bold and close < len(line) else None
    words = "".join(token.content for token in line[:close]).rstrip()
    parted = _PARTED.match(line[close + 1].content)
    if bold:
        return "label" if parted or words.endswith((":", "?")) else None
    return "label" if words.endswith(":") or (parted and ":" in parted[0]) else None
