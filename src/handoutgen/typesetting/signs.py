"""Signs among words: an emoji of several characters is one sign, and one that only decorates may be left out.

Web editors put emoji before headings and bullets and after sentences. Where no font has one, the leaflet is
better without it: »[?]« in a red-flag box frightens. Within a sentence it may stand for a word, and so may a
letter of another script anywhere: these keep a mark in their place.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, repeat
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish.patterns import pattern
from handoutgen.model.inlines import Code, LineBreak, NoteMark, Picture, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from handoutgen.model.inlines import Inline, Inlines

_RANGES = "\u2190-\u2bff\U0001f000-\U0001faff"
"""Arrows, dingbats and emoji, those of years to come among them."""
_SIGN = pattern(f"[{_RANGES}]")
_PARTS = pattern(f"\u200d[{_RANGES}]|[\ufe0e\ufe0f\u200c\u200d\u20e3\U0001f3fb-\U0001f3ff]")
"""What follows the first sign of a sequence: another joined to it (»🏃‍♀️«), a skin tone, the frame round
»1️⃣«, and selectors and joiners, which only choose a glyph that these fonts lack."""
_WORDS = pattern(rf"[^\s{_RANGES}\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff•·–—-]+")
_ENDED = pattern(rf"[.!?:…][»”\"')]*[\s{_RANGES}\ufe0f]*$")
_NEAR = 20
"""Characters: how far before a sign a sentence that ended there is looked for."""


def one_each(text: str) -> str:
    """Return `text` with the first sign of each sequence alone."""
    return _PARTS.sub("", text)


def is_sign(character: str) -> bool:
    """Tell whether it is a picture: no letter of any script, and no number in a circle."""
    return _SIGN.match(character) is not None and unicodedata.category(character) != "No"


def decorations(text: str, missing: Collection[str]) -> list[tuple[int, int]]:
    """Return where signs that are `missing` only decorate a paragraph, a heading or a cell, from and to.

    They stand at its head, at its end or after one of its sentences; each goes with the space that parts it
    from the words. Where there are no words the signs are what is said, and nothing decorates.
    """
    signs = "".join(re.escape(character) for character in missing if is_sign(character))
    first = _WORDS.search(text)
    if not signs or first is None:
        return []
    *_, last = _WORDS.finditer(text, first.start())
    found: list[tuple[int, int]] = []
    for place in re.finditer(rf"(?:[{signs}](?:{_PARTS.pattern})*\s*)+", text):
        start, end = place.span()
        if start > last.start():
            found.append((len(text[:start].rstrip()), end))
        elif start < first.start() or _ENDED.search(text, max(start - _NEAR, 0), start):
            found.append((start, end))
    return found


def without(inlines: Inlines, spans: list[tuple[int, int]]) -> Inlines:
    """Return `inlines` without these spans of `plain(inlines)`; marks of notes and line breaks stay."""
    length = max(end for _, end in spans)
    stays = bytearray(b"\1" * length)
    for start, end in spans:
        stays[start:end] = bytes(end - start)
    return _staying(inlines, chain(stays, repeat(1)))


def _staying(inlines: Inlines, stays: Iterator[int]) -> Inlines:
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                kept.append(replace(inline, text=_letters(text, stays)))
            case Picture(_, alt):
                kept.append(replace(inline, alt=_letters(alt, stays)))
            case LineBreak():
                next(stays)
                kept.append(inline)
            case NoteMark():
                kept.append(inline)
            case _:
                kept.append(replace(inline, inlines=_staying(inline.inlines, stays)))
    return tuple(kept)


def _letters(text: str, stays: Iterator[int]) -> str:
    return "".join([letter for letter in text if next(stays)])
