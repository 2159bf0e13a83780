"""A clinic's imprint on a plate: the first part of the update that completes it.

It is the same for all patients, and `Inked` remembers it down to its offsets.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.pdf.catalogue import packet
from handoutgen.pdf.document import Document, references, stream, write_objects
from handoutgen.pdf.drawing import BRANDED, Pen
from handoutgen.pdf.encoding import fixed_encodings
from handoutgen.pdf.links import write_link
from handoutgen.pdf.metadata import Metadata, info
from handoutgen.pdf.pictures import Album
from handoutgen.pdf.structure import Structure

if TYPE_CHECKING:
    from hashlib import _Hash

    from handoutgen.pdf.document import Entry
    from handoutgen.pdf.plate import Plate, PlatePage
    from handoutgen.typesetting.colours import Palette
    from handoutgen.typesetting.imprint import ClinicImprint, PatientImprint


class InkedPage(Struct, frozen=True):
    """Where a patient's imprint of one page goes on."""

    marks: int
    owned: bytes


class Inked(Struct, frozen=True):
    """A plate with a clinic's imprint, ready for any patient."""

    plate: Plate
    palette: Palette
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


def ink(plate: Plate, clinic: ClinicImprint, palette: Palette, meta: Metadata) -> Inked:
    """Draw a clinic's imprint on a plate."""
    press = Inker(plate, palette, [page.marks for page in plate.pages], plate.size, plate.next_key)
    document = press.document
    links: list[list[int]] = []
    for index, page in enumerate(plate.pages):
        document.fill(page.clinic, stream(press.draw(index, page, clinic)))
        links.append(press.take_links())
    for page, added in zip(plate.pages, links, strict=True):
        if added:
            annotations = b" ".join(filter(None, (page.links, references(added))))
            document.fill(page.number, b"<<%b/Annots[%b]>>" % (page.entries, annotations))
    press.fill_elements(clinic)
    if press.structure.next_key != plate.next_key:
        owners = press.structure.annotation_owners()
        document.fill(plate.parents, b"<</Nums[%b %b]>>" % (plate.parented, owners))
        entries = b"%b/ParentTreeNextKey %d" % (plate.rooted, press.structure.next_key)
        document.fill(plate.structure, b"<<%b>>" % entries)
    shades = b"".join(bytes(round(part * 255) for part in palette[paint]) for paint in BRANDED)
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
    digest = hashlib.md5(plate.digest, usedforsecurity=False)
    digest.update(written.content)
    return Inked(
        plate,
        palette,
        written.content,
        written.entries,
        written.size,
        press.structure.next_key,
        digest,
        pages,
        {},
    )


class Inker:
    """Draws one imprint: into the streams kept for it, below the elements of its places."""

    def __init__(self, plate: Plate, palette: Palette, taken: list[int], size: int, next_key: int) -> None:
        self._plate = plate
        self._palette = palette
        self.document = Document(size)
        self.structure = Structure(self.document, next_key)
        self._encodings = fixed_encodings(plate.wider)
        self._links: list[int] = []
        self._album = Album(self.document, "L")
        for page, marks in zip(plate.pages, taken, strict=True):
            self.structure.open_page(page.number, marks)

    def draw(self, index: int, page: PlatePage, imprint: ClinicImprint | PatientImprint) -> bytes:
        """Return the content stream of what an imprint has for a page."""
        self.structure.turn_to(index)
        code: list[bytes] = []
        for place in page.places:
            if imprint.fills(place.kind):
                origin = (place.x, place.y)
                pen = Pen(origin, self._palette, self.structure, self._encodings.of, self._album.name)
                code.append(pen.draw(imprint.fill(place.kind, place.w, place.h).ink))
                self._links += [write_link(self.document, self.structure, hot, origin) for hot in pen.hots]
        return b"\n".join(code)

    def take_links(self) -> list[int]:
        """Return the links that were drawn since the last time."""
        links, self._links = self._links, []
        return links

    def fill_elements(self, imprint: ClinicImprint | PatientImprint) -> None:
        """Write the elements of the places that an imprint filled."""
        for page in self._plate.pages:
            for place in page.places:
                if place.element is not None and imprint.fills(place.kind):
                    tag = imprint.fill(place.kind, place.w, place.h).tag
                    self.structure.fill(tag, place.element)

    def pictures(self) -> bytes:
        """Return what the dictionary of pictures says of the imprint's own."""
        return self._album.entries()
