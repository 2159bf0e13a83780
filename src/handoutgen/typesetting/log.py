"""»Træningsdagbog«: what it is for, the patient's own plan, and the weeks.

More exercises give fewer weeks on a page, never smaller boxes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.inlines import Inlines, Strong, Text
from handoutgen.typesetting.galley import Strip
from handoutgen.typesetting.ink import Landing, Paint, Rule, move
from handoutgen.typesetting.log_pages import BETWEEN_WEEKS, Rooms, share_out
from handoutgen.typesetting.places import contact_room
from handoutgen.typesetting.weeks import Weeks

if TYPE_CHECKING:
    from handoutgen.model.parts import LogPart
    from handoutgen.typesetting.shop import Shop
    from handoutgen.typesetting.tags import Tag


def set_log(shop: Shop, part: LogPart, parent: Tag, *, first_page: bool, contact: bool) -> None:
    """Set the log. `first_page` tells that it opens the leaflet; `contact` that the panel stands below."""
    shop.galley.running = None
    taken = _set_top(shop, part, parent, first_page=first_page)
    weeks = Weeks(shop, part)
    # A week is set as a whole: of how many exercises, is asked before thousands of boxes are drawn.
    shop.galley.admit(weeks.height() * part.weeks)
    rooms = Rooms(shop.look.height, taken, contact_room(shop) if contact else 0.0)
    number = 0
    for on_page, spread in share_out(weeks, part.weeks, rooms):
        for place in range(on_page):
            if place:
                shop.galley.add(Strip(BETWEEN_WEEKS))
                shop.galley.keep_next()
            weeks.set(number, parent, spread, new_page=number > 0 and place == 0)
            number += 1


def _set_top(shop: Shop, part: LogPart, parent: Tag, *, first_page: bool) -> float:
    """Set heading, instruction and plan; returns how many points of the page above the weeks are taken."""
    look, setter, galley = shop.look, shop.setter, shop.galley
    above = galley.height if first_page else 0.0
    before = len(galley.strips)
    kind = replace(look.banner, size=look.banner.size + 4, leading=look.banner.leading + 5)
    heading = setter.lines((Text(labels.LOG),), kind, look.width, parent.add("H2"))
    heading[0].ink.insert(0, Landing(0, -6, labels.LOG, 0))
    galley.add(Strip(kind.leading, heading[0].ink, space=8 if first_page else 0, new_page=not first_page))
    galley.keep_next()
    words = [labels.LOG_INTRO]
    if any(row.spare for row in part.rows):
        words.append(labels.LOG_SPARE)
    if any(row.rest for row in part.rows):
        words.append(labels.LOG_REST if look.shades else labels.LOG_REST_FRAMED)
    for line in setter.lines((Text(" ".join(words)),), look.small, look.width, parent.add("P")):
        galley.add(Strip(look.small.leading, line.ink))
        galley.keep_next()
    for label, said in (
        (labels.GOAL, part.goal),
        (labels.PLAN if part.when_then else labels.WHEN_THEN, part.when_then),
    ):
        for strip in _plan(shop, label, said, parent.add("P")):
            galley.add(strip)
            galley.keep_next()
    galley.add(Strip(9))
    galley.keep_next()
    return above + sum(strip.height + strip.space for strip in galley.strips[before:])


def _plan(shop: Shop, label: str, said: str | None, tag: Tag) -> list[Strip]:
    """Set a line of the patient's own plan: her words, or a line for a pen."""
    look = shop.look
    if said:
        words: Inlines = (Strong((Text(label),)), Text(f" {said}"))
        lines = shop.setter.lines(words, look.body, look.width, tag)
        return [Strip(look.body.leading, line.ink, space=0 if at else 4) for at, line in enumerate(lines)]
    line = shop.setter.lines((Text(label),), replace(look.small, bold=True), look.width, tag)[0]
    height = look.pen + 3
    for piece in line.ink:
        move(piece, down=height - look.small.leading)
    line.ink.append(Rule(line.width + 8, height - 3, look.width, height - 3, 0.7, Paint.LINE))
    return [Strip(height, line.ink)]
