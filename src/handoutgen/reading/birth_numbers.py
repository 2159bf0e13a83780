"""CPR numbers in our inputs: each is refused with its line, and repeated nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.danish.cpr import holds_cpr
from handoutgen.danish.patterns import pattern

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings

_NO_WORDS = pattern(r"\S*[/\\=_@]\S*|\S+\.[a-z]{2,4}\b|\bISBN[-: \d]*X?", re.IGNORECASE)
MEND = "Remove it: a leaflet never needs one. Write a foreign phone number with + and its country."


def refuse_cpr(text: str, findings: Findings) -> None:
    """Stop at a civil registration number before any other message could repeat it."""
    for number, line in enumerate(text.split("\n") if holds_cpr(text) else (), 1):
        if holds_cpr(line):
            findings.refuse(number, "This line holds what may be a CPR number.", MEND, "cpr")
    findings.stop_if_refused()


def refuse_cpr_in_words(text: str, findings: Findings) -> None:
    """Do the same in an article, whose addresses, names of files and ISBN may have ten digits, too."""
    if holds_cpr(text):
        refuse_cpr(_NO_WORDS.sub("·", text), findings)


def cell_holds_cpr(text: str) -> bool:
    """Return whether a cell holds one; a spreadsheet makes a number of it, and drops its first 0."""
    return holds_cpr(text) or (
        re.fullmatch(r"\d{9}", text.strip()) is not None and holds_cpr(f"0{text.strip()}")
    )
