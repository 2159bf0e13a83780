"""Logos and pictures in the file: vectors stay vectors, pixels are kept to print resolution.

Nothing a picture refers to is ever opened: no entities, no external files, no scripts.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, cast

from handoutgen.keeping.cache import kept
from handoutgen.keeping.ordinary import UnreadableError, read_ordinary
from handoutgen.pdf.artwork import KeptPicture, Picture, PictureError, Pixels, Vector
from handoutgen.pdf.document import stream

if TYPE_CHECKING:
    from handoutgen.pdf.document import Document
    from handoutgen.typesetting.ink import Image

__all__ = ["Album", "PictureError", "Pixels", "Vector", "load_picture", "picture_of"]

FIGURE_PIXELS = (1200, 1200)
"""What a picture is worth on paper, across and down: 300 dots an inch over 100 mm."""
LOGO_PIXELS = (630, 220)
"""What the largest logo is worth, in large print: 300 dots an inch; 400 in the standard edition."""
_MOST_BYTES = 30_000_000
"""A photograph of 64 million pixels has some twenty million bytes; none is read that has more."""


def load_picture(path: str, most: tuple[int, int] = FIGURE_PIXELS) -> Picture:
    """Read a picture file, of pixels no more than `most` across and down; raises `PictureError`."""
    try:
        found = Path(path).stat()
        picture = _load(path, (found.st_mtime_ns, found.st_size), most)
    except OSError as error:
        raise PictureError(
            f"The picture cannot be read ({error.strerror}).", "Check the file and its rights."
        ) from error
    if isinstance(picture, PictureError):
        raise PictureError(picture.what, picture.mend)
    return picture


@functools.lru_cache(maxsize=64)
def _load(path: str, stamp: tuple[int, int], most: tuple[int, int]) -> Picture | PictureError:  # noqa: ARG001 - the stamp renews the memory
    """Remember a picture, and so what is wrong with one: a hundred leaflets may show it."""
    try:
        content = read_ordinary(path, _MOST_BYTES)
        return kept(KeptPicture, (content, b"%d %d" % most), lambda: _read(content, most)).picture
    except UnreadableError as error:
        return PictureError(error.what, error.mend)
    except PictureError as error:
        # Not the error itself: it would keep all that its traceback shows, the unpacked picture too.
        return PictureError(error.what, error.mend)


def _read(content: bytes, most: tuple[int, int]) -> KeptPicture:
    """Read a picture by what it holds, not by its name."""
    if content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from handoutgen.pdf.vectors import read_vector

        return KeptPicture(read_vector(content), None)
    if content.startswith(b"\x1f\x8b"):
        raise PictureError("The SVG is packed (svgz).", "Export it again as a plain SVG.")
    from handoutgen.pdf.pixels import read_pixels

    return KeptPicture(None, read_pixels(content, most))


class Album:
    """The pictures that the pages of a body share, each embedded once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._held: dict[int, tuple[str, int, Picture]] = {}

    def name(self, image: Image) -> str:
        """Return what the content of a page calls a picture."""
        key = id(image.picture)
        if key not in self._held:
            picture = picture_of(image)
            self._held[key] = (f"I{len(self._held) + 1}", embed(picture, self._document), picture)
        return self._held[key][0]

    def entries(self) -> bytes:
        """Return what the resources say of the pictures."""
        return b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number, _ in self._held.values())


def picture_of(image: Image) -> Picture:
    """Return what an image shows, as `load_picture` read it."""
    return cast("Picture", image.picture)


def embed(picture: Picture, document: Document) -> int:
    """Write a picture as an XObject of 1 × 1; returns its number."""
    if isinstance(picture, Vector):
        scale = f"{1 / picture.w:.12f} 0 0 {1 / picture.h:.12f} 0 0 cm\n".encode()
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<%b>>" % picture.resources
        return document.put(stream(scale + picture.operators, entries))
    mask = b""
    if picture.mask is not None:
        mask = b"/SMask %d 0 R" % document.put(picture.mask)
    return document.put(stream(picture.body, picture.entries + mask, compress=False))
