"""Phone numbers as Danes read them: in pairs."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\s().\-\u2010-\u2015/]")
_PHONE = re.compile(r"\+\d[\d\s]{6,16}|\d{3,5}|\d{2}(?:\s?\d{2}){3}")
"""A foreign number with its country, a short one such as 1813, or eight digits; any space may part them."""
_DANISH = re.compile(r"(?P<country>(?:\+|00)45)?(?P<number>[0-9]{8})")


def dialled(text: str) -> str:
    """Return the address that calls a number (RFC 3966): `tel:12345678`."""
    return "tel:" + re.sub(r"[^0-9+]", "", text)


def is_phone(text: str) -> bool:
    """Whether this can be dialled in Denmark as it stands."""
    return _PHONE.fullmatch(text) is not None


def in_pairs(text: str) -> str:
    """Return a Danish number as `12 34 56 78`, unbreakable; any other text as it was written."""
    found = _DANISH.fullmatch(_MARKS.sub("", text))
    if found is None:
        return text
    pairs = re.findall("..", found["number"])
    return "\u00a0".join(["+45", *pairs] if found["country"] else pairs)
