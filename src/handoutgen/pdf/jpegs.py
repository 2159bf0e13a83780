"""The parts of a JPEG file, counted before any is unpacked.

A progressive picture is told in scans, each over all of its pixels: a file of a megabyte may hold ten
thousand of them, and its reader would work for hours (libjpeg-turbo: »Two Issues with the JPEG Standard«).
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
