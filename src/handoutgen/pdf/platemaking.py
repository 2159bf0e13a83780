"""A set body is drawn as a plate: pages, fonts, pictures, links, bookmarks, the tag tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.pdf.bookmarks import write_bookmarks
from handoutgen.pdf.catalogue import catalogue
from handoutgen.pdf.document import Document, listed, references, stream
from handoutgen.pdf.drawing import BRAND_SPACE, Pen
from handoutgen.pdf.encoding import Encodings
from handoutgen.pdf.fonts import embed as embed_font
from handoutgen.pdf.links import write_link
from handoutgen.pdf.metadata import language_tag
from handoutgen.pdf.pictures import Album
from handoutgen.pdf.plate import SLOTS, Plate, PlatePage, PlatePlace
from handoutgen.pdf.structure import Structure
from handoutgen.typesetting.colours import palette
from handoutgen.typesetting.ink import PATIENT_PLACES
from handoutgen.typesetting.tags import ARTIFACT

if TYPE_CHECKING:
    from handoutgen.model.leaflet import Edition
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.ink import Landing, Place
    from handoutgen.typesetting.pages import Setting
    from handoutgen.typesetting.tags import Tag


_OBJECTS = 1000
"""An imprint's objects go on from the next multiple; few plates have more. Its marks, and its keys of the
parent tree, are the first. So it has the same numbers on most plates, see `forme`."""
_MOST_LINKS = 1000
"""Of an imprint. A sheet of A4 has no room for half as many lines."""


def _round(number: int, step: int) -> int:
    return -(-number // step) * step


def make_plate(setting: Setting, fonts: Fonts, edition: Edition, language: str, wider: str = "") -> Plate:
    """Draw a set body, its places left empty. `wider` are letters that its imprints need besides."""
    return _Maker(setting, fonts, edition, language, wider).make()


class _Sheet(Struct):
    """A side of paper: its objects, those first that an imprint fills; 0 where it has nothing for them."""

    held: tuple[int, ...]
    places: list[Place]
    number: int = 0
    clinic: int = 0
    patient: int = 0
    annotations: int = 0
    owners: int = 0
    streams: list[int] = []
    links: list[int] = []


def _heard(sheet: _Sheet) -> list[Tag]:
    """Return the tags of the places on a side of paper of which a listener hears something."""
    return [place.tag for place in sheet.places if place.tag is not ARTIFACT]


class _Maker:
    def __init__(self, setting: Setting, fonts: Fonts, edition: Edition, language: str, wider: str) -> None:
        self._setting = setting
        self._fonts = fonts
        self._language = language
        # Which shades are printed as outlines is the edition's; the brand's colours come with the imprint.
        self._palette = palette("#000000", edition)
        self._document = Document()
        sheets = setting.sheets or tuple((index,) for index in range(len(setting.pages)))
        # Behind the keys of an imprint come those of the pages.
        self._structure = Structure(self._document, next_key=_MOST_LINKS + len(sheets))
        self._encodings = Encodings(wider)
        self._album = Album(self._document)
        self._landings: list[list[tuple[Landing, int]]] = [[] for _ in setting.pages]
        """Of each page, in reading order: where bookmarks land, with the object of the sheet."""
        self._fixed = [self._document.later() for _ in range(5)]
        self._sheets = [self._begin_sheet(held) for held in sheets]
        # What an imprint fills is numbered first: alike on all plates that have the same places.
        for sheet in sorted(self._sheets, key=lambda sheet: not _heard(sheet)):
            self._number(sheet)
        for sheet in self._sheets:
            self._structure.open_page(sheet.number, SLOTS if _heard(sheet) else 0)

    def _begin_sheet(self, held: tuple[int, ...]) -> _Sheet:
        return _Sheet(held, [place for page in held for place in self._setting.pages[page].places])

    def _number(self, sheet: _Sheet) -> None:
        """Keep numbers for a side of paper."""
        document, heard = self._document, _heard(sheet)
        sheet.number = document.put()
        for tag in heard:
            self._structure.keep(tag)
        sheet.clinic = document.later()
        sheet.patient = document.later() if any(one.kind in PATIENT_PLACES for one in sheet.places) else 0
        sheet.annotations = document.later() if heard else 0
        sheet.owners = document.put()

    def make(self) -> Plate:
        setting, document, structure = self._setting, self._document, self._structure
        information, metadata, brand, pictures, linked = self._fixed
        tree, resources, pages = document.put(), document.put(), document.put()
        self._draw()
        top = structure.write_tree(setting.tree, tree)
        language = language_tag(self._language)
        root = document.put(catalogue(document, language, pages, tree, metadata, self._bookmarks()))
        numbers = [sheet.number for sheet in self._sheets]
        document.fill(pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(numbers), references(numbers)))
        document.fill(resources, self._resources(brand, pictures))
        parents = self._parents(linked)
        names = structure.names()
        kept = b"/ParentTree %d 0 R/ParentTreeNextKey %d" % (parents, structure.next_key)
        document.fill(tree, b"<</Type/StructTreeRoot/K %d 0 R%b%b>>" % (top, kept, names))
        slots = _round(document.end, _OBJECTS)
        plated = []
        for sheet in self._sheets:
            plated.append(self._plated(sheet, pages, resources, slots))
            slots += SLOTS if sheet.annotations else 0
        body, xref, digest = document.unfinished(root, information)
        return Plate(
            body,
            xref,
            _round(slots, _OBJECTS),
            root,
            information,
            metadata,
            brand,
            pictures,
            self._album.entries(),
            linked,
            tuple(plated),
            digest,
            self._encodings.wider,
        )

    def _draw(self) -> None:
        """Draw the bodies in reading order, whatever sheets they stand on: so a tag gathers its ink."""
        document, structure = self._document, self._structure
        on = {page: index for index, sheet in enumerate(self._sheets) for page in sheet.held}
        height = self._setting.look.page[1]
        for index, page in enumerate(self._setting.pages):
            sheet = self._sheets[on[index]]
            structure.turn_to(on[index])
            pen = Pen((0.0, height), self._palette, structure, self._encodings.of, self._album.name)
            sheet.streams.append(document.put(stream(pen.draw(page.body).encode("latin-1"))))
            sheet.links.extend(write_link(document, structure, hot, (0.0, height)) for hot in pen.hots)
            self._landings[index] += [(landing, sheet.number) for landing in pen.landings]

    def _parents(self, linked: int) -> int:
        """Write the parent tree: a leaf for pages and the body's links, and one that an imprint brings."""
        document, structure = self._document, self._structure
        pages = b" ".join(
            b"%d %d 0 R" % (key, sheet.owners) for key, sheet in enumerate(self._sheets, _MOST_LINKS)
        )
        own = listed((pages, structure.annotation_owners()))
        leaf = document.put(b"<</Limits[%d %d]/Nums[%b]>>" % (_MOST_LINKS, structure.next_key - 1, own))
        return document.put(b"<</Kids[%b]>>" % references((linked, leaf)))

    def _plated(self, sheet: _Sheet, pages: int, resources: int, slots: int) -> PlatePage:
        """Write a page, and what owns its marks: the body's, then those that its imprint will have."""
        document, structure, look = self._document, self._structure, self._setting.look
        places = tuple(
            PlatePlace(
                place.kind,
                place.x,
                look.page[1] - place.y,
                place.w,
                place.h,
                structure.elements.get(id(place.tag)),
            )
            for place in sheet.places
        )
        index = self._sheets.index(sheet)
        links = references(sheet.links)
        annotations = b"/Annots[%b]" % links if links else b""
        owned = structure.owners(index)
        if sheet.annotations:
            annotations = b"/Annots %d 0 R" % sheet.annotations
            owned = listed((references(range(slots, slots + SLOTS)), owned))
        document.fill(sheet.owners, b"[%b]" % owned)
        streams = references(filter(None, (*sheet.streams, sheet.clinic, sheet.patient)))
        document.fill(
            sheet.number,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents[%b]"
            b"/StructParents %d/Tabs/S%b>>"
            % (pages, *look.page, resources, streams, _MOST_LINKS + index, annotations),
        )
        return PlatePage(
            sheet.number,
            sheet.clinic,
            sheet.patient,
            sheet.owners,
            owned,
            slots if sheet.annotations else 0,
            structure.marks(index),
            sheet.annotations,
            links,
            places,
        )

    def _resources(self, brand: int, pictures: int) -> bytes:
        fonts: dict[str, int] = {}
        for face in (self._fonts.style(), self._fonts.style(bold=True)):
            self._encodings.of(face)  # those of an imprint, whether the body has them or not
        for face in self._fonts.helpers(self._encodings.wider):
            self._encodings.of(face)
        for name in sorted(self._encodings):
            fonts |= embed_font(self._encodings[name], self._document)
        listed = b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in fonts.items())
        return b"<</Font<<%b>>/XObject %d 0 R/ColorSpace<</%b %d 0 R>>>>" % (
            listed,
            pictures,
            BRAND_SPACE.encode(),
            brand,
        )

    def _bookmarks(self) -> int | None:
        landings = [landing for page in self._landings for landing in page]
        return write_bookmarks(self._document, landings, self._setting.look.page[1])
