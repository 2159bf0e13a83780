"""A plate and an imprint become a leaflet: a PDF incremental update (ISO 32000-1, 7.5.6) behind the plate.

The clinic's part comes first, see `inking`; then the patient's. Neither changes a byte of the plate. Most
patients' imprints differ in their words alone: what else they bring, elements and arrays of the tag tree, is
written once for each shape of them, and found again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.pdf.document import (
    Document,
    reference_table,
    stream,
    table_entry,
    write_objects,
)
from handoutgen.pdf.inking import Inked, print_page
from handoutgen.pdf.plate import PATIENT_SLOTS

if TYPE_CHECKING:
    from handoutgen.pdf.document import Entry
    from handoutgen.pdf.drawing import Frame
    from handoutgen.pdf.forme import Forme
    from handoutgen.pdf.plate import PlatePage
    from handoutgen.typesetting.tags import Tag

_MOST_SHAPES = 16
"""Remembered for one clinic on one plate: a name on one line or several, an appointment or none."""

Shape = tuple[tuple[object, ...], ...]


class TooManyMarksError(Exception):
    """A patient's imprint has more marks on a page than a plate keeps for it. An error of this program."""


class _Skeleton(Struct, frozen=True):
    """What is alike in all imprints of one shape: all but the content streams, which stand behind it."""

    content: bytes
    table: bytes
    """The cross-reference table, its entries for the streams and for itself still wrong."""
    slots: tuple[int, ...]
    """Where in the table these entries are, the table's own last."""
    head: bytes
    """Entries of the cross-reference stream, up to the second half of its /ID."""
    size: int


class _Marks:
    """Numbers the marks of one page, of which a patient's are the first."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []

    def mark(self, tag: Tag) -> int:
        self.tags.append(tag)
        return len(self.tags) - 1

    def frame(self, tag: Tag, box: Frame) -> None:
        """Nothing is to be known of a frame before its element is written."""


def imprint(inked: Inked, patient: Forme) -> bytes:
    """Return what stands behind the plate: the clinic's imprint, this patient's, and the cross-reference."""
    plate = inked.plate
    own = [page for page in plate.pages if page.patient]
    marks = [_Marks() for _ in own]
    codes = [
        "".join(
            patient.cast(place, plate.wider).print((place.x, place.y), numbers)
            for place in page.places
            if patient.fills(place)
        ).encode("latin-1")
        for page, numbers in zip(own, marks, strict=True)
    ]
    shape = _shape(own, marks, patient)
    skeleton = inked.shapes.get(shape) if shape else None
    if not isinstance(skeleton, _Skeleton):
        skeleton = _skeleton(inked, own, patient)
        if shape and len(inked.shapes) < _MOST_SHAPES:
            inked.shapes[shape] = skeleton
    parts = [skeleton.content]
    at = len(plate.body) + len(inked.content) + len(skeleton.content)
    table = bytearray(skeleton.table)
    for page, code, slot in zip(own, codes, skeleton.slots, strict=False):
        # Some hundred bytes: to pack them takes longer than to write them.
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (page.patient, stream(code, compress=False)))
        table[slot : slot + 7] = table_entry(1, at, 0)
        at += len(parts[-1])
    table[skeleton.slots[-1] : skeleton.slots[-1] + 7] = table_entry(1, at, 0)
    digest = inked.digest.copy()
    for part in parts:
        digest.update(part)
    head = b"%b%b>]" % (skeleton.head, digest.hexdigest().encode())
    end = b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        skeleton.size,
        stream(bytes(table), head, compress=False),
        at,
    )
    return b"".join((inked.content, *parts, end))


def _shape(own: list[PlatePage], marks: list[_Marks], patient: Forme) -> Shape | None:
    """Return which tag each mark belongs to; None where that does not tell all of the tag tree."""
    names: dict[int, tuple[int, int]] = {}
    shape: list[tuple[object, ...]] = []
    for page, numbers in zip(own, marks, strict=True):
        for place in page.places:
            if patient.fills(place):
                tag = patient.tag(place)
                first = len(names)
                names[id(tag)] = (first, 0)
                for number, kid in enumerate(tag.kids, 1):
                    if kid.kids or kid.role != "P":
                        return None
                    names[id(kid)] = (first, number)
        owners = tuple(names.get(id(tag)) for tag in numbers.tags)
        if None in owners:
            return None
        shape.append(owners)
    return tuple(shape)


def _skeleton(inked: Inked, own: list[PlatePage], patient: Forme) -> _Skeleton:
    """Write what a shape brings besides its streams, and the table of what stands where."""
    plate, document = inked.plate, Document(inked.size)
    for page in own:
        if print_page(document, page, patient, plate.wider, range(PATIENT_SLOTS), 0).owners:
            raise TooManyMarksError
    at = len(plate.body) + len(inked.content)
    written = write_objects(document.objects, at, document.size)
    entries: dict[int, Entry] = {**inked.entries, **written.entries}
    streams = [page.patient for page in own]
    for number in (*streams, written.size):
        entries[number] = (1, 0, 0)
    table, head, slots = reference_table(entries, written.size)
    trailer = b"/Root %d 0 R/Info %d 0 R/Prev %d/ID[<%b><" % (
        plate.root,
        plate.information,
        plate.xref,
        plate.digest,
    )
    return _Skeleton(
        written.content,
        table,
        tuple(slots[number] for number in (*streams, written.size)),
        head + trailer,
        written.size,
    )
