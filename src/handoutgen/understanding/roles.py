"""Blocks become sections, and each section learns what it is for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.model.article import Heading
from handoutgen.model.inlines import plain
from handoutgen.model.outline import Role, Section
from handoutgen.understanding.wordings import headings as words
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from handoutgen.model.article import Block, Blocks


class _Above(Struct, frozen=True):
    """A heading that the next ones may stand below."""

    level: int
    role: Role


def read_sections(blocks: Blocks) -> tuple[Section, ...]:
    """Cut the blocks at their headings. What stands before the first heading is the lead."""
    sections: list[Section] = []
    above: list[_Above] = []
    bare = 0
    for heading, below in _cut(blocks):
        if heading is None:
            if below:
                sections.append(Section(None, 0, Role.LEAD, below[0].line, below))
            continue
        while above and above[-1].level >= heading.level and not _asks_at(bare, heading):
            above.pop()
        role = _role(heading, above)
        if not above or above[-1].level < heading.level:
            above.append(_Above(heading.level, role))
        sections.append(Section(heading, heading.level, role, heading.line, below))
        if role is Role.QUESTIONS:
            bare = 0 if below else heading.level
        elif heading.level != bare or role not in {Role.QUESTION, Role.RED_FLAGS}:
            bare = 0
    return tuple(sections)


@lru_cache(maxsize=32)
def heading_role(text: str) -> Role:
    """Return the role that a heading names by its own words."""
    smoothed = smooth(text)
    if words.RED_FLAGS.search(smoothed) and not words.NOT_RED_FLAGS.search(smoothed):
        return Role.RED_FLAGS
    for role, wording in words.ROLES:
        if wording.search(smoothed):
            if role is Role.EXERCISES and words.NOT_EXERCISES.search(smoothed):
                continue
            return role
    return Role.OTHER


def _cut(blocks: Blocks) -> list[tuple[Heading | None, Blocks]]:
    parts: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append((block, []))
        else:
            parts[-1][1].append(block)
    return [(heading, tuple(below)) for heading, below in parts]


def _asks_at(bare: int, heading: Heading) -> bool:
    """Tell whether a question stands at the level of the bare heading over all questions.

    Some authors write `## Spørgsmål og svar` and then each question as another `##`. `bare` is the level of
    such a heading while nothing but questions has followed it, else 0.
    """
    return heading.level == bare and plain(heading.inlines).rstrip().endswith("?")


def _role(heading: Heading, above: list[_Above]) -> Role:
    text = plain(heading.inlines)
    own = heading_role(text)
    roles_above = {one.role for one in above}
    if own in {Role.RED_FLAGS, Role.SOURCES, Role.QUESTIONS}:
        return own
    if Role.QUESTIONS in roles_above:
        return Role.QUESTION
    nearest = above[-1].role if above else Role.OTHER
    if nearest is Role.RED_FLAGS and own in {Role.OTHER, Role.SYMPTOMS}:
        return own if words.ANOTHER_SUBJECT.search(smooth(text)) else Role.RED_FLAGS
    if nearest is Role.EXERCISES and own is Role.OTHER:
        unfit = text.rstrip().endswith("?") or words.NOT_EXERCISES.search(smooth(text))
        return Role.OTHER if unfit else Role.EXERCISES
    return own
