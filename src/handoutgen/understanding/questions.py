"""The questions an article answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import Heading, List, Paragraph
from handoutgen.model.inlines import Strong, plain
from handoutgen.model.outline import Question, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Blocks
    from handoutgen.model.outline import Section


def read_questions(sections: tuple[Section, ...]) -> tuple[Question, ...]:
    """Return the headings below a heading for questions, and the bold questions in its text.

    A question that asks when to seek help has gone to the red flags, but is a question still.
    """
    found: list[Question] = []
    level: int | None = None
    for section in sections:
        if section.role is Role.QUESTIONS:
            level = section.level
            found.extend(_bold_questions(section.blocks))
        elif level is not None and section.heading is not None:
            if section.role is Role.QUESTION or (section.level > level and _red(section)):
                found.append(_question(section.heading))
            elif section.level <= level:
                level = None
    return tuple(found)


def _red(section: Section) -> bool:
    return section.role is Role.RED_FLAGS


def _question(heading: Heading) -> Question:
    return Question(heading.inlines, heading.line)


def _bold_questions(blocks: Blocks) -> Iterator[Question]:
    for block in blocks:
        match block:
            case Paragraph(line, (Strong(inner), *_)) if plain(inner).rstrip().endswith("?"):
                yield Question(inner, line)
            case List(items=items):
                for item in items:
                    yield from _bold_questions(item.blocks)
            case _:
                pass
