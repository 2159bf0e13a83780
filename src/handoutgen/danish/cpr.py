"""Danish civil registration numbers (CPR): a leaflet never needs one."""

from __future__ import annotations

import re
from datetime import date

# A + before the digits makes them a foreign phone number; longer runs of digits are something else.
_TEN_DIGITS = r"(?<![\d+])(\d\d)(\d\d)(\d\d)[ \u00a0]?[-\u2010-\u2015\u2212]?[ \u00a0]?(\d)\d{3}(?!\d)"


def holds_cpr(text: str) -> bool:
    """Return whether ten digits of the text begin with a day of birth."""
    # Most names and words have no digits at all, and the pattern takes longer to make than to be looked for.
    return bool(re.search(r"\d{6}", text)) and any(
        _is_birthday(*map(int, found.groups())) for found in re.finditer(_TEN_DIGITS, text)
    )


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
