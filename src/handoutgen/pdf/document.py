"""The file as numbered objects, written with object streams (ISO 32000-1, 7.5.7 and 7.5.8).

Why not ReportLab's own document? It writes every object plain, and a tag tree is hundreds of small
objects: packed and compressed they take a fifth of the room. Nor can it update a file in place.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.keeping.hashing import md5
from handoutgen.pdf.deflating import deflated, pieced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handoutgen.pdf.deflating import Piece

_PACK = 200
"""Objects in one object stream; readers unpack a whole one to reach any of them."""
_TINY = 320
"""Bytes of which packing would save fewer than its own entry and its time are worth."""
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

Entry = tuple[int, int, int]
"""Where an object stands (7.5.8.3): 1, its offset and 0; or 2, its object stream and its place there."""


def stream(content: bytes, entries: bytes = b"", *, compress: bool = True) -> bytes:
    """Return a stream object. An end-of-line stands before `endstream`, as PDF/A asks."""
    if compress and len(content) > _TINY:
        content = deflated(content)
        entries += b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries, len(content), content)


def pieced_stream(pieces: Iterable[Piece]) -> bytes:
    """Return a stream object of pieces that were compressed before."""
    return stream(pieced(pieces), b"/Filter/FlateDecode", compress=False)


class Document:
    """Numbered objects, and the file they make; or, from a number above 1, what an update adds to one."""

    def __init__(self, first: int = 1) -> None:
        self._first = first
        self._bodies: list[bytes | None] = []
        self._revised: dict[int, bytes] = {}

    def put(self, body: bytes = b"null") -> int:
        """Add an object and return its number."""
        self._bodies.append(body)
        return self._first + len(self._bodies) - 1

    def add(self, bodies: Iterable[bytes]) -> None:
        """Add objects, one number after the other."""
        self._bodies += bodies

    def later(self) -> int:
        """Keep a number for an object that an update of the file brings."""
        self._bodies.append(None)
        return self._first + len(self._bodies) - 1

    def fill(self, number: int, body: bytes) -> None:
        """Give an object its bytes, once they are known; an update also those of the file it updates."""
        if number < self._first:
            self._revised[number] = body
        else:
            self._bodies[number - self._first] = body

    @property
    def size(self) -> int:
        """One more than the highest number so far."""
        return self._first + len(self._bodies)

    @property
    def end(self) -> int:
        """A number beyond all that the file takes if no object is added to it."""
        return self.size + len(self._bodies) // _PACK + 2

    @property
    def objects(self) -> dict[int, bytes]:
        """The objects by their numbers, but those that an update brings."""
        added = {self._first + place: body for place, body in enumerate(self._bodies) if body is not None}
        return self._revised | added

    def finish(self, catalogue: bytes, information: bytes) -> bytes:
        """Return the file: streams as they are, all else packed, then the cross-reference stream."""
        root, info = self.put(catalogue), self.put(information)
        return self.unfinished(root, info)[0]

    def unfinished(self, catalogue: int, information: int) -> tuple[bytes, int, bytes]:
        """Return a file that an update completes, its cross-reference's offset and its digest."""
        out = bytearray(_HEADER)
        written = write_objects(self.objects, len(out), self.size)
        out += written.content
        at = len(out)
        digest = md5(out, usedforsecurity=False).hexdigest().encode()
        trailer = b"/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (catalogue, information, digest, digest)
        out += cross_reference({0: (0, 0, 0xFFFF), **written.entries}, at, written.size, trailer)
        return bytes(out), at, digest


class Written(Struct, frozen=True):
    """Objects as they stand in a file, and where."""

    content: bytes
    entries: dict[int, Entry]
    size: int
    """One more than the highest object number."""


def write_objects(objects: dict[int, bytes], at: int, size: int) -> Written:
    """Write objects from offset `at` on: streams as they are, all else packed into streams from `size` on."""
    parts: list[bytes] = []
    entries: dict[int, Entry] = {}
    packed: list[tuple[int, bytes]] = []
    for number, body in objects.items():
        if body.endswith(b"endstream"):
            entries[number] = (1, at, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            at += len(parts[-1])
        else:
            packed.append((number, body))
    for start in range(0, len(packed), _PACK):
        pack = packed[start : start + _PACK]
        entries[size] = (1, at, 0)
        for index, (inner, _) in enumerate(pack):
            entries[inner] = (2, size, index)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (size, _pack(pack)))
        at += len(parts[-1])
        size += 1
    return Written(b"".join(parts), entries, size)


def cross_reference(entries: dict[int, Entry], at: int, size: int, trailer: bytes) -> bytes:
    """Return the cross-reference stream that stands at offset `at`, as object `size`, and the file's end."""
    entries[size] = (1, at, 0)
    table, head, _ = reference_table(entries, size)
    return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size, stream(table, head + trailer), at)


def reference_table(entries: dict[int, Entry], size: int) -> tuple[bytes, bytes, dict[int, int]]:
    """Return a cross-reference stream's table, what its dictionary says of it, and each object's place.

    `size` is the stream's own number, the highest of all.
    """
    numbers = sorted(entries)
    table = b"".join([table_entry(*entries[number]) for number in numbers])
    head = b"/Type/XRef/W[1 4 2]/Index[%b]/Size %d" % (_ranges(numbers), size + 1)
    return table, head, {number: 7 * place for place, number in enumerate(numbers)}


table_entry = struct.Struct(">BIH").pack
"""Returns an entry of a cross-reference table, seven bytes: its kind, place and index."""


def _ranges(numbers: list[int]) -> bytes:
    """Return first number and count of each run of numbers."""
    runs: list[list[int]] = []
    last = -2
    for number in numbers:
        if number == last + 1:
            runs[-1][1] += 1
        else:
            runs.append([number, 1])
        last = number
    return b" ".join(b"%d %d" % (first, count) for first, count in runs)


def _pack(pack: list[tuple[int, bytes]]) -> bytes:
    heads: list[bytes] = []
    at = 0
    for number, body in pack:
        heads.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    content = head + b"\n".join(body for _, body in pack)
    return stream(content, b"/Type/ObjStm/N %d/First %d" % (len(pack), len(head)))


def references(numbers: Iterable[int]) -> bytes:
    """Return what stands in an array of these objects."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


def listed(parts: Iterable[bytes]) -> bytes:
    """Return what stands in an array that is said in parts, some of them empty."""
    return b" ".join(filter(None, parts))


def text(words: str) -> bytes:
    """Return a text string (ISO 32000-1, 7.9.2.2): plain where ASCII will do, else UTF-16."""
    if words.isascii() and words.isprintable():
        return b"(" + words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode() + b")"
    return b"<feff" + words.encode("utf-16-be", "replace").hex().encode() + b">"
