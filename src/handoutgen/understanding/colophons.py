"""Who wrote a page, and when: many an article says so below a rule, behind whatever its last section is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import Paragraph, Pause
from handoutgen.model.inlines import plain
from handoutgen.understanding.urgency import names_no_condition, speaks_of_help
from handoutgen.understanding.wordings.headings import COLOPHON
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from handoutgen.model.article import Block, Blocks


def colophon_at(blocks: Blocks) -> int:
    """Return where the rule stands that parts a colophon from the signs above it; without one, the end."""
    rules = [place for place, block in enumerate(blocks) if isinstance(block, Pause)]
    below = blocks[rules[-1] + 1 :] if rules else ()
    if all(map(_is_no_sign, below)) and any(map(_tells_of_page, below)):
        return rules[-1]
    return len(blocks)


def _is_no_sign(block: Block) -> bool:
    text = plain(block.inlines) if isinstance(block, Paragraph) else "?"
    return text != "?" and not speaks_of_help(text) and names_no_condition(text)


def _tells_of_page(block: Block) -> bool:
    return isinstance(block, Paragraph) and COLOPHON.search(smooth(plain(block.inlines)))
