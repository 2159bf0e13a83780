"""Which spaces never break in Danish text: a number stays with its unit, a date with its month.

Source: common typographic practice (FACTS of the field: »13. september«, »3 sæt«, »30 sek.«, »kl. 8«).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern

if TYPE_CHECKING:
    import re

NBSP = "\N{NO-BREAK SPACE}"

_AFTER_NUMBER = (
    "sekunder", "sekund", "sek", "sæt", "serier", "serie", "reps", "rep", "gentagelser", "gange", "gang",
    "minutter", "minut", "min", "timer", "time", "dage", "dag", "døgn", "uger", "uge", "måneder", "måned",
    "år", "kg", "gram", "g", "mg", "µg", "ml", "dl", "l", "liter", "cm", "mm", "m", "km", "meter", "grader",
    "procent", "%", "°c", "kr", "kl", "x", "×", "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december", "til\xa0hver",
)  # fmt: skip
_BEFORE_NUMBER = ("kl.", "nr.", "ca.", "tlf.", "side", "uge", "trin", "fase", "x", "×", "§", "min.", "maks.")

_UNITS = frozenset(_AFTER_NUMBER)
_LEADS = frozenset(_BEFORE_NUMBER)
_GAP = pattern(
    r"\b\d{4} (?=[A-ZÆØÅ][a-zæøå])"
    r"|(\d\.?) (?=(%|°C|til\xa0hver|[^\W\d_]+|×))|(?<=\d) (?=[–-] \d)|(?<=\d [–-]) (?=\d)"
    rf"|((?<![^\W\d_])[^\W\d_]{{1,{max(map(len, _LEADS))}}}\.?|[×§]) (?=\d)"
)
"""A space beside a number: between post code and town, after it, round the dash of a range, before it.

A word that is longer than all that may lead a number is not looked through: it may be of any length.
"""
_BESIDE_DIGIT = pattern(r"\d(?:\.? |(?<= \d))")
"""What all of these have: most numbers in words, telephone numbers and addresses do not.

It begins with the digit, before which a space may stand: for one class of characters a text is soon looked
through.
"""


_PART = "(?:side|sider|ben|arm|arme|fod|hånd|hæl|knæ|hofte|retning|vej|finger|tå|dag|uge|gang|øvelse|sæt)"
_OF_EACH = pattern(rf"(?:hvert?|begge|pr\.|per) (?={_PART}\b)|om (?=(?:dagen|ugen)\b)")
_TO_EACH = pattern(rf"\b(?:til|på|for|i|med) (?=(?:hvert?|begge){NBSP})")
"""»Til hver side«, »pr. ben«, »om ugen«: torn, the end of a dose reads as a thought of its own.

A pattern that may begin with a few letters alone is looked for far more quickly than one that begins with a
word's edge: see `_joined`.
"""
_PHONE = pattern(r"\d\d \d\d \d\d \d\d")
_WHOLE_PHONE = pattern(r"(?:\+45 )?\b\d\d(?: \d\d){3}\b")


def _bound(found: re.Match[str]) -> str:
    number, unit, lead = found.groups()
    if number is not None and not _UNITS & {unit.lower(), unit.lower().removesuffix("s")}:
        return found[0]
    if lead is not None and lead.lower() not in _LEADS:
        return found[0]
    return found[0].replace(" ", NBSP)


def bind(text: str) -> str:
    """Return `text` with the spaces that must not break as NO-BREAK SPACE; nothing else changes."""
    if "hver" in text or "begge" in text or "pr. " in text or "per " in text or " om " in text:
        bound = _OF_EACH.sub(_joined, text)
        text = text if bound == text else _TO_EACH.sub(_joined, bound)
    if not _BESIDE_DIGIT.search(text):
        return text
    if _PHONE.search(text):
        text = _WHOLE_PHONE.sub(_joined, text)
    return _GAP.sub(_bound, text)


def _joined(found: re.Match[str]) -> str:
    """Bind what was found, unless it is the end of a longer word."""
    before = found.string[max(0, found.start() - 1) : found.start()]
    return found[0] if before.isalnum() else found[0].replace(" ", NBSP)
