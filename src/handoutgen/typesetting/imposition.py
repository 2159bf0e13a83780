"""A leaflet of A5 pages becomes a booklet: two pages side by side on A4, in the order that folds right."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.typesetting.ink import Ink, move
from handoutgen.typesetting.look import MM
from handoutgen.typesetting.pages import Page, Setting

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHEET = (297 * MM, 210 * MM)
"""A4 on its side, in points."""
_LEAST = 0.01
"""Points: two lengths this near are the same length."""


class ImpositionError(Exception):
    """Pages of which two do not fit side by side on A4. Sizes in points. An error of this program."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width, height)

    def __str__(self) -> str:
        return "Two pages of {:.0f} × {:.0f} pt do not fit on A4.".format(*self.args)


def impose(setting: Setting) -> Setting:
    """Return the booklet of `setting`, which is left as it is; raises `ImpositionError`.

    To be printed on both sides, turned over the short edge, folded and stapled in the fold. The pages
    stay in reading order, each with its ink moved to its half of a sheet, and `sheets` tells which share
    a side: so the tag tree, links and bookmarks are those of the leaflet. `look.page` is the sheet.

    Places move with all other ink, so that an imprint falls on the right half.
    """
    width, height = setting.look.page
    room = _SHEET[0] / 2
    if width > room + _LEAST or height > _SHEET[1] + _LEAST:
        raise ImpositionError(width, height)
    across, down = (room - width) / 2, (_SHEET[1] - height) / 2
    count = len(setting.pages)
    order = sides(count)
    right = {side[1] for side in order}
    pages = [
        _moved(page, across + room * (number in right), down) for number, page in enumerate(setting.pages, 1)
    ]
    # What folds to the back as a blank is no page: its half of the sheet stays empty.
    sheets = tuple(tuple(number - 1 for number in side if number <= count) for side in order)
    return Setting(replace(setting.look, page=_SHEET), pages, setting.tree, sheets, setting.cut)


def sides(pages: int) -> list[tuple[int, int]]:
    """Return the pages, from 1, to the left and right on each side of paper, front and back in turn.

    Numbers run to the next multiple of four; those above `pages` are blanks.
    """
    last = -(-pages // 4) * 4
    pairs = [(last - place, place + 1) for place in range(last // 2)]
    return [(low, high) if place % 2 else (high, low) for place, (high, low) in enumerate(pairs)]


def _moved(page: Page, right: float, down: float) -> Page:
    places = [replace(place, x=place.x + right, y=place.y + down) for place in page.places]
    return Page(_all_moved(page.body, right, down), places)


def _all_moved(inks: Iterable[Ink], right: float, down: float) -> list[Ink]:
    found = [copy(ink) for ink in inks]
    for ink in found:
        move(ink, right, down)
    return found
