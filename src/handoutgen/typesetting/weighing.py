"""Weighing: all ways to cut a run of strips into pages at once, and the cheapest is had.

The fewest pages first, then the fewest empty feet, then the cheapest breaks (Plass, Optimal Pagination
Techniques, 1981).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.typesetting.galley import NEVER, Frame, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = 1000.0
"""What one more page costs."""
FULL_ENOUGH = 0.75
"""Share of a page from which its foot does not look empty."""
_HOLLOW = 60.0
"""What a page costs that is less full than that, beside what its empty foot costs."""
_DEEPER = 240.0
"""What it costs besides, for each page's height that such a foot is emptier than need be."""
_WORTHY = 0.25
"""Share of a last page that what is read there should fill; what goes to its foot is not counted."""
_ALONE = 150.0
"""What a last page costs that holds nothing to read, and in part where it holds less than that share.

It is less than what it costs to tear a box.
"""
_EMPTIEST = 0.5
"""A page is left emptier than this only where it cannot be filled more."""
_TOLERANCE = 0.01
"""Points that a page may be too high by: sums of fractions are never quite true."""


class Stretch(Struct, frozen=True):
    """A setting: points more or less of leading, a factor on space between blocks, and its cost."""

    lead: float
    spacing: float
    taste: float


class Edges(Struct, frozen=True):
    """Room that a page takes at its head, by its first strip, and at its foot, by the strip after it."""

    openings: list[float]
    closings: list[float]

    @classmethod
    def of(cls, strips: Sequence[Strip]) -> Edges:
        """Return them for every strip that a page may begin with, and every place where one may end."""
        return cls(
            [opening(strips, first) for first in range(len(strips))],
            [closing(strips, stop) for stop in range(len(strips) + 1)],
        )


class Cut(Struct, frozen=True):
    """A way to cut: its cost, the first strip of each page, how full each page is."""

    cost: float
    cuts: list[int]
    fills: list[float]
    stretch: Stretch


def weigh(strips: Sequence[Strip], edges: Edges, height: float, stretch: Stretch) -> Cut:
    """Return the cheapest way to cut `strips` into pages of `height` points."""
    spaces = [strip.space * stretch.spacing for strip in strips]
    sums = [0.0]
    for strip, space in zip(strips, spaces, strict=True):
        sums.append(sums[-1] + space + strip.height + stretch.lead * strip.lines)
    best, came = _ways(strips, edges, height, sums, spaces, stretch.taste)
    if best[-1] == NEVER:
        cuts = _forced(strips, sums, spaces, height)
        return Cut(NEVER, cuts, [1.0] * len(cuts), stretch)
    cuts = []
    fills = []
    stop = len(strips)
    while stop:
        first = came[stop]
        used = sums[stop] - sums[first] - spaces[first] + edges.openings[first] + edges.closings[stop]
        fills.append(min(1.0, used / height))
        cuts.append(first)
        stop = first
    return Cut(best[-1], cuts[::-1], fills[::-1], stretch)


def _ways(
    strips: Sequence[Strip],
    edges: Edges,
    height: float,
    sums: list[float],
    spaces: list[float],
    taste: float,
) -> tuple[list[float], list[int]]:
    """Return for each place where a page may end what all up to it costs, and where its page begins."""
    count = len(strips)
    openings, closings = edges.openings, edges.closings
    prices = [strip.price for strip in strips] + [0.0]
    free = [stop for stop in range(1, count + 1) if prices[stop] != NEVER]
    best = [NEVER] * (count + 1)
    came = [0] * (count + 1)
    best[0] = taste
    limit, may_be_empty = height + _TOLERANCE, 1 - FULL_ENOUGH
    text = next((stop for stop in range(count, 0, -1) if not strips[stop - 1].foot), 0)
    for first in range(count):
        base = best[first]
        if base == NEVER:
            continue
        start = sums[first] + spaces[first] - openings[first]
        last = bisect_right(sums, start + limit, first + 1) - 1
        stop = max(last, first + 1)
        least = bisect_right(sums, start + height * _EMPTIEST, first + 1)
        # Where a page may end: as full as may be first, and emptier than `least` only where nothing else is.
        at = bisect_right(free, stop) - 1
        found = False
        while at >= 0 and (stop := free[at]) > first and (stop >= least or not found):
            at -= 1
            used = sums[stop] - start + closings[stop]
            if used <= limit or stop == first + 1:
                found = True
                cost = base + PAGE + prices[stop]
                if stop < count:
                    empty = 1 - used / height if used < height else 0.0
                    cost += 100 * empty * empty
                    if empty > may_be_empty:
                        cost += _HOLLOW + _DEEPER * (empty - may_be_empty)
                elif first:
                    filled = max(0.0, sums[text] - start) / height
                    cost += _ALONE * max(0.0, 1 - filled / _WORTHY)
                if cost < best[stop]:
                    best[stop], came[stop] = cost, first
        if not found and sums[first + 1] - start + closings[first + 1] > limit:
            # A strip that no page holds has one of its own, whatever should keep with it.
            cost = base + 2 * PAGE
            if cost < best[first + 1]:
                best[first + 1], came[first + 1] = cost, first
    return best, came


def _forced(strips: Sequence[Strip], sums: list[float], spaces: list[float], height: float) -> list[int]:
    """Where so much must keep together that no page holds it, pages are filled as they come."""
    cuts = [0]
    for stop in range(1, len(strips)):
        first = cuts[-1]
        used = sums[stop + 1] - sums[first] - spaces[first] + opening(strips, first)
        if used + closing(strips, stop + 1) > height:
            cuts.append(stop)
    return cuts


def through(strips: Sequence[Strip], turn: int) -> Frame | None:
    """Return the box that goes on where the page turns above strip `turn`."""
    if 0 < turn < len(strips) and strips[turn].frame is strips[turn - 1].frame:
        return strips[turn].frame
    return None


def opening(strips: Sequence[Strip], first: int) -> float:
    """Room for what is shown again at the head of a page that begins with strip `first`."""
    frame = through(strips, first)
    return sum(head.height for head in strips[first].head) + (frame.pad if frame is not None else 0.0)


def closing(strips: Sequence[Strip], stop: int) -> float:
    """Room for closing a box at the foot of a page that ends before strip `stop`."""
    frame = through(strips, stop)
    return frame.pad if frame is not None else 0.0
