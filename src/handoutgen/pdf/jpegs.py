"""The parts of a JPEG file: too many of them, and scans that end before the picture does.

A progressive picture is told in scans, each over all of its pixels: a file of a megabyte may hold ten
thousand of them, and its reader would work for hours (libjpeg-turbo: »Two Issues with the JPEG Standard«).
What a scan does not tell is grey: libjpeg fills it up, and Pillow passes on none of its warnings.
"""

from __future__ import annotations

import re

_MOST_SCANS = 60
"""Cameras and drawing programs write some ten."""

_MOST_PARTS = 3000
"""Segments of all kinds, each read for itself. A large colour profile is cut into some hundred."""

_MOST_FILLING = 64
"""Bytes of nothing between two parts. The standard allows any number, and each is looked at for itself."""

_MARKER = re.compile(rb"\xff{%d}|\xff++([^\x00\xd0-\xd7])" % _MOST_FILLING, re.DOTALL)
"""What begins a part (ISO 10918-1, B.1.1.2). Within a scan 0xFF00 is data, and restarts are no parts."""

_SCAN, _END = b"\xda", b"\xd9"
_BARE = {b"\x01", b"\xd8"}
"""Parts without a length."""

_LETTERS = bytes(range(1, 255))
_MORE = _LETTERS + b"".join(bytes((0xFF, 0xD0 + count)) + _LETTERS for count in range(8))
"""What could be further data of any scan, with restarts or without."""


def too_many_parts(content: bytes) -> bool:
    """Return whether a JPEG has more parts than its pixels can need, or too much between them."""
    place, scans, parts = 2, 0, 0
    while found := _MARKER.search(content, place):
        if found[1] is None or (not scans and found.start() - place > _MOST_FILLING):
            return True
        if found[1] == _END:
            return False
        parts += 1
        scans += found[1] == _SCAN
        if scans > _MOST_SCANS or parts > _MOST_PARTS:
            return True
        place = found.end()
        if found[1] not in _BARE:
            place += int.from_bytes(content[place : place + 2])
    return not scans and len(content) - place > _MOST_FILLING


def with_more_data(content: bytes) -> bytes:
    """Return a JPEG with more data behind each of its scans: the same picture, where none lacked any.

    A reader skips what stands between the last pixel and the next part.
    """
    pieces: list[bytes] = []
    taken, place, scanning = 0, 2, False
    while found := _MARKER.search(content, place):
        if scanning:
            pieces += content[taken : found.start()], _MORE
            taken = found.start()
        if found[1] in (None, _END):
            break
        scanning = found[1] == _SCAN
        place = found.end()
        if found[1] not in _BARE:
            place += int.from_bytes(content[place : place + 2])
    return b"".join((*pieces, content[taken:]))
