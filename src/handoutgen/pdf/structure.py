"""The tag tree as PDF objects (ISO 32000-1, 14.7), written once it is known where the ink fell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.pdf.document import references, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.pdf.document import Document
    from handoutgen.pdf.drawing import Frame
    from handoutgen.typesetting.tags import Tag

_MAY_BE_EMPTY = frozenset({"TD", "TH", "Document"})
"""A row keeps all its cells, also those for a pen."""


class _Page(Struct, eq=False):
    """A page's marks that are made here: whose ink each is, and which element owns it once it is written."""

    number: int
    first: int
    slots: Sequence[int]
    further: int
    tags: list[Tag]
    owners: list[int]

    def mark(self, index: int) -> int:
        """Return the number of a mark, by its place among those made here."""
        beyond = index - len(self.slots)
        return self.first + index if beyond < 0 else self.further + beyond


_Mark = tuple[_Page, int]
"""A page and the place of a mark among those made here."""


class UnownedInkError(Exception):
    """Ink whose tag hangs on no tree: a listener would miss its words. An error of this program."""

    def __init__(self, role: str) -> None:
        super().__init__(f"Ink of a {role} belongs to no tag tree.")


class Element(Struct, frozen=True):
    """An element that an update fills: its object, its parent's, and the elements that it holds already."""

    number: int
    parent: int
    role: str
    kids: tuple[int, ...] = ()


class Structure:
    """Collects where each tag's ink fell, page by page.

    The array that owns a page's marks stands in one piece, and may be long. So a file that is to be updated
    keeps marks, and objects for their elements, and tells of them ahead: `slots`, one for each mark. What has
    a first mark there stands in its slot; each further mark has a `Span` in its own.
    """

    def __init__(self, document: Document, next_key: int = 0) -> None:
        self._document = document
        self._contents: dict[int, list[Tag | _Mark | bytes]] = {}
        self._attached: set[int] = set()
        self._boxes: dict[int, Frame] = {}
        self._pages: list[_Page] = []
        self._open = 0
        self._next_key = next_key
        self._annotations: list[Tag] = []
        self._numbers: dict[int, int] = {}
        self._ids: list[tuple[bytes, int]] = []
        self._kept: dict[int, int] = {}
        self.elements: dict[int, Element] = {}
        """The elements kept for an update, by the `id` of their tags."""

    def open_page(self, number: int, further: int = 0, first: int = 0, slots: Sequence[int] = ()) -> None:
        """Begin a page; `number` is its object.

        Its marks count from `further` on; those for which there are `slots` come before, from `first` on.
        """
        self._open = len(self._pages)
        self._pages.append(_Page(number, first, slots, further, [], []))

    def turn_to(self, page: int) -> None:
        """Go back to a page that was begun, counted from 0."""
        self._open = page

    def keep(self, tag: Tag) -> None:
        """Let an update write the element of `tag`."""
        self._kept[id(tag)] = self._document.later()

    def mark(self, tag: Tag) -> int:
        """Give the next ink of `tag` on the open page its mark."""
        page = self._pages[self._open]
        index = len(page.tags)
        self._gather(tag).append((page, index))
        page.tags.append(tag)
        page.owners.append(0)
        return page.mark(index)

    def annotate(self, tag: Tag, annotation: int) -> int:
        """Take an annotation into `tag`; returns its key in the parent tree."""
        number = self._pages[self._open].number
        self._gather(tag).append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (number, annotation))
        self._annotations.append(tag)
        return self._next_key + len(self._annotations) - 1

    def frame(self, tag: Tag, box: Frame) -> None:
        """Tell where a figure stands, in points from the page's lower left."""
        self._boxes[id(tag)] = box

    def _gather(self, tag: Tag) -> list[Tag | _Mark | bytes]:
        if tag.inline and id(tag) not in self._attached and tag.parent is not None:
            self._attached.add(id(tag))
            self._gather(tag.parent).append(tag)
        return self._contents.setdefault(id(tag), [])

    def write_tree(self, tree: Tag, root: int) -> int:
        """Write all elements; `root` is the object of the tree's root. Returns the topmost element's."""
        return self._write(tree, root)

    def gathered(self, tag: Tag, number: int) -> tuple[int, list[bytes]]:
        """Return what `filled` asks of the element with this number, with all that `tag` has gathered."""
        self._numbers[id(tag)] = number
        return self._kids(tag, number)

    def owners(self, page: int) -> bytes:
        """Return what a page's array in the parent tree says of marks without a slot, in their order."""
        marked = self._pages[page]
        if 0 in marked.owners:
            raise UnownedInkError(marked.tags[marked.owners.index(0)].role)
        return references(marked.owners[len(marked.slots) :])

    def annotation_owners(self) -> bytes:
        """Return what the parent tree says of the annotations made here."""
        return b" ".join(
            b"%d %d 0 R" % (self._next_key + index, self._numbers[id(tag)])
            for index, tag in enumerate(self._annotations)
        )

    def marks(self, page: int) -> int:
        """Return the first mark of a page that is free."""
        return self._pages[page].mark(len(self._pages[page].tags))

    @property
    def next_key(self) -> int:
        """The first key of the parent tree that is free."""
        return self._next_key + len(self._annotations)

    def names(self) -> bytes:
        """Write the tree of names; returns what the root says of it."""
        if not self._ids:
            return b""
        listed = b" ".join(b"%b %d 0 R" % pair for pair in sorted(self._ids))
        return b"/IDTree %d 0 R" % self._document.put(b"<</Names[%b]>>" % listed)

    def _write(self, tag: Tag, parent: int) -> int:
        """Write one element and all below it; 0 where nothing of it fell on paper."""
        if id(tag) in self._kept:
            return self._keep_place(tag, parent)
        number = self._slot(tag) or self._document.put()
        page, kids = self._kids(tag, number)
        if not kids and tag.role not in _MAY_BE_EMPTY:
            return 0
        self._numbers[id(tag)] = number
        entries = b"/S/%b/P %d 0 R%b" % (tag.role.encode(), parent, _held(page, kids))
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
            self._ids.append((name, number))
            entries += b"/ID" + name
        self._document.fill(number, b"<<%b>>" % entries)
        return number

    def _keep_place(self, tag: Tag, parent: int) -> int:
        number = self._kept[id(tag)]
        kids = tuple(below for kid in tag.kids if (below := self._write(kid, number)))
        self.elements[id(tag)] = Element(number, parent, tag.role, kids)
        return number

    def _slot(self, tag: Tag) -> int:
        """Return what is kept for the element of a tag's first mark, or 0."""
        for held in self._contents.get(id(tag), ()):
            if isinstance(held, tuple):
                page, index = held
                return page.slots[index] if index < len(page.slots) else 0
        return 0

    def _span(self, page: _Page, index: int, parent: int) -> bytes:
        """Let a mark of the element `parent` be owned by a span in the mark's own slot."""
        page.owners[index] = slot = page.slots[index]
        body = b"<</S/Span/P %d 0 R/Pg %d 0 R/K %d>>" % (parent, page.number, page.mark(index))
        self._document.fill(slot, body)
        return b"%d 0 R" % slot

    def _kids(self, tag: Tag, number: int) -> tuple[int, list[bytes]]:
        """Return the page of an element's marks, 0 without any, and what its array of kids holds.

        A mark on that page is told by its number alone, one on another page with its page (14.7.4.2).
        """
        page = 0
        kids: list[bytes] = []
        for kid in [*tag.kids, *self._contents.get(id(tag), [])]:
            if isinstance(kid, tuple):
                on, index = kid
                if index < len(on.slots) and on.slots[index] != number:
                    kids.append(self._span(on, index, number))
                    continue
                on.owners[index] = number
                page = page or on.number
                told = b"%d" if on.number == page else b"<</Type/MCR/Pg %d 0 R/MCID %%d>>" % on.number
                kids.append(told % on.mark(index))
            elif isinstance(kid, bytes):
                kids.append(kid)
            elif below := self._write(kid, number):
                kids.append(b"%d 0 R" % below)
        return page, kids


def filled(element: Element, page: int, held: Sequence[bytes]) -> bytes:
    """Return an element that an update fills: its marks on a `page`, or 0, and what it holds before its own.

    One that holds nothing says so: a listener is not told of an empty section.
    """
    kids = [*held, *(b"%d 0 R" % kid for kid in element.kids)]
    role = element.role if kids else "NonStruct"
    return b"<</S/%b/P %d 0 R%b>>" % (role.encode(), element.parent, _held(page, kids))


def _held(page: int, kids: list[bytes]) -> bytes:
    if not kids:
        return b""
    on = b"/Pg %d 0 R" % page if page else b""
    return on + (b"/K[%b]" % b" ".join(kids) if len(kids) > 1 else b"/K " + kids[0])
