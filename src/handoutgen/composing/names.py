"""The name of an exercise where its number stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.model.inlines import plain, slice_inlines, strip_inlines

if TYPE_CHECKING:
    from handoutgen.model.inlines import Inlines

_OWN_NUMBER = re.compile(r"\s*(?:øvelse\s+)?(\d+)(?:[.):]\s+|\s+[–—-]\s+)(?=\S)", re.IGNORECASE)


def beside_number(name: Inlines, number: int) -> Inlines:
    """Return a name without the number that it begins with, where that is its number here too.

    »1. Øvelse 1 – Pendul« says it twice. Another number than the leaflet's is left: the article means it.
    """
    words = plain(name)
    own = _OWN_NUMBER.match(words)
    if own is None or int(own[1]) != number:
        return name
    return strip_inlines(slice_inlines(name, own.end(), len(words)))
