"""A set leaflet becomes a file: pages, fonts, pictures, links, bookmarks, the tag tree, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.pdf.document import Document, stream, text
from handoutgen.pdf.drawing import BRAND_SPACE, BRANDED, Pen
from handoutgen.pdf.fonts import Subset
from handoutgen.pdf.metadata import Metadata, info, srgb_profile, xmp
from handoutgen.pdf.pictures import embed, load_picture
from handoutgen.pdf.structure import Structure

if TYPE_CHECKING:
    from handoutgen.typesetting.colours import Palette
    from handoutgen.typesetting.fonts import Face
    from handoutgen.typesetting.ink import Hot, Image, Landing
    from handoutgen.typesetting.pages import Page, Setting

_LANGUAGES = {"da": "da-DK", "en": "en-GB", "de": "de-DE", "no": "nb-NO", "nb": "nb-NO", "sv": "sv-SE"}


def language_tag(language: str) -> str:
    """Return the BCP 47 tag that stands for a front matter's `language`."""
    return _LANGUAGES.get(language, language)


def write_pdf(setting: Setting, palette: Palette, meta: Metadata) -> bytes:
    """Return the finished file."""
    return _Writer(setting, palette, meta).write()


class _Writer:
    def __init__(self, setting: Setting, palette: Palette, meta: Metadata) -> None:
        self._setting = setting
        self._palette = palette
        self._meta = meta
        self._document = Document()
        self._structure = Structure(self._document)
        self._subsets: dict[str, Subset] = {}
        self._pictures: dict[tuple[str, tuple[int, int]], tuple[str, int]] = {}
        self._landings: list[tuple[Landing, int]] = []

    def write(self) -> bytes:
        document, look = self._document, self._setting.look
        pages = document.put()
        resources = document.put()
        numbers = [document.put() for _ in self._setting.pages]
        box = f"[0 0 {look.page[0]:.2f} {look.page[1]:.2f}]".encode()
        for index, (number, page) in enumerate(zip(numbers, self._setting.pages, strict=True)):
            self._structure.open_page(number)
            contents, annotations = self._page(page, number)
            document.fill(
                number,
                b"<</Type/Page/Parent %d 0 R/MediaBox%b/Resources %d 0 R/Contents[%b]"
                b"/StructParents %d/Tabs/S%b>>" % (pages, box, resources, contents, index, annotations),
            )
        document.fill(
            pages,
            b"<</Type/Pages/Count %d/Kids[%b]>>"
            % (len(numbers), b" ".join(b"%d 0 R" % number for number in numbers)),
        )
        document.fill(resources, self._resources())
        return self._finish(pages)

    def _page(self, page: Page, number: int) -> tuple[bytes, bytes]:
        """Write a page's two streams, body and imprint, and its links."""
        height = self._setting.look.page[1]
        contents: list[bytes] = []
        annotations: list[bytes] = []
        for inks in (page.body, page.imprint):
            pen = Pen(height, self._palette, self._structure, self._subset, self._picture)
            contents.append(b"%d 0 R" % self._document.put(stream(pen.draw(inks))))
            annotations += [b"%d 0 R" % self._link(hot, height) for hot in pen.hots]
            self._landings += [(landing, number) for landing in pen.landings]
        return b" ".join(contents), b"/Annots[%b]" % b" ".join(annotations) if annotations else b""

    def _link(self, hot: Hot, height: float) -> int:
        number = self._document.put()
        key = self._structure.annotate(hot.tag, number)
        key = len(self._setting.pages) - 1 - key
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
        document, meta = self._document, self._meta
        root = self._structure.write(self._setting.tree)
        profile = document.put(stream(srgb_profile(), b"/N 3"))
        packet = document.put(stream(xmp(meta), b"/Type/Metadata/Subtype/XML", compress=False))
        outlines = self._outlines()
        return document.finish(
            b"<</Type/Catalog/Pages %d 0 R/Lang%b/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>"
            b"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %d 0 R"
            b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            b"/Info(sRGB)/DestOutputProfile %d 0 R>>]%b>>"
            % (pages, text(meta.language), root, packet, profile, outlines),
            info(meta),
        )

    def _outlines(self) -> bytes:
        """Write the bookmarks as a tree; a level that is skipped is closed up."""
        if not self._landings:
            return b""
        document, height = self._document, self._setting.look.page[1]
        top = document.put()
        numbers = [document.put() for _ in self._landings]
        parents: list[int] = []
        stack: list[tuple[int, int]] = [(-1, top)]
        for (landing, _), number in zip(self._landings, numbers, strict=True):
            while stack[-1][0] >= landing.level:
                stack.pop()
            parents.append(stack[-1][1])
            stack.append((landing.level, number))
        for index, (landing, page) in enumerate(self._landings):
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
        return b"/Outlines %d 0 R" % top


def _children(numbers: list[int], parents: list[int], of: int) -> bytes:
    below = [number for number, parent in zip(numbers, parents, strict=True) if parent == of]
    if not below:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (below[0], below[-1], len(below))


def _named(numbers: dict[str, int]) -> bytes:
    return b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in numbers.items())


def _ascii(address: str) -> str:
    """An address in the ASCII that a PDF action asks for (ISO 32000-1, 12.6.4.7)."""
    from urllib.parse import quote

    return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~")
