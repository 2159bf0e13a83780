"""What stands before the first heading, and the red-flag box behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.composing.boxes import red_flag_part
from handoutgen.model.article import Paragraph
from handoutgen.model.inlines import Strong, plain
from handoutgen.model.parts import LeadPart

if TYPE_CHECKING:
    from handoutgen.model.article import Blocks
    from handoutgen.model.outline import Outline
    from handoutgen.model.parts import Part

_LONGEST = 600
"""Characters that may stand before the box in an article without headings: some nine lines."""


def lead_and_box(outline: Outline) -> list[Part]:
    """Return the lead and the box. Of an article without headings only its opening stands before the box."""
    box = red_flag_part(outline)
    parts: list[Part] = []
    for section in outline.sections:
        if section.heading is None and section.stays:
            alone = box is not None and len(outline.sections) == 1
            cut = _opening(section.stays) if alone else len(section.stays)
            parts += [LeadPart(section.stays[:cut]), *filter(None, [box])]
            parts += [LeadPart(section.stays[cut:])] if section.stays[cut:] else []
            return parts
    return [box] if box is not None else []


def _opening(blocks: Blocks) -> int:
    """Return how many blocks open an article: its first, and plain paragraphs as long as all are short."""
    cut, length = 1, _length(blocks[:1])
    for block in blocks[1:]:
        length += _length((block,))
        if not isinstance(block, Paragraph) or isinstance(block.inlines[0], Strong) or length > _LONGEST:
            break
        cut += 1
    return cut


def _length(blocks: Blocks) -> int:
    return sum(len(plain(block.inlines)) for block in blocks if isinstance(block, Paragraph))
