"""Objects of finished files carried into another, those that are alike stored once (ISO 32000-1, 7.3).

qpdf reads the files, our own `Document` writes: qpdf leaves no end-of-line of its own before `endstream`
where the stream happens to end in a carriage return, and PDF/A asks for one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikepdf import Object, Pdf

    from handoutgen.pdf.document import Document

_REFERENCE = re.compile(rb"\([^\\()]*(?:\\.[^\\()]*)*\)|(\d+) 0 R\b", re.DOTALL)
"""A string, which is passed over, or a reference. qpdf escapes every bracket within a string."""


class Carrier:
    """Carries objects of one file. `stored` holds what is shared among all files, by its bytes."""

    def __init__(self, source: Pdf, document: Document, stored: dict[bytes, int]) -> None:
        self._source = source
        self._document = document
        self._stored = stored
        self._numbers: dict[int, int] = {}
        self._waiting: list[int] = []

    def stand_in(self, old: Object, new: int) -> None:
        """Let `new` stand wherever the file refers to `old`."""
        self._numbers[_number(old)] = new

    def share(self, old: Object) -> int:
        """Carry an object and all below it, none of which may refer back; returns its new number.

        Where the same was carried before, from this file or another, nothing is written: a font is the
        same when its descriptor, its program and its table of characters are.
        """
        return self._share(_number(old))

    def carry(self, old: Object) -> int:
        """Carry an object and all that it refers to, as this file's own; returns its new number."""
        number = self._own(_number(old))
        while self._waiting:
            waiting = self._waiting.pop()
            self._document.fill(self._numbers[waiting], self._body(waiting, self._own))
        return number

    def _share(self, old: int) -> int:
        number = self._numbers.get(old)
        if number is None:
            body = self._body(old, self._share)
            number = self._stored.get(body)
            if number is None:
                number = self._stored[body] = self._document.put(body)
            self._numbers[old] = number
        return number

    def _own(self, old: int) -> int:
        """Return an object's new number; 0 where the file has none, as for a mark that no imprint made."""
        number = self._numbers.get(old)
        if number is None:
            there = self._source.get_object((old, 0)) is not None
            number = self._numbers[old] = self._document.put() if there else 0
            if there:
                self._waiting.append(old)
        return number

    def _body(self, old: int, renumber: Callable[[int], int]) -> bytes:
        from pikepdf import Stream

        def renumbered(found: re.Match[bytes]) -> bytes:
            if not found[1]:
                return found[0]
            number = renumber(int(found[1]))
            return b"%d 0 R" % number if number else b"null"

        what = self._source.get_object((old, 0))
        if isinstance(what, Stream):
            entries = _REFERENCE.sub(renumbered, what.stream_dict.unparse())
            return b"%b\nstream\n%b\r\nendstream" % (entries, what.read_raw_bytes())
        return _REFERENCE.sub(renumbered, what.unparse(resolved=True))


def _number(what: Object) -> int:
    """Return an object's number. Files of ours have no second generation of any."""
    return what.objgen[0]
