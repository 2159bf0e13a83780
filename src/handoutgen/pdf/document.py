"""The file as numbered objects, written with object streams (ISO 32000-1, 7.5.7 and 7.5.8).

Why not ReportLab's own document? It writes every object plain, and a tag tree is hundreds of small
objects: packed and compressed they take a fifth of the room. Nor can it update a file in place.
"""

from __future__ import annotations

import hashlib
import zlib

_PACK = 100
"""Objects in one object stream; readers unpack a whole one to reach any of them."""
_LEVEL = 6
"""zlib's: 9 takes a third longer for one byte in a hundred."""


def stream(content: bytes, entries: bytes = b"", *, compress: bool = True) -> bytes:
    """Return a stream object. An end-of-line stands before `endstream`, as PDF/A asks."""
    if compress:
        content = zlib.compress(content, _LEVEL)
        entries += b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries, len(content), content)


class Document:
    """Numbered objects, and the file they make."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def put(self, body: bytes = b"null") -> int:
        """Add an object and return its number, from 1."""
        self._bodies.append(body)
        return len(self._bodies)

    def fill(self, number: int, body: bytes) -> None:
        """Give an object its bytes, once they are known."""
        self._bodies[number - 1] = body

    def finish(self, catalogue: bytes, information: bytes) -> bytes:
        """Return the file: streams as they are, all else packed, then the cross-reference stream."""
        root, info = self.put(catalogue), self.put(information)
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
        packed: list[tuple[int, bytes]] = []
        for number, body in enumerate(self._bodies, 1):
            if body.endswith(b"endstream"):
                entries[number] = (1, len(out), 0)
                out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
            else:
                packed.append((number, body))
        number = len(self._bodies) + 1
        for start in range(0, len(packed), _PACK):
            pack = packed[start : start + _PACK]
            entries[number] = (1, len(out), 0)
            for index, (inner, _) in enumerate(pack):
                entries[inner] = (2, number, index)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, _pack(pack))
            number += 1
        at = len(out)
        entries[number] = (1, at, 0)
        digest = hashlib.md5(out, usedforsecurity=False).hexdigest().encode()
        table = b"".join(
            bytes([kind]) + place.to_bytes(4) + index.to_bytes(2)
            for _, (kind, place, index) in sorted(entries.items())
        )
        trailer = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
        xref = stream(table, trailer % (number + 1, root, info, digest, digest))
        out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, xref, at)
        return bytes(out)


def _pack(pack: list[tuple[int, bytes]]) -> bytes:
    heads: list[bytes] = []
    at = 0
    for number, body in pack:
        heads.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    content = head + b"\n".join(body for _, body in pack)
    return stream(content, b"/Type/ObjStm/N %d/First %d" % (len(pack), len(head)))


def references(numbers: list[int]) -> bytes:
    """Return what stands in an array of these objects."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


def text(words: str) -> bytes:
    """Return a text string (ISO 32000-1, 7.9.2.2): plain where ASCII will do, else UTF-16."""
    if words.isascii() and words.isprintable():
        return b"(" + words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode() + b")"
    return b"<feff" + words.encode("utf-16-be", "replace").hex().encode() + b">"
