"""How a wording is written down, and how text is smoothed before it is compared.

A wording is a regular expression with three comforts: a space also stands for a hyphen, or for a
comma and a space; `*` for the rest of a word; and `…` for some words between, within one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """Return one expression for any of the wordings. What words share in front is written once."""
    wordings = tuple(wordings)
    heads: dict[str, list[str]] = {}
    for phrase in wordings:
        plain = phrase.rstrip("*").isalnum()
        heads.setdefault(phrase[:3] if plain else phrase, []).append(phrase)
    parts: list[str] = []
    for group in heads.values():
        shared = _shared(group) if len(group) > 1 else ""
        tails = [phrase[len(shared) :] for phrase in group]
        parts.append(f"{shared}(?:{'|'.join(tails)})" if shared else group[0])
    expression = f"(?:{'|'.join(parts)})"
    gates = dict.fromkeys(_gate(phrase) for phrase in wordings)
    _CHOICES[expression] = tuple(
        gate for gate in gates if not any(other in gate for other in gates if other != gate)
    )
    return expression


_CHOICES: dict[str, tuple[str, ...]] = {}
"""For each `either`, letters of which a text must hold some."""


def _shared(phrases: list[str]) -> str:
    """Return what all phrases begin with."""
    first, last = min(phrases), max(phrases)
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), 0)
    return first[: length or min(len(first), len(last))].rstrip("*")


class Wording:
    """Wordings that are compiled when a text first holds their gate.

    A gate is a run of letters that every text with that wording must hold. Most wordings never meet
    theirs in an ordinary article, and compiling them all takes longer than reading it.
    """

    def __init__(self, phrases: tuple[str, ...], start: str, end: str, space: str) -> None:
        self._expressions = [_expression(phrase).replace(" ", space) for phrase in phrases]
        self._frame = start, end
        self._gates = [_gates(phrase) for phrase in phrases]
        self._patterns: list[re.Pattern[str] | None] = [None] * len(phrases)

    def search(self, text: str) -> bool:
        """Tell whether smoothed text holds any of the wordings."""
        return any(pattern.search(text) for pattern in self._opened(text))

    def without(self, text: str) -> str:
        """Return smoothed text with each of the wordings replaced by a space."""
        for pattern in self._opened(text):
            text = pattern.sub(" ", text)
        return text

    def _opened(self, text: str) -> Iterator[re.Pattern[str]]:
        for index, (gate, more) in enumerate(self._gates):
            if gate in text and _open(more, text):
                pattern = self._patterns[index]
                if pattern is None:
                    start, end = self._frame
                    pattern = re.compile(f"{start}(?:{self._expressions[index]}){end}")
                    self._patterns[index] = pattern
                yield pattern


def wording(*wordings: str, start: str = r"\b", end: str = r"\b", over_commas: bool = True) -> Wording:
    """Return wordings that are found as whole words in smoothed text."""
    space = ",?[ -]" if over_commas else "[ -]"
    return Wording(wordings, start, end, space)


def _expression(phrase: str) -> str:
    gap = r"\b[^!?;]{0,70}?\b"
    return phrase.replace(" … ", "…").replace("*", r"\w*").replace("…", gap)


Gates = tuple[str, tuple[tuple[str, ...], ...]]
"""Letters that a text must hold, and more of which it must hold some of each tuple."""


def _open(more: tuple[tuple[str, ...], ...], text: str) -> bool:
    for choices in more:
        for choice in choices:
            if choice in text:
                break
        else:
            return False
    return True


def _gates(phrase: str) -> Gates:
    """Return the gates of a phrase: its surest letters, and those of each `either` it must hold."""
    more: list[tuple[str, ...]] = []
    for expression, choices in _CHOICES.items():
        at = phrase.find(expression)
        after = phrase[at + len(expression) :][:1]
        if at >= 0 and all(choices) and after not in ("?", "*", "{"):
            before = phrase[:at]
            if before.count("(") == before.count(")"):
                more.append(choices)
    return _gate(phrase), tuple(more)


def _gate(expression: str) -> str:
    """Return the longest run of letters that stands in every match; empty where none is sure."""
    plain = _COUNT.sub("?", _CLASS.sub(" ", expression))
    while "(" in plain:
        plain, found = _GROUP.subn(" ", plain)
        if not found:
            return ""
    if "|" in plain:
        return ""
    runs = [run if run.isalnum() else run[:-2] for run in _RUN.findall(plain)]
    return max(runs, key=len, default="")


_CLASS = re.compile(r"\\.|\[[^\]]*\]")
_COUNT = re.compile(r"\{[^}]*\}")
_GROUP = re.compile(r"\([^()]*\)")
_RUN = re.compile(r"[^\W_]+[?*]?")
"""Letters and digits with what may make the last of them needless."""
