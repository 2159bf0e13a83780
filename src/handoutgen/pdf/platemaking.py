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
from handoutgen.pdf.plate import Plate, PlatePage, PlatePlace
from handoutgen.pdf.structure import Structure
from handoutgen.typesetting.colours import palette
from handoutgen.typesetting.ink import PATIENT_PLACES
from handoutgen.typesetting.tags import ARTIFACT

if TYPE_CHECKING:
    from handoutgen.model.leaflet import Edition
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.ink import Landing
    from handoutgen.typesetting.pages import Setting


_OBJECTS, _KEYS, _MARKS = 1000, 32, 64
"""Imprints go on from the next multiple of these: the numbers of objects, keys of the parent tree, and marks
on a page. So an imprint has the same numbers on most plates, see `forme`. Few plates have more of any."""


def _round(number: int, step: int) -> int:
    return -(-number // step) * step


def make_plate(setting: Setting, fonts: Fonts, edition: Edition, language: str, wider: str = "") -> Plate:
    """Draw a set body, its places left empty. `wider` are letters that its imprints need besides."""
    return _Maker(setting, fonts, edition, language, wider).make()


class _Drawn(Struct):
    """What of a side of paper is written: the objects of its bodies and of their links."""

    streams: list[int]
    links: list[int]


class _Maker:
    def __init__(self, setting: Setting, fonts: Fonts, edition: Edition, language: str, wider: str) -> None:
        self._setting = setting
        self._fonts = fonts
        self._language = language
        # Which shades are printed as outlines is the edition's; the brand's colours come with the imprint.
        self._palette = palette("#000000", edition)
        self._document = Document()
        sheets = setting.sheets or tuple((index,) for index in range(len(setting.pages)))
        self._sheets: tuple[tuple[int, ...], ...] = sheets
        # The first keys of the parent tree are the pages'.
        self._structure = Structure(self._document, next_key=len(sheets))
        self._encodings = Encodings(wider)
        self._album = Album(self._document)
        self._owners: list[int] = []
        """Each sheet's array in the parent tree."""
        self._landings: list[list[tuple[Landing, int]]] = [[] for _ in setting.pages]
        """Of each page, in reading order: where bookmarks land, with the object of the sheet."""

    def make(self) -> Plate:
        setting, document, structure = self._setting, self._document, self._structure
        root, information, metadata = document.put(), document.later(), document.later()
        brand, pictures = document.later(), document.later()
        tree, resources, pages = document.put(), document.put(), document.put()
        sheets = self._sheets
        numbers: list[int] = []
        for held in sheets:
            numbers.append(document.put())
            structure.open_page(numbers[-1])
            for place in (place for page in held for place in setting.pages[page].places):
                if place.tag is not ARTIFACT:
                    structure.keep(place.tag)
        drawn = self._draw(sheets, numbers)
        top = structure.write_tree(setting.tree, tree)
        plated = [
            self._sheet(index, held, pages, resources, numbers[index], drawn[index])
            for index, held in enumerate(sheets)
        ]
        document.fill(pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(numbers), references(numbers)))
        document.fill(resources, self._resources(brand, pictures))
        owners = b" ".join(b"%d %d 0 R" % (key, number) for key, number in enumerate(self._owners))
        parented = b"%b %b" % (owners, structure.annotation_owners())
        parents = document.put(b"<</Nums[%b]>>" % parented)
        rooted = b"/Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R%b" % (top, parents, structure.names())
        document.fill(tree, b"<<%b/ParentTreeNextKey %d>>" % (rooted, structure.next_key))
        language = language_tag(self._language)
        document.fill(root, catalogue(document, language, pages, tree, metadata, self._bookmarks()))
        body, xref, size, digest = document.unfinished(root, information)
        return Plate(
            body,
            xref,
            _round(size, _OBJECTS),
            root,
            information,
            metadata,
            brand,
            pictures,
            self._album.entries(),
            parents,
            parented,
            _round(structure.next_key, _KEYS),
            tree,
            rooted,
            tuple(plated),
            digest,
            self._encodings.wider,
        )

    def _draw(self, sheets: tuple[tuple[int, ...], ...], numbers: list[int]) -> list[_Drawn]:
        """Draw the bodies in reading order, whatever sheets they stand on: so a tag gathers its ink."""
        drawn = [_Drawn([], []) for _ in sheets]
        on = {page: sheet for sheet, held in enumerate(sheets) for page in held}
        height = self._setting.look.page[1]
        for index, page in enumerate(self._setting.pages):
            sheet = on[index]
            self._structure.turn_to(sheet)
            pen = Pen((0.0, height), self._palette, self._structure, self._encodings.of, self._album.name)
            drawn[sheet].streams.append(self._document.put(stream(pen.draw(page.body).encode("latin-1"))))
            drawn[sheet].links.extend(
                write_link(self._document, self._structure, hot, (0.0, height)) for hot in pen.hots
            )
            self._landings[index] += [(landing, numbers[sheet]) for landing in pen.landings]
        return drawn

    def _sheet(
        self, index: int, held: tuple[int, ...], pages: int, resources: int, number: int, drawn: _Drawn
    ) -> PlatePage:
        """Write a page, and keep numbers for what its imprint brings."""
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
            for page in held
            for place in self._setting.pages[page].places
        )
        private = any(place.kind in PATIENT_PLACES for place in places)
        clinic, patient = document.later(), document.later() if private else 0
        streams = [*drawn.streams, clinic, patient] if private else [*drawn.streams, clinic]
        entries = (
            b"/Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents[%b]"
            b"/StructParents %d/Tabs/S" % (pages, *look.page, resources, references(streams), index)
        )
        links = references(drawn.links)
        document.fill(number, b"<<%b%b>>" % (entries, b"/Annots[%b]" % links if links else b""))
        owned, marks = structure.owners(index), structure.marks(index)
        if private or any(place.element is not None for place in places):
            owners, free = document.later(), _round(marks, _MARKS)
            self._owners.append(owners)
            owned, marks = listed((owned, *([b"null"] * (free - marks)))), free
        else:
            owners = 0
            self._owners.append(document.put(b"[%b]" % owned))
        return PlatePage(number, clinic, patient, owners, owned, marks, entries, links, places)

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
