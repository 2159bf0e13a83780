"""Makeup: the galley is cut into pages, and each page's strips are given their places.

Copyfitting tries a few leadings and spacings, and keeps the best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.typesetting.weighing import (
    FULL_ENOUGH,
    PAGE,
    Cut,
    Edges,
    Stretch,
    closing,
    opening,
    through,
    weigh,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handoutgen.typesetting.galley import Frame, Strip

_SPILL = 0.5
"""A last page emptier than this is a reason to look for a tighter setting."""

_NORMAL = Stretch(0.0, 1.0, 0.0)
_TIGHTER = (
    Stretch(-0.25, 0.92, 6.0),
    Stretch(-0.5, 0.85, 14.0),
    Stretch(-0.75, 0.85, 30.0),
    Stretch(-1.0, 0.8, 50.0),
)
_LOOSER = (Stretch(0.25, 1.08, 6.0), Stretch(0.5, 1.15, 14.0))


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
            sheets += _pages(strips[start:stop], height)
        start = stop
    return sheets


def _turns(strips: Sequence[Strip]) -> list[int]:
    return [index for index, strip in enumerate(strips) if strip.new_page and index]


def _pages(strips: Sequence[Strip], height: float) -> Iterator[Sheet]:
    cut = _copyfitted(strips, height)
    for first, last in zip(cut.cuts, [*cut.cuts[1:], len(strips)], strict=True):
        yield _sheet(strips, first, last, height, _relaxed(strips, first, last, height, cut.stretch))


def _copyfitted(strips: Sequence[Strip], height: float) -> Cut:
    """Cut one run of pages at its normal setting, or at another where that is worth it."""
    edges = Edges.of(strips)
    normal = weigh(strips, edges, height, _NORMAL)
    if _good(normal.fills):
        return normal
    # What the tightest setting cannot save no other can; what it can is had as mildly as possible.
    tightest = weigh(strips, edges, height, _TIGHTER[-1])
    if len(tightest.cuts) < len(normal.cuts):
        milder = (weigh(strips, edges, height, stretch) for stretch in _TIGHTER[:-1])
        as_few = (cut for cut in milder if len(cut.cuts) == len(tightest.cuts))
        return next((cut for cut in as_few if cut.cost <= tightest.cost + PAGE / 2), tightest)
    if _full(normal.fills):
        return normal
    looser = (weigh(strips, edges, height, stretch) for stretch in _LOOSER)
    return min(normal, *looser, key=lambda cut: cut.cost)


def _full(fills: list[float]) -> bool:
    """Whether no foot looks empty but that of the last page."""
    return all(fill >= FULL_ENOUGH for fill in fills[:-1])


def _good(fills: list[float]) -> bool:
    """Whether nothing can be gained: pages well filled, and no few lines spilt onto the last."""
    return _full(fills) and (len(fills) == 1 or fills[-1] > _SPILL)


def _relaxed(strips: Sequence[Strip], first: int, last: int, height: float, stretch: Stretch) -> Stretch:
    """Give a page that was set tight, and has room left, its normal space between blocks again."""
    if last == len(strips) or stretch.spacing >= 1.0:
        return stretch
    set_tight = sum(strip.height + stretch.lead * strip.lines for strip in strips[first:last])
    spaces = sum(strip.space for strip in strips[first + 1 : last])
    room = height - set_tight - opening(strips, first) - closing(strips, last)
    spacing = min(1.0, room / spaces) if spaces else 1.0
    return Stretch(stretch.lead, max(stretch.spacing, spacing), stretch.taste)


def _sheet(strips: Sequence[Strip], first: int, last: int, height: float, stretch: Stretch) -> Sheet:
    placed: list[Placed] = []
    lead, spacing = stretch.lead, stretch.spacing
    y = 0.0
    begin = strips[first]
    opened = through(strips, first)
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
    return Sheet(tuple(placed), begin.running if within else None, opened, through(strips, last))
