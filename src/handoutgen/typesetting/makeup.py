"""Makeup: the galley is cut into pages.

All ways to cut it are weighed at once (Plass, Optimal Pagination Techniques, 1981): the fewest pages
first, then the fewest empty feet, then the cheapest breaks. Copyfitting tries a few leadings and
spacings and keeps the best.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handoutgen.typesetting.galley import NEVER, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = 1000.0
"""What one more page costs."""
_STRETCHES = ((0.0, 1.0), (0.25, 1.08), (0.5, 1.15), (-0.25, 0.92), (-0.5, 0.85), (-0.75, 0.85), (-1.0, 0.8))
"""Leading in points more or less, and the factor on space between blocks."""
_TASTE = (0.0, 6.0, 14.0, 6.0, 14.0, 30.0, 50.0)
"""What it costs to leave the normal setting."""
_FULL_ENOUGH = 0.75
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on its page, `y` below the head of the type area. `repeated` marks a head shown again."""

    strip: Strip
    y: float
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's strips, top to bottom."""

    placed: tuple[Placed, ...]
    running: str | None
    """The section that goes on from the page before."""


class TooTallError(Exception):
    """A strip does not fit any page."""


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
    best: tuple[float, list[int], tuple[float, float]] | None = None
    for stretch, taste in zip(_STRETCHES, _TASTE, strict=True):
        cost, cuts, fills = _cut(strips, height, *stretch)
        cost += taste
        if best is None or cost < best[0]:
            best = (cost, cuts, stretch)
        if stretch == _STRETCHES[0] and _good(fills):
            break
    assert best is not None  # noqa: S101 - the first setting always gives a result
    _, cuts, stretch = best
    return [
        _sheet(strips, first, last, height, *stretch)
        for first, last in zip(cuts, [*cuts[1:], len(strips)], strict=True)
    ]


def _good(fills: list[float]) -> bool:
    """Whether nothing can be gained: pages well filled, and no few lines spilt onto the last."""
    return all(fill >= _FULL_ENOUGH for fill in fills[:-1]) and (len(fills) == 1 or fills[-1] > 0.5)


def _cut(
    strips: Sequence[Strip], height: float, lead: float, spacing: float
) -> tuple[float, list[int], list[float]]:
    """Return the cost, the first strip of each page, and how full each page is."""
    count = len(strips)
    heights = [strip.height + lead * strip.lines for strip in strips]
    spaces = [strip.space * spacing for strip in strips]
    best = [NEVER] * (count + 1)
    came = [0] * (count + 1)
    full = [0.0] * (count + 1)
    best[0] = 0.0
    for first in range(count):
        base = best[first]
        if base == NEVER:
            continue
        used = _opening(strips, first)
        for stop in range(first + 1, count + 1):
            used += heights[stop - 1] + (spaces[stop - 1] if stop - 1 > first else 0.0)
            if used > height + _TOLERANCE and stop > first + 1:
                break
            closing = _closing(strips, stop)
            price = strips[stop].price if stop < count else 0.0
            if price == NEVER and not (stop == first + 1 and used > height):
                continue
            if used + closing > height + _TOLERANCE and stop > first + 1:
                continue
            fill = min(1.0, (used + closing) / height)
            cost = base + _PAGE + (price if price != NEVER else _PAGE)
            if stop < count:
                cost += 100 * (1 - fill) ** 2 + (60 if fill < _FULL_ENOUGH else 0)
            elif first and fill < 0.12:
                cost += 40
            if cost < best[stop]:
                best[stop], came[stop], full[stop] = cost, first, fill
    if best[count] == NEVER:
        return _forced(strips, heights, spaces, height)
    cuts: list[int] = []
    fills: list[float] = []
    stop = count
    while stop:
        fills.append(full[stop])
        stop = came[stop]
        cuts.append(stop)
    return best[count], cuts[::-1], fills[::-1]


def _forced(
    strips: Sequence[Strip], heights: list[float], spaces: list[float], height: float
) -> tuple[float, list[int], list[float]]:
    """Where so much must keep together that no page holds it, pages are filled as they come."""
    cuts = [0]
    used = 0.0
    for index, strip in enumerate(strips):
        more = heights[index] + (spaces[index] if index > cuts[-1] else 0.0)
        if index > cuts[-1] and used + more + _closing(strips, index + 1) > height:
            cuts.append(index)
            used = _opening(strips, index)
            more = strip.height
        used += more
    return NEVER, cuts, [1.0] * len(cuts)


def _opening(strips: Sequence[Strip], first: int) -> float:
    """Room for what is shown again at the head of a page that begins with strip `first`."""
    strip = strips[first]
    room = sum(head.height for head in strip.head)
    if first and strip.frame is not None and strips[first - 1].frame is strip.frame:
        room += strip.frame.pad
    return room


def _closing(strips: Sequence[Strip], stop: int) -> float:
    """Room for closing a box at the foot of a page that ends before strip `stop`."""
    frame = strips[stop - 1].frame
    return frame.pad if frame is not None and stop < len(strips) and strips[stop].frame is frame else 0.0


def _sheet(
    strips: Sequence[Strip], first: int, last: int, height: float, lead: float, spacing: float
) -> Sheet:
    placed: list[Placed] = []
    y = 0.0
    begin = strips[first]
    within = first > 0 and begin.running is not None and strips[first - 1].running == begin.running
    if first and begin.frame is not None and strips[first - 1].frame is begin.frame:
        y += begin.frame.pad
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
    return Sheet(tuple(placed), begin.running if within else None)
