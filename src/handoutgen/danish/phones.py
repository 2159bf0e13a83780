"""Phone numbers as Danes read them: in pairs."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\s().\-\u2010-\u2015/]")
_DANISH = re.compile(r"(?P<country>(?:\+|00)45)?(?P<number>[0-9]{8})")


def in_pairs(text: str) -> str:
    """Return a Danish number as `12 34 56 78`, unbreakable; any other text as it was written."""
    found = _DANISH.fullmatch(_MARKS.sub("", text))
    if found is None:
        return text
    pairs = re.findall("..", found["number"])
    return "\u00a0".join(["+45", *pairs] if found["country"] else pairs)


def dialled(text: str) -> str:
    """Return what a telephone dials: `+4512345678`, `112`, `+46101234567`."""
    bare = _MARKS.sub("", text.replace("(0)", ""))
    if found := _DANISH.fullmatch(bare):
        return f"+45{found['number']}"
    digits = re.sub("[^0-9]", "", bare)
    if bare.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{digits}" if bare.startswith("+") else digits
