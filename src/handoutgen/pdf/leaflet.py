"""A set leaflet becomes a file: pages, fonts, pictures, links, bookmarks, the tag tree, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.pdf.bookmarks import below
from handoutgen.pdf.catalogue import finish
from handoutgen.pdf.document import Document, references, stream, text
from handoutgen.pdf.drawing import BRAND_SPACE, BRANDED, Pen
from handoutgen.pdf.fonts import Subset
from handoutgen.pdf.pictures import embed, load_picture
from handoutgen.pdf.structure import Structure

if TYPE_CHECKING:
    from handoutgen.pdf.metadata import Metadata
    from handoutgen.typesetting.colours import Palette
    from handoutgen.typesetting.fonts import Face
    from handoutgen.typesetting.ink import Hot, Image, Ink, Landing
    from handoutgen.typesetting.pages import Page, Setting

_LANGUAGES = {"da": "da-DK", "en": "en-GB", "de": "de-DE", "no": "nb-NO", "nb": "nb-NO", "sv": "sv-SE"}


def language_tag(language: str) -> str:
    """Return the BCP 47 tag that stands for a front matter's `language`."""
    return _LANGUAGES.get(language, language)


def write_pdf(setting: Setting, palette: Palette, meta: Metadata, alphabet: str = "") -> bytes:
    """Return the finished file.

    Its fonts hold the letters used and those of `alphabet`: leaflets that differ by a name within it
    have the same fonts, which `joining` then stores once.
    """
    return _Writer(setting, palette, meta, alphabet).write()


class _Drawn(Struct):
    """What of a sheet is written: the objects of its content streams and of its links."""

    streams: list[int]
    links: list[int]


class _Writer:
    def __init__(self, setting: Setting, palette: Palette, meta: Metadata, alphabet: str) -> None:
        self._setting = setting
        self._palette = palette
        self._meta = meta
        self._alphabet = alphabet
        self._document = Document()
        self._structure = Structure(self._document)
        self._subsets: dict[str, Subset] = {}
        self._pictures: dict[tuple[str, tuple[int, int]], tuple[str, int]] = {}
        self._landings: list[list[tuple[Landing, int]]] = [[] for _ in setting.pages]
        """Of each page, in reading order: where bookmarks land, with the object of the sheet."""

    def write(self) -> bytes:
        document, look = self._document, self._setting.look
        pages = document.put()
        resources = document.put()
        sheets = self._setting.sheets or tuple((index,) for index in range(len(self._setting.pages)))
        numbers = [document.put() for _ in sheets]
        for number in numbers:
            self._structure.open_page(number)
        box = f"[0 0 {look.page[0]:.2f} {look.page[1]:.2f}]".encode()
        for index, (number, drawn) in enumerate(zip(numbers, self._draw(sheets, numbers), strict=True)):
            annotations = b"/Annots[%b]" % references(drawn.links) if drawn.links else b""
            document.fill(
                number,
                b"<</Type/Page/Parent %d 0 R/MediaBox%b/Resources %d 0 R/Contents[%b]"
                b"/StructParents %d/Tabs/S%b>>"
                % (pages, box, resources, references(drawn.streams), index, annotations),
            )
        document.fill(pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(numbers), references(numbers)))
        document.fill(resources, self._resources())
        return self._finish(pages)

    def _draw(self, sheets: tuple[tuple[int, ...], ...], numbers: list[int]) -> list[_Drawn]:
        """Draw the pages in reading order, whatever sheets they stand on: so a tag gathers its ink.

        All bodies come before the first imprint. What an imprint is the first to use, as a letter of a
        name, then changes nothing in the bodies: those of all clinics and patients are the same bytes.
        """
        drawn = [_Drawn([], []) for _ in sheets]
        on = {page: sheet for sheet, held in enumerate(sheets) for page in held}
        height = self._setting.look.page[1]
        for part in (_body, _imprint):
            for index, page in enumerate(self._setting.pages):
                sheet = on[index]
                self._structure.turn_to(sheet)
                pen = Pen(height, self._palette, self._structure, self._subset, self._picture)
                drawn[sheet].streams.append(self._document.put(stream(pen.draw(part(page)))))
                drawn[sheet].links.extend(self._link(hot, height) for hot in pen.hots)
                self._landings[index] += [(landing, numbers[sheet]) for landing in pen.landings]
            for subset in self._subsets.values():
                subset.hold(self._alphabet)
        return drawn

    def _link(self, hot: Hot, height: float) -> int:
        number = self._document.put()
        key = self._structure.annotate(hot.tag, number)
        corners = f"{hot.x:.2f} {height - hot.y - hot.h:.2f} {hot.x + hot.w:.2f} {height - hot.y:.2f}"
        self._document.fill(
            number,
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]/StructParent %d/Contents%b"
            b"/A<</S/URI/URI%b>>>>" % (corners.encode(), key, text(hot.target), text(_ascii(hot.target))),
        )
        return number

    def _subset(self, face: Face) -> Subset:
        subset = self._subsets.get(face.name)
        if subset is None:
            subset = self._subsets[face.name] = Subset(face, f"F{len(self._subsets) + 1}")
        return subset

    def _picture(self, image: Image) -> str:
        """Return the name of a picture, embedded once."""
        key = image.path, image.most
        known = self._pictures.get(key)
        if known is None:
            number = embed(load_picture(*key), self._document)
            known = self._pictures[key] = (f"I{len(self._pictures) + 1}", number)
        return known[0]

    def _resources(self) -> bytes:
        fonts: dict[str, int] = {}
        for subset in self._subsets.values():
            fonts |= subset.embed(self._document)
        shades = b"".join(bytes(round(part * 255) for part in self._palette[paint]) for paint in BRANDED)
        brand = self._document.put(b"[/Indexed/DeviceRGB %d<%b>]" % (len(BRANDED) - 1, shades.hex().encode()))
        pictures = dict(self._pictures.values())
        return b"<</Font<<%b>>/XObject<<%b>>/ColorSpace<</%b %d 0 R>>>>" % (
            _named(fonts),
            _named(pictures),
            BRAND_SPACE.encode(),
            brand,
        )

    def _finish(self, pages: int) -> bytes:
        root = self._structure.write(self._setting.tree)
        return finish(self._document, self._meta, pages=pages, structure=root, outlines=self._outlines())

    def _outlines(self) -> int | None:
        """Write the bookmarks as a tree; a level that is skipped is closed up. Returns its top."""
        landings = [landing for page in self._landings for landing in page]
        if not landings:
            return None
        document, height = self._document, self._setting.look.page[1]
        top = document.put()
        numbers = [document.put() for _ in landings]
        parents: list[int] = []
        stack: list[tuple[int, int]] = [(-1, top)]
        for (landing, _), number in zip(landings, numbers, strict=True):
            while stack[-1][0] >= landing.level:
                stack.pop()
            parents.append(stack[-1][1])
            stack.append((landing.level, number))
        for index, (landing, page) in enumerate(landings):
            parent = parents[index]
            siblings = [numbers[other] for other, of in enumerate(parents) if of == parent]
            place = siblings.index(numbers[index])
            entries = b"/Title%b/Parent %d 0 R/Dest[%d 0 R/XYZ 0 %.2f 0]" % (
                text(landing.title),
                parent,
                page,
                height - landing.y,
            )
            if place:
                entries += b"/Prev %d 0 R" % siblings[place - 1]
            if place + 1 < len(siblings):
                entries += b"/Next %d 0 R" % siblings[place + 1]
            document.fill(
                numbers[index], b"<<%b%b>>" % (entries, _children(numbers, parents, numbers[index]))
            )
        document.fill(top, b"<</Type/Outlines%b>>" % _children(numbers, parents, top))
        return top


def _body(page: Page) -> list[Ink]:
    return page.body


def _imprint(page: Page) -> list[Ink]:
    return page.imprint


def _children(numbers: list[int], parents: list[int], of: int) -> bytes:
    kids = [number for number, parent in zip(numbers, parents, strict=True) if parent == of]
    return below(kids[0], kids[-1], len(kids)) if kids else b""


def _named(numbers: dict[str, int]) -> bytes:
    return b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in numbers.items())


def _ascii(address: str) -> str:
    """An address in the ASCII that a PDF action asks for (ISO 32000-1, 12.6.4.7)."""
    from urllib.parse import quote

    return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~")
