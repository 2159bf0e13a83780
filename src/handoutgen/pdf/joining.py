"""Many leaflets become one file for the printer, each on fresh paper, still tagged and archivable."""

from __future__ import annotations

import io
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.pdf.bookmarks import Bookmark, below, grouped, hang
from handoutgen.pdf.carrying import Carrier
from handoutgen.pdf.catalogue import finish
from handoutgen.pdf.document import Document, references, text
from handoutgen.pdf.metadata import Metadata, Origin
from handoutgen.pdf.packet import read_origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pikepdf import Object, Pdf

SEVERAL = "several"
"""Told of article, kind, edition or clinic where the leaflets of one file differ in it."""


class JoinError(Exception):
    """A file that cannot be joined to others; `number` is its place among them, from 1."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(number, what)
        self.number = number
        self.what = what

    def __str__(self) -> str:
        return f"Leaflet {self.number} cannot be joined to others: {self.what}."


def join(leaflets: Iterable[bytes], title: str, *, long_edge: bool = False) -> bytes:
    """Return one file of many leaflets, in their order; raises `JoinError`.

    `title` is what the window shows. Each leaflet has an even number of pages in it, if need be with a
    blank one at its end, so that on a printer of both sides each begins on fresh paper. The first
    leaflet's language is the file's; one in another language says so.

    With `long_edge` also sheets that lie on their side may be turned over the long edge of the paper, as all
    others are: their backs stand on their heads. Else they are turned over the short one.
    """
    joiner = _Joiner(long_edge=long_edge)
    for leaflet in leaflets:
        joiner.add(leaflet)
    return joiner.finish(title)


class _Told(Struct, frozen=True):
    """What one leaflet says of itself."""

    title: str
    author: str
    language: str
    dated: date | None
    origin: Origin


class _Joiner:
    """The joined file in the making. A leaflet is dropped once it is added: only bytes are kept."""

    def __init__(self, *, long_edge: bool) -> None:
        self._long_edge = long_edge
        self._document = Document()
        self._pages = self._document.put()
        self._structure = self._document.put()
        self._top = self._document.put()
        self._outlines = self._document.put()
        self._nothing = self._document.put(b"<<>>")
        self._stored: dict[bytes, int] = {}
        self._told: list[_Told] = []
        self._sheets: list[int] = []
        self._parts: list[int] = []
        self._parents: list[bytes] = []
        self._next_key = 0
        self._names: list[tuple[bytes, int]] = []
        self._bookmarks: list[Bookmark] = []

    def add(self, leaflet: bytes) -> None:
        """Carry a leaflet over: its pages, then the tags and bookmarks that point at them."""
        with _opened(leaflet, len(self._told) + 1) as source:
            self._told.append(_tell(source, leaflet, len(self._told) + 1))
            carrier = Carrier(source, self._document, self._stored)
            carrier.stand_in(source.Root.Pages, self._pages)
            carrier.stand_in(source.Root.StructTreeRoot, self._top)
            first = len(self._sheets)
            self._add_pages(source, carrier)
            self._add_bookmarks(source, carrier, self._sheets[first])
            self._add_tags(source.Root.StructTreeRoot, carrier)

    def _add_pages(self, source: Pdf, carrier: Carrier) -> None:
        for page in source.pages:
            for shared in (page.obj.Resources, *page.obj.get("/Contents", ())):
                carrier.share(shared)
            if "/StructParents" in page.obj:
                page.obj.StructParents = int(page.obj.StructParents) + self._next_key
            for annotation in page.obj.get("/Annots", ()):
                annotation.StructParent = int(annotation.StructParent) + self._next_key
            left, bottom, right, top = map(float, page.obj.MediaBox)
            is_back = len(self._sheets) % 2 == 1
            if self._long_edge and is_back and right - left > top - bottom:
                page.obj.Rotate = 180
            self._sheets.append(carrier.carry(page.obj))
        if len(source.pages) % 2:
            box = source.pages[-1].obj.MediaBox.unparse()
            blank = b"<</Type/Page/Parent %d 0 R/MediaBox%b/Resources %d 0 R>>"
            self._sheets.append(self._document.put(blank % (self._pages, box, self._nothing)))

    def _add_tags(self, root: Object, carrier: Carrier) -> None:
        """Make a leaflet's tree a part of the whole; its keys and names get a range of their own."""
        from pikepdf import Name, NumberTree, String

        told = self._told[-1]
        root.K.S = Name.Part
        if told.language != self._told[0].language:
            root.K.Lang = String(told.language)
        names = root.IDTree.Names if "/IDTree" in root else ()
        for old, element in _pairs(names):
            element.ID = String(f"{len(self._told)}-{old}")
        self._parts.append(carrier.carry(root.K))
        self._names += [(bytes(element.ID), carrier.carry(element)) for _, element in _pairs(names)]
        owners = {key: owner for key, owner in NumberTree(root.ParentTree).items() if owner is not None}
        for key, owner in owners.items():
            self._parents.append(b"%d %d 0 R" % (key + self._next_key, carrier.carry(owner)))
        self._next_key += max(owners) + 1

    def _add_bookmarks(self, source: Pdf, carrier: Carrier, page: int) -> None:
        """Hang a leaflet's bookmarks below one of its own, closed: who looks for a leaflet sees them all."""
        number = self._document.put()
        height = float(source.pages[0].obj.MediaBox[3])
        title = f"{len(self._told)}. {self._told[-1].title}"
        held = b""
        outlines = source.Root.get("/Outlines")
        if outlines is not None:
            carrier.stand_in(outlines, number)
            ends = carrier.carry(outlines.First), carrier.carry(outlines.Last)
            held = below(*ends, -int(outlines.Count))
        landing = b"[%d 0 R/XYZ 0 %.2f 0]" % (page, height)
        self._bookmarks.append(Bookmark(number, title, landing, held))

    def finish(self, title: str) -> bytes:
        """Write what holds the leaflets together; returns the file."""
        if not self._told:
            raise ValueError("no leaflet to join")
        document = self._document
        document.fill(
            self._pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._sheets), references(self._sheets))
        )
        document.fill(
            self._top, b"<</S/Document/P %d 0 R/K[%b]>>" % (self._structure, references(self._parts))
        )
        self._finish_tags()
        tops = grouped(document, self._bookmarks)
        held = hang(document, tops, self._outlines, len(tops))
        document.fill(self._outlines, b"<</Type/Outlines%b>>" % held)
        meta = _shared(self._told, title)
        return finish(document, meta, pages=self._pages, structure=self._structure, outlines=self._outlines)

    def _finish_tags(self) -> None:
        document = self._document
        parents = document.put(b"<</Nums[%b]>>" % b" ".join(self._parents))
        body = b"/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d" % (self._top, parents, self._next_key)
        if self._names:
            listed = b" ".join(b"%b %d 0 R" % (text(name.decode()), of) for name, of in sorted(self._names))
            body += b"/IDTree %d 0 R" % document.put(b"<</Names[%b]>>" % listed)
        document.fill(self._structure, b"<</Type/StructTreeRoot%b>>" % body)


@contextmanager
def _opened(leaflet: bytes, number: int) -> Iterator[Pdf]:
    """Open a leaflet. One that qpdf must mend is refused: who knows which words were lost."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(leaflet), suppress_warnings=True, attempt_recovery=False) as source:
            if source.is_encrypted:
                raise JoinError(number, "it is encrypted")
            for _ in source.objects:
                pass  # qpdf reads an object, and warns of it, only when it is asked for
            if source.get_warnings():
                raise JoinError(number, "it is damaged")
            yield source
    except pikepdf.PasswordError as error:
        raise JoinError(number, "it is encrypted") from error
    except pikepdf.PdfError as error:
        raise JoinError(number, "it is damaged") from error


def _tell(source: Pdf, leaflet: bytes, number: int) -> _Told:
    found = read_origin(leaflet)
    if found is None or "/StructTreeRoot" not in source.Root:
        raise JoinError(number, "it is none of handoutgen's")
    facts = source.docinfo
    stamp = str(facts.get("/CreationDate", ""))
    dated = date.fromisoformat(stamp[2:10]) if stamp else None
    return _Told(str(facts.Title), str(facts.Author), str(source.Root.Lang), dated, found[0])


def _shared(told: list[_Told], title: str) -> Metadata:
    """Return what all leaflets say alike; the file is as new as the newest of them."""
    author = told[0].author if len({one.author for one in told}) == 1 else ""
    days = [one.dated for one in told if one.dated is not None]
    first = told[0].origin
    differing = {
        name: SEVERAL
        for name in Origin.__struct_fields__
        if any(getattr(one.origin, name) != getattr(first, name) for one in told)
    }
    return Metadata(title, author, told[0].language, max(days, default=None), replace(first, **differing))


def _pairs(listed: Iterable[Object]) -> list[tuple[Object, Object]]:
    """Return the keys and values of a name tree of one node, as our writer makes them."""
    items = list(listed)
    return list(zip(items[::2], items[1::2], strict=True))
