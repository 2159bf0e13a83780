"""Paragraphs that their author counts by letters, numbers or signs: no list to Markdown, but to a reader."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern
from handoutgen.model.article import Item, List, Paragraph
from handoutgen.model.inlines import LineBreak, lines_in, plain, slice_inlines, strip_inlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handoutgen.model.article import Block, Blocks
    from handoutgen.model.inlines import Inlines

_SIGNS = "–—•·▪‣►✓✔→➔➜☐☑-"
_MARK = pattern(rf"(?:\(?(?P<count>[A-ZÆØÅa-zæøå]|\d{{1,2}})[.):]|(?P<sign>[{_SIGNS}]))[ \xa0]+(?=\S)")
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_FEWEST = 2


def parted(blocks: Blocks) -> Blocks:
    """Return blocks in which lines that count a), b), c) within a paragraph are paragraphs of their own."""
    found: list[Block] = []
    for block in blocks:
        pieces = list(_lines_of(block)) if isinstance(block, Paragraph) else []
        counted = any(len(_sequence(pieces, at)) > _FEWEST for at in range(len(pieces) - 1))
        found.extend(pieces if counted else (block,))
    return tuple(found)


def with_marked_lists(blocks: Blocks) -> Iterator[tuple[Block, Blocks]]:
    """Yield blocks, each with those that it is made of: what is counted a), b), c) in paragraphs is a list.

    The marks stay in the words of the items. What stands between two of them belongs to the first.
    """
    at = 0
    while at < len(blocks):
        stops = _sequence(blocks, at)
        if len(stops) <= _FEWEST:
            yield blocks[at], (blocks[at],)
            at += 1
            continue
        items = (Item(blocks[start].line, blocks[start:end]) for start, end in pairwise(stops))
        yield List(blocks[at].line, None, tuple(items)), blocks[at : stops[-1]]
        at = stops[-1]


def without_mark(inlines: Inlines) -> tuple[str, Inlines]:
    """Part the letter that counts an item from its words.

    A number or a sign is left out: where exercises are counted anew, the leaflet has its own.
    """
    words = plain(inlines)
    mark = _MARK.match(words)
    if mark is None:
        return "", inlines
    letter = mark["count"] is not None and mark["count"].isalpha()
    rest = strip_inlines(slice_inlines(inlines, mark.end(), len(words)))
    return (mark[0].strip() if letter else ""), rest


def _lines_of(block: Paragraph) -> Iterator[Paragraph]:
    """Yield a paragraph in pieces that begin with a mark each; the first may begin without."""
    piece: Inlines = ()
    for line in lines_in(block.inlines):
        if piece and _MARK.match(plain(line)):
            yield Paragraph(block.line, piece)
            piece = ()
        piece = (*piece, LineBreak(), *line) if piece else line
    yield Paragraph(block.line, piece)


def _sequence(pieces: Sequence[Block], at: int) -> list[int]:
    """Return where the items of a list begin that begins at a piece, and where the last one ends."""
    mark = _mark(pieces[at])
    if mark is None or _next(mark) is None or mark.casefold() not in {"a", "1", *_SIGNS}:
        return []
    stops = [at]
    wanted = _next(mark)
    for place in range(at + 1, len(pieces)):
        found = _mark(pieces[place])
        if found == wanted:
            stops.append(place)
            wanted = _next(found) if found else None
        elif found is not None or not isinstance(pieces[place], Paragraph):
            break
    # Where the last item ends nothing tells: what stands below the others has a piece of its own there too.
    own = min((end - start for start, end in pairwise(stops)), default=1)
    return [*stops, min(stops[-1] + own, len(pieces))]


def _mark(piece: Block) -> str | None:
    found = _MARK.match(plain(piece.inlines)) if isinstance(piece, Paragraph) else None
    return (found["count"] or found["sign"]) if found else None


def _next(mark: str) -> str | None:
    """Return the mark that comes after one: b after a, 2 after 1, and the same sign again."""
    if mark.isdecimal():
        return str(int(mark) + 1)
    if not mark.isalpha():
        return mark
    place = _LETTERS.index(mark.lower()) + 1
    if place == len(_LETTERS):
        return None
    return _LETTERS[place].upper() if mark.isupper() else _LETTERS[place]
