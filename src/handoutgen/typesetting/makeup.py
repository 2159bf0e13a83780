"""Makeup: the galley is cut into pages.

All ways to cut it are weighed at once (Plass, Optimal Pagination Techniques, 1981): the fewest pages
first, then the fewest empty feet, then the cheapest breaks. Copyfitting tries a few leadings and
spacings and keeps the best.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.typesetting.galley import NEVER, Frame, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = 1000.0
"""What one more page costs."""
_FULL_ENOUGH = 0.75
_SPILL = 0.5
"""A last page emptier than this is a reason to look for a tighter setting."""
_SPECK = 0.12
_EMPTIEST = 0.5
"""A page is left emptier than this only where it cannot be filled more."""
_TOLERANCE = 0.01


class Stretch(Struct, frozen=True):
    """A setting: points more or less of leading, a factor on space between blocks, and its cost."""

    lead: float
    spacing: float
    taste: float


_NORMAL = Stretch(0.0, 1.0, 0.0)
_TIGHTER = (
    Stretch(-0.25, 0.92, 6.0),
    Stretch(-0.5, 0.85, 14.0),
    Stretch(-0.75, 0.85, 30.0),
    Stretch(-1.0, 0.8, 50.0),
)
_LOOSER = (Stretch(0.25, 1.08, 6.0), Stretch(0.5, 1.15, 14.0))


class _Edges(Struct, frozen=True):
    """Room that a page takes at its head, by its first strip, and at its foot, by the strip after it."""

    openings: list[float]
    closings: list[float]


class _Cut(Struct, frozen=True):
    """A way to cut: its cost, the first strip of each page, how full each page is."""

    cost: float
    cuts: list[int]
    fills: list[float]
    stretch: Stretch


class Placed(Struct, frozen=True):
    """A strip on its page, `y` below the head of the type area. `repeated` marks a head shown again."""

    strip: Strip
    y: float
    repeated: bool = False


class Sheet(Struct, frozen=True):
    """One page's strips, top to bottom."""

    placed: tuple[Placed, ...]
    running: str | None
    """The section that goes on from the page before."""
    opened: Frame | None = None
    """The box that goes on from the page before."""
    closed: Frame | None = None
    """The box that goes on over the page."""


def make_up(strips: Sequence[Strip], height: float) -> list[Sheet]:
    """Cut `strips` into pages of `height` points."""
    sheets: list[Sheet] = []
    start = 0
    for stop in [*_turns(strips), len(strips)]:
        if stop > start:
            sheets += _fit(strips[start:stop], height)
        start = stop
    return sheets


def _turns(strips: Sequence[Strip]) -> list[int]:
    return [index for index, strip in enumerate(strips) if strip.new_page and index]


def _fit(strips: Sequence[Strip], height: float) -> list[Sheet]:
    """Cut one run of pages at its normal setting, or at another where that is worth it."""
    edges = _Edges(
        [_opening(strips, first) for first in range(len(strips))],
        [_closing(strips, stop) for stop in range(len(strips) + 1)],
    )
    best = _cut(strips, edges, height, _NORMAL)
    if not _good(best.fills):
        # What the tightest setting cannot save no other can; what it can is had as mildly as possible.
        tightest = _cut(strips, edges, height, _TIGHTER[-1])
        if len(tightest.cuts) < len(best.cuts):
            for stretch in _TIGHTER[:-1]:
                tried = _cut(strips, edges, height, stretch)
                if len(tried.cuts) == len(tightest.cuts) and tried.cost <= tightest.cost + _PAGE / 2:
                    tightest = tried
                    break
            best = tightest
        elif not all(fill >= _FULL_ENOUGH for fill in best.fills[:-1]):
            best = min(
                best, *(_cut(strips, edges, height, stretch) for stretch in _LOOSER), key=lambda cut: cut.cost
            )
    return [
        _sheet(strips, first, last, height, _relaxed(strips, first, last, height, best.stretch))
        for first, last in zip(best.cuts, [*best.cuts[1:], len(strips)], strict=True)
    ]


def _good(fills: list[float]) -> bool:
    """Whether nothing can be gained: pages well filled, and no few lines spilt onto the last."""
    return all(fill >= _FULL_ENOUGH for fill in fills[:-1]) and (len(fills) == 1 or fills[-1] > _SPILL)


def _cut(strips: Sequence[Strip], edges: _Edges, height: float, stretch: Stretch) -> _Cut:
    """Find the cheapest way to cut `strips` into pages."""
    count = len(strips)
    lead, spacing = stretch.lead, stretch.spacing
    spaces = [strip.space * spacing for strip in strips]
    sums = [0.0]
    for strip, space in zip(strips, spaces, strict=True):
        sums.append(sums[-1] + space + strip.height + lead * strip.lines)
    openings, closings = edges.openings, edges.closings
    prices = [strip.price for strip in strips] + [0.0]
    free = [stop for stop in range(1, count + 1) if prices[stop] != NEVER]
    best = [NEVER] * (count + 1)
    came = [0] * (count + 1)
    best[0] = stretch.taste
    limit = height + _TOLERANCE
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
                cost = base + _PAGE + prices[stop]
                if stop < count:
                    empty = 1 - used / height if used < height else 0.0
                    cost += 100 * empty * empty + (60 if empty > 1 - _FULL_ENOUGH else 0)
                elif first and used < _SPECK * height:
                    cost += 40
                if cost < best[stop]:
                    best[stop], came[stop] = cost, first
        if not found and sums[first + 1] - start + closings[first + 1] > limit:
            # A strip that no page holds has one of its own, whatever should keep with it.
            cost = base + 2 * _PAGE
            if cost < best[first + 1]:
                best[first + 1], came[first + 1] = cost, first
    if best[count] == NEVER:
        cuts = _forced(strips, sums, spaces, height)
        return _Cut(NEVER, cuts, [1.0] * len(cuts), stretch)
    cuts = []
    fills = []
    stop = count
    while stop:
        first = came[stop]
        used = sums[stop] - sums[first] - spaces[first] + openings[first] + closings[stop]
        fills.append(min(1.0, used / height))
        cuts.append(first)
        stop = first
    return _Cut(best[count], cuts[::-1], fills[::-1], stretch)


def _forced(strips: Sequence[Strip], sums: list[float], spaces: list[float], height: float) -> list[int]:
    """Where so much must keep together that no page holds it, pages are filled as they come."""
    cuts = [0]
    for stop in range(1, len(strips)):
        first = cuts[-1]
        used = sums[stop + 1] - sums[first] - spaces[first] + _opening(strips, first)
        if used + _closing(strips, stop + 1) > height:
            cuts.append(stop)
    return cuts


def _relaxed(strips: Sequence[Strip], first: int, last: int, height: float, stretch: Stretch) -> Stretch:
    """Give a page that was set tight, and has room left, its normal space between blocks again."""
    if last == len(strips) or stretch.spacing >= 1.0:
        return stretch
    set_tight = sum(strip.height + stretch.lead * strip.lines for strip in strips[first:last])
    spaces = sum(strip.space for strip in strips[first + 1 : last])
    room = height - set_tight - _opening(strips, first) - _closing(strips, last)
    spacing = min(1.0, room / spaces) if spaces else 1.0
    return Stretch(stretch.lead, max(stretch.spacing, spacing), stretch.taste)


def _through(strips: Sequence[Strip], turn: int) -> Frame | None:
    """Return the box that goes on where the page turns above strip `turn`."""
    if 0 < turn < len(strips) and strips[turn].frame is strips[turn - 1].frame:
        return strips[turn].frame
    return None


def _opening(strips: Sequence[Strip], first: int) -> float:
    """Room for what is shown again at the head of a page that begins with strip `first`."""
    frame = _through(strips, first)
    return sum(head.height for head in strips[first].head) + (frame.pad if frame is not None else 0.0)


def _closing(strips: Sequence[Strip], stop: int) -> float:
    """Room for closing a box at the foot of a page that ends before strip `stop`."""
    frame = _through(strips, stop)
    return frame.pad if frame is not None else 0.0


def _sheet(strips: Sequence[Strip], first: int, last: int, height: float, stretch: Stretch) -> Sheet:
    placed: list[Placed] = []
    lead, spacing = stretch.lead, stretch.spacing
    y = 0.0
    begin = strips[first]
    opened = _through(strips, first)
    within = first > 0 and begin.running is not None and strips[first - 1].running == begin.running
    if opened is not None:
        y += opened.pad
    for head in begin.head:
        placed.append(Placed(head, y, repeated=True))
        y += head.height
    feet: list[Strip] = []
    for index in range(first, last):
        strip = strips[index]
        if strip.foot:
            feet.append(strip)
            continue
        if index > first:
            y += strip.space * spacing
        placed.append(Placed(strip, y + lead * strip.lines / 2))
        y += strip.height + lead * strip.lines
    bottom = height
    for strip in reversed(feet):
        bottom -= strip.height
        placed.append(Placed(strip, max(y, bottom)))
    return Sheet(tuple(placed), begin.running if within else None, opened, _through(strips, last))
