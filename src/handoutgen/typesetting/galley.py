"""The galley: set type in one long column, not yet cut into pages.

A galley is a list of strips. A strip is never cut; between strips the galley says what it costs to
turn the page there. Everything about page breaks (widows, orphans, headings that keep with their
text, table rows, boxes that open again on the next page) is said with these two words.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handoutgen.typesetting.ink import Run, move

if TYPE_CHECKING:
    from handoutgen.typesetting.ink import Ink, Paint

NEVER = float("inf")
"""The price of a page break that must not happen."""


MOST_PAGES = 1000
"""Pages of a leaflet: a ream of paper, printed on both sides. It bounds the time and memory of one."""


class TooLongError(Exception):
    """A leaflet would have more than `MOST_PAGES` pages."""


class Frame(Struct, frozen=True):
    """A box drawn round consecutive strips, closed and opened again where the page turns. In points."""

    x: float
    w: float
    stroke: Paint
    width: float
    fill: Paint | None = None
    bar: float = 0.0
    """Width of the bar along the left edge."""
    bar_paint: Paint | None = None
    pad: float = 0.0
    """Room above and below the text where the page turns inside the box."""
    radius: float = 0.0


class Strip(Struct):
    """A slice of the galley, as high as `height` points."""

    height: float
    ink: list[Ink] = field(default_factory=list)
    space: float = 0.0
    """Room above, which vanishes at the head of a page."""
    price: float = 0.0
    """What a page break above it costs: 0 is free."""
    lines: int = 0
    """Lines of running text in it; copyfitting changes their leading."""
    frame: Frame | None = None
    head: tuple[Strip, ...] = ()
    """Strips repeated above it when it comes to stand at the head of a page."""
    running: str | None = None
    """The heading it stands under, shown in the margin when the page begins amid its section."""
    new_page: bool = False
    """Whether it must begin a page."""
    repeats: bool = False
    """Whether it is shown again as the `head` of others, so that its ink must stay where it is."""
    hung: int = 0
    """How many pieces of its ink hang in the margin; they come first."""
    foot: bool = False
    """Whether it goes to the foot of its page."""


def sliced(row: Strip, height: float) -> list[Strip]:
    """Return a row cut at the heads of its lines into halves of a page, where it is higher than a page.

    `height` is what a page holds, in points. Every other row stays whole.
    """
    if row.height <= height:
        return [row]
    inked = sorted(((_head_of(ink), ink) for ink in row.ink), key=lambda one: one[0])
    starts, last = [0.0], 0.0
    for head, _ in inked:
        if head > starts[-1] + height / 2 and last > starts[-1]:
            starts.append(last)
        last = max(last, head)
    strips = [Strip(stop - start) for start, stop in pairwise([*starts, row.height])]
    for head, ink in inked:
        index = bisect_right(starts, head + 0.01) - 1
        move(ink, down=-starts[index])
        strips[index].ink.append(ink)
    return strips


def _head_of(ink: Ink) -> float:
    return max(0.0, ink.y - ink.size if isinstance(ink, Run) else ink.y)


class Galley:
    """Strips in the making. `hang` sets a heading beside the text that follows it."""

    def __init__(self, most: float = float("inf")) -> None:
        """`most` is how many points high the galley may get."""
        self.strips: list[Strip] = []
        self.most = most
        self._depth = 0.0
        self._hanging = 0.0
        self._pending: list[Ink] = []
        self._pending_price = 0.0
        self._pending_space = 0.0
        self._keep_next = False
        self._space = 0.0
        self.running: str | None = None
        self.frame: Frame | None = None

    def add(self, *strips: Strip, wide: bool = False) -> None:
        """Append strips. A `wide` one uses the margin column too and clears what hangs there.

        Raises `TooLongError`.
        """
        for strip in strips:
            self.admit(strip.height)
            self._depth += strip.height
            strip.space += self._space
            self._space = 0.0
            if wide and self._hanging > 0:
                self.clear()
            begins = bool(self._pending)
            if begins:
                strip.ink = self._pending + strip.ink
                strip.hung = len(self._pending)
                self._pending = []
                strip.price = self._pending_price
                strip.space += self._pending_space
            elif self._hanging > 0 or self._keep_next:
                strip.price = NEVER
            self._keep_next = False
            if self._hanging > 0:
                # The room above the first strip is above what hangs beside it too.
                beside = strip.space if strip.price == NEVER and not begins else 0
                self._hanging -= strip.height + beside
            strip.frame = self.frame
            if strip.running is None:
                strip.running = self.running
            self.strips.append(strip)

    def admit(self, height: float) -> None:
        """Raise `TooLongError` where `height` points more are more than the galley may hold."""
        if self._depth + height > self.most:
            raise TooLongError

    @property
    def height(self) -> float:
        """How high all strips stand at their normal setting, in points."""
        return sum(strip.height + strip.space for strip in self.strips)

    def take(self, other: Galley) -> None:
        """Append what was set in another galley."""
        other.clear()
        if other.strips:
            other.strips[0].space += self._space
            self._space = other._space
            self.strips += other.strips

    def space(self, room: float) -> None:
        """Leave room above the next strip; it vanishes at the head of a page."""
        self._space += room

    def lead_in(self, first: int, ink: list[Ink]) -> None:
        """Let `ink` (a bullet, a number) be read before the text of strip `first`, after what hangs there."""
        strip = self.strips[first]
        strip.ink[strip.hung : strip.hung] = ink

    def hold_together(self, first: int, price: float) -> None:
        """Make every page break among the strips from `first` on dearer."""
        for strip in self.strips[first + 1 :]:
            strip.price += price

    def keep_next(self) -> None:
        """The next strip stays with the one above it."""
        self._keep_next = True

    def hang(self, ink: list[Ink], height: float, *, space: float = 0.0, price: float = 0.0) -> None:
        """Let `ink`, `height` points high, hang in the margin beside the strips that follow."""
        self.clear()
        self._pending = ink
        self._pending_space = space
        self._pending_price = NEVER if self._keep_next else price
        self._keep_next = False
        self._hanging = height

    def clear(self) -> None:
        """Go below what hangs in the margin."""
        if self._hanging > 0:
            rest = self._hanging
            if self._pending:
                self.add(Strip(rest))
            else:
                self._hanging = 0.0
                self.strips.append(Strip(rest, price=NEVER, frame=self.frame, running=self.running))
        self._hanging = 0.0
