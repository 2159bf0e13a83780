"""What opens a leaflet: title, words of the clinic's, what it says in short, and the lead."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.inlines import Text
from handoutgen.typesetting.blocks import set_blocks
from handoutgen.typesetting.galley import NEVER, Frame, Strip
from handoutgen.typesetting.ink import Landing, Paint, Run
from handoutgen.typesetting.shop import TEAR, Column, Shop, put_lines
from handoutgen.typesetting.text import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.parts import LeadPart, SummaryPart, TitlePart, WordsPart
    from handoutgen.typesetting.tags import Tag

_TITLE_LEAST = 18.0
"""A title with a word too long for the page steps down to this size before the word is cut."""


def set_title(shop: Shop, part: TitlePart, parent: Tag) -> None:
    """Set the one H1; the subtitle belongs to it."""
    look = shop.look
    tag = parent.add("H1", actual=part.spoken) if part.subtitle else parent.add("H1")
    kind = look.title
    while kind.size > _TITLE_LEAST and shop.setter.longest_word((Text(part.title),), kind, tag) > look.width:
        kind = replace(kind, size=kind.size - 1)
    lines = shop.setter.lines((Text(part.title),), kind, look.width, tag, balanced=True)
    shop.galley.space(look.title.leading * 0.36)
    landing = Landing(0, -8, part.spoken, 0)
    if lines:
        lines[0].ink.insert(0, landing)
    if part.subtitle and lines:
        spaced(lines[-1].ink)
    put_lines(shop.galley, lines, kind)
    shop.galley.keep_next()
    if part.subtitle:
        below = shop.setter.lines((Text(part.subtitle),), look.subtitle, look.width, tag, balanced=True)
        put_lines(shop.galley, below, look.subtitle, space=2.0)
        shop.galley.keep_next()


def set_words(shop: Shop, part: WordsPart, parent: Tag) -> None:
    """Set words of clinic or clinician in a tinted box: nobody shall take them for the article's."""
    with _tinted_box(shop, part.label, parent.add("Sect")) as (tag, column):
        set_blocks(shop, part.blocks, column, tag, first_space=0)


def set_summary(shop: Shop, part: SummaryPart, parent: Tag) -> None:
    """Set »Kort fortalt« in a tinted box."""
    with _tinted_box(shop, labels.SUMMARY, parent.add("Sect")) as (tag, column):
        _set_points(shop, part.points, column.indented(shop.look.body.size * 1.1), tag)


@contextmanager
def _tinted_box(shop: Shop, label: str, tag: Tag) -> Iterator[tuple[Tag, Column]]:
    """Open a box with a label, beside the text where there is a margin; what is set meanwhile is in it."""
    look, galley = shop.look, shop.galley
    pad = 8.0
    galley.space(look.body.leading * 0.6)
    start = len(galley.strips)
    galley.frame = Frame(0, look.width, Paint.LINE, 0.0, Paint.TINT, 0.0, None, pad, 3.0)
    galley.add(Strip(pad))
    galley.keep_next()
    x = look.column if look.margin else pad + 5
    heading = shop.setter.lines((Text(label),), look.section, look.width - 2 * pad, tag.add("H2"), x=pad + 5)
    if look.margin:
        spaced(heading[-1].ink)
        galley.hang(heading[0].ink, look.section.leading, price=NEVER)
    else:
        put_lines(galley, heading, look.section)
        galley.keep_next()
    yield tag, Column(x, look.width - x - pad - 5, look.body)
    galley.clear()
    galley.keep_next()
    galley.add(Strip(pad))
    galley.hold_together(start, TEAR)
    galley.frame = None


def _set_points(shop: Shop, texts: tuple[str, ...], body: Column, tag: Tag) -> None:
    look, galley = shop.look, shop.galley
    points = tag.add("L", attributes="/O/List/ListNumbering/Disc")
    for index, point in enumerate(texts):
        item = points.add("LI")
        mark = item.add("Lbl")
        lines = shop.setter.lines((Text(point),), look.body, body.width, item.add("LBody").add("P"), x=body.x)
        face = shop.setter.fonts.style()
        bullet = Run(
            body.x - look.body.size, look.body.baseline, "• ", face, look.body.size, Paint.SECOND, mark
        )
        if lines:
            lines[0].ink.insert(0, bullet)
        put_lines(galley, lines, look.body, space=0 if index == 0 else 2)


def set_lead(shop: Shop, part: LeadPart, parent: Tag) -> None:
    """Set what stands before the first heading, on the text column like all that follows."""
    look = shop.look
    shop.galley.space(look.body.leading * 0.55)
    set_blocks(
        shop, part.blocks, Column(look.column, look.measure, look.lead), parent.add("Sect"), first_space=0
    )
