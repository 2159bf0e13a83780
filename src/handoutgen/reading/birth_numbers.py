"""CPR numbers in our inputs: each is refused with its line, and repeated nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.danish.cpr import cpr_numbers, holds_cpr
from handoutgen.danish.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handoutgen.reading.findings import Findings

_NO_WORD = pattern(r"[/\\=_@]|\w\.[a-z]{2,4}\b", re.IGNORECASE)
"""What a word has that is an address or the name of a file."""
_BOOK = pattern(r"\bISBN[-: \d]*$", re.IGNORECASE)
_LONGEST_WORD = 200
"""Letters before and behind a number that are looked at: a text may be one word."""
MEND = "Remove it: a leaflet never needs one. Write a foreign phone number with + and its country."


def refuse_cpr(text: str, findings: Findings) -> None:
    """Stop at a civil registration number before any other message could repeat it."""
    _refuse((start for start, _ in cpr_numbers(text)), text, findings)


def refuse_cpr_in_words(text: str, findings: Findings) -> None:
    """Do the same in an article, whose addresses, names of files and ISBN may have ten digits, too."""
    _refuse((start for start, end in cpr_numbers(text) if _stands_alone(text, start, end)), text, findings)


def _refuse(starts: Iterable[int], text: str, findings: Findings) -> None:
    line, told, at = 1, 0, 0
    for start in starts:
        line, at = line + text.count("\n", at, start), start
        if line != told:
            findings.refuse(line, "This line holds what may be a CPR number.", MEND, "cpr")
            told = line
    findings.stop_if_refused()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a number is no part of an address, of a file's name or of an ISBN."""
    before, behind = text[max(0, start - _LONGEST_WORD) : start], text[end : end + _LONGEST_WORD]
    word = text[start:end]
    if before and not before[-1].isspace():
        word = before.split()[-1] + word
    if behind and not behind[0].isspace():
        word += behind.split()[0]
    return _NO_WORD.search(word) is None and _BOOK.search(before) is None


def cell_holds_cpr(text: str) -> bool:
    """Return whether a cell holds one; a spreadsheet makes a number of it, and drops its first 0."""
    return holds_cpr(text) or (
        re.fullmatch(r"\d{9}", text.strip()) is not None and holds_cpr(f"0{text.strip()}")
    )
