"""The blocks of an article, set into the galley."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.danish.binding import NBSP
from handoutgen.model.article import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Item,
    List,
    Notice,
    NoticeKind,
    Paragraph,
    Pause,
    Quote,
    Table,
)
from handoutgen.model.inlines import LineBreak, Text, all_strong, plain
from handoutgen.typesetting.galley import Frame, Strip
from handoutgen.typesetting.ink import Box, Ink, Paint, Rule, Run
from handoutgen.typesetting.pictures import set_figure
from handoutgen.typesetting.shop import LONELY, TEAR, Column, Shop, set_text
from handoutgen.typesetting.tables import set_table

if TYPE_CHECKING:
    from handoutgen.typesetting.tags import Tag
    from handoutgen.typesetting.text import Type


_ABOVE_BOLD = 0.6
"""Room above a bold paragraph that heads others, as a share of the leading."""


def set_blocks(
    shop: Shop, blocks: Blocks, column: Column, parent: Tag, *, first_space: float | None = None
) -> None:
    """Set blocks one below the other. `first_space` is the room above the first."""
    gap = column.kind.leading * 0.3
    for index, block in enumerate(blocks):
        space = first_space if index == 0 and first_space is not None else gap
        match block:
            case Paragraph() if _heads(block, blocks[index + 1 : index + 2]):
                above = space if index == 0 else column.kind.leading * _ABOVE_BOLD
                set_text(shop, block.inlines, column, parent.add("P"), space=above)
                shop.galley.keep_next()
            case Paragraph():
                set_text(shop, block.inlines, column, parent.add("P"), space=space)
            case Heading():
                set_text(
                    shop, block.inlines, replace(column, kind=shop.look.below), parent.add("P"), space=space
                )
                shop.galley.keep_next()
            case List():
                if index and _introduces(blocks[index - 1]):
                    shop.galley.keep_next()
                _set_list(shop, block, column, parent, space)
            case Table():
                set_table(shop, block, column, parent)
            case Quote():
                _set_quote(shop, block, column, parent, space)
            case CodeBlock():
                _set_code(shop, block, column, parent, space)
            case Figure():
                set_figure(shop, block, column, parent, space)
                if isinstance(next(iter(blocks[index + 1 : index + 2]), None), Paragraph):
                    shop.galley.keep_next()  # what stands right below a picture is about it
            case Pause():
                shop.galley.add(Strip(column.kind.leading / 2))
            case Notice():
                _set_notice(shop, block, column, parent, space)
            case _:
                assert_never(block)


def _heads(block: Paragraph, below: Blocks) -> bool:
    """Tell whether a bold paragraph stands for the heading of what is below it."""
    alone = bool(below) and not (isinstance(below[0], Paragraph) and all_strong(below[0].inlines))
    return alone and all_strong(block.inlines) and not plain(block.inlines).rstrip().endswith((".", "!"))


def _introduces(block: Block) -> bool:
    """Tell whether a paragraph leads on to the list below it."""
    return isinstance(block, Paragraph) and plain(block.inlines).rstrip()[-1:] not in {".", "!", "?"}


def _set_list(shop: Shop, block: List, column: Column, parent: Tag, space: float) -> None:
    numbering = "Disc" if block.start is None else "Decimal"
    tag = parent.add("L", attributes=f"/O/List/ListNumbering/{numbering}")
    last = (block.start or 0) + len(block.items) - 1
    indent = _indent(shop, column.kind, None if block.start is None else f"{last}.")
    inner = column.indented(indent)
    tight = all(len(item.blocks) < 2 for item in block.items)
    starts: list[int] = []
    for index, item in enumerate(block.items):
        starts.append(len(shop.galley.strips))
        above = space if index == 0 else column.kind.leading * (0.14 if tight else 0.3)
        _set_item(shop, item, None if block.start is None else block.start + index, inner, tag, above)
    # As of the lines of a paragraph, none stands alone: a first or last item by itself is overlooked.
    for start in {starts[1], starts[-1]} if len(starts) > 2 else ():
        shop.galley.strips[start].price += LONELY


def _indent(shop: Shop, kind: Type, widest: str | None) -> float:
    if widest is None:
        return kind.size * 1.1
    return shop.setter.fonts.style().measure(widest) * kind.size / 1000 + kind.size * 0.5


def _set_item(shop: Shop, item: Item, number: int | None, inner: Column, parent: Tag, space: float) -> None:
    tag = parent.add("LI")
    label = tag.add("Lbl")
    body = tag.add("LBody")
    galley = shop.galley
    before = len(galley.strips)
    set_blocks(shop, item.blocks, inner, body, first_space=space)
    if len(galley.strips) == before:
        galley.add(Strip(inner.kind.leading, space=space, lines=1))
    galley.lead_in(before, _item_label(shop, item, number, inner, label))


def _item_label(shop: Shop, item: Item, number: int | None, inner: Column, tag: Tag) -> list[Ink]:
    """Return the bullet, number or box that stands left of a list item."""
    kind = inner.kind
    face = shop.setter.fonts.style()
    if item.checked is not None:
        side = kind.size * 0.8
        x, top = inner.x - kind.size * 1.1, kind.baseline - side
        tag.actual = labels.TICKED if item.checked else labels.NOT_TICKED
        ink: list[Ink] = [Box(x, top, side, side, None, Paint.INK, 0.9, tag=tag)]
        if item.checked:
            ink.append(
                Rule(x + side * 0.2, top + side * 0.5, x + side * 0.45, top + side * 0.8, 1.2, Paint.INK)
            )
            ink.append(
                Rule(x + side * 0.45, top + side * 0.8, x + side * 0.85, top + side * 0.2, 1.2, Paint.INK)
            )
        return ink
    text = "• " if number is None else f"{number}. "
    width = face.measure(text.rstrip()) * kind.size / 1000
    gap = kind.size * (0.55 if number is None else 0.5)
    return [Run(inner.x - gap - width, kind.baseline, text, face, kind.size, kind.paint, tag)]


def _set_quote(shop: Shop, block: Quote, column: Column, parent: Tag, space: float) -> None:
    before = len(shop.galley.strips)
    inner = column.indented(column.kind.size * 1.2)
    set_blocks(shop, block.blocks, inner, parent.add("BlockQuote"), first_space=space)
    for strip in shop.galley.strips[before:]:
        strip.ink.append(Rule(inner.x - 8, 0, inner.x - 8, strip.height, 1.2, Paint.LINE))


def _set_code(shop: Shop, block: CodeBlock, column: Column, parent: Tag, space: float) -> None:
    tag = parent.add("P")
    inlines: list[Text | LineBreak] = []
    for line in block.text.rstrip("\n").split("\n"):
        if inlines:
            inlines.append(LineBreak())
        line = line.replace("\t", "    ")
        words = line.lstrip(" ")
        inlines.append(Text(NBSP * (len(line) - len(words)) + words))
    set_text(shop, tuple(inlines), column.indented(column.kind.size * 1.2), tag, space=space)


def _set_notice(shop: Shop, block: Notice, column: Column, parent: Tag, space: float) -> None:
    """Set a tip in a tinted box; so too what the red-flag box could not hold of a warning."""
    galley = shop.galley
    galley.clear()
    pad = 8.0
    paint = Paint.BRAND if block.kind == NoticeKind.TIP else Paint.WARN
    tag = parent.add("Sect")
    outer = galley.frame
    galley.space(space + 3)
    start = len(galley.strips)
    galley.frame = Frame(column.x, column.width, Paint.LINE, 0.0, Paint.TINT, 3.0, paint, pad)
    inner = replace(column, x=column.x + pad + 4, width=column.width - 2 * pad - 4)
    galley.add(Strip(pad))
    galley.keep_next()
    word = labels.TIP if block.kind == NoticeKind.TIP else labels.WARNING
    set_text(
        shop, (Text(word),), replace(inner, kind=replace(shop.look.below, paint=paint)), tag.add("P"), space=0
    )
    galley.keep_next()
    set_blocks(shop, block.blocks, inner, tag, first_space=2)
    galley.keep_next()
    galley.add(Strip(pad))
    galley.hold_together(start, TEAR)
    galley.frame = outer
    galley.space(3)
