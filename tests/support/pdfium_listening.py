"""What PDFium, the reader inside Chrome and Edge, hands to a screen reader: independent of how we read."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Heard = tuple[str, str]
"""An element's role, and words that it holds itself or what stands for them."""


def heard_on_pages(pdf: bytes) -> list[list[Heard]]:
    """Return of each page what is heard, in reading order."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_heard(page) for page in document]


def _heard(page: pypdfium2.PdfPage) -> list[Heard]:
    words = _words(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        tops = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(count)]
        return [one for top in tops for one in _walk(top, words)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _words(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Return the text of each mark; what has none is an artifact."""
    found: dict[int, str] = {}
    text_page = page.get_textpage()
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        thing = pdfium.FPDFPage_GetObject(page.raw, index)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        if mark >= 0:
            found.setdefault(mark, "")
            if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
                found[mark] += _text(
                    lambda buffer, size, thing=thing: pdfium.FPDFTextObj_GetText(
                        thing, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
                    )
                )
    return found


def _walk(element: object, words: dict[int, str]) -> Iterator[Heard]:
    role = _told(pdfium.FPDF_StructElement_GetType, element)
    if alt := _told(pdfium.FPDF_StructElement_GetAltText, element):
        yield role, alt
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        kid = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if kid:
            yield from _walk(kid, words)
        elif words.get(mark):
            yield role, words[mark]


def _told(what: Callable[..., int], element: object) -> str:
    return _text(lambda buffer, size: what(element, buffer, size))


def _text(fill: Callable[[object, int], int]) -> str:
    """Return what PDFium writes as UTF-16; it is asked for the length first."""
    size = fill(None, 0)
    buffer = ctypes.create_string_buffer(size)
    fill(buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
