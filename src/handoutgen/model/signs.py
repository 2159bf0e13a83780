"""Which characters are pictures and signs, and no letters: ranges, as they stand within a pattern's brackets.

By the blocks of Unicode 17, from »Arrows« to »Miscellaneous Symbols and Arrows«, and those of emoji. What is
reckoned with (»≥«, »⟂«) is in `SIGNS` alone: it belongs to its numbers.
"""

from __future__ import annotations

ARROWS = (
    "\u2190-\u21ff\u23e9-\u23ef\u25b2-\u25c5\u2794-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2b11"
    "\U0001f800-\U0001f8ff"
)
"""They say more than a picture: »10 → 15« is a dose that grows. Triangles do as arrows."""
ENCIRCLED = "\u2460-\u24ff"
"""Numbers and letters in a circle: »①«. They count."""
PICTURES = (
    "\u2300-\u23e8\u23f0-\u23ff\u2500-\u25b1\u25c6-\u2793\u2b12-\u2bff"
    "\U0001f000-\U0001f7ff\U0001f900-\U0001faff"
)
"""They only lead the eye: »👉 3 x 10«, »⏰ hver time«."""
SIGNS = "\u2190-\u2bff\U0001f000-\U0001faff"
"""All of them, and those of years to come."""
