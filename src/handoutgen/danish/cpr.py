"""Danish civil registration numbers (CPR): a leaflet never needs one."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Few texts have so many digits together, and the whole pattern takes longer to make than to be looked for.
_DIGITS = r"\d{6}\W{0,3}\d{4}"
# A + before the digits makes them a foreign phone number; longer runs of digits are something else.
_TEN_DIGITS = r"(?<![\d+])(\d\d)(\d\d)(\d\d)[ \u00a0]?[-\u2010-\u2015\u2212]?[ \u00a0]?(\d)\d{3}(?!\d)"


def holds_cpr(text: str) -> bool:
    """Return whether ten digits of the text begin with a day of birth."""
    return any(True for _ in cpr_numbers(text))


def cpr_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where ten digits begin with a day of birth, and where they end; always on one line."""
    if re.search(_DIGITS, text):
        for found in re.finditer(_TEN_DIGITS, text):
            if _is_birthday(*map(int, found.groups())):
                yield found.span()


def _is_birthday(day: int, month: int, year: int, seventh: int) -> bool:
    """Return whether there was such a day; the seventh digit tells the century."""
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if year <= 36 else 1900
    else:
        century = 2000 if year <= 57 else 1800
    try:
        date(century + year, month, day)
    except ValueError:
        return False
    return True
