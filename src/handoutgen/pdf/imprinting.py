"""A plate and an imprint become a leaflet: a PDF incremental update (ISO 32000-1, 7.5.6) behind the plate.

First the clinic's part: it is the same for all patients, and `Inked` remembers it down to its offsets. Then
the patient's, which is small. Neither changes a byte of the plate.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.pdf.catalogue import packet
from handoutgen.pdf.document import Document, cross_reference, references, stream, write_objects
from handoutgen.pdf.drawing import BRANDED, Pen
from handoutgen.pdf.encoding import fixed_encodings
from handoutgen.pdf.links import write_link
from handoutgen.pdf.metadata import Metadata, info
from handoutgen.pdf.pictures import embed, load_picture
from handoutgen.pdf.structure import Structure

if TYPE_CHECKING:
    from hashlib import _Hash

    from handoutgen.pdf.document import Entry
    from handoutgen.pdf.plate import Plate, PlatePage
    from handoutgen.typesetting.colours import Palette
    from handoutgen.typesetting.imprint import ClinicImprint, PatientImprint
    from handoutgen.typesetting.ink import Image


class _Page(Struct, frozen=True):
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
    """The MD5 of all bytes so far."""
    pages: tuple[_Page, ...]


def ink(plate: Plate, clinic: ClinicImprint, palette: Palette, meta: Metadata) -> Inked:
    """Draw a clinic's imprint on a plate."""
    press = _Press(
        plate, palette, [(page.marks, page.owned) for page in plate.pages], plate.size, plate.next_key
    )
    document = press.document
    links = [press.draw(index, page, clinic) for index, page in enumerate(plate.pages)]
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
        _Page(
            press.structure.marks(index), b" ".join(filter(None, (page.owned, press.structure.owners(index))))
        )
        for index, page in enumerate(plate.pages)
    )
    for page, now in zip(plate.pages, pages, strict=True):
        if not page.patient:
            document.fill(page.owners, b"[%b]" % now.owned)
    written = write_objects(document.objects, len(plate.body), document.size)
    digest = hashlib.md5(plate.body, usedforsecurity=False)
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
    )


def imprint(inked: Inked, patient: PatientImprint) -> bytes:
    """Return the leaflet: the plate, the clinic's imprint and this patient's, and the new cross-reference."""
    plate = inked.plate
    taken = [(page.marks, page.owned) for page in inked.pages]
    press = _Press(plate, inked.palette, taken, inked.size, inked.next_key)
    for index, page in enumerate(plate.pages):
        if page.patient:
            press.draw(index, page, patient)
    press.fill_elements(patient)
    for index, (page, now) in enumerate(zip(plate.pages, inked.pages, strict=True)):
        if page.patient:
            owners = b" ".join(filter(None, (now.owned, press.structure.owners(index))))
            press.document.fill(page.owners, b"[%b]" % owners)
    at = len(plate.body) + len(inked.content)
    written = write_objects(press.document.objects, at, press.document.size)
    digest = inked.digest.copy()
    digest.update(written.content)
    trailer = b"/Root %d 0 R/Info %d 0 R/Prev %d/ID[<%b><%b>]" % (
        plate.root,
        plate.information,
        plate.xref,
        plate.digest,
        digest.hexdigest().encode(),
    )
    end = cross_reference(
        {**inked.entries, **written.entries}, at + len(written.content), written.size, trailer
    )
    return b"".join((plate.body, inked.content, written.content, end))


class _Press:
    """Draws one imprint: into the streams kept for it, below the elements of its places."""

    def __init__(
        self, plate: Plate, palette: Palette, taken: list[tuple[int, bytes]], size: int, next_key: int
    ) -> None:
        self._plate = plate
        self._palette = palette
        self.document = Document(size)
        self.structure = Structure(self.document, next_key)
        self._encodings = fixed_encodings(plate.wider)
        self._logos: dict[tuple[str, tuple[int, int]], tuple[str, int]] = {}
        for page, (marks, _) in zip(plate.pages, taken, strict=True):
            self.structure.open_page(page.number, marks)

    def draw(self, index: int, page: PlatePage, imprint: ClinicImprint | PatientImprint) -> list[int]:
        """Draw what an imprint has for a page; returns the links it adds."""
        self.structure.turn_to(index)
        code: list[bytes] = []
        links: list[int] = []
        for place in page.places:
            if imprint.fills(place.kind):
                pen = Pen(
                    (place.x, place.y), self._palette, self.structure, self._encodings.of, self._picture
                )
                code.append(pen.draw(imprint.fill(place.kind, place.w, place.h).ink))
                origin = (place.x, place.y)
                links += [write_link(self.document, self.structure, hot, origin) for hot in pen.hots]
        self.document.fill(page.patient if imprint.private else page.clinic, stream(b"\n".join(code)))
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
        return b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in self._logos.values())

    def _picture(self, image: Image) -> str:
        key = (image.path, image.most)
        known = self._logos.get(key)
        if known is None:
            number = embed(load_picture(*key), self.document)
            known = self._logos[key] = (f"L{len(self._logos) + 1}", number)
        return known[0]
