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
from handoutgen.pdf.plate import PATIENT_SLOTS, SLOTS
from handoutgen.pdf.stereotype import LOGO, Numbers, moved
from handoutgen.pdf.structure import filled

if TYPE_CHECKING:
    from hashlib import _Hash

    from handoutgen.pdf.artwork import Picture
    from handoutgen.pdf.deflating import Piece
    from handoutgen.pdf.document import Entry
    from handoutgen.pdf.forme import Forme
    from handoutgen.pdf.plate import Plate, PlatePage


class Inked(Struct, frozen=True):
    """A plate with a clinic's imprint, ready for any patient."""

    plate: Plate
    content: bytes
    """What stands behind the plate so far; `entries` is where its objects are, `size` the next number."""
    entries: dict[int, Entry]
    size: int
    digest: _Hash
    """The MD5 of all that stands behind the plate, the plate's own digest before it."""
    shapes: dict[object, object]
    """What `imprinting` remembers of patients' imprints that are alike but for their words."""


class PrintedPage(Struct, frozen=True):
    """What an imprint has for a page; its objects are in the document already."""

    code: tuple[Piece, ...]
    owners: bytes
    """What the page's array in the parent tree says of marks for which nothing is kept."""
    links: bytes
    linked: bytes
    """What the parent tree says of its links, and the next key."""
    key: int
    logo: Picture | None


def print_page(
    document: Document, page: PlatePage, forme: Forme, wider: str, slots: range, key: int
) -> PrintedPage:
    """Print an imprint on a page, with marks in these of its `slots`, from the parent tree's `key` on."""
    code: list[Piece] = []
    owners: list[bytes] = []
    links: list[int] = []
    linked: list[bytes] = []
    logo = None
    used, stop = slots.start, slots.stop
    for place in page.places:
        if not forme.fills(place):
            continue
        left, beyond = max(0, stop - used), max(0, used - stop)
        numbers = Numbers(page.number, used, page.slots + used, left, document.size, key, page.marks + beyond)
        printed = forme.print(place, wider, numbers)
        at = place.x, place.y
        if printed.code is not None:
            code += plain(moved(at).encode()), printed.code
        if printed.hots:
            links += [document.put(link(hot, at, key + index)) for index, hot in enumerate(printed.hots)]
        document.add(printed.bodies)
        for number, body in printed.slotted:
            document.fill(number, body)
        if place.element is not None:
            document.fill(place.element.number, filled(place.element, printed.page, printed.held))
        owners.append(printed.owners)
        linked.append(printed.linked)
        used, key, logo = used + printed.marks, key + len(printed.hots), logo or printed.logo
    return PrintedPage(tuple(code), listed(owners), references(links), listed(linked), key, logo)


def ink(plate: Plate, clinic: Forme, meta: Metadata) -> Inked:
    """Print a clinic's imprint on a plate."""
    document, key = Document(plate.size), 0
    linked, logo = [], None
    for page in plate.pages:
        printed = print_page(document, page, clinic, plate.wider, range(PATIENT_SLOTS, SLOTS), key)
        key, logo = printed.key, logo or printed.logo
        linked.append(printed.linked)
        document.fill(page.clinic, pieced_stream(printed.code))
        if page.annotations:
            document.fill(page.annotations, b"[%b]" % listed((page.links, printed.links)))
        if printed.owners:
            document.fill(page.owners, b"[%b]" % listed((page.owned, printed.owners)))
    # A leaf tells of one key at least (ISO 32000-1, 7.9.7).
    told = listed(linked) or b"0 null"
    document.fill(plate.linked, b"<</Limits[0 %d]/Nums[%b]>>" % (max(key - 1, 0), told))
    shades = b"".join(bytes(round(part * 255) for part in clinic.palette[paint]) for paint in BRANDED)
    document.fill(plate.brand, b"[/Indexed/DeviceRGB %d<%b>]" % (len(BRANDED) - 1, shades.hex().encode()))
    own = b"/%b %d 0 R" % (LOGO.encode(), embed(logo, document)) if logo is not None else b""
    document.fill(plate.pictures, b"<<%b%b>>" % (plate.resources, own))
    document.fill(plate.information, info(meta))
    document.fill(plate.metadata, packet(meta))
    written = write_objects(document.objects, len(plate.body), document.size)
    digest = md5(plate.digest, usedforsecurity=False)
    digest.update(written.content)
    return Inked(plate, written.content, written.entries, written.size, digest, {})
