"""A clinic's imprint on a plate: the first part of the update that completes it.

It is the same for all patients, and `Inked` remembers it down to its offsets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.keeping.hashing import md5
from handoutgen.pdf.catalogue import packet
from handoutgen.pdf.deflating import plain
from handoutgen.pdf.document import Document, listed, pieced_stream, references, write_objects
from handoutgen.pdf.drawing import BRANDED
from handoutgen.pdf.links import link
from handoutgen.pdf.metadata import Metadata, info
from handoutgen.pdf.pictures import embed
from handoutgen.pdf.stereotype import LOGO, Numbers, moved
from handoutgen.pdf.structure import filled

if TYPE_CHECKING:
    from hashlib import _Hash

    from handoutgen.pdf.artwork import Picture
    from handoutgen.pdf.deflating import Piece
    from handoutgen.pdf.document import Entry
    from handoutgen.pdf.forme import Forme
    from handoutgen.pdf.plate import Plate, PlatePage


class InkedPage(Struct, frozen=True):
    """Where a patient's imprint of one page goes on."""

    mark: int
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


class PrintedPage(Struct, frozen=True):
    """What an imprint has for a page; its objects are in the document already."""

    code: tuple[Piece, ...]
    owners: bytes
    """What the page's array in the parent tree says of its marks, and where they end."""
    mark: int
    links: bytes
    linked: bytes
    """What the parent tree says of its links, and the next key."""
    key: int
    logo: Picture | None


def print_page(
    document: Document, page: PlatePage, forme: Forme, wider: str, mark: int, key: int
) -> PrintedPage:
    """Print an imprint on a page, from its mark and the parent tree's key on that are free."""
    code: list[Piece] = []
    owners: list[bytes] = []
    links: list[int] = []
    linked: list[bytes] = []
    logo = None
    for place in page.places:
        if not forme.fills(place):
            continue
        printed = forme.print(place, wider, Numbers(page.number, mark, document.size, key))
        at = place.x, place.y
        if printed.code is not None:
            code += plain(moved(at).encode()), printed.code
        if printed.hots:
            links += [document.put(link(hot, at, key + index)) for index, hot in enumerate(printed.hots)]
        document.add(printed.bodies)
        if place.element is not None:
            document.fill(place.element.number, filled(place.element, printed.page, printed.held))
        owners.append(printed.owners)
        linked.append(printed.linked)
        mark, key, logo = mark + printed.marks, key + len(printed.hots), logo or printed.logo
    return PrintedPage(tuple(code), listed(owners), mark, references(links), listed(linked), key, logo)


def ink(plate: Plate, clinic: Forme, meta: Metadata) -> Inked:
    """Print a clinic's imprint on a plate."""
    document, key = Document(plate.size), plate.next_key
    linked, pages, logo = [plate.parented], [], None
    for page in plate.pages:
        printed = print_page(document, page, clinic, plate.wider, page.marks, key)
        key, logo = printed.key, logo or printed.logo
        linked.append(printed.linked)
        document.fill(page.clinic, pieced_stream(printed.code))
        if printed.links:
            links = listed((page.links, printed.links))
            document.fill(page.number, b"<<%b/Annots[%b]>>" % (page.entries, links))
        pages.append(InkedPage(printed.mark, listed((page.owned, printed.owners))))
        if page.owners and not page.patient:
            document.fill(page.owners, b"[%b]" % pages[-1].owned)
    if key != plate.next_key:
        document.fill(plate.parents, b"<</Nums[%b]>>" % listed(linked))
        document.fill(plate.structure, b"<<%b/ParentTreeNextKey %d>>" % (plate.rooted, key))
    shades = b"".join(bytes(round(part * 255) for part in clinic.palette[paint]) for paint in BRANDED)
    document.fill(plate.brand, b"[/Indexed/DeviceRGB %d<%b>]" % (len(BRANDED) - 1, shades.hex().encode()))
    own = b"/%b %d 0 R" % (LOGO.encode(), embed(logo, document)) if logo is not None else b""
    document.fill(plate.pictures, b"<<%b%b>>" % (plate.resources, own))
    document.fill(plate.information, info(meta))
    document.fill(plate.metadata, packet(meta))
    written = write_objects(document.objects, len(plate.body), document.size)
    digest = md5(plate.digest, usedforsecurity=False)
    digest.update(written.content)
    return Inked(plate, written.content, written.entries, written.size, key, digest, tuple(pages), {})
