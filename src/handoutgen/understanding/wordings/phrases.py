"""How a wording is written down, and how text is smoothed before it is compared.

A wording is a regular expression with three comforts: a space also stands for a hyphen, or for a
comma and a space; `*` for the rest of a word; and `…` for some words between, within one sentence.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern

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
}
_ODD = pattern("|".join([*_SMOOTH, r"1(?<!\d1)(?<!-1)(?: ?[–-] ?| )1(?: ?[–-] ?| )2(?![\d-])"]))
"""The last is 112 as it is spoken: »1-1-2«, »1 1 2«. All begin with a plain letter, and so are soon found."""


@lru_cache(maxsize=128)
def smooth(text: str) -> str:
    """Return the text in small letters, with plain spaces and hyphens, for comparing only."""
    low = " ".join(text.lower().split())
    return _ODD.sub(lambda odd: _SMOOTH.get(odd[0], "112"), low)


def either(wordings: Iterable[str]) -> str:
    """Return one expression for any of the wordings. What words share in front is written once."""
    heads: dict[str, list[str]] = {}
    for phrase in wordings:
        plain = phrase.rstrip("*").isalnum()
        heads.setdefault(phrase[:3] if plain else phrase, []).append(phrase)
    parts: list[str] = []
    for group in heads.values():
        shared = _shared(group) if len(group) > 1 else ""
        tails = [phrase[len(shared) :] for phrase in group]
        parts.append(f"{shared}(?:{'|'.join(tails)})" if shared else group[0])
    return f"(?:{'|'.join(parts)})"


def _shared(phrases: list[str]) -> str:
    """Return what all phrases begin with."""
    first, last = min(phrases), max(phrases)
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), 0)
    return first[: length or min(len(first), len(last))].rstrip("*")


class Wording:
    """Wordings that are compiled when a text first holds their letters.

    Every text with a wording holds certain letters. Most wordings never meet theirs in an ordinary article,
    and compiling them all takes longer than reading it.
    """

    def __init__(self, phrases: tuple[str, ...], start: str, end: str, space: str) -> None:
        self._written = phrases, (start, end), space

    @cached_property
    def _phrases(self) -> list[tuple[str, _Phrase]]:
        """Each wording behind its gate, in the order in which they are written."""
        phrases, frame, space = self._written
        return [(_gate(phrase), _Phrase(phrase, frame, space)) for phrase in phrases]

    @cached_property
    def _by_gate(self) -> dict[str, list[_Phrase]]:
        """The shortest first: they are soonest compiled, and where one is found the others need not be."""
        gates: dict[str, list[_Phrase]] = {}
        for gate, phrase in sorted(self._phrases, key=lambda one: len(one[1].phrase)):
            gates.setdefault(gate, []).append(phrase)
        return gates

    def search(self, text: str) -> bool:
        """Tell whether smoothed text holds any of the wordings."""
        for gate, phrases in self._by_gate.items():
            if gate in text:
                for phrase in phrases:
                    if phrase.may_stand_in(text) and phrase.pattern.search(text):
                        return True
        return False

    def without(self, text: str) -> str:
        """Return smoothed text with each of the wordings replaced by a space."""
        for gate, phrase in self._phrases:
            if gate in text and phrase.may_stand_in(text):
                text = phrase.pattern.sub(" ", text)
        return text


class _Phrase:
    """One wording. What letters it needs is found out when a text first holds the surest, its gate."""

    __slots__ = ("_frame", "_needs", "_pattern", "_space", "phrase")

    def __init__(self, phrase: str, frame: tuple[str, str], space: str) -> None:
        self.phrase = phrase
        self._frame = frame
        self._space = space
        self._needs: list[Choices] | None = None
        self._pattern: re.Pattern[str] | None = None

    def may_stand_in(self, text: str) -> bool:
        """Tell, quickly and true too often, whether smoothed text holds the wording."""
        if self._needs is None:
            self._needs = _needs(iter(_PIECE.findall(_expression(self.phrase))))
        for choices in self._needs:
            for letters in choices:
                if letters in text:
                    break
            else:
                return False
        return True

    @property
    def pattern(self) -> re.Pattern[str]:
        """The wording as it is found in smoothed text."""
        if self._pattern is None:
            start, end = self._frame
            expression = _expression(self.phrase).replace(" ", self._space)
            self._pattern = re.compile(f"{start}(?:{expression}){end}")
        return self._pattern


def wording(*wordings: str, start: str = r"\b", end: str = r"\b", over_commas: bool = True) -> Wording:
    """Return wordings that are found as whole words in smoothed text."""
    space = ",?[ -]" if over_commas else "[ -]"
    return Wording(wordings, start, end, space)


def _expression(phrase: str) -> str:
    gap = r"\b[^!?;]{0,70}?\b"
    return _STAR.sub(r"\\w*", phrase.replace(" … ", "…")).replace("…", gap)


_STAR = pattern(r"(?<!\\w)(?<![\])])\*")
"""The rest of a word; behind a class or a bracket a star is what it is in every expression."""


Choices = tuple[str, ...]
"""Runs of letters of which a text must hold some."""


def _needs(pieces: Iterator[str]) -> list[Choices]:
    """Return what every text holds that matches an expression, of which the pieces up to its end are read."""
    ways: list[list[Choices]] = [[]]
    for piece in pieces:
        if piece[0] == ")":
            if len(piece) > 1:
                return []  # what stands in the bracket may be missing
            break
        if piece == "|":
            ways.append([])
        elif piece[0] == "(":
            inner = _needs(pieces)
            if piece in ("(", "(?:"):  # others only look round
                ways[-1] += inner
        elif piece.isalnum() and len(piece) > 1:
            ways[-1].append((piece,))
    if len(ways) == 1 or not all(ways):
        return ways[0] if len(ways) == 1 else []
    surest = [max(way, key=lambda choices: min(map(len, choices))) for way in ways]
    return [tuple(dict.fromkeys(letters for choices in surest for letters in choices))]


_MAYBE = r"(?:[?*]\??|\{[^}]*\}\??)"
"""Says that what stands before it may be missing."""
_PIECE = pattern(
    rf"\){_MAYBE}?|\((?:\?(?:[:=!]|<[=!]))?|(?:\\.|\[[^\]]*\]|[^\W_]){_MAYBE}|\\.|\[[^\]]*\]"
    rf"|[^\W_]+(?!{_MAYBE})|."
)
"""Of an expression: brackets, what may be missing, a class of characters, a run of letters, anything else."""


def _gate(expression: str) -> str:
    """Return the longest run of letters that stands in every match; empty where none is sure."""
    words = expression.replace("*", " ")
    if words.replace(" ", "").isalnum():  # as most are: what else they may hold is not looked for
        return max(words.split(), key=len)
    plain = _COUNT.sub("?", _CLASS.sub(" ", expression))
    while "(" in plain:
        plain, found = _GROUP.subn(" ", plain)
        if not found:
            return ""
    if "|" in plain:
        return ""
    runs = [run if run.isalnum() else run[:-2] for run in _RUN.findall(plain)]
    return max(runs, key=len, default="")


_CLASS = pattern(r"\\.|\[[^\]]*\]")
_COUNT = pattern(r"\{[^}]*\}")
_GROUP = pattern(r"\([^()]*\)")
_RUN = pattern(r"[^\W_]+[?*]?")
"""Letters and digits with what may make the last of them needless."""
