"""How a wording is written down, and how text is smoothed before it is compared.

A wording is a regular expression with three comforts: a space also stands for a hyphen, or for a
comma and a space; `*` for the rest of a word; and `…` for some words between, within one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SMOOTH = {
    "\xad": "",  # soft hyphen
    "\u200b": "",  # zero-width space
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2014": "–",
    "\u2212": "-",
    "é": "e",
    "’": "'",
    "1-1-2": "112",
}
_ODD = re.compile("|".join(_SMOOTH))


def smooth(text: str) -> str:
    """Return the text in small letters, with plain spaces and hyphens, for comparing only."""
    low = " ".join(text.lower().split())
    return _ODD.sub(lambda odd: _SMOOTH[odd[0]], low)


def either(wordings: Iterable[str]) -> str:
    """Return one expression for any of the wordings."""
    return "(?:" + "|".join(wordings) + ")"


def wording(
    *wordings: str, start: str = r"\b", end: str = r"\b", over_commas: bool = True
) -> re.Pattern[str]:
    """Compile wordings into a pattern that finds whole words in smoothed text."""
    space = ",?[ -]" if over_commas else "[ -]"
    expressions = (_expression(phrase).replace(" ", space) for phrase in wordings)
    return re.compile(f"{start}(?:{'|'.join(expressions)}){end}")


def _expression(phrase: str) -> str:
    gap = r"\b[^!?;]{0,70}?\b"
    return phrase.replace(" … ", "…").replace("*", r"\w*").replace("…", gap)
