"""The rows of a PNG file: where its data has fewer than its head promises, its reader tells nobody."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by the type of its colour (PNG, 2nd edition, 11.2.2)."""

_WHOLE = ((0, 0, 1, 1),)
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where each pass begins, across and down, and its steps (8.2)."""

_PIECE = 1_000_000
"""Bytes that are unpacked at a time: they are only counted."""


def in_passes(content: bytes) -> bool:
    """Return whether a PNG tells its rows in seven passes, each finer than the one before."""
    return content[28] == 1


def ends_early(content: bytes) -> bool:
    """Return whether the data of a PNG that a reader took for whole has fewer rows than its head says."""
    w, h, depth, colour = struct.unpack_from(">IIBB", content, 16)
    lacking = 0
    for left, top, across, down in _ADAM7 if in_passes(content) else _WHOLE:
        columns, rows = -(-(w - left) // across), -(-(h - top) // down)
        if columns > 0:
            lacking += rows * (1 + (columns * depth * _SAMPLES[colour] + 7) // 8)
    unpacking = zlib.decompressobj()
    for data in _data(content):
        while data and lacking > 0:
            lacking -= len(unpacking.decompress(data, _PIECE))
            data = unpacking.unconsumed_tail
    return lacking > 0


def _data(content: bytes) -> Iterator[bytes]:
    place = 8
    while place + 8 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, place)
        if kind == b"IDAT":
            yield content[place + 8 : place + 8 + size]
        place += 12 + size
