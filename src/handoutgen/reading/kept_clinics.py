"""Clinics as they were read before: believed only where reading anew would tell the same.

A clinic is found by its file's bytes and place. Whatever else decided what it says is kept beside it and
looked at again: the files that it extends, byte for byte, and its pictures, judged as when it was read.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from handoutgen.keeping.cache import fetch, keep, key_of
from handoutgen.keeping.ordinary import UnreadableError, read_ordinary
from handoutgen.keeping.plain import StrangeError, plain, restored
from handoutgen.model.clinic import Clinic
from handoutgen.reading.logos import is_picture
from handoutgen.reading.toml import LARGEST

if TYPE_CHECKING:
    from pathlib import Path


class Read(Struct, frozen=True):
    """What a clinic was read from, besides its own file."""

    above: tuple[tuple[str, bytes], ...]
    """The files that it extends: their paths, and the marks of what they said."""
    pictures: tuple[tuple[str, str], ...]
    """Those that any of the files names: the folder they are looked for in, and the name."""


class KeptClinic(Struct, frozen=True):
    """A clinic as it is kept."""

    clinic: Any
    """As plain data."""
    read: Read


def mark_of(file: Path, content: bytes) -> bytes:
    """Return what tells these words in this place from all others.

    Faults name the path as it was given. Where it leads, over links, names the clinic and bounds what it may
    extend.
    """
    place = os.fsencode(file), os.fsencode(os.path.realpath(file))
    return key_of(b"clinic", *place, content)


def kept_clinic(mark: bytes) -> Clinic | None:
    """Return the clinic that was kept under a mark, if it would be read alike now."""
    kept = fetch(mark, KeptClinic)
    if kept is None or not _is_true(kept.read):
        return None
    try:
        clinic = restored(kept.clinic)
    except (StrangeError, RecursionError):
        return None
    return clinic if isinstance(clinic, Clinic) else None


def keep_clinic(mark: bytes, clinic: Clinic, read: Read) -> None:
    """Keep a clinic that has no fault."""
    keep(mark, KeptClinic(plain(clinic), read))


def _is_true(read: Read) -> bool:
    from pathlib import Path

    try:
        same = all(mark_of(Path(path), read_ordinary(path, LARGEST)) == mark for path, mark in read.above)
    except UnreadableError:
        return False
    return same and all(is_picture(name, Path(folder)) for folder, name in read.pictures)
