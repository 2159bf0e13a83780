"""Where exercises may stand: below a heading for them, a phase of a programme, or a line »Øvelser:«."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern
from handoutgen.model.article import Heading, List, Paragraph
from handoutgen.model.inlines import Strong, all_strong, plain
from handoutgen.model.outline import Role, Section
from handoutgen.understanding.roles import heading_role
from handoutgen.understanding.wordings.headings import PHASE
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeGuard

    from handoutgen.model.article import Block, Blocks
    from handoutgen.model.inlines import Inlines

_LONGEST_LABEL = 60
"""Characters of a line that heads exercises; more is a sentence."""
_LEVEL_OF_LABELS = 3
_TITLE_PARTS = pattern(r":\s|\s[–—-]\s")


def is_phase(section: Section) -> bool:
    """Tell whether a heading names a time after an operation or an injury: »Uge 0–2«, »Fase 1«."""
    if section.role is not Role.OTHER or section.heading is None:
        return False
    return PHASE.search(smooth(plain(section.heading.inlines)))


def below_labels(blocks: Blocks) -> Iterator[Blocks]:
    """Yield what each line heads that speaks of exercises: a list, or if it is bold, all up to the next."""
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not _heads_exercises(block):
            continue
        if all_strong(block.inlines):
            after = (at for at in range(place + 1, len(blocks)) if _is_label(blocks[at]))
            yield blocks[place + 1 : next(after, len(blocks))]
        else:
            yield tuple(one for one in blocks[place + 1 : place + 2] if isinstance(one, List))


def labelled_sections(section: Section) -> Iterator[tuple[Paragraph, Section]]:
    """Yield each bold line, with what stands below it as a section: to some it is their small heading."""
    labels = [(place, block) for place, block in enumerate(section.blocks) if _is_label(block)]
    ends = [*(place for place, _ in labels[1:]), len(section.blocks)]
    for (place, label), end in zip(labels, ends, strict=False):
        heading = Heading(label.line, _LEVEL_OF_LABELS, _unweighed(label.inlines))
        below = section.blocks[place + 1 : end]
        yield label, Section(heading, heading.level, section.role, label.line, below)


def _unweighed(inlines: Inlines) -> Inlines:
    return tuple(one for bold in inlines for one in (bold.inlines if isinstance(bold, Strong) else (bold,)))


def is_exercise_title(title: str) -> bool:
    """Tell whether a title promises exercises, so that an article without headings may have some."""
    return any(heading_role(part) is Role.EXERCISES for part in (title, *_TITLE_PARTS.split(title)))


def _is_label(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and all_strong(block.inlines)


def _heads_exercises(paragraph: Paragraph) -> bool:
    text = plain(paragraph.inlines).rstrip()
    if len(text) > _LONGEST_LABEL or not (text.endswith(":") or all_strong(paragraph.inlines)):
        return False
    return heading_role(text.rstrip(" :")) is Role.EXERCISES
