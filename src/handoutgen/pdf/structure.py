"""The tag tree as PDF objects (ISO 32000-1, 14.7), written once it is known where the ink fell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.pdf.document import text

if TYPE_CHECKING:
    from handoutgen.pdf.document import Document
    from handoutgen.typesetting.tags import Tag

_MAY_BE_EMPTY = frozenset({"TD", "TH", "Document"})
"""A row keeps all its cells, also those for a pen."""


class UnownedInkError(Exception):
    """Ink whose tag hangs on no tree: a listener would miss its words. An error of this program."""

    def __init__(self, role: str, page: int) -> None:
        super().__init__(role, page)

    def __str__(self) -> str:
        return "Ink of a {} on page {} belongs to no tag tree.".format(*self.args)


class Structure:
    """Collects where each tag's ink fell, page by page."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._contents: dict[int, list[Tag | bytes]] = {}
        self._attached: set[int] = set()
        self._boxes: dict[int, tuple[float, float, float, float]] = {}
        self._pages: list[list[Tag]] = []
        self._page_numbers: list[int] = []
        self._open = 0
        self._annotations: list[Tag] = []

    def open_page(self, number: int) -> None:
        """Begin a page; `number` is its object."""
        self._open = len(self._pages)
        self._pages.append([])
        self._page_numbers.append(number)

    def turn_to(self, page: int) -> None:
        """Go back to a page that was begun, counted from 0."""
        self._open = page

    def mark(self, tag: Tag) -> int:
        """Give the next ink of `tag` on the open page its mark."""
        marks = self._pages[self._open]
        number = self._page_numbers[self._open]
        self._gather(tag).append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (number, len(marks)))
        marks.append(tag)
        return len(marks) - 1

    def annotate(self, tag: Tag, annotation: int) -> int:
        """Take an annotation into `tag`, once all pages are begun; returns its key in the parent tree."""
        number = self._page_numbers[self._open]
        self._gather(tag).append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (number, annotation))
        self._annotations.append(tag)
        return len(self._pages) + len(self._annotations) - 1

    def frame(self, tag: Tag, box: tuple[float, float, float, float]) -> None:
        """Tell where a figure stands, in points from the page's lower left."""
        self._boxes[id(tag)] = box

    def _gather(self, tag: Tag) -> list[Tag | bytes]:
        if tag.inline and id(tag) not in self._attached and tag.parent is not None:
            self._attached.add(id(tag))
            self._gather(tag.parent).append(tag)
        return self._contents.setdefault(id(tag), [])

    def write(self, tree: Tag) -> int:
        """Write the tree; returns the object of its root."""
        document = self._document
        root = document.put()
        numbers: dict[int, int] = {}
        ids: list[tuple[bytes, int]] = []
        top = self._write(tree, root, numbers, ids)
        entries: list[bytes] = []
        for page, marks in enumerate(self._pages):
            for tag in marks:
                if id(tag) not in numbers:
                    raise UnownedInkError(tag.role, page + 1)
            owners = b" ".join(b"%d 0 R" % numbers[id(tag)] for tag in marks)
            entries.append(b"%d %d 0 R" % (page, document.put(b"[" + owners + b"]")))
        for index, tag in enumerate(self._annotations):
            entries.append(b"%d %d 0 R" % (len(self._pages) + index, numbers[id(tag)]))
        parents = document.put(b"<</Nums[%b]>>" % b" ".join(entries))
        names = b""
        if ids:
            listed = b" ".join(b"%b %d 0 R" % pair for pair in sorted(ids))
            names = b"/IDTree %d 0 R" % document.put(b"<</Names[%b]>>" % listed)
        document.fill(
            root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%b>>"
            % (top, parents, len(entries), names),
        )
        return root

    def _write(self, tag: Tag, parent: int, numbers: dict[int, int], ids: list[tuple[bytes, int]]) -> int:
        """Write one element and all below it; 0 where nothing of it fell on paper."""
        contents = self._contents.get(id(tag), [])
        number = self._document.put()
        kids: list[bytes] = []
        for kid in [*tag.kids, *contents]:
            if isinstance(kid, bytes):
                kids.append(kid)
            elif below := self._write(kid, number, numbers, ids):
                kids.append(b"%d 0 R" % below)
        if not kids and tag.role not in _MAY_BE_EMPTY:
            return 0
        numbers[id(tag)] = number
        entries = b"/S/%b/P %d 0 R" % (tag.role.encode(), parent)
        if kids:
            entries += b"/K[%b]" % b" ".join(kids) if len(kids) > 1 else b"/K " + kids[0]
        if tag.attributes:
            entries += b"/A<<%b>>" % tag.attributes.encode()
        elif id(tag) in self._boxes:
            corners = " ".join(f"{edge:.2f}" for edge in self._boxes[id(tag)])
            entries += b"/A<</O/Layout/Placement/Block/BBox[%b]>>" % corners.encode()
        if tag.alt is not None:
            entries += b"/Alt" + text(tag.alt)
        if tag.actual is not None:
            entries += b"/ActualText" + text(tag.actual)
        if tag.language is not None:
            entries += b"/Lang" + text(tag.language)
        if tag.role == "Note":
            name = text(f"note-{number}")
            ids.append((name, number))
            entries += b"/ID" + name
        self._document.fill(number, b"<<%b>>" % entries)
        return number

    @property
    def pages(self) -> int:
        """How many pages were opened."""
        return len(self._pages)
