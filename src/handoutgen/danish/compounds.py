"""Where a long Danish compound may break: at the joints between words that are known.

A guessed break misleads: patterns give »rygs-merter«. So the parts are listed by hand, and a word is left
whole unless they cover every letter of it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from handoutgen.danish.patterns import pattern

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_FEWEST = 3
"""Letters on either side of a break: fewer look like a slip."""
_MOST = 100
"""Letters of a word: what is longer is not a word."""

_AFTER_E = ("", "s", "n", "ns", "t", "ts", "r", "rs", "rne", "rnes", "de", "nde")
_AFTER_VOWELLESS = (
    "e", "es", "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "ene", "enes", "ede", "ende",
)  # fmt: skip
_AFTER_OTHERS = (*_AFTER_VOWELLESS, "", "s", "t", "ne", "nes")

# Combining marks are of the word: an »å« written as two characters is a letter the list does not know.
_RUN = pattern(rf"(?:[^\W\d_]|[\u0300-\u036f{SOFT_HYPHEN}])+")
_ADDRESS = pattern(r"://|@|\w\.\w")
_TOKEN = pattern(r"\S+")
_SHORT_SYLLABLE = pattern(r"[^aeiouyæøå][aeiouyæøå][bdfgklmnprst]$")
_DULL_SYLLABLE = pattern(r"([bdfgklmnprst]?)(e)([lnr])$")

Joints = frozenset[int]
"""Where a word breaks, counted in letters from its beginning."""
Endings = tuple[str, ...]


class _Parts(NamedTuple):
    """The list, ready for looking up."""

    in_front: dict[str, Joints]
    last: dict[str, tuple[Endings, Joints]]
    """Each stem with the endings it may take."""
    longest: int
    endings: Endings


def soften_text(text: str, least: int = 10) -> str:
    """Return `text` with soft hyphens in its words of `least` letters or more; nothing else changes."""
    return _TOKEN.sub(lambda found: soften(found[0], least) if len(found[0]) >= least else found[0], text)


@lru_cache(maxsize=8192)
def soften(word: str, least: int = 10) -> str:
    """Return `word` with soft hyphens at its joints, if it has `least` letters and they are known.

    Marks round the word are kept. A web address stays as it is: a hyphen there would be typed.
    """
    if SOFT_HYPHEN in word or _ADDRESS.search(word):
        return word
    return _RUN.sub(lambda found: _soften_run(found[0]) if len(found[0]) >= least else found[0], word)


def _soften_run(letters: str) -> str:
    lowered = letters.lower()
    if len(lowered) != len(letters) or len(letters) > _MOST:
        return letters
    broken: list[str] = []
    start = 0
    for joint in sorted(_joints(lowered)):
        if joint - start >= _FEWEST and len(letters) - joint >= _FEWEST:
            broken.append(letters[start:joint])
            start = joint
    return SOFT_HYPHEN.join([*broken, letters[start:]])


def _joints(word: str) -> Joints:
    """Return the joints that all readings of `word` with the fewest parts have in common."""
    parts = _parts()
    readings: dict[int, tuple[int, Joints]] = {0: (0, frozenset())}
    whole: tuple[int, Joints] | None = None
    stems = [(len(word) - len(ending), ending) for ending in parts.endings if word.endswith(ending)]
    for start in range(len(word)):
        if start not in readings:
            continue
        count, joints = readings[start]
        for end in range(start + 2, min(start + parts.longest, len(word) - 1) + 1):
            inner = parts.in_front.get(word[start:end])
            if inner is not None:
                found = joints.union([end], [start + joint for joint in inner])
                readings[end] = _better(readings.get(end), (count + 1, found))
        for end, ending in stems:
            known = parts.last.get(word[start:end])
            # A word that is listed whole is still taken apart, if other parts make it up.
            if known and ending in known[0] and (start or known[1]):
                found = joints.union([start + joint for joint in known[1]])
                whole = _better(whole, (count + 1, found))
    return whole[1] if whole else frozenset()


def _better(one: tuple[int, Joints] | None, other: tuple[int, Joints]) -> tuple[int, Joints]:
    if one is None or other[0] < one[0]:
        return other
    return one if one[0] < other[0] else (one[0], one[1] & other[1])


@cache
def _parts() -> _Parts:
    """Read the list, at the first long word."""
    in_front: dict[str, Joints] = {}
    last: dict[str, tuple[Endings, Joints]] = {}
    lines = Path(__file__).with_name("compound_parts.txt").read_text(encoding="utf-8").splitlines()
    for entry in " ".join(line for line in lines if not line.startswith("#")).split():
        written, _, links = entry.strip("-").partition("+")
        pieces = written.split("|")
        stem = "".join(pieces)
        joints = frozenset(len("".join(pieces[:index])) for index in range(1, len(pieces)))
        if not entry.startswith("-"):
            for link in links.split("/"):
                in_front[stem + link] = joints
        if not entry.endswith("-"):
            for form, endings in _stems(stem):
                last[form] = (endings, joints)
    endings = tuple({*_AFTER_E, *_AFTER_OTHERS})
    return _Parts(in_front, last, max(map(len, in_front)), endings)


def _stems(word: str) -> list[tuple[str, Endings]]:
    """Return what endings are put to: »ryg« and »rygg«, »muskel« and »muskl«, »middel« and »midl«."""
    if word.endswith("e"):
        return [(word, _AFTER_E)]
    stems: list[tuple[str, Endings]] = [(word, _AFTER_OTHERS)]
    if _SHORT_SYLLABLE.search(word):
        stems.append((word + word[-1], _AFTER_VOWELLESS))
    if dull := _DULL_SYLLABLE.search(word):
        before = word[: dull.start(2)]
        if before[-2:-1] == before[-1:]:
            before = before[:-1]
        stems.append((before + dull[3], _AFTER_VOWELLESS))
    return stems
