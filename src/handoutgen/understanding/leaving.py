"""Sections that a clinic leaves out, by their headings. Red flags are never left out."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import plain
from handoutgen.model.outline import Role
from handoutgen.understanding.remains import tables_in
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.model.outline import Outline, Section


def leave_out(outline: Outline, headings: Sequence[str]) -> Outline:
    """Return an article without the sections of these headings, and without what stands below them.

    `*` in a heading stands for any words. A section of red flags stays, and that is a fault.
    """
    wanted = [smooth(heading).replace("[", "[[]").replace("?", "[?]") for heading in headings]
    if not wanted:
        return outline
    kept: list[Section] = []
    faults: list[Fault] = []
    gone: set[int] = set()
    out: int | None = None
    """The level of the heading below which everything is left out."""
    for section in outline.sections:
        if section.heading is not None and (out is None or section.level <= out):
            words = smooth(plain(section.heading.inlines))
            out = section.level if any(fnmatchcase(words, one) for one in wanted) else None
        if out is None:
            kept.append(section)
        elif section.role is Role.RED_FLAGS:
            kept.append(section)
            faults = faults or [_red_flags_stay(outline, section)]  # its subsections tell nothing new
        else:
            gone |= _lines(section)
    return replace(
        outline,
        sections=tuple(kept),
        exercise_tables=tuple(one for one in outline.exercise_tables if one.table.line not in gone),
        exercise_lists=tuple(one for one in outline.exercise_lists if one.list_line not in gone),
        other_tables=tuple(table for table in outline.other_tables if table.line not in gone),
        questions=tuple(question for question in outline.questions if question.line not in gone),
        faults=(*outline.faults, *faults),
    )


def _lines(section: Section) -> set[int]:
    """Return the lines of a section's heading, blocks and tables."""
    return {
        section.line,
        *(block.line for block in section.blocks),
        *(table.line for table in tables_in(section.blocks)),
    }


def _red_flags_stay(outline: Outline, section: Section) -> Fault:
    what = "A clinic leaves this section out, but it holds red flags: they stay in the box."
    mend = "Take its heading out of the clinic's leave_out."
    return Fault(Spot(outline.article.path, section.line), what, mend, Level.WARNING, "red-flag-left-out")
