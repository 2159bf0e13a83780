"""Phone numbers as Danes read them: in pairs."""

from __future__ import annotations

import re

_MARKS = dict.fromkeys(map(ord, "().-/\u2010\u2011\u2012\u2013\u2014\u2015"))
_PHONE = r"\+\d[\d\s]{6,16}|\d{3,5}|\d{2}(?:\s?\d{2}){3}"
"""A foreign number with its country, a short one such as 1813, or eight digits; any space may part them."""
_DENMARK = ("", "+45", "0045")
"""What may stand before the eight digits of a Danish number."""


def dialled(text: str) -> str:
    """Return the address that calls a number (RFC 3966): `tel:12345678`."""
    return "tel:" + re.sub(r"[^0-9+]", "", text)


def is_phone(text: str) -> bool:
    """Whether this can be dialled in Denmark as it stands."""
    return re.fullmatch(_PHONE, text) is not None


def in_pairs(text: str) -> str:
    """Return a Danish number as `12 34 56 78`, unbreakable; any other text as it was written."""
    bare = "".join(text.split()).translate(_MARKS)
    country, number = bare[:-8], bare[-8:]
    if country not in _DENMARK or len(number) < 8 or not (number.isascii() and number.isdigit()):
        return text
    pairs = [number[at : at + 2] for at in range(0, 8, 2)]
    return "\u00a0".join(["+45", *pairs] if country else pairs)
