"""Small things kept, many in a file: to make a file takes longer than to read a clinic.

A thing is written behind the last, in one go, and found by its key. Whoever finds it judges whether it is
whole: what a killed writer left half costs its own bytes alone. A shelf that is full loses its older half.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from handoutgen.keeping.files import write_all, write_whole

LARGEST = 10_000
"""Bytes of a thing on a shelf; what is larger is worth a file of its own."""
MOST = 120_000
"""Bytes of a shelf, some fifty clinics and logos: to read all of it takes as long as to find a file."""
_HEAD = b"handoutgen shelved 1\n"
_LENGTH = 4
_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_ADD = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)


def put(shelf: str, key: bytes, thing: bytes) -> None:
    """Lay a thing on a shelf; raises `OSError`."""
    handle = os.open(shelf, _ADD | _FLAGS, 0o666)
    try:
        record = b"".join((_HEAD, key, len(thing).to_bytes(_LENGTH), thing))
        full = _size(handle) + len(record) > MOST
        write_all(handle, record)
    finally:
        os.close(handle)
    if full:
        content = _content(shelf)
        write_whole(Path(shelf), content[max(content.find(_HEAD, len(content) - MOST // 2), 0) :])


def find(shelf: str, key: bytes) -> bytes | None:
    """Return what was last laid on a shelf under a key; None where nothing was, or nothing can be read."""
    mark = _HEAD + key
    try:
        content = _content(shelf)
    except OSError:
        return None
    at = content.rfind(mark)
    if at < 0:
        return None
    start = at + len(mark) + _LENGTH
    return content[start : start + int.from_bytes(content[start - _LENGTH : start])]


def count(shelf: str) -> int:
    """Return how many things lie on a shelf."""
    try:
        return _content(shelf).count(_HEAD)
    except OSError:
        return 0


def _content(shelf: str) -> bytes:
    """Return all of a shelf: not as other files are read, for it may be written at any moment."""
    handle = os.open(shelf, os.O_RDONLY | _FLAGS)
    try:
        return os.read(handle, min(_size(handle), 2 * MOST))
    finally:
        os.close(handle)


def _size(handle: int) -> int:
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        raise FileExistsError(0, "what stands here is no ordinary file")
    return found.st_size
