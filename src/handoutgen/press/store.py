"""Plates on disk, in the user's cache folder: found by their key, believed only if they are whole.

What is half-written, damaged, of another version or somebody else's is taken for missing. The folder is kept
below a size; what was not used for longest goes first. Nothing of a patient is ever put here.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
from pathlib import Path
from typing import TypeVar

import msgspec

import handoutgen
from handoutgen.press.writing import write_whole

Thing = TypeVar("Thing", bound=msgspec.Struct)

_FORM = b"handoutgen plate 1\n"
_ENDING = ".plate"
MOST = 200_000_000
"""Bytes in the folder. Some three thousand plates: every article of a large chain, several times over."""
_LARGEST = 50_000_000
"""Bytes of one plate that is read; a leaflet is a thousandth of that."""
_DIGEST = 32


class Held(msgspec.Struct, frozen=True):
    """What the folder holds."""

    folder: Path
    plates: int
    size: int
    """Bytes."""


def folder() -> Path:
    """Return where plates are kept: `HANDOUTGEN_CACHE`, or the user's cache folder."""
    given = os.environ.get("HANDOUTGEN_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("handoutgen", appauthor=False) / "plates"


def fetch(key: bytes, kind: type[Thing]) -> Thing | None:
    """Return what was kept under a key, if it is there and whole."""
    path = _path(key)
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except OSError:
        return None
    head = len(_FORM) + _DIGEST
    if not content.startswith(_FORM) or content[len(_FORM) : head] != _digest(key, content[head:]):
        return None
    try:
        found = msgspec.msgpack.decode(content[head:], type=kind)
    except (msgspec.DecodeError, RecursionError):
        return None
    _touch(path)
    return found


def keep(key: bytes, thing: msgspec.Struct) -> None:
    """Keep a thing under a key. Where that cannot be done it is made anew next time, and nobody minds."""
    payload = msgspec.msgpack.encode(thing)
    try:
        _path(key).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(_path(key), _FORM + _digest(key, payload) + payload)
        _prune()
    except OSError:
        pass


def clear() -> Held:
    """Remove all plates; returns what was held."""
    held = info()
    for path, _, _ in _files():
        path.unlink(missing_ok=True)
    return held


def info() -> Held:
    """Return what the folder holds."""
    files = _files()
    return Held(folder(), len(files), sum(size for _, size, _ in files))


@functools.cache
def program_mark() -> bytes:
    """Return what tells this program from every other version of it, its fonts included.

    Not the version alone: whoever works on the program would be shown yesterday's plates.
    """
    package = Path(handoutgen.__file__).parent
    fonts = package / "fonts" if (package / "fonts").is_dir() else package.parents[1] / "fonts"
    mark = hashlib.blake2b(handoutgen.__version__.encode(), digest_size=32)
    for place in sorted((package, fonts, *(one for one in package.iterdir() if one.is_dir()))):
        for entry in sorted(os.scandir(place), key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".json", ".ttf", ".txt", ".toml")):
                found = entry.stat()
                mark.update(f"{entry.name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return mark.digest()


def _path(key: bytes) -> Path:
    return folder() / f"{key.hex()}{_ENDING}"


def _digest(key: bytes, payload: bytes) -> bytes:
    """A plate under another's name is as wrong as a damaged one."""
    return hashlib.blake2b(payload, digest_size=_DIGEST, key=key).digest()


def _touch(path: Path) -> None:
    """Tell that a plate was used: pruning goes by that."""
    with contextlib.suppress(OSError):
        os.utime(path)


def _files() -> list[tuple[Path, int, int]]:
    """Return the plates with their sizes and when they were last used."""
    found: list[tuple[Path, int, int]] = []
    try:
        with os.scandir(folder()) as entries:
            for entry in entries:
                if entry.name.endswith(_ENDING) and entry.is_file(follow_symlinks=False):
                    stat = entry.stat(follow_symlinks=False)
                    found.append((Path(entry.path), stat.st_size, stat.st_mtime_ns))
    except OSError:
        pass
    return found


def _prune() -> None:
    """Keep the folder below its size."""
    files = _files()
    over = sum(size for _, size, _ in files) - MOST
    for path, size, _ in sorted(files, key=lambda file: file[2]) if over > 0 else ():
        path.unlink(missing_ok=True)
        over -= size
        if over <= 0:
            break
