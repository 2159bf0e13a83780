"""Which weeks of a log stand on which page, and how they use it: as few pages as may be, well filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.typesetting.weeks import PLAIN, Spread

if TYPE_CHECKING:
    from handoutgen.typesetting.weeks import Weeks

BETWEEN_WEEKS = 13.0
_ROOMIEST = 1.45
"""Rows never grow beyond this factor."""
_LEAST_WHITE = 4.0
"""Points of white above and below boxes and names, together, that are left where it saves a page."""
_MOST_REMARKS = 8
"""Lines for remarks below a week."""


class Rooms(Struct, frozen=True):
    """How high a page is, and what the first has above its weeks, the last below them."""

    page: float
    above: float
    below: float

    def on(self, pages: int) -> list[float]:
        """Return the room for weeks on each of so many pages, in points."""
        rooms = [self.page] * pages
        rooms[0] -= self.above
        rooms[-1] -= self.below
        return rooms


def share_out(weeks: Weeks, count: int, rooms: Rooms) -> list[tuple[int, Spread]]:
    """Return for each page how many weeks it holds, and how they use it.

    Where a page has no room for a single week, all of them run on over the pages, cut at their rows.
    """
    ways = [_shares(weeks.height(Spread(white=white)), count, rooms) for white in (PLAIN.white, _LEAST_WHITE)]
    shares = min(filter(None, ways), key=len, default=())
    if not shares:
        return [(count, Spread(whole=False))]
    # Pages of as many weeks look alike.
    room: dict[int, float] = {}
    for on_page, free in zip(shares, rooms.on(len(shares)), strict=True):
        room[on_page] = min(free, room.get(on_page, free))
    return [(on_page, _spread(weeks, _each(room[on_page], on_page))) for on_page in shares]


def _shares(week: float, count: int, rooms: Rooms) -> tuple[int, ...]:
    """Share weeks of a height out evenly among as few pages as hold them; nothing where none does."""
    for pages in range(1, count + 1):
        most = [int((room + BETWEEN_WEEKS) // (week + BETWEEN_WEEKS)) for room in rooms.on(pages)]
        if sum(most) >= count and all(most):
            shares = [1] * pages
            for _ in range(count - pages):
                open_pages = [page for page in range(pages) if shares[page] < most[page]]
                shares[min(open_pages, key=shares.__getitem__)] += 1
            return tuple(shares)
    return ()


def _each(room: float, weeks: int) -> float:
    return (room - (weeks - 1) * BETWEEN_WEEKS) / weeks


def _spread(weeks: Weeks, room: float) -> Spread:
    """Return how a week fills `room` points: with less white, higher rows, or more lines for remarks."""
    plain, tight = weeks.height(), weeks.height(Spread(white=_LEAST_WHITE))
    if plain > room:
        return Spread(white=PLAIN.white - (PLAIN.white - _LEAST_WHITE) * (plain - room) / (plain - tight))
    roomy = Spread(min(_ROOMIEST, room / plain))
    if roomy.stretch < _ROOMIEST:
        return roomy
    line = weeks.height(replace(roomy, remarks=2)) - weeks.height(roomy)
    more = int((room - weeks.height(roomy)) // line)
    return replace(roomy, remarks=min(_MOST_REMARKS, 1 + more))
