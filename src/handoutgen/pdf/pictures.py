"""Logos and pictures in the file: vectors stay vectors, pixels are kept to print resolution.

Nothing a picture refers to is ever opened: no entities, no external files, no scripts.
"""

from __future__ import annotations

import functools
import io
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from handoutgen.pdf.document import stream

if TYPE_CHECKING:
    from handoutgen.pdf.document import Document

_MOST_PIXELS = 64_000_000
"""A picture of more pixels (8000 × 8000) is refused before it is unpacked."""
_PRINT_PIXELS = 1200
"""Longest side kept, in pixels: 300 dots an inch over 100 mm."""
_UNSAFE = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[|<script|<foreignObject|<image\b|@import", re.IGNORECASE)
_FONT_STATE = re.compile(r"^BT /\S+ [\d.]+ Tf [\d.]+ TL ET\n", re.MULTILINE)
"""ReportLab sets a font before every drawing, also where no text follows."""


class PictureError(Exception):
    """A picture that cannot be printed; `what` and `mend` tell its owner why."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend


class Vector(Struct, frozen=True):
    """A drawing in operators, w × h points."""

    operators: bytes
    states: tuple[tuple[str, bytes], ...]
    w: float
    h: float


class Pixels(Struct, frozen=True):
    """A picture as pixels: finished stream objects, the soft mask apart."""

    body: bytes
    entries: bytes
    mask: bytes | None
    w: int
    h: int


@functools.lru_cache(maxsize=64)
def _load(path: str, stamp: tuple[int, int]) -> Vector | Pixels:  # noqa: ARG001 - the stamp renews the memory
    content = Path(path).read_bytes()
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return _vector(content)
    return _pixels(content)


def load_picture(path: str) -> Vector | Pixels:
    """Read a picture file; raises `PictureError`."""
    try:
        found = Path(path).stat()
        return _load(path, (found.st_mtime_ns, found.st_size))
    except OSError as error:
        raise PictureError(
            f"The picture cannot be read ({error.strerror}).", "Check the file and its rights."
        ) from error


def shape(path: str) -> float:
    """Return width by height; raises `PictureError`."""
    picture = load_picture(path)
    return picture.w / picture.h


def _vector(content: bytes) -> Vector:
    if _UNSAFE.search(content):
        raise PictureError(
            "The SVG holds entities, scripts or pictures from elsewhere.",
            "Export it again as a plain SVG with paths only.",
        )
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas
    from svglib.svglib import SvgRenderer

    root = _xml(content)
    try:
        drawing = SvgRenderer("logo.svg").render(root)
    except Exception as error:  # svglib raises many kinds for a broken drawing
        raise PictureError("The SVG cannot be drawn.", "Export it again as a plain SVG.") from error
    if drawing is None or drawing.width <= 0 or drawing.height <= 0:
        raise PictureError("The SVG has no size.", "Give it a viewBox, or width and height.")
    canvas: Any = Canvas(io.BytesIO(), pagesize=(drawing.width, drawing.height))
    renderPDF.draw(drawing, canvas, 0, 0)
    operators = "\n".join(canvas._code)
    operators = _FONT_STATE.sub("", operators)
    if re.search(r"\bT[fjJ]\b", operators):
        raise PictureError("The SVG holds text that would need a font.", "Convert its text to outlines.")
    states = tuple(
        (found, _state(canvas, found)) for found in dict.fromkeys(re.findall(r"/(gRLs\d+) gs", operators))
    )
    return Vector(operators.encode("latin-1"), states, drawing.width, drawing.height)


def _xml(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise PictureError(f"The SVG is not whole ({error.msg}).", "Export it again.") from error


def _state(canvas: Any, name: str) -> bytes:
    found = canvas._extgstate
    for key, known in getattr(found, "_c", {}).items():
        if known == name:
            return f"<</{key[0]} {key[1]}>>".encode()
    return b"<<>>"


def _pixels(content: bytes) -> Pixels:
    from PIL import Image

    try:
        with _opened(content) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise PictureError(
                    f"The picture is {opened.width} × {opened.height} pixels.",
                    "Make it smaller: 1200 pixels along its longest side is plenty.",
                )
            picture: Image.Image = opened
            picture.load()
            if max(picture.size) > _PRINT_PIXELS:
                picture = picture.copy()
                picture.thumbnail((_PRINT_PIXELS, _PRINT_PIXELS))
            return _packed(picture)
    except PictureError:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, zlib.error) as error:
        raise PictureError(
            "The picture is damaged, or not SVG, PNG or JPEG.", "Export it again as SVG or PNG."
        ) from error


def _opened(content: bytes) -> Any:
    """Open a PNG or JPEG by its own reader: Pillow's `open` would first load those of five formats."""
    if content.startswith(b"\x89PNG"):
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile(io.BytesIO(content))
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile(io.BytesIO(content))


def _packed(picture: Any) -> Pixels:
    mask = None
    w, h = picture.size
    size = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (w, h)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        alpha = picture.getchannel("A")
        if alpha.getextrema()[0] < 255:
            mask = stream(alpha.tobytes(), size + b"/ColorSpace/DeviceGray")
        picture = picture.convert("RGB")
    grey = picture.mode in ("L", "1")
    picture = picture.convert("L" if grey else "RGB")
    entries = size + (b"/ColorSpace/DeviceGray" if grey else b"/ColorSpace/DeviceRGB")
    return Pixels(zlib.compress(picture.tobytes(), 6), entries, mask, w, h)


def embed(picture: Vector | Pixels, document: Document) -> int:
    """Write a picture as an XObject of 1 × 1; returns its number."""
    if isinstance(picture, Vector):
        scale = b"%f 0 0 %f 0 0 cm\n" % (1 / picture.w, 1 / picture.h)
        states = b"".join(b"/%b %b" % (name.encode(), body) for name, body in picture.states)
        resources = b"/Resources<</ExtGState<<%b>>>>" % states if states else b"/Resources<<>>"
        return document.put(
            stream(scale + picture.operators, b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]" + resources)
        )
    mask = b""
    if picture.mask is not None:
        mask = b"/SMask %d 0 R" % document.put(picture.mask)
    entries = picture.entries + mask + b"/Filter/FlateDecode"
    return document.put(stream(picture.body, entries, compress=False))
