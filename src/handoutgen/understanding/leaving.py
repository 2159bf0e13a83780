"""Sections that a clinic leaves out, by their headings. Red flags are never left out."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.model.article import within
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import plain
from handoutgen.model.outline import Role
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handoutgen.model.clinic import ArticleWishes
    from handoutgen.model.outline import Outline, Section


def leave_out(outline: Outline, headings: Sequence[str], wishes: ArticleWishes | None = None) -> Outline:
    """Return an article without the sections of these headings, and without what stands below them.

    `*` in a heading stands for any words. A section of red flags stays, and that is a fault. `wishes` name
    headings of this very article, so that one which it does not have is a fault too.
    """
    here = wishes.leave_out if wishes else ()
    wanted = [_pattern(heading) for heading in (*headings, *here)]
    if not wanted:
        return outline
    kept: list[Section] = []
    faults: list[Fault] = []
    gone: set[int] = set()
    lines: set[int] = set()
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
            lines |= {section.line, *(block.line for block in section.blocks)}
            gone |= {id(section.heading), *map(id, within(section.blocks))}
    return replace(
        outline,
        sections=tuple(kept),
        exercise_tables=tuple(one for one in outline.exercise_tables if id(one.table) not in gone),
        exercise_lists=tuple(one for one in outline.exercise_lists if gone.isdisjoint(map(id, one.made_of))),
        other_tables=tuple(table for table in outline.other_tables if id(table) not in gone),
        questions=tuple(question for question in outline.questions if question.line not in lines),
        faults=(*outline.faults, *faults, *(_unknown(outline, wishes) if wishes else ())),
    )


def _pattern(heading: str) -> str:
    return smooth(heading).replace("[", "[[]").replace("?", "[?]")


def _unknown(outline: Outline, wishes: ArticleWishes) -> Iterator[Fault]:
    """Tell of headings that the article does not have."""
    there = [smooth(plain(section.heading.inlines)) for section in outline.sections if section.heading]
    for heading in wishes.leave_out:
        if not any(fnmatchcase(words, _pattern(heading)) for words in there):
            what = f"»{heading}« is no heading of the article »{outline.article.name}«: nothing is left out."
            mend = "Write the heading as it stands there; * stands for any words."
            yield Fault(Spot(wishes.path, wishes.line), what, mend, Level.WARNING, "leave-out-unknown")


def _red_flags_stay(outline: Outline, section: Section) -> Fault:
    what = "A clinic leaves this section out, but it holds red flags: they stay in the box."
    mend = "Take its heading out of the clinic's leave_out."
    return Fault(Spot(outline.article.path, section.line), what, mend, Level.WARNING, "red-flag-left-out")
