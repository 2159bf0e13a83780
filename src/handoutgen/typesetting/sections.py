"""Sections: headings hang in the margin column, or stand above their text where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.article import Table
from handoutgen.model.inlines import Inlines, Text, plain
from handoutgen.typesetting.blocks import set_blocks
from handoutgen.typesetting.galley import Strip
from handoutgen.typesetting.ink import Ink, Landing, Paint, Rule, Run
from handoutgen.typesetting.shop import Column, Shop, put_lines, set_text
from handoutgen.typesetting.tables import grid_plan, set_rows
from handoutgen.typesetting.text import spaced, stacked

if TYPE_CHECKING:
    from handoutgen.model.parts import ExercisePart, NotesPart, SectionPart
    from handoutgen.typesetting.tags import Tag
    from handoutgen.typesetting.text import Type

_MOST_LINES = 7
"""A heading of more lines than this does not hang in the margin."""
_DEEPEST = 6


def set_section(shop: Shop, part: SectionPart, parent: Tag) -> None:
    """Set a section with its heading."""
    look = shop.look
    tag = parent.add(f"H{min(part.depth, _DEEPEST)}")
    shop.galley.clear()
    shop.galley.running = plain(part.heading)
    if part.banner:
        _set_banner(shop, part.heading, tag)
    elif part.depth == 2 or part.question:
        kind = replace(look.below, leading=look.section.leading) if part.question else look.section
        starts_wide = bool(part.blocks) and isinstance(part.blocks[0], Table)
        space = look.body.leading * (0.42 if part.question else 0.7)
        set_heading(shop, part.heading, kind, tag, space, part.depth - 2, hang=not starts_wide)
    else:
        space = look.body.leading * 0.45
        kind = (
            look.below
            if part.depth == 3
            else replace(look.below, size=look.body.size - 0.5, paint=Paint.SOFT)
        )
        column = Column(look.column, look.measure, kind)
        before = len(shop.galley.strips)
        set_text(shop, part.heading, column, tag, space=space)
        _land(shop, before, part)
        shop.galley.keep_next()
    set_blocks(
        shop, part.blocks, Column(look.column, look.measure, look.body), parent, first_space=_below(part)
    )


def _below(part: SectionPart) -> float:
    return 1.0 if part.depth > 2 and not part.question else 0.0


def _land(shop: Shop, index: int, part: SectionPart) -> None:
    if index < len(shop.galley.strips):
        shop.galley.strips[index].ink.append(Landing(0, 0, plain(part.heading), max(0, part.depth - 2)))


def set_heading(
    shop: Shop, heading: Inlines, kind: Type, tag: Tag, space: float, level: int, *, hang: bool = True
) -> None:
    """Hang a heading beside the text that follows; a long one, or one with a long word, stands above."""
    look, galley = shop.look, shop.galley
    galley.clear()
    landing = Landing(0, -4, plain(heading), level)
    if hang and look.margin and _fits(shop, heading, kind, tag):
        lines = shop.setter.lines(heading, kind, look.margin, tag)
        if len(lines) <= _MOST_LINES:
            drop = look.body.baseline - kind.baseline
            ink: list[Ink] = [landing, *stacked(lines, kind.leading, down=drop)]
            galley.hang(ink, len(lines) * kind.leading, space=space)
            # Its last word is parted from the text beside it.
            spaced(lines[-1].ink)
            return
    lines = shop.setter.lines(heading, kind, look.width, tag, balanced=True)
    if lines:
        lines[0].ink.insert(0, landing)
    put_lines(galley, lines, kind, space=space)
    galley.keep_next()
    galley.add(Strip(2.0))
    galley.keep_next()


def _fits(shop: Shop, heading: Inlines, kind: Type, tag: Tag) -> bool:
    """Whether a heading's words fit the margin column, broken at their joints where they must be."""
    longest, margin = shop.setter.longest_word, shop.look.margin
    return longest(heading, kind, tag) <= margin or longest(heading, kind, tag, softened=True) <= margin


def _set_banner(shop: Shop, heading: Inlines, tag: Tag) -> None:
    look, galley = shop.look, shop.galley
    galley.clear()
    galley.space(look.body.leading * 0.7)
    lines = shop.setter.lines(heading, look.banner, look.width, tag, balanced=True)
    top: list[Ink] = [Rule(0, 0, look.width, 0, 1.2, Paint.SECOND), Landing(0, -6, plain(heading), 0)]
    galley.add(Strip(5.0, top))
    galley.keep_next()
    put_lines(galley, lines, look.banner)
    galley.keep_next()
    galley.add(Strip(1.0))
    galley.keep_next()


def set_exercises(shop: Shop, part: ExercisePart, parent: Tag) -> None:
    """Set exercises that the article tells in lists as a table of their own."""
    look = shop.look
    tag = parent.add("H2")
    shop.galley.running = labels.EXERCISES
    set_heading(shop, (Text(labels.EXERCISES),), look.section, tag, look.body.leading * 0.8, 0, hang=False)
    columns = [labels.EXERCISE, labels.HOW, labels.DOSE]
    rows: list[tuple[Inlines, ...]] = [(row.name, row.how, row.dose) for row in part.rows]
    used = [index for index in range(3) if index == 0 or any(plain(row[index]) for row in rows)]
    header: tuple[Inlines, ...] = tuple((Text(columns[index]),) for index in used)
    plan = grid_plan(shop, 0, (used.index(2),) if 2 in used else ())
    cells = [tuple(row[index] for index in used) for row in rows]
    set_rows(shop, header, cells, plan, parent, [(row.number, row.picture) for row in part.rows])


def set_notes(shop: Shop, part: NotesPart, parent: Tag) -> None:
    """Set footnotes and sources, small."""
    look, galley = shop.look, shop.galley
    column = Column(look.column, look.measure, look.small)
    if part.notes:
        shop.galley.running = labels.NOTES
        set_heading(shop, (Text(labels.NOTES),), look.section, parent.add("H2"), look.body.leading, 0)
    for note in part.notes:
        tag = parent.add("Note")
        label = tag.add("Lbl")
        inner = column.indented(look.small.size * 1.6)
        before = len(galley.strips)
        set_blocks(shop, note.blocks, inner, tag, first_space=2)
        if len(galley.strips) == before:
            galley.add(Strip(look.small.leading))
        face = shop.setter.fonts.style()
        mark = Run(
            column.x, look.small.baseline, f"{note.number} ", face, look.small.size, look.small.paint, label
        )
        galley.lead_in(before, [mark])
    if part.sources:
        shop.galley.running = labels.SOURCES
        set_heading(shop, (Text(labels.SOURCES),), look.section, parent.add("H2"), look.body.leading, 0)
        for source in part.sources:
            set_text(shop, (Text(source),), column, parent.add("P"), space=2)
    if part.standing:
        set_text(shop, (Text(part.standing),), column, parent.add("P"), space=look.small.leading * 0.5)
    galley.clear()
