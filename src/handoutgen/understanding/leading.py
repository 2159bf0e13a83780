"""How blocks lean on each other: what introduces, heads or orders what stands above or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import List, Paragraph
from handoutgen.model.inlines import Strong, all_strong, plain, strip_inlines
from handoutgen.model.outline import Role
from handoutgen.understanding.colophons import colophon_at
from handoutgen.understanding.roles import heading_role
from handoutgen.understanding.urgency import (
    band_of,
    calls_for_help,
    most_urgent,
    names_no_condition,
    names_signs,
    order_for_all,
    points_back,
    points_beside,
    points_on,
    speaks_of_help,
    stated_band,
)
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.danish.sentences import Span
    from handoutgen.model.article import Block, Blocks, Item
    from handoutgen.model.bands import Band
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Section


def calls(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[range, Band]]:
    """Yield each sentence that sends for help, after those before it that say when it holds.

    »Er benet koldt? Er det blegt? Så ring 112.« is one call: its last sentence alone says nothing. »Har du
    samtidig åndenød: 112« takes the call before along once more, which is one of its own too.
    """
    taken = 0
    before = range(0)
    for place, (start, end) in enumerate(spans):
        band = calls_for_help(text[start:end])
        if band is None:
            continue
        first = place
        if first > taken and names_no_condition(text[start:end]):
            first -= 1
        while first > taken and (
            points_back(text[slice(*spans[first])])
            or (first < place and text[slice(*spans[first - 1])].rstrip().endswith("?"))
        ):
            first -= 1
        if first == taken == before.stop and before and points_beside(text[slice(*spans[first])]):
            first = before.start
        taken = place + 1
        before = range(first, taken)
        yield before, band


def floor_of(section: Section) -> Band | None:
    """Return the band a section's heading names for all below it.

    »Hvornår skal jeg ringe 112, og hvornår til lægevagten?« and »Ring til os eller 112?« name two and settle
    none.
    """
    text = smooth(plain(section.heading.inlines)) if section.heading else ""
    which = "112" in text and "eller" in text and ("hvornår" in text or text.rstrip().endswith("?"))
    if text.count("hvornår") > 1 or which:
        return None
    return stated_band(text)


def lead_in_band(inlines: Inlines) -> Band | None:
    """Return the band that a paragraph gives the list after it."""
    text = plain(inlines)
    spans = sentence_spans(text)
    if not spans:
        return None
    last = text[slice(*spans[-1])]
    if not (points_on(last) or all_strong(inlines)):
        return None
    return stated_band(last) or most_urgent(band_of(text[start:end]) for start, end in spans)


def orders_of(blocks: Blocks, place: int) -> list[Band | None]:
    """Return for each bullet of the list at `place` the band of an order that stands further down.

    It stands below the list, or in the bullet that ends its questions: »Hænger munden?«, »Så ring 112.«
    """
    below = _order_below(blocks, place)
    block = blocks[place]
    texts = [_first_words(item) for item in block.items] if isinstance(block, List) else []
    asking = [text.rstrip().endswith("?") for text in texts]
    if not any(asking):
        return [below] * len(texts)
    orders: list[Band | None] = []
    order: Band | None = None
    for text, asks in zip(reversed(texts), reversed(asking), strict=True):
        if not asks:
            order = calls_for_help(text) if names_no_condition(text) else None
        found = [band for band in (asks and order, below) if band]
        orders.append(most_urgent(found) if found else None)
    return orders[::-1]


def _first_words(item: Item) -> str:
    return plain(item.blocks[0].inlines) if item.blocks and isinstance(item.blocks[0], Paragraph) else ""


def _order_below(blocks: Blocks, place: int) -> Band | None:
    """Return the band of a sentence below the list at `place` that holds for every bullet.

    Where the list has a lead-in that sends for help itself, »Ring 112.« below it is of something else.
    """
    match blocks[place + 1 : place + 2]:
        case (Paragraph(inlines=inlines),):
            text = plain(inlines)
        case _:
            return None
    if not speaks_of_help(text):
        return None
    above = blocks[place - 1] if place else None
    led = isinstance(above, Paragraph) and stated_band(plain(above.inlines)) is not None
    spans = sentence_spans(text)
    asked = 1 if spans and text[slice(*spans[0])].rstrip().endswith("?") else 0
    return order_for_all(text[: spans[asked][1]], alone=not led) if len(spans) > asked else None


def below_bold(blocks: Blocks) -> Iterator[tuple[int, int, Inlines, Inlines]]:
    """Yield from where to where a bold »Hvornår skal jeg til læge?« heads red flags, as a heading would.

    With it come its own words, and those after them in its paragraph.
    """
    labels = [_bold_label(block) for block in blocks]
    last = colophon_at(blocks) if any(labels) else 0
    for first, label in enumerate(labels):
        text = plain(label[0]) if label else ""
        if label and (text.endswith("?") or names_signs((text,))) and heading_role(text) is Role.RED_FLAGS:
            end = next((end for end in range(first + 1, len(blocks)) if labels[end]), len(blocks))
            yield first, max(first + 1, min(end, last)), *label


def _bold_label(block: Block) -> tuple[Inlines, Inlines] | None:
    """Part a bold lead-in that ends as a heading does from the rest of its paragraph."""
    match block:
        case Paragraph(inlines=(Strong(label), *rest)):
            words, after = plain(label).rstrip(), plain(tuple(rest)).lstrip()
            if words.endswith(("?", ":")) or (not after and not words.endswith((".", "!"))):
                return strip_inlines(label), strip_inlines(tuple(rest))
        case _:
            pass
    return None
