"""How much, in an author's words: a tolerant grammar that would rather say nothing than guess.

The words become one letter each (`3 sæt x 10 reps` is `nSxnR`), and short patterns over those
letters find sets, repetitions, holds and times. A number that no pattern takes, a contradiction,
or a count of several things leaves the whole dose unread.

Why `op til 3 sæt` is 1–3: a ceiling says nothing of a floor, and one set is the least there is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish.patterns import pattern
from handoutgen.model.outline import Dose, Range
from handoutgen.understanding.frequencies import (
    NUMBER,
    blank,
    combine,
    find_frequencies,
    level,
    read_number,
)
from handoutgen.understanding.wordings import doses as words
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST = {"sets": 20, "reps": 200, "times": 100, "hold_seconds": 3600}

_TOKEN = pattern(
    rf"(?P<each>(?<=\d ){words.EACH_SIDE})|(?P<side>{words.PER_SIDE})|(?P<measure>{words.MEASURES})"
    rf"|(?P<upto>\bop til\b)|(?P<number>{NUMBER})|(?P<cross>x(?=[\W\d]|$|\d))|(?P<frequency>\x00+)"
    rf"|(?P<word>[^\W\d_]+\.?)|(?P<colon>:)|(?P<dash>-)"
    rf"|(?P<mark>[.,;()/!?\[\]»«\"'&+@{words.SIGNS}]+)|(?P<other>[^\s\x00])"
)
_LETTERS = (
    ("S", words.SETS),
    ("R", words.REPETITIONS),
    ("G", words.TIMES),
    ("s", words.SECONDS),
    ("m", words.MINUTES),
    ("H", words.HOLD),
    ("P", words.PAUSE),
    ("x", words.MULTIPLY),
    ("a", words.EACH),
    ("e", words.OR),
    ("o", words.UP_TO),
    ("A", words.MOVEMENT),
    ("I", words.INCREASE),
    ("M", words.MAXIMUM),
    ("w", words.AFTER_BARE),
)
_LETTER = {word: letter for letter, group in reversed(_LETTERS) for word in group}
_KINDS = {
    "each": "D",
    "side": "d",
    "measure": "d",
    "upto": "o",
    "cross": "x",
    "frequency": "F",
    "colon": ":",
    "dash": "-",
    "mark": "p",
    "other": "?",
}
_DROPPED = frozenset(("ca", "ca.", "cirka", "omkring", "mindst", "minimum"))

# What a run of letters says. Tried in this order at each place. `n` is a number; the names tell
# what the numbers are, in order. None: understood, and no dose of ours.
_N = "o?n"
_PATTERNS: tuple[tuple[re.Pattern[str], tuple[str, ...] | None], ...] = tuple(
    (pattern(letters), fields)
    for letters, fields in (
        (rf"P[wua:]{{0,4}}{_N}[sm]", None),
        (rf"{_N}[sm][wu]{{0,1}}P(?![wua:]{{0,4}}{_N}[sm])", None),
        (rf"{_N}S[pwua]{{0,2}}x?a?{_N}(?:u?R|M)", ("sets", "reps")),
        (rf"{_N}[xG]{_N}M", ("sets", "reps")),
        (rf"{_N}M", None),
        (rf"{_N}S[xa]{_N}(?=[pdDFwG]|$)G?", ("sets", "reps")),
        (rf"{_N}Rx{_N}S?(?=[pdDFw]|$)", ("reps", "sets")),
        (rf"{_N}[xG]{_N}[uw]{{0,2}}[RG]", ("sets", "reps")),
        (rf"{_N}x{_N}S", ("reps", "sets")),
        (rf"{_N}Gx{_N}(?=[pdDFw]|$)", ("reps", "sets")),
        (rf"{_N}[xG]a?{_N}[sm]H?", ("times", "hold_seconds")),
        (rf"{_N}[sm][pHwdD]{{0,2}}xp?{_N}G?(?=[pdDFw]|$)", ("hold_seconds", "times")),
        (rf"{_N}[xG]{_N}(?=[pdDFw]|$)", ("sets", "reps")),
        (rf"{_N}u?S", ("sets",)),
        (rf"{_N}[uw]{{0,2}}R", ("reps",)),
        (rf"S:{_N}(?![SGsmx]|R(?!:))", ("sets",)),
        (rf"R:{_N}(?![RGsmx]|S(?!:))", ("reps",)),
        (rf"{_N}[sm]H?", ("hold_seconds",)),
        (rf"x?{_N}G", ("times",)),
        (rf"x{_N}(?=[pdDFw]|$)", ("times",)),
        (rf"{_N}x(?=[pdDF]|$)", ("times",)),
        (rf"{_N}D", ("reps",)),
    )
)
_BEGIN = "noPSRx"
"""What all of them begin with: most words are none of these."""

# A time that is no hold, what a dose grows by or to, or a choice between two doses.
_IN_DOUBT = pattern(r"A[wua]{0,3}o?n[sm]|n[sm][wu]{0,2}A|n[sm]G|I[^p]{0,8}[nF]|n.*e.*n")
_OUTING = pattern(r"[^n?oIeA]*W[wua]{0,3}o?n[sm][^n?oIeAWSRG]*")
"""»Gå 15 min.«, and no other number beside it. `W` is a word of `OUTINGS`."""
_MIXED_TIME = pattern(r"n[sm]-n[sm]")


_CROSS = pattern(r"[×*x\d](?:(?<=[×*])|(?<=x)(?<![^\W\d_]x)(?![^\W\d_])|(?<=\d) ?(?:s|rm)\b)")
"""It begins with one of few characters, and so is soon looked for."""


def _stems(*groups: Iterable[str]) -> tuple[str, ...]:
    """Return words without those that hold another."""
    every = sorted({word for group in groups for word in group}, key=len)
    return tuple(word for place, word in enumerate(every) if not any(map(word.__contains__, every[:place])))


# Without any of these there is no dose: to look for them is many times as quick as to read one.
_OF_SETS = _stems(words.SETS)
_TIMES_OVER = _stems(words.SETS, words.TIMES)
_SIDES = ("hver ", "hvert ", "begge ", "pr ", "pr. ", "per ")
_UNITS = _stems(words.SETS, words.REPETITIONS, words.TIMES, words.SECONDS - {"s"}, words.MINUTES, _SIDES)


def _may_tell(low: str, stems: tuple[str, ...]) -> bool:
    return any(map(low.__contains__, stems)) or _CROSS.search(low) is not None


_LONGEST = 500
"""Characters of a dose; the longest of any article has some hundred. More is prose, and read for minutes."""


class _Token(Struct, frozen=True):
    letter: str
    text: str
    numbers: tuple[float, float] = (0, 0)


def read_dose(text: str) -> Dose:
    """Return what the words say of sets, repetitions, holds and frequency; in doubt, nothing."""
    unread = Dose(text.strip())
    if len(text) > _LONGEST:
        return unread
    low = level(text)
    found = find_frequencies(low)
    frequency = None
    if found:
        frequency = combine(text[found[0].start : found[-1].end], found)
        if frequency is None or re.search(r"\bgentage?s?\W+(?:\w+ )?$", low[: found[0].start]):
            return unread
    tokens = _tokens(blank(low, found, "\x00"))
    fields = _read_fields(tokens)
    if fields is None:
        # How often is surely said of a walk, though its time is no dose of ours.
        if not found or not _is_outing(tokens):
            return unread
        fields = {}
    return Dose(text.strip(), frequency=frequency, **fields)


def mentions_dose(text: str) -> bool:
    """Tell whether words count sets, repetitions or time, understood or not."""
    low = level(text)
    if not (_may_tell(low, _UNITS) or find_frequencies(low)):
        return False
    letters = "".join(token.letter for token in _tokens(low))
    return bool(re.search(r"n[xSRGsmuw]{0,2}[xSRGsm]|[SR]:n|xn", letters)) or read_dose(text).parsed


def may_count_sets(text: str) -> bool:
    """Tell whether a dose in these words may say how many sets, or how often something is held."""
    return _may_tell(text.lower(), _TIMES_OVER)


def counts_sets(text: str) -> bool:
    """Tell whether words count sets of something, whatever other numbers stand beside them."""
    if not _may_tell(text.lower(), _OF_SETS):
        return False
    letters = "".join(token.letter for token in _tokens(level(text)))
    return re.search(r"n[sm]?[pHwdD]?xn|nS[pwuxa]{0,3}n", letters) is not None


def tells_amount(text: str) -> bool:
    """Tell whether words say how many or how often, and not only how long."""
    low = level(text)
    letters = "".join(token.letter for token in _tokens(low))
    return bool(find_frequencies(low)) or re.search(r"n[wu]{0,2}[xSRGD]|[SR]:n|xn", letters) is not None


def tells_growth(text: str) -> bool:
    """Tell whether the numbers of a sentence are what a dose grows by: »Øg med 5 minutter om ugen«."""
    return re.match(r"[^n]*I", "".join(token.letter for token in _tokens(level(text)))) is not None


def warms_up(text: str) -> bool:
    """Tell whether a sentence tells of warming up, and counts nothing but its time."""
    return words.WARMS_UP.search(smooth(text)) and not counts_sets(text) and not find_frequencies(level(text))


def is_mere_dose(text: str) -> bool:
    """Tell whether words count and say nothing else: `3 sæt x 10`, not `Gå 3 x 10 skridt`."""
    low = level(text)
    letters = "".join(token.letter for token in _tokens(blank(low, find_frequencies(low), "\x00")))
    return not set(letters) & set("uA?")


def _is_outing(tokens: Sequence[_Token]) -> bool:
    """Tell whether the only number says how long to walk, cycle, run or swim."""
    letters = ("W" if token.text.rstrip(".") in words.OUTINGS else token.letter for token in tokens)
    return _OUTING.fullmatch("".join(letters)) is not None


def _tokens(low: str) -> tuple[_Token, ...]:
    """Return the words of levelled text. Several readers ask for those of one sentence after the other."""
    return _cut(low) if len(low) > _LONGEST else _known(low)


def _cut(low: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(low):
        kind = match.lastgroup or "other"
        token = match[0]
        if match["number"]:
            bottom = read_number(match["low"])
            top = read_number(match["high"]) if match["high"] else bottom
            tokens.append(_Token("n", token, (bottom, top)))
        elif kind == "word":
            bare = token.rstrip(".")
            if token not in _DROPPED:
                tokens.append(_Token(_LETTER.get(bare, "u"), token))
                if token.endswith(".") and _LETTER.get(bare, "u") in "uwA":
                    tokens.append(_Token("p", "."))
        else:
            tokens.append(_Token(_KINDS[kind], token))
    return tuple(_without_articles(_with_mixed_times(tokens)))


_known = lru_cache(maxsize=32)(_cut)


def _without_articles(tokens: list[_Token]) -> list[_Token]:
    """Take `et` and »halvt så hårdt« for words and not numbers, unless they count."""
    kept: list[_Token] = []
    for token, after in zip(tokens, [*tokens[1:], _Token("p", "")], strict=False):
        if token.text in {"en", "et", "én", "ét", "halv", "halvt"} and after.letter not in "SRGsm":
            token = _Token("u", token.text)
        kept.append(token)
    return kept


def _with_mixed_times(tokens: list[_Token]) -> list[_Token]:
    """Join `30 sek. – 1 min.` into one range of seconds."""
    letters = "".join("-" if token.text == "til" else token.letter for token in tokens)
    match = _MIXED_TIME.search(letters)
    if not match:
        return tokens
    first, unit, _, last, last_unit = tokens[match.start() : match.end()]
    low = first.numbers[0] * _seconds(unit)
    high = last.numbers[1] * _seconds(last_unit)
    joined = [_Token("n", "", (low, high)), _Token("s", "sek")]
    return tokens[: match.start()] + joined + tokens[match.end() :]


def _seconds(unit: _Token) -> int:
    return 60 if unit.letter == "m" else 1


def _read_fields(tokens: Sequence[_Token]) -> dict[str, Range] | None:
    """Match the patterns from left to right; None where a number is left over or said twice."""
    letters = "".join(token.letter for token in tokens)
    if _IN_DOUBT.search(letters):
        return None
    fields: dict[str, Range] = {}
    at = 0
    while at < len(letters):
        for form, names in _PATTERNS if letters[at] in _BEGIN else ():
            if match := form.match(letters, at):
                if not _take(fields, tokens[at : match.end()], names or ()):
                    return None
                at = match.end()
                break
        else:
            if letters[at] in "no?" and not (letters[at] in "o?" and "n" not in letters[at : at + 2]):
                return None
            at += 1
    return _settle(fields)


def _take(fields: dict[str, Range], tokens: Sequence[_Token], names: tuple[str, ...]) -> bool:
    """Write down the numbers of one match. False where they are no sensible count."""
    numbers = [place for place, token in enumerate(tokens) if token.letter == "n"]
    for name, place in zip(names, numbers, strict=False):
        low, high = tokens[place].numbers
        if name == "hold_seconds":
            unit = next(token for token in tokens[place:] if token.letter in "sm")
            low, high = low * _seconds(unit), high * _seconds(unit)
        if place and tokens[place - 1].letter == "o":
            low = 1
        if not (float(low).is_integer() and float(high).is_integer() and 1 <= low <= high <= _MOST[name]):
            return False
        read = int(low), int(high)
        if fields.setdefault(name, read) != read:
            return False
    return True


def _settle(fields: dict[str, Range]) -> dict[str, Range] | None:
    """Without a hold, `10 gange` counts repetitions. Beside repetitions it could mean anything."""
    if "times" not in fields:
        return fields
    if "reps" in fields:
        return None
    if "hold_seconds" not in fields:
        fields["reps"] = fields.pop("times")
    return fields
