"""What the file says of itself: XMP for PDF/UA-1 and PDF/A-2a, the Info dictionary, the colour profile."""

from __future__ import annotations

import functools
import struct
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from handoutgen import __version__
from handoutgen.pdf.document import text

if TYPE_CHECKING:
    from datetime import date

PROGRAM = f"handoutgen {__version__}"
MARK = b"<xmp:CreatorTool>handoutgen "
"""Stands in every file of ours, of whatever version, and uncompressed."""
PRODUCER = f"{PROGRAM} with ReportLab"
LEAFLET_NAMESPACE = "urn:handoutgen:leaflet:1"
"""What our own properties belong to. Another meaning of one of them is another number at the end."""
XMP_NAMESPACE = "http://ns.adobe.com/xap/1.0/"

_PDFUA_PROPERTIES = (("part", "Integer", "Part of ISO 14289 that the file conforms to"),)
_LEAFLET_PROPERTIES = (
    ("article", "Text", "Name of the article file, without its ending"),
    ("kind", "Text", "What is handed out: leaflet, exercises or log"),
    ("edition", "Text", "For which eyes and paper: standard, large, mono or a5"),
    ("clinic", "Text", "Id of the clinic; absent where there is none"),
)


_LANGUAGES = {"da": "da-DK", "en": "en-GB", "de": "de-DE", "no": "nb-NO", "nb": "nb-NO", "sv": "sv-SE"}


def language_tag(language: str) -> str:
    """Return the BCP 47 tag that stands for a front matter's `language`."""
    return _LANGUAGES.get(language, language)


class Origin(Struct, frozen=True):
    """Which leaflet a file is. Nothing of the patient may ever stand here."""

    article: str | None
    """The file's stem; none where it cannot be told."""
    kind: str
    edition: str
    clinic: str | None


class Metadata(Struct, frozen=True):
    """Title, author and date; the same words stand in Info and XMP, as PDF/A asks."""

    title: str
    author: str
    language: str
    dated: date | None
    origin: Origin


def info(meta: Metadata) -> bytes:
    """Return the Info dictionary."""
    when = b""
    if meta.dated is not None:
        stamp = text(f"D:{meta.dated:%Y%m%d}000000Z")
        when = b"/CreationDate%b/ModDate%b" % (stamp, stamp)
    return b"<</Title%b/Author%b/Creator%b/Producer%b%b>>" % (
        text(meta.title),
        text(meta.author),
        text(PROGRAM),
        text(PRODUCER),
        when,
    )


def xmp(meta: Metadata) -> bytes:
    """Return the XMP packet."""
    when = ""
    if meta.dated is not None:
        stamp = f"{meta.dated.isoformat()}T00:00:00Z"
        when = f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="{XMP_NAMESPACE}" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:leaflet="{LEAFLET_NAMESPACE}" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_clean(meta.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{_clean(meta.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{_clean(meta.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{_clean(PROGRAM)}</xmp:CreatorTool>{when}
<pdf:Producer>{_clean(PRODUCER)}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
{_origin(meta.origin)}
<pdfaExtension:schemas><rdf:Bag>
{_schema("PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", _PDFUA_PROPERTIES)}
{_schema("Leaflet schema", LEAFLET_NAMESPACE, "leaflet", _LEAFLET_PROPERTIES)}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode()


def _origin(origin: Origin) -> str:
    return "".join(
        f"<leaflet:{name}>{_clean(value)}</leaflet:{name}>"
        for name, value in asdict(origin).items()
        if value is not None
    )


@functools.cache
def _schema(title: str, namespace: str, prefix: str, properties: tuple[tuple[str, str, str], ...]) -> str:
    """Describe a schema that PDF/A does not know (ISO 19005-2, 6.6.2.3)."""
    described = "\n".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{words}</pdfaProperty:description></rdf:li>"
        for name, kind, words in properties
    )
    return f"""<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{described}</rdf:Seq></pdfaSchema:property></rdf:li>"""


def _clean(words: str) -> str:
    """Return words as XML text."""
    if not words.isprintable():
        words = "".join(letter for letter in words if letter.isprintable())
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@functools.cache
def srgb_profile() -> bytes:
    """Return a small ICC profile of sRGB (ICC.1:2001-04, with primaries adapted to D50, gamma 2.2)."""

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    def place(x: float, y: float, z: float) -> bytes:
        return b"XYZ \0\0\0\0" + fixed(x) + fixed(y) + fixed(z)

    words = b"sRGB"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(words) + 1) + words + b"\0" + bytes(78)
    gamma = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256))
    tags = [
        (b"desc", described),
        (b"cprt", b"text\0\0\0\0" + b"No copyright\0"),
        (b"wtpt", place(0.9642, 1.0, 0.8249)),
        (b"rXYZ", place(0.4360, 0.2225, 0.0139)),
        (b"gXYZ", place(0.3851, 0.7169, 0.0971)),
        (b"bXYZ", place(0.1431, 0.0606, 0.7141)),
        (b"rTRC", gamma),
        (b"gTRC", gamma),
        (b"bTRC", gamma),
    ]
    table = struct.pack(">I", len(tags))
    body = b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags:
        content += bytes(-len(content) % 4)
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content
    size = start + len(body)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    head += fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    return head.ljust(128, b"\0") + table + body
