"""Fonts in the file: only the glyphs needed, with true widths and a complete way back to Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.pdf.cuts import cut_of

if TYPE_CHECKING:
    from handoutgen.pdf.document import Document
    from handoutgen.pdf.encoding import Encoding


def embed(encoding: Encoding, document: Document) -> dict[str, int]:
    """Write the font objects of a face; returns resource name → object number."""
    fonts: dict[str, int] = {}
    for far, codes in enumerate(encoding.codes):
        cut = cut_of(encoding.face, tuple(codes))
        program = document.put(cut.program)
        descriptor = document.put(b"<<%b/FontFile2 %d 0 R>>" % (cut.descriptor, program))
        unicode = document.put(cut.unicode)
        fonts[encoding.resource(far)] = document.put(
            b"<<%b/FontDescriptor %d 0 R/ToUnicode %d 0 R>>" % (cut.font, descriptor, unicode)
        )
    return fonts
