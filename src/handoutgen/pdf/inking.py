"""A clinic's imprint on a plate: the first part of the update that completes it.

It is the same for all patients, and `Inked` remembers it down to its offsets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.keeping.hashing import md5
from handoutgen.pdf.catalogue import packet
from handoutgen.pdf.document import Document, references, stream, write_objects
from handoutgen.pdf.drawing import BRANDED
from handoutgen.pdf.links import write_link
from handoutgen.pdf.metadata import Metadata, info
from handoutgen.pdf.pictures import Album
from handoutgen.pdf.structure import Structure

if TYPE_CHECKING:
    from hashlib import _Hash

    from handoutgen.pdf.document import Entry
    from handoutgen.pdf.forme import Forme
    from handoutgen.pdf.plate import Plate, PlatePage


class InkedPage(Struct, frozen=True):
    """Where a patient's imprint of one page goes on."""

    marks: int
    owned: bytes


class Inked(Struct, frozen=True):
    """A plate with a clinic's imprint, ready for any patient."""

    plate: Plate
    content: bytes
    """What stands behind the plate so far; `entries` is where its objects are, `size` the next number."""
    entries: dict[int, Entry]
    size: int
    next_key: int
    digest: _Hash
    """The MD5 of all that stands behind the plate, the plate's own digest before it."""
    pages: tuple[InkedPage, ...]
    shapes: dict[object, object]
    """What `imprinting` remembers of patients' imprints that are alike but for their words."""


def ink(plate: Plate, clinic: Forme, meta: Metadata) -> Inked:
    """Print a clinic's imprint on a plate."""
    press = Inker(plate, clinic, [page.marks for page in plate.pages], plate.size, plate.next_key)
    document = press.document
    links: list[list[int]] = []
    for index, page in enumerate(plate.pages):
        document.fill(page.clinic, stream(press.draw(index, page)))
        links.append(press.take_links())
    for page, added in zip(plate.pages, links, strict=True):
        if added:
            annotations = b" ".join(filter(None, (page.links, references(added))))
            document.fill(page.number, b"<<%b/Annots[%b]>>" % (page.entries, annotations))
    press.fill_elements()
    if press.structure.next_key != plate.next_key:
        owners = press.structure.annotation_owners()
        document.fill(plate.parents, b"<</Nums[%b %b]>>" % (plate.parented, owners))
        entries = b"%b/ParentTreeNextKey %d" % (plate.rooted, press.structure.next_key)
        document.fill(plate.structure, b"<<%b>>" % entries)
    shades = b"".join(bytes(round(part * 255) for part in clinic.palette[paint]) for paint in BRANDED)
    document.fill(plate.brand, b"[/Indexed/DeviceRGB %d<%b>]" % (len(BRANDED) - 1, shades.hex().encode()))
    document.fill(plate.pictures, b"<<%b%b>>" % (plate.resources, press.pictures()))
    document.fill(plate.information, info(meta))
    document.fill(plate.metadata, packet(meta))
    pages = tuple(
        InkedPage(
            press.structure.marks(index), b" ".join(filter(None, (page.owned, press.structure.owners(index))))
        )
        for index, page in enumerate(plate.pages)
    )
    for page, now in zip(plate.pages, pages, strict=True):
        if not page.patient:
            document.fill(page.owners, b"[%b]" % now.owned)
    written = write_objects(document.objects, len(plate.body), document.size)
    digest = md5(plate.digest, usedforsecurity=False)
    digest.update(written.content)
    return Inked(
        plate,
        written.content,
        written.entries,
        written.size,
        press.structure.next_key,
        digest,
        pages,
        {},
    )


class Inker:
    """Prints one imprint: into the streams kept for it, below the elements of its places."""

    def __init__(self, plate: Plate, forme: Forme, taken: list[int], size: int, next_key: int) -> None:
        self._plate = plate
        self._forme = forme
        self.document = Document(size)
        self.structure = Structure(self.document, next_key)
        self._links: list[int] = []
        self._album = Album(self.document, "L")
        for page, marks in zip(plate.pages, taken, strict=True):
            self.structure.open_page(page.number, marks)

    def draw(self, index: int, page: PlatePage) -> bytes:
        """Return the content stream of what the imprint has for a page."""
        self.structure.turn_to(index)
        code: list[str] = []
        for place in page.places:
            if self._forme.fills(place):
                cast, at = self._forme.cast(place, self._plate.wider), (place.x, place.y)
                code.append(cast.print(at, self.structure, self._album.name))
                self._links += [write_link(self.document, self.structure, hot, at) for hot in cast.hots]
        return "\n".join(code).encode("latin-1")

    def take_links(self) -> list[int]:
        """Return the links that were drawn since the last time."""
        links, self._links = self._links, []
        return links

    def fill_elements(self) -> None:
        """Write the elements of the places that the imprint filled."""
        for page in self._plate.pages:
            for place in page.places:
                if place.element is not None and self._forme.fills(place):
                    self.structure.fill(self._forme.tag(place), place.element)

    def pictures(self) -> bytes:
        """Return what the dictionary of pictures says of the imprint's own."""
        return self._album.entries()
