"""The name of an exercise where its number stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern
from handoutgen.model.inlines import Text, plain, slice_inlines, strip_inlines

if TYPE_CHECKING:
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Exercise

_OWN_NUMBER = pattern(r"\s*(?:øvelse\s+)?(\d+)(?:[.):]\s+|\s+[–—-]\s+|\ufe0f?\u20e3\s*)(?=\S)", re.IGNORECASE)


def beside_number(exercise: Exercise, number: int) -> Inlines:
    """Return a name without the number that it begins with, where that is its number here too.

    »1. Øvelse 1 – Pendul« says it twice. Another number than the leaflet's is left, and so is a letter: the
    article means it.
    """
    name = exercise.name
    if exercise.mark:
        return (Text(f"{exercise.mark} "), *name)
    words = plain(name)
    own = _OWN_NUMBER.match(words)
    if own is None or int(own[1]) != number:
        return name
    return strip_inlines(slice_inlines(name, own.end(), len(words)))
