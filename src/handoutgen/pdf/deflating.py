"""Compressed streams (RFC 1950, RFC 1951): packed as a whole, or pieced together from what was packed before.

What many leaflets have in common is packed once. A piece stands for itself: none of its bytes looks back
beyond its beginning, and it ends on a whole byte.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEVEL = 6
"""zlib's: 9 takes a third longer for one byte in a hundred."""
_SHORT = 4096
"""Bytes that a window of 12 bits still sees as a whole."""
_SHORT_LEVEL = 1
"""An imprint is short, and every leaflet pays for its own: 6 takes half as long again for 9 in a hundred."""
_HEADER = b"\x78\x01"
"""Deflate with a window of 32 kB, the largest that there is (RFC 1950, 2.2)."""
_STORED = struct.Struct("<BHH").pack
"""Returns the head of a block that is stored as it is (RFC 1951, 3.2.4)."""
_END = b"\x03\x00"
"""A last block that holds nothing (RFC 1951, 3.2.6)."""


def deflated(content: bytes) -> bytes:
    """Compress; a short text with a small window: to clear the usual quarter of a megabyte takes longer."""
    if len(content) > _SHORT:
        return zlib.compress(content, _LEVEL)
    packer = zlib.compressobj(_SHORT_LEVEL, zlib.DEFLATED, 12, 6)
    return packer.compress(content) + packer.flush()


class Piece(Struct, frozen=True):
    """A part of a stream, and the blocks that it is packed into."""

    plain: bytes
    blocks: bytes


def piece(content: bytes) -> Piece:
    """Pack a part of a stream."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -12, 6)
    return Piece(content, packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH))


def plain(content: bytes) -> Piece:
    """Take a part as it is: to pack some fifty bytes takes longer than it is worth. At most 65,535."""
    size = len(content)
    return Piece(content, _STORED(0, size, size ^ 0xFFFF) + content)


def pieced(pieces: Iterable[Piece]) -> bytes:
    """Return the compressed stream of these pieces."""
    held = list(pieces)
    check = zlib.adler32(b"".join([one.plain for one in held]))
    return b"".join([_HEADER, *[one.blocks for one in held], _END, check.to_bytes(4)])
