"""Which spaces never break in Danish text: a number stays with its unit, a date with its month.

Source: common typographic practice (FACTS of the field: »13. september«, »3 sæt«, »30 sek.«, »kl. 8«).
"""

from __future__ import annotations

import re

NBSP = "\N{NO-BREAK SPACE}"

_AFTER_NUMBER = (
    "sekunder", "sekund", "sek", "sæt", "serier", "serie", "reps", "rep", "gentagelser", "gange", "gang",
    "minutter", "minut", "min", "timer", "time", "dage", "dag", "døgn", "uger", "uge", "måneder", "måned",
    "år", "kg", "gram", "g", "mg", "µg", "ml", "dl", "l", "liter", "cm", "mm", "m", "km", "meter", "grader",
    "procent", "%", "°C", "kr", "kl", "x", "×", "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_BEFORE_NUMBER = ("kl.", "nr.", "ca.", "tlf.", "side", "uge", "trin", "fase", "x", "×", "§", "min.", "maks.")

_units = "|".join(re.escape(unit) for unit in sorted(_AFTER_NUMBER, key=len, reverse=True))
_leads = "|".join(re.escape(lead) for lead in _BEFORE_NUMBER)
_BOUND = re.compile(
    rf"(?<=\d) (?=(?:{_units})(?!\w))"
    rf"|(?<=\d\.) (?=(?:{_units})(?!\w))"
    rf"|(?<=\d) (?=[–-] \d)|(?<=\d [–-]) (?=\d)"
    rf"|\b(?:{_leads})( )(?=\d)",
    re.IGNORECASE,
)
_HAS_DIGIT = re.compile(r"\d")


def bind(text: str) -> str:
    """Return `text` with the spaces that must not break as NO-BREAK SPACE; nothing else changes."""
    if not _HAS_DIGIT.search(text):
        return text
    return _BOUND.sub(lambda found: found[0].replace(" ", NBSP), text)
