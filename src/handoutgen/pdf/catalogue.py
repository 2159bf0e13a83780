"""What every file of ours ends with: catalogue, colour profile and metadata (ISO 32000-1, 7.7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.pdf.document import stream, text
from handoutgen.pdf.metadata import info, srgb_profile, xmp

if TYPE_CHECKING:
    from handoutgen.pdf.document import Document
    from handoutgen.pdf.metadata import Metadata


def catalogue(
    document: Document, language: str, pages: int, structure: int, metadata: int, outlines: int | None
) -> bytes:
    """Return the catalogue, given the objects of page tree, tag tree, metadata and bookmarks."""
    profile = document.put(stream(srgb_profile(), b"/N 3"))
    return (
        b"<</Type/Catalog/Pages %d 0 R/Lang%b/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>"
        b"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %d 0 R"
        b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB)/DestOutputProfile %d 0 R>>]%b>>"
        % (
            pages,
            text(language),
            structure,
            metadata,
            profile,
            b"" if outlines is None else b"/Outlines %d 0 R" % outlines,
        )
    )


def packet(meta: Metadata) -> bytes:
    """Return the metadata stream. It is never compressed: programs look for it in the bytes."""
    return stream(xmp(meta), b"/Type/Metadata/Subtype/XML", compress=False)


def finish(document: Document, meta: Metadata, *, pages: int, structure: int, outlines: int | None) -> bytes:
    """Return a whole file, given the objects of its page tree, its tag tree and its bookmarks."""
    metadata = document.put(packet(meta))
    root = catalogue(document, meta.language, pages, structure, metadata, outlines)
    return document.finish(root, info(meta))
