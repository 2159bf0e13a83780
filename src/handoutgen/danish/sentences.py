"""Running Danish text cut into sentences, no letter lost."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern
from handoutgen.model.inlines import Inlines, plain, slice_inlines, strip_inlines

if TYPE_CHECKING:
    import re

# What follows these belongs to them, capital letter or not: »f.eks. Parkinson«, »dr. Hansen«.
_ABBREVIATIONS = """
    adr afd afs alm bl.a ca cf d d.v.s dir div dr dvs e.g eks ekskl evt f.eks feks f.o.m f.x fig fm forb fr fx
    gl gns gr hhv hr i.e ifm ift iht i.h.t inkl jf jfr jvf kap kl maks max mht m.h.t mia mill mio nr opr
    p.g.a pga pkt pr prof ref resp sct skt tilsv tlf t.o.m vedr vejl vha v.h.a vs
"""
# These may end a sentence: a capital letter after them begins the next.
_UNITS = "cm dl g kg km l m mdr mg min ml mm rep reps sek sm st stk t"
_MONTHS = "januar februar marts april maj juni juli august september oktober november december"

_never_last = frozenset(_ABBREVIATIONS.split())
_units = frozenset(_UNITS.split())
_months = frozenset(_MONTHS.split())
# The lookbehind and the possessive marks: a run of full stops that ends nothing is looked through once.
_STOP = pattern(r"""(?<![.!?…])[.!?…]++["'»«”“’)\]]*+(?=\s)""")
_GOES_ON = pattern(r"\s*[<>≤≥=±+~%]")
"""»temp. > 38,5«: no sentence begins with such a sign."""
_NEXT = pattern(r"""\s+["'»«”“‘(\[–-]*\s?(\w*\.?)""")
_ENCLOSED = pattern(r"\([^()]*\)|»[^»«]*«|“[^“”]*”|„[^„“]*“")
_WORD = pattern(r"\w")
_FAR = 100
"""Letters before a full stop, in which the two words stand that tell whether it ends a sentence."""

Span = tuple[int, int]


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return where each sentence begins and ends. The space after a sentence belongs to it."""
    enclosed = [found.span() for found in _ENCLOSED.finditer(text)]
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _stands_in(enclosed, stop) or not _ends(text, start, stop):
            continue
        end = stop.end()
        while end < len(text) and text[end].isspace():
            end += 1
        spans.append((start, end))
        start = end
    if spans and not _WORD.search(text, start):  # »Ring 112. 🚑«: a sign behind a sentence is no other
        spans[-1] = (spans[-1][0], len(text))
    elif start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def sentences(inlines: Inlines) -> tuple[Inlines, ...]:
    """Return the sentences, bold and links kept, without the space around them."""
    spans = sentence_spans(plain(inlines))
    if len(spans) <= 1:
        cut = [strip_inlines(inlines)]
    else:
        cut = [strip_inlines(slice_inlines(inlines, start, end)) for start, end in spans]
    return tuple(sentence for sentence in cut if sentence)


def _stands_in(enclosed: list[Span], stop: re.Match[str]) -> bool:
    """Tell whether a mark stands between brackets or quotation marks, none of which stand in others."""
    before = bisect_left(enclosed, (stop.start(),))
    return before > 0 and stop.end() < enclosed[before - 1][1]


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a sentence that began at `start` ends with this mark."""
    following = _NEXT.match(text, stop.end())
    next_word = following[1] if following else ""
    if next_word[:1].islower():
        return False
    marks = stop[0].rstrip("\"'»«”“’)]")
    if marks != ".":
        return True
    if not next_word and _GOES_ON.match(text, stop.end()):
        return False
    words = text[max(start, stop.start() - _FAR) : stop.start()].split()
    token = words[-1].lstrip("([»«”“\"'") if words else ""
    is_first = len(words) <= 1
    if token.isdecimal():
        return not is_first and next_word.lower().rstrip(".") not in _months
    if len(token) == 1 and token.isupper():
        return not (is_first or _is_initial(next_word) or _is_initial(words[-2]))
    word = token.lower()
    if word in _units:
        return not next_word[:1].isdigit()
    return word not in _never_last


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."
