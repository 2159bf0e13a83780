"""The red-flag box: a dark bar with the article's own heading, then a band for each urgency.

It must be found at once and work in black and white: each band has its words, its sign and the weight
of its bar. Text in the box stands on the page's own text column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.bands import Band
from handoutgen.model.inlines import Text, plain
from handoutgen.typesetting.galley import NEVER, Frame, Strip
from handoutgen.typesetting.ink import Box, Ink, Landing, Paint, Place, Rule, Run
from handoutgen.typesetting.look import INSET
from handoutgen.typesetting.shop import Column, Shop, put_lines
from handoutgen.typesetting.tags import ARTIFACT
from handoutgen.typesetting.text import Type, stacked

if TYPE_CHECKING:
    from handoutgen.model.parts import FlagBand, RedFlagPart
    from handoutgen.typesetting.tags import Tag

_PAD = 7.0
_BAR = {Band.CALL_112: 8.0, Band.ACUTE: 5.0, Band.CONTACT: 2.0}
_SIGN = {Band.CALL_112: "☎", Band.ACUTE: "☎", Band.CONTACT: "✉"}
_TEAR = 150.0
"""What it costs to turn the page between two bands; inside a band it costs twice that."""


def set_red_flags(shop: Shop, part: RedFlagPart, parent: Tag) -> None:
    """Set the box."""
    galley, look = shop.galley, shop.look
    tag = parent.add("Sect")
    galley.space(look.body.leading * 0.6)
    frames = [_frame(shop, band.band) for band in part.bands]
    start = len(galley.strips)
    galley.frame = frames[0]
    _set_bar(shop, part, tag)
    for index, (band, frame) in enumerate(zip(part.bands, frames, strict=True)):
        galley.frame = frame
        begin = len(galley.strips)
        _set_band(shop, band, tag, first=index == 0)
        galley.hold_together(begin, _TEAR)
    galley.hold_together(start, _TEAR)
    galley.frame = None
    galley.space(look.body.leading * 0.3)


def _frame(shop: Shop, band: Band) -> Frame:
    return Frame(0, shop.look.width, Paint.INK, 1.2, None, _BAR[band], Paint.WARN, _PAD)


def _set_bar(shop: Shop, part: RedFlagPart, parent: Tag) -> None:
    """The dark bar: heading on the left, and 112 on the right, always."""
    look, setter = shop.look, shop.setter
    kind = replace(
        look.section, size=look.section.size + 1, leading=look.section.leading + 2, paint=Paint.PAPER
    )
    aside = replace(kind, size=look.small.size)
    sign = kind.size * 1.35
    headings = part.headings or ((Text(labels.RED_FLAGS),),)
    tags = [parent.add("H2") for _ in headings]
    beside = setter.lines((Text(labels.LIFE_DANGER),), aside, look.width, parent.add("P"))
    room = look.width - 2 * INSET - sign
    alone = room - beside[0].width - 14 < look.width * 0.4
    if not alone:
        room -= beside[0].width + 14
    lines = [
        line
        for heading, tag in zip(headings, tags, strict=True)
        for line in setter.lines(heading, kind, room, tag, x=INSET + sign, balanced=True)
    ]
    pad = 5.0
    depth = len(lines) * kind.leading
    height = depth + 2 * pad + (aside.leading if alone else 0)
    right = INSET + sign if alone else look.width - INSET - beside[0].width + 4
    down = pad + (depth if alone else (kind.leading - aside.leading) / 2 + 0.4)
    ink: list[Ink] = [
        Box(0, 0, look.width, height, Paint.WARN),
        Landing(0, -6, _words(part), 0),
        _sign(shop, "⚠", INSET - 1, pad + kind.baseline, kind.size, Paint.PAPER),
        *stacked(lines, kind.leading, down=pad),
        *stacked(beside, aside.leading, right, down),
    ]
    shop.galley.add(Strip(height, ink))
    shop.galley.keep_next()


def _sign(shop: Shop, sign: str, x: float, y: float, size: float, paint: Paint) -> Run:
    """A sign for the eye alone: the words beside it say the same."""
    return Run(x, y, sign, shop.setter.fonts.symbols, size * 1.05, paint, ARTIFACT)


def _words(part: RedFlagPart) -> str:
    return " ".join(plain(heading) for heading in part.headings) or labels.RED_FLAGS


def _set_band(shop: Shop, band: FlagBand, parent: Tag, *, first: bool) -> None:
    galley, look = shop.galley, shop.look
    tag = parent.add("Sect")
    top = Strip(_PAD)
    if first:
        top.price = NEVER
    else:
        top.ink.append(Rule(_BAR[band.band], 0, look.width, 0, 0.8, Paint.INK))
    galley.add(top)
    galley.keep_next()
    _hang_label(shop, band.band, tag)
    x = look.column if look.margin else INSET
    column = Column(x, look.width - x - INSET, look.body)
    bullets: Tag | None = None
    for index, flag in enumerate(band.flags):
        space = 0.0 if index == 0 else look.body.leading * (0.14 if flag.bullet else 0.35)
        if flag.bullet:
            bullets = bullets or tag.add("L", attributes="/O/List/ListNumbering/Disc")
            item = bullets.add("LI")
            mark = item.add("Lbl")
            inner = column.indented(look.body.size * 1.1)
            lines = shop.setter.lines(
                flag.inlines, look.body, inner.width, item.add("LBody").add("P"), x=inner.x
            )
            bullet = Run(
                column.x + 1,
                look.body.baseline,
                "• ",
                shop.setter.fonts.style(),
                look.body.size,
                Paint.INK,
                mark,
            )
            if lines:
                lines[0].ink.insert(0, bullet)
        else:
            bullets = None
            kind, role = (look.below, "H4") if flag.heading else (look.body, "P")
            lines = shop.setter.lines(flag.inlines, kind, column.width, tag.add(role), x=column.x)
        put_lines(galley, lines, look.body, space=space)
        if flag.heading:
            galley.keep_next()
    if look.margin and band.band == Band.ACUTE:
        _set_call(shop, column, tag)
    galley.clear()
    galley.keep_next()
    galley.add(Strip(_PAD))


def _set_call(shop: Shop, column: Column, parent: Tag) -> None:
    """Room for whom to call now. Below the signs it is a line or two; in the margin it would be seven."""
    height = shop.look.label.leading * shop.note + 1
    place = Place(column.x, 0, column.width, height, f"band-{Band.ACUTE}", parent.add("P"))
    shop.galley.keep_next()
    shop.galley.add(Strip(height, [place], space=shop.look.body.leading * 0.2))


def _hang_label(shop: Shop, band: Band, parent: Tag) -> None:
    """The band's words and sign, with room for the number to call that does not stand below the signs."""
    look, setter = shop.look, shop.setter
    size = look.small.size + 1.5
    kind = Type(size, size * 1.2, bold=True)
    sign = size * 1.45
    width = look.margin - INSET + 2 if look.margin else look.note[0]
    room = width - sign - (2 if look.margin else 0)
    tag = parent.add("H3")
    lines = setter.lines((Text(labels.BANDS[band]),), kind, room, tag, x=INSET + sign, balanced=True)
    drop_by = (look.body.baseline - kind.baseline) if look.margin else 0.0
    ink: list[Ink] = [_sign(shop, _SIGN[band], INSET, drop_by + kind.baseline, size, Paint.WARN)]
    ink += stacked(lines, kind.leading, down=drop_by)
    height = len(lines) * kind.leading + drop_by
    if band == Band.CONTACT or (band == Band.ACUTE and not look.margin):
        note = look.label.leading * (1 if band == Band.CONTACT else shop.note) + 1
        ink.append(Place(INSET, height + 2, width, note, f"band-{band}", parent.add("P")))
        height += note + 2
    if look.margin:
        shop.galley.hang(ink, height, price=NEVER)
    else:
        shop.galley.add(Strip(height + 3, ink))
        shop.galley.keep_next()
