"""Signs below a lead-in that are a list to their author, but not to Markdown.

»Ring til lægen, hvis:« is often followed by lines, or by short paragraphs, without a mark before any of them.
What came of a website as HTML has none either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import Item, List, Paragraph
from handoutgen.model.inlines import LineBreak, Text, all_strong, lines_in, plain
from handoutgen.understanding.urgency import calls_for_help, names_no_condition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from handoutgen.model.article import Block, Blocks
    from handoutgen.model.bands import Band
    from handoutgen.model.inlines import Inlines

_LONGEST = 120
"""Characters of a paragraph that may be one of a row of signs."""
_ENDS = (".", "!", "?")


def with_lists(blocks: Blocks, sends: Callable[[str], Band | None]) -> Blocks:
    """Return blocks in which the lines and short paragraphs below a lead-in are a list.

    `sends` says of a lead-in whether it sends its reader for help; below others, nothing is changed.
    """
    if not any(isinstance(block, Paragraph) and _may_lead(block.inlines) for block in blocks):
        return blocks
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not isinstance(block, Paragraph):
            found.append(block)
            continue
        found.extend(_parted(block, sends))
        match found[-1]:
            case Paragraph(inlines=inlines) if _leads(lines_in(inlines)[-1], sends):
                run = tuple(_run(blocks[at:]))
                at += len(run)
                if run:
                    found.append(_list(run))
            case _:
                pass
    return tuple(found)


def _may_lead(inlines: Inlines) -> bool:
    """Tell, quickly and true too often, whether a paragraph holds a lead-in."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return inlines[0].text.endswith(":")
    colon = plain(inlines[-1:]).endswith(":")
    return colon or all_strong(inlines) or any(isinstance(inline, LineBreak) for inline in inlines)


def _leads(line: Inlines, sends: Callable[[str], Band | None]) -> bool:
    """Tell whether a line that ends with a colon, or is bold and no whole sentence, sends for help."""
    text = plain(line).rstrip()
    heads = text.endswith(":") or (all_strong(line) and not text.endswith(_ENDS))
    return heads and sends(text) is not None


def _parted(paragraph: Paragraph, sends: Callable[[str], Band | None]) -> Iterator[Block]:
    """Part a paragraph's lines: those below a lead-in, up to the next, are a list."""
    lines = lines_in(paragraph.inlines)
    heads = [place for place, line in enumerate(lines) if len(lines) > 1 and _leads(line, sends)]
    if not heads:
        yield paragraph
        return
    start = 0
    for head, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        above: Inlines = ()
        for line in lines[start : head + 1]:
            above = (*above, LineBreak(), *line) if above else line
        yield Paragraph(paragraph.line, above)
        below = tuple(Paragraph(paragraph.line, line) for line in lines[head + 1 : end] if line)
        if below:
            yield _list(below)
        start = end


def _list(signs: Sequence[Paragraph]) -> List:
    """Return signs as bullets; a bare »Så ring 112.« belongs to the one before it."""
    items: list[Item] = []
    for sign in signs:
        text = plain(sign.inlines)
        if items and calls_for_help(text) and names_no_condition(text):
            items[-1] = Item(items[-1].line, (*items[-1].blocks, sign))
        else:
            items.append(Item(sign.line, (sign,)))
    return List(signs[0].line, None, tuple(items))


def _run(blocks: Blocks) -> Iterator[Paragraph]:
    """Yield the paragraphs that a lead-in is of: the next, and those that are short and written as it is."""
    first = ""
    for block in blocks:
        if not isinstance(block, Paragraph) or all_strong(block.inlines):
            return
        text = plain(block.inlines).strip()
        short = len(text) <= _LONGEST and len(sentence_spans(text)) == 1
        if text.endswith(":") or (first and not (short and _alike(first, text))):
            return
        yield block
        if not short:
            return
        first = first or text


def _alike(first: str, text: str) -> bool:
    """Tell whether two paragraphs are of one row: both go on with a sentence, or both are whole ones."""
    if first[:1].islower():
        return text[:1].islower()
    return first.endswith(_ENDS) == text.endswith(_ENDS)
