"""Words that are in no dictionary: each is written once and begins no other, so that none can be lost,
doubled, cut or glued to another unseen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from support.dice import one_in, pick

if TYPE_CHECKING:
    from support.dice import Dice

_FIRST, _SECOND = "bdfghjklmnprtv", "aeouæøå"
_SYLLABLES = [first + second for first in _FIRST for second in _SECOND]
_LETTERS = re.compile(r"[^\W\d_]+")
SOFT_HYPHEN = "\u00ad"
SIGNS = ["»{}«", "({})", "{},", "{}.", "{}?", "{}!", "{}:", "{};", "{}…", "– {}", "{} & co.", "½ {}", "{}®"]
FIXED = ["og", "3", "30–60 sek.", "kl. 8", "13. september 2025", "2,5 kg", "12 %", "§ 4", "37 °C", "f.eks."]
ODD = [
    "\u200b", "\u00a0", "\u202e", "\u0001", "\t", "\x0b", "😀", "膝", "Ω", "ﬁ", "e\u0301", "\u0301", "\ufeff",
    "–", "\U0001f468\u200d\U0001f469", "\u2028", "ﷺ", "\ue000", "\ufffd", "\\",
]  # fmt: skip
"""Characters that no keyboard in a clinic has, and some that none has."""


class Vocabulary:
    """Hands out words. All of one vocabulary begin with the same letter."""

    def __init__(self, dice: Dice, letter: str) -> None:
        self.dice = dice
        self.letter = letter
        self.where: dict[str, str] = {}
        """What each word is written in, in the order of writing."""

    def word(self, where: str) -> str:
        """Return a word that was never written before, plain."""
        return self._new(where, 3)

    def _new(self, where: str, length: int) -> str:
        count, syllables = len(self.where), []
        # Its number in syllables; what follows only makes it longer.
        for _ in range(3):
            count, which = divmod(count, len(_SYLLABLES))
            syllables.append(_SYLLABLES[which])
        word = self.letter + "".join(syllables) + "kate" * ((length - 3) // 2)
        self.where[word] = where
        return word

    def dressed(self, where: str) -> str:
        """Return a word as somebody may write it: long, with a hyphen, with signs round it."""
        kind = self.dice.number(0, 15)
        if kind < 8:
            return self.word(where)
        if kind == 8:
            return self.word(where).capitalize()
        if kind == 9:
            return f"{self.word(where)}-{self.word(where)}"
        if kind == 10:
            return self._new(where, pick(self.dice, (9, 21, 61)))
        if kind == 11:
            word = self._new(where, 9)
            return f"{word[:5]}{SOFT_HYPHEN}{word[5:]}"
        if kind == 12:
            return unicodedata.normalize("NFD", self.word(where))
        return pick(self.dice, SIGNS).format(self.word(where))

    def words(self, most: int, where: str) -> str:
        """Return some words, amid words that all the world uses."""
        count = self.dice.number(1, most)
        said = [self.dressed(where)]
        said += [
            pick(self.dice, FIXED) if one_in(self.dice, 5) else self.dressed(where) for _ in range(count - 1)
        ]
        return " ".join(said)


def letters_of(text: str) -> list[str]:
    """Return each run of letters in a text."""
    plain = unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, ""))
    return _LETTERS.findall(plain.casefold())


def ours(text: str, letter: str) -> list[str]:
    """Return the words of a vocabulary in a text, in their order; what is glued to one comes along."""
    begins = re.compile(f"{letter}[{_FIRST}][{_SECOND}].{{4}}")
    return [run for run in letters_of(text) if begins.match(run)]
