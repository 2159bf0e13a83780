"""What the red-flag box leaves where it stands, and the headings it takes along.

The box takes paragraphs, lists, quotes and warnings of a red-flag section. What is neither stays in
the section's blocks and is still to be printed in the flow: tables, pictures, code, tips. Below a heading as
»Vær opmærksom på« so do paragraphs and bullets that permit or reassure: »Du må gerne bade«. In doubt, the box
takes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import (
    Heading,
    Item,
    List,
    Notice,
    NoticeKind,
    Paragraph,
    Pause,
    Quote,
    Table,
    within,
)
from handoutgen.model.inlines import plain
from handoutgen.model.outline import Role
from handoutgen.understanding.colophons import colophon_at
from handoutgen.understanding.urgency import allays, stated_band
from handoutgen.understanding.wordings.headings import SOFT_RED_FLAGS
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Block, Blocks
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Section


def remaining_blocks(section: Section) -> Blocks:
    """Return what the box did not take of a red-flag section: tables, pictures, code, tips, what allays."""
    return _parted(section)[1] if section.role is Role.RED_FLAGS else section.blocks


def boxed_blocks(section: Section) -> Blocks:
    """Return the blocks of a red-flag section of which the box takes what it can hold."""
    return _parted(section)[0]


def _parted(section: Section) -> tuple[Blocks, Blocks]:
    """Part what may be a sign from what surely is none."""
    end = colophon_at(section.blocks)
    signs, colophon = section.blocks[:end], section.blocks[end:]
    if not _is_soft(section):
        return signs, (*_remains(signs), *colophon)
    boxed: list[Block] = []
    stays: list[Block] = []
    led = False
    for block in signs:
        sign, calm = (block, None) if led else _calm_apart(block)
        stays += (calm,) if calm else ()
        boxed += (sign,) if sign else ()
        stays += _remains((sign,) if sign else ())
        led = isinstance(block, Paragraph) and stated_band(plain(block.inlines)) is not None
    return tuple(boxed), (*stays, *colophon)


def _is_soft(section: Section) -> bool:
    heading = plain(section.heading.inlines) if section.heading else ""
    return SOFT_RED_FLAGS.search(smooth(heading)) and stated_band(heading) is None


def _calm_apart(block: Block) -> tuple[Block | None, Block | None]:
    """Part a block, a list by its bullets, into what may be a sign, and what permits or reassures."""
    match block:
        case Paragraph(inlines=words) if allays(plain(words)):
            return None, block
        case List(line, None, items):
            calm = tuple(item for item in items if _is_calm(item))
            signs = tuple(item for item in items if not _is_calm(item))
            return List(line, None, signs) if signs else None, List(line, None, calm) if calm else None
        case _:
            return block, None


def _is_calm(item: Item) -> bool:
    match item.blocks:
        case (Paragraph(inlines=words),):
            return allays(plain(words))
        case _:
            return False


def staying_blocks(section: Section) -> Blocks:
    """Return what is printed where it stands: marked warnings went into the box from any section."""
    if section.role is Role.RED_FLAGS:
        return remaining_blocks(section)
    stays: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Notice) and block.kind is NoticeKind.WARNING:
            stays.extend(_remains((block,)))
        else:
            stays.append(block)
    return tuple(stays)


def box_headings(sections: tuple[Section, ...]) -> tuple[Inlines, ...]:
    """Return the headings over red flags that stand below no other such heading, each wording once."""
    found: dict[str, Inlines] = {}
    level: int | None = None
    for section in sections:
        if section.role is not Role.RED_FLAGS or section.heading is None:
            level = None
        elif level is None or section.level <= level:
            level = section.level
            found.setdefault(smooth(plain(section.heading.inlines)), section.heading.inlines)
    return tuple(found.values())


def tables_in(blocks: Blocks) -> Iterator[Table]:
    """Yield every table, at any depth."""
    return (block for block in within(blocks) if isinstance(block, Table))


def _remains(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph() | Pause() | Heading():
                pass
            case List(line, start, items):
                kept = tuple(
                    Item(item.line, left, item.checked)
                    for item in items
                    if (left := tuple(_remains(item.blocks)))
                )
                if kept:
                    yield List(line, start, kept)
            case Quote(line, inner):
                if left := tuple(_remains(inner)):
                    yield Quote(line, left)
            case Notice(line, NoticeKind.WARNING, band, inner):
                if left := tuple(_remains(inner)):
                    yield Notice(line, NoticeKind.WARNING, band, left)
            case _:
                yield block
