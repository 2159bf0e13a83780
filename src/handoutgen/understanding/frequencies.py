"""How often, in an author's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish.patterns import pattern
from handoutgen.model.outline import Frequency
from handoutgen.understanding.wordings.doses import NUMBERS, UP_TO

if TYPE_CHECKING:
    import re

    from handoutgen.model.outline import Range

_LEVEL = str.maketrans(
    {
        "\xa0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\n": " ",
        "\t": " ",
        "–": "-",
        "—": "-",
        "‒": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "×": "x",
        "*": "x",
        "✕": "x",
        "·": "x",
    }
)
_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_ONE = rf"(?:\d+(?:[.,]\d+)?(?![\d.,]*\d)|\b(?:{_WORDS})\b)"
NUMBER = rf"(?P<low>{_ONE})(?: ?(?:-|til|eller) ?(?P<high>{_ONE}))?"
"""One figure or two, in digits or words."""

_TIMES = (
    rf"(?P<upto>op til |{'|'.join(f'{word}.? ' for word in sorted(UP_TO))})?(?<![\d,.-])(?<!x )(?<!x){NUMBER}"
)
_DAILY = r"(?:dagligt?|daglige|dgl|(?:om )?dagen|i døgnet|(?:pr\.?|per|hver) (?:dag|døgn)|/ ?dag(?:en)?)\b"
_WEEKLY = r"(?:ugentligt?|(?:om )?ugen|i ugen|(?:pr\.?|per|hver) uge|/ ?uge(?:n)?)\b"

_EVERY_DAY = (7, 7)


class Found(Struct, frozen=True):
    """A wording of frequency and where it stood."""

    start: int
    end: int
    per_day: Range | None
    per_week: Range | None
    days: tuple[int, ...] = ()


_UNLEVEL = pattern(f"[{''.join(map(chr, _LEVEL))}]")


def level(text: str) -> str:
    """Return small letters, plain spaces and dashes, every letter at its own place."""
    if _UNLEVEL.search(text):
        text = text.translate(_LEVEL)
    low = text.lower()
    return low if len(low) == len(text) else text


_COUNTED = pattern(
    rf"{_TIMES}(?: ?(?:gange?|gg\.?|x) ?(?P<daily>{_DAILY})"
    rf"| ?(?:gange?|gg\.?|x|dage) ?(?:om|i|pr\.?|per|/)? ?{_WEEKLY}|/ ?uge\b|(?P<a_day>/ ?dag\b))"
)
_FIXED: tuple[tuple[re.Pattern[str], Range | None, Range | None], ...] = (
    (
        pattern(r"\bhver (?:anden|2\.) time\b|\bhver(?: \w+| \d\.)? time\b|\b\w+ gange i timen\b"),
        None,
        None,
    ),
    (pattern(r"\bmorgen, (?:middag|eftermiddag) og aften\b"), (3, 3), _EVERY_DAY),
    (pattern(r"\b(?:både )?morgen og (?:aften|eftermiddag)\b"), (2, 2), _EVERY_DAY),
    (pattern(r"\bhver (?:morgen|aften|nat|formiddag|eftermiddag)\b"), (1, 1), _EVERY_DAY),
    (pattern(r"\bhver (?:anden|2\.) dag\b"), None, (3, 4)),
    (pattern(r"\bhver (?:tredje|3\.) dag\b"), None, (2, 3)),
    (pattern(r"\bhver uge\b|\bugentligt?\b"), None, (1, 1)),
    (pattern(r"\b(?:alle|på) hverdage\b"), None, (5, 5)),
    (
        pattern(
            r"\b(?:dagligt?|daglige|dgl|hver dag|hver eneste dag|alle (?:ugens )?dage|alle ugens 7 dage)\b"
        ),
        None,
        _EVERY_DAY,
    ),
)

_OFTEN = pattern(r"dag|dgl|døgn|uge|time|morgen|aften|nat|\b(?:tirs?|ons|tors?|fre)\b")
"""In each of these wordings stands one of them, and in most sentences none."""

_WEEK = ("man", "tir", "ons", "tor", "fre", "lør", "søn")
_DAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag(?:e|en)?|(?:man|tirs?|ons|tors?|fre|lør|søn)\b\.?)"
_WEEKDAYS = pattern(rf"\b{_DAY}(?:(?:, ?(?:og )?| og | til | ?[-&+/] ?){_DAY})+")
"""»Man., ons. og fre.« One day alone is more often that of an appointment."""
_EACH_DAY = pattern(rf"(?P<upto>til|-)|(?P<day>{_DAY})")


def find_frequencies(low: str) -> tuple[Found, ...]:
    """Return the wordings of frequency in levelled text, in order, none over another."""
    found: list[Found] = []
    if not _OFTEN.search(low):
        return ()
    for match in _COUNTED.finditer(low):
        count = read_range(match)
        daily = match["daily"] or match["a_day"]
        if count is None or not 1 <= count[0] <= count[1] <= (24 if daily else 7):
            continue
        per_day, per_week = (count, _EVERY_DAY) if daily else (None, count)
        _keep(found, Found(match.start(), match.end(), per_day, per_week))
    for wording, each_day, each_week in _FIXED:
        for match in wording.finditer(low):
            _keep(found, Found(match.start(), match.end(), each_day, each_week))
    for match in _WEEKDAYS.finditer(low):
        days = _days_in(match[0])
        _keep(found, Found(match.start(), match.end(), None, (len(days), len(days)), days))
    return tuple(sorted(found, key=lambda one: one.start))


def _days_in(text: str) -> tuple[int, ...]:
    """Return the weekdays that words name, Monday 0; those between two of them too where »til« says so."""
    days: list[int] = []
    upto = False
    for found in _EACH_DAY.finditer(text):
        if found["upto"]:
            upto = True
            continue
        day = _WEEK.index(found["day"][:3])
        first = days[-1] + 1 if upto and days else day
        days += range(first, day + 1) if first <= day else [*range(first, 7), *range(day + 1)]
        upto = False
    return tuple(sorted(set(days)))


def read_frequency(text: str) -> Frequency | None:
    """Return how often, or None where any figure in the words is not understood."""
    low = level(text)
    found = find_frequencies(low)
    rest = blank(low, found)
    if not found or any(letter.isnumeric() for letter in rest):
        return None
    return combine(text.strip(), found)


def combine(text: str, found: tuple[Found, ...]) -> Frequency | None:
    """Return one frequency for several wordings, or None where they contradict each other.

    `2 gange dagligt, 5 dage om ugen`: the days that are counted outweigh the »daily«.
    """
    per_day = {one.per_day for one in found if one.per_day}
    per_week = {one.per_week for one in found if one.per_week}
    if len(per_week) > 1:
        per_week.discard(_EVERY_DAY)
    if len(per_day) > 1 or len(per_week) > 1:
        return None
    days = {one.days for one in found if one.days}
    named = next(iter(days)) if len(days) == 1 else ()
    return Frequency(text, next(iter(per_day), None), next(iter(per_week), None), named)


def blank(low: str, found: tuple[Found, ...], filling: str = " ") -> str:
    """Return the text with what was found painted over, every other letter at its place."""
    for one in found:
        low = low[: one.start] + filling * (one.end - one.start) + low[one.end :]
    return low


def read_number(text: str) -> float:
    """Return the value of a number in digits or a word."""
    return float(NUMBERS[text]) if text in NUMBERS else float(text.replace(",", "."))


def read_range(match: re.Match[str]) -> Range | None:
    """Return the whole numbers of a match of `NUMBER`, lowest first."""
    low = read_number(match["low"])
    high = read_number(match["high"]) if match["high"] else low
    if not low.is_integer() or not high.is_integer() or low > high:
        return None
    if "upto" in match.groupdict() and match["upto"]:
        low = 1
    return int(low), int(high)


def _keep(found: list[Found], new: Found) -> None:
    if all(new.end <= one.start or one.end <= new.start for one in found):
        found.append(new)
