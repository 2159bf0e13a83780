"""Links: areas of a page that open an address (ISO 32000-1, 12.5.6.5), each owned by its words' tag."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from handoutgen.pdf.document import text

if TYPE_CHECKING:
    from handoutgen.pdf.document import Document
    from handoutgen.pdf.structure import Structure
    from handoutgen.typesetting.ink import Hot

_MARKS = "%/:?#[]@!$&'()*+,;=-._~"
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + _MARKS)
"""What stays as it is in an address (RFC 3986, 2)."""


def write_link(document: Document, structure: Structure, hot: Hot, origin: tuple[float, float]) -> int:
    """Write a link's annotation; `origin` is where its area counts from, as for `Pen`. Returns its object."""
    number = document.put()
    document.fill(number, link(hot, origin, structure.annotate(hot.tag, number)))
    return number


def link(hot: Hot, origin: tuple[float, float], key: int) -> bytes:
    """Return a link's annotation; `key` is its own in the parent tree."""
    left, top = origin[0] + hot.x, origin[1] - hot.y
    corners = f"{left:.2f} {top - hot.h:.2f} {left + hot.w:.2f} {top:.2f}"
    return b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]/StructParent %d%b>>" % (
        corners.encode(),
        key,
        _said(hot.target),
    )


@functools.lru_cache(maxsize=1024)
def _said(address: str) -> bytes:
    """Return what a link says of where it leads."""
    return b"/Contents%b/A<</S/URI/URI%b>>" % (text(address), text(_ascii(address)))


def _ascii(address: str) -> str:
    """An address in the ASCII that a PDF action asks for (ISO 32000-1, 12.6.4.7)."""
    if _PLAIN.issuperset(address):
        return address
    from urllib.parse import quote

    return quote(address, safe=_MARKS)
