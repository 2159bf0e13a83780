"""One sign at two urgencies: »kontakt os, hvis benet er hævet« here, and »akut« of the same leg there.

A red flag is taken apart into signs: what stands behind »hvis«, parted where »eller« parts it. A sign is the
set of its content words, shapes of one word taken for one (`signs.toml`). Two signs at two urgencies are in
conflict where the urgent one asks for nothing that the calm one lacks: whoever has the calm sign has both.
»Hævet, rødt og feber« at once, and »hævet og rødt« soon, is a choice of its author's and no conflict.
"""

from __future__ import annotations

import functools
import re
import tomllib
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.bands import Band
from handoutgen.model.inlines import plain
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.outline import RedFlag

Sign = frozenset[str]
_Signs = tuple[tuple[Sign, str], ...]
"""Each with the words that say so."""

_BANDS = tuple(Band)
_MOST_WAYS = 24
"""A sentence that can be read in more ways is left alone."""
_CALL = re.compile(r"\b(?:søg|kontakt|ring|tilkald|henvend|læge|skadestue|112|undersøg|vurder|gå til|tag på)")
_CONDITION = re.compile(r"\b(?:hvis|når|såfremt|(?<!svært )(?<!besvær )ved|har du|får du|oplever du)\b")
_MAIN_CLAUSE = re.compile(
    r",? (?:(?:så )?(?:skal|bør|kan|må) (?:du|der|det|man)|(?:og )?(?:søg|ring|kontakt)e?\b).*"
)
_APART = re.compile(r";|:|,? eller (?:hvis|når|ved) |,? samt (?:hvis|ved) |, eller | – |, hvis ")
_TOGETHER = re.compile(r", og |,? men ")
_OR = re.compile(r" eller |/")
_POINTS_BACK = re.compile(
    r"^(?:det|den|de|dette|disse|her|så|ellers|derfor)(?: \w+)? "
    r"(?:er|kan|gælder|bliver|skyldes|betyder|kommer|går)\b"
    r"|\b(?:disse|de) (?:symptomer|tegn)\b"
)
_OWN_SUBJECT = re.compile(r"(?:det|den) (?:ene|andet|anden|syge|raske|samme)\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?")
_ENDINGS = re.compile(r"(?:ernes|erne|enes|ene|ens|ets|ende|ede|er|en|et|te|t|e|s)$")
_LEAST_STEM = 3
_PAINFUL = "smerte"
_PAIN = re.compile(r"((\w+?)[es]?)(?:smert|pine)\w*")
"""A compound of pain, its place with and without the letter that binds: »lændesmerter«."""
_TOLD_OF_PAST = re.compile(
    r"\b(?:tidligere|haft|risiko\w*|arvelig\w*|forebyg\w*|medicin mod|behandl\w* for|ikke|ingen|"
    r"uden|sjælden\w*)\b[^.,;]{0,25}$"
)


class Conflict(Struct, frozen=True):
    """Two flags that send a reader with the same signs to different places."""

    calm: RedFlag
    urgent: RedFlag
    signs: tuple[str, ...]


def conflicts(flags: tuple[RedFlag, ...]) -> list[Conflict]:
    """Return each flag that is less urgent than another with the same signs, in the order of the article.

    Where several are more urgent, the first of the most urgent is told.
    """
    found: list[Conflict] = []
    by_urgency = sorted(flags, key=lambda flag: (_BANDS.index(flag.band), flag.line))
    for calm in sorted(flags, key=lambda flag: flag.line):
        told: set[tuple[str, ...]] = set()
        for urgent in by_urgency:
            if _BANDS.index(urgent.band) >= _BANDS.index(calm.band):
                break
            signs = _shared(calm, urgent)
            if signs and signs not in told:
                found.append(Conflict(calm, urgent, signs))
                told.add(signs)
    return found


def _shared(calm: RedFlag, urgent: RedFlag) -> tuple[str, ...]:
    """Return what both say of the same patient, in words."""
    calm_text, urgent_text = plain(calm.inlines), plain(urgent.inlines)
    dangers = [name for name in _known().dangers if _names(calm_text, name) and _names(urgent_text, name)]
    signs: list[str] = []
    for (low, words), (high, _) in product(_signs(calm_text), _signs(urgent_text)):
        # Beside a danger it is told by which words both mean it: »hævet, varmt og rødt«.
        if _asks_no_more(high, low) or (dangers and len(low & high & _known().symptoms) > 1):
            signs.append(words)
    return tuple(dict.fromkeys((*dangers, *signs)))


def _asks_no_more(urgent: Sign, calm: Sign) -> bool:
    """Tell whether everybody with the calm sign has the urgent one too."""
    body = _known().body
    high, low = urgent - body, calm - body
    if not high or not high <= low:
        return False
    if len(high) == 1:
        # One word alone must be the whole sign on both sides, and a sign of itself.
        return high == low and high <= _known().symptoms and urgent & body <= calm & body
    if urgent == calm:
        return True
    grave = len(high & _known().symptoms)
    return grave > 0 and (grave > 1 or urgent & body <= calm & body)


def _names(text: str, danger: str) -> bool:
    """Tell whether a text speaks of a danger that is there, not of one that was or is not."""
    smoothed = smooth(text)
    for stem in _known().dangers[danger]:
        for found in re.finditer(rf"\b{stem}", smoothed):
            if not _TOLD_OF_PAST.search(smoothed[: found.start()]):
                return True
    return False


@functools.lru_cache(maxsize=512)
def _signs(text: str) -> _Signs:
    """Return the signs of a flag, each as a set of stems. A sentence that points back has none of its own."""
    found: dict[Sign, str] = {}
    for start, end in sentence_spans(text):
        sentence = smooth(text[start:end]).strip(" .!?")
        if not _POINTS_BACK.search(sentence) or _OWN_SUBJECT.match(sentence):
            for clause in _conditions(sentence):
                for sign in _ways(clause):
                    found.setdefault(sign, clause.strip(" ,"))
    return tuple(found.items())


def _conditions(sentence: str) -> Iterator[str]:
    """Yield what must be the case: what follows »hvis« in a call for help; a bullet is nothing else."""
    sentence = _BRACKETS.sub(" ", sentence)
    condition = _CONDITION.search(sentence) if _CALL.search(sentence) else None
    told = _MAIN_CLAUSE.sub("", sentence[condition.end() :]) if condition else sentence
    yield from _APART.split(told)


def _ways(clause: str) -> list[Sign]:
    """Return the ways in which a clause comes true: »a eller b, og c« is a and c, or b and c."""
    parts: list[list[Sign]] = []
    for part in _TOGETHER.split(clause):
        choices = _OR.split(part)
        if len(choices) > 1:
            # »hævet, varmt eller rødt« names three.
            choices = [one for choice in choices for one in choice.split(", ")]
        if signs := _with_shared([_stems(choice) for choice in choices]):
            parts.append(signs)
    ways = 1
    for part_signs in parts:
        ways *= len(part_signs)
    if not parts or ways > _MOST_WAYS:
        return []
    return [frozenset().union(*way) for way in product(*parts)]


def _with_shared(choices: list[Sign]) -> list[Sign]:
    """Return choices with what is said once for all: »benet bliver pludselig lamt eller følelsesløst«."""
    known = _known()
    where = frozenset().union(*choices) & known.body
    how = frozenset().union(*choices) & known.qualifiers
    found = [
        choice | how | (frozenset() if choice & known.body else where)
        for choice in choices
        if choice - known.body - known.qualifiers
    ]
    return found or [choice for choice in choices if choice]


def _stems(words: str) -> Sign:
    parts = (part for word in _WORD.findall(words) for part in _parts(word))
    return frozenset(stem for part in parts if (stem := _stem(part)))


def _parts(word: str) -> tuple[str, ...]:
    """Return a word, or pain and its place where it names both: »brystsmerter« is »ondt i brystet«."""
    compound = _PAIN.fullmatch(word)
    place = compound and next((one for one in compound.groups() if one in _known().places), None)
    return (_PAINFUL, place) if place else (word,)


@functools.lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """Return what stands for a word in any of its shapes; nothing for a word that says nothing."""
    known = _known()
    if word in known.silent:
        return ""
    if word in known.places:
        return known.places[word]
    stem = _bare(word)
    for name, shapes in known.shapes:
        if any(word == shape or (len(shape) > _LEAST_STEM and word.startswith(shape)) for shape in shapes):
            return name
        if stem in shapes or (len(name) <= _LEAST_STEM and stem == name):
            return name
    return stem


def _bare(word: str) -> str:
    """Return a word without its ending."""
    return _ENDINGS.sub("", word) if len(word) > _LEAST_STEM + 1 else word


class _Known(Struct, frozen=True):
    """What `signs.toml` tells."""

    dangers: dict[str, tuple[str, ...]]
    shapes: tuple[tuple[str, tuple[str, ...]], ...]
    symptoms: frozenset[str]
    places: dict[str, str]
    body: frozenset[str]
    qualifiers: frozenset[str]
    """Stems."""
    silent: frozenset[str]


@functools.cache
def _known() -> _Known:
    data = tomllib.loads(Path(__file__).with_name("signs.toml").read_text(encoding="utf-8"))
    symptoms: dict[str, list[str]] = data["symptoms"]
    return _Known(
        {name: tuple(stems) for name, stems in data["dangers"].items()},
        tuple((name, tuple(shapes)) for name, shapes in symptoms.items()),
        frozenset(symptoms),
        {shape: name for name, shapes in data["body"].items() for shape in shapes},
        frozenset(data["body"]),
        frozenset(_bare(word) for word in data["qualifiers"]["words"].split()),
        frozenset(data["silent"]["words"].split()),
    )
