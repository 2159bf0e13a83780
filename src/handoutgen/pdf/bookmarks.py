"""Bookmarks: a tree in which each names its neighbours (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.pdf.document import text

if TYPE_CHECKING:
    from handoutgen.pdf.document import Document
    from handoutgen.typesetting.ink import Landing

_MOST = 100
"""Bookmarks side by side. page-validation, for one, takes a chain of 256 references for an attack."""


class Bookmark(Struct, frozen=True):
    """A bookmark whose neighbours are not known yet: its object, words, landing, and what is below it."""

    number: int
    title: str
    landing: bytes
    below: bytes = b""


def write_bookmarks(document: Document, landings: list[tuple[Landing, int]], height: float) -> int | None:
    """Write the bookmarks of landings, each with the object of its page, `height` points high.

    A level that is skipped is closed up. Returns the object of the tree's top, None where nothing lands.
    """
    if not landings:
        return None
    top = document.put()
    numbers = [document.put() for _ in landings]
    children: dict[int, list[Bookmark]] = {number: [] for number in (top, *numbers)}
    stack: list[tuple[int, int]] = [(-1, top)]
    for (landing, page), number in zip(landings, numbers, strict=True):
        while stack[-1][0] >= landing.level:
            stack.pop()
        place = b"[%d 0 R/XYZ 0 %.2f 0]" % (page, height - landing.y)
        children[stack[-1][1]].append(Bookmark(number, landing.title, place))
        stack.append((landing.level, number))
    # From the last to the first: what is below a bookmark is written before it.
    held: dict[int, bytes] = {}
    for parent in (*reversed(numbers), top):
        if children[parent]:
            told = [replace(one, below=held.get(one.number, b"")) for one in children[parent]]
            told = grouped(document, told)
            held[parent] = hang(document, told, parent, len(told))
    document.fill(top, b"<</Type/Outlines%b>>" % held[top])
    return top


def hang(document: Document, bookmarks: list[Bookmark], parent: int, count: int) -> bytes:
    """Write bookmarks below an object; returns what that object says of them.

    `count` is how many show below it, less than 0 where they are closed.
    """
    numbers = [bookmark.number for bookmark in bookmarks]
    for place, bookmark in enumerate(bookmarks):
        entries = b"/Title%b/Parent %d 0 R/Dest%b" % (text(bookmark.title), parent, bookmark.landing)
        if place:
            entries += b"/Prev %d 0 R" % numbers[place - 1]
        if place + 1 < len(numbers):
            entries += b"/Next %d 0 R" % numbers[place + 1]
        document.fill(bookmark.number, b"<<%b%b>>" % (entries, bookmark.below))
    return below(numbers[0], numbers[-1], count)


def below(first: int, last: int, count: int) -> bytes:
    """Return what an object says of the bookmarks below it."""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, count)


def grouped(document: Document, bookmarks: list[Bookmark]) -> list[Bookmark]:
    """Return bookmarks as they are, or a bookmark for each hundred of them: »1–100«."""
    if len(bookmarks) <= _MOST:
        return bookmarks
    groups: list[Bookmark] = []
    for start in range(0, len(bookmarks), _MOST):
        group, number = bookmarks[start : start + _MOST], document.put()
        title = f"{start + 1}–{start + len(group)}"
        groups.append(Bookmark(number, title, group[0].landing, hang(document, group, number, -len(group))))
    return groups
