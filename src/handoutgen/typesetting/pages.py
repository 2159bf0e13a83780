"""A leaflet becomes pages: parts into the galley, the galley into pages, strips into placed ink."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handoutgen.danish import labels
from handoutgen.model.inlines import Text
from handoutgen.typesetting.foot import Foot
from handoutgen.typesetting.galley import MOST_PAGES, Frame, Galley, Strip, TooLongError
from handoutgen.typesetting.ink import Box, Hot, Image, Ink, Landing, Place, Run, move
from handoutgen.typesetting.look import Look, look_of
from handoutgen.typesetting.makeup import Sheet, make_up
from handoutgen.typesetting.parts import set_parts
from handoutgen.typesetting.places import keep_masthead
from handoutgen.typesetting.shop import Shop
from handoutgen.typesetting.tags import ARTIFACT, Tag
from handoutgen.typesetting.text import Setter, stacked

if TYPE_CHECKING:
    from handoutgen.model.leaflet import Leaflet
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.pictures import PictureFile


class Page(Struct):
    """One page's ink, and the places in it that clinic and patient fill."""

    body: list[Ink] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


class Setting(Struct):
    """A leaflet set: its pages, and the tree that a listener hears."""

    look: Look
    pages: list[Page]
    """In reading order."""
    tree: Tag
    sheets: tuple[tuple[int, ...], ...] = ()
    """The pages, counted from 0, that stand on each side of paper; empty where each has its own."""
    cut: tuple[str, ...] = ()
    """What the foot has no room for, as sentences begin with it."""


def set_leaflet(
    leaflet: Leaflet,
    fonts: Fonts,
    pictures: dict[str, PictureFile] | None = None,
    contact: float | None = None,
    note: int | None = None,
) -> Setting:
    """Set the body of a leaflet; its places are empty. `pictures` are those that can be printed.

    `contact` is the height of the contact panel in points, `note` the number of lines for whom to call now:
    the edition's own without them.
    Raises `TooLongError`.
    """
    look = look_of(leaflet.edition, leaflet.type_size)
    grids = {grid.table: grid for grid in leaflet.grids}
    galley = Galley(MOST_PAGES * look.height)
    room = (contact or look.contact, note or look.note[1])
    shop = Shop(look, Setter(fonts), galley, grids, pictures or {}, *room)
    tree = Tag("Document")
    keep_masthead(shop, tree)
    set_parts(shop, leaflet.parts, tree)
    sheets = make_up(shop.galley.strips, look.height)
    if len(sheets) > MOST_PAGES:
        raise TooLongError
    pages = [_page(shop, sheet, number) for number, sheet in enumerate(sheets)]
    foot = Foot(look, fonts, leaflet)
    for number, page in enumerate(pages, 1):
        page.body += foot.set(number, len(pages))
        page.places.append(foot.place())
    return Setting(look, pages, tree, cut=foot.cut)


def _page(shop: Shop, sheet: Sheet, number: int) -> Page:
    look = shop.look
    page = Page()
    _draw_frames(page, sheet, look)
    if number and sheet.running and look.margin:
        beside = (placed.y for placed in sheet.placed if _reaches_margin(placed.strip, look.column))
        free = next(beside, look.height)
        page.body += _running(shop, sheet.running, free)
    for placed in sheet.placed:
        for ink in placed.strip.ink:
            if placed.strip.repeats:
                ink = copy(ink)
            if placed.repeated:
                if isinstance(ink, Hot | Image):
                    continue
                if isinstance(ink, Run | Box):
                    ink.tag = ARTIFACT
            move(ink, look.left, look.top + placed.y)
            if isinstance(ink, Place):
                page.places.append(ink)
            else:
                page.body.append(ink)
    return page


def _reaches_margin(strip: Strip, column: float) -> bool:
    """Whether anything of a strip is drawn to the left of the page's text."""
    if strip.frame is not None and strip.frame.x < column:
        return True
    return any(ink.x < column for ink in strip.ink if not isinstance(ink, Hot | Landing))


def _draw_frames(page: Page, sheet: Sheet, look: Look) -> None:
    """Draw each box round its strips, tints first."""
    spans: dict[int, tuple[Frame, float, float]] = {}
    for placed in sheet.placed:
        frame = placed.strip.frame
        if frame is None:
            continue
        top, bottom = placed.y, placed.y + placed.strip.height
        _, first, last = spans.get(id(frame), (frame, top, bottom))
        spans[id(frame)] = (frame, min(first, top), max(last, bottom))
    for frame, top, bottom in spans.values():
        if frame is sheet.opened:
            top -= frame.pad
        if frame is sheet.closed:
            bottom += frame.pad
        x, y, h = look.left + frame.x, look.top + top, bottom - top
        if frame.fill or frame.width:
            stroke = frame.stroke if frame.width else None
            page.body.append(Box(x, y, frame.w, h, frame.fill, stroke, frame.width, frame.radius))
        if frame.bar and frame.bar_paint:
            page.body.append(Box(x, y, frame.bar, h, frame.bar_paint))


def _running(shop: Shop, heading: str, free: float) -> list[Ink]:
    """In the margin of a page that begins amid a section: what goes on here, if `free` points hold it."""
    look = shop.look
    words = f"{heading} ({labels.CONTINUED})"
    rows = free // look.label.leading
    if shop.setter.width((Text(words),), look.label, ARTIFACT) > rows * look.margin:
        return []
    lines = shop.setter.lines((Text(words),), look.label, look.margin, ARTIFACT)
    if len(lines) * look.label.leading > free:
        return []
    drop = look.body.baseline - look.label.baseline
    return stacked(lines, look.label.leading, look.left, look.top + drop)
