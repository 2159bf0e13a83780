"""What is costly to make, kept in the user's cache folder: found by its key, believed only if it is whole.

Plates, clinics as they were read, logos as they are drawn, and booking codes: large things in files of their
own, small ones on shelves. What is half-written, damaged, of another version or somebody else's is taken for
missing. The folder is kept below a size; what was not used for longest goes first. Nothing of a patient is
ever put here.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

import handoutgen
from handoutgen.keeping import shelves
from handoutgen.keeping.files import make_folder, sweep, write_whole
from handoutgen.keeping.hashing import blake2b
from handoutgen.keeping.ordinary import UnreadableError, read_ordinary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Thing = TypeVar("Thing", bound=msgspec.Struct)

_FORM = b"handoutgen kept 1\n"
_ENDING = ".kept"
_SHELF = "shelf-"
MOST = 200_000_000
"""Bytes in the folder: some three thousand plates, every article of a large chain several times over."""
_LARGEST = 50_000_000
"""Bytes of one thing that is read; a leaflet is a thousandth of that."""
_DIGEST = 32
_TORN = 3600
"""Seconds after which nobody is still writing a thing."""
_PRUNED = 1
"""Of 256 things that are kept, so many look for what is too much: each looks at the whole folder, and a chain
has a file and a logo for each clinic there."""
_PART = ".part"
"""Ends the name of what is being written, or was when its writer ended."""


class Held(msgspec.Struct, frozen=True):
    """What the folder holds."""

    folder: Path
    things: int
    size: int
    """Bytes."""


def folder() -> Path:
    """Return where things are kept: `HANDOUTGEN_CACHE`, or the user's cache folder.

    platformdirs would name the same places, but loading it takes a twentieth of a leaflet's time.
    """
    given = os.environ.get("HANDOUTGEN_CACHE")
    return Path(given) if given else _users_folder()


def _users_folder() -> Path:
    """Return our folder among what programs can make anew; where no such is told, a place that holds nothing.

    On Linux as the XDG Base Directory Specification 0.8 says, which takes no path from where we stand.
    """
    told, own = [os.environ.get("XDG_CACHE_HOME", ""), "~/.cache"], "handoutgen"
    if sys.platform == "darwin":
        told[1] = "~/Library/Caches"
    elif sys.platform == "win32":
        told, own = [os.environ.get("LOCALAPPDATA", ""), "~/AppData/Local"], "handoutgen/Cache"
    return Path(next(filter(os.path.isabs, map(os.path.expanduser, told)), os.devnull), own)


def kept(kind: type[Thing], parts: tuple[bytes, ...], make: Callable[[], Thing]) -> Thing:
    """Return what was made of these parts before, or make it and keep it."""
    key = key_of(kind.__name__.encode(), *parts)
    found = fetch(key, kind)
    if found is None:
        found = make()
        keep(key, found)
    return found


def key_of(*parts: bytes) -> bytes:
    """Return the key of what this program makes of these parts."""
    digest = blake2b(digest_size=24, key=program_mark())
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.digest()


def fetch(key: bytes, kind: type[Thing]) -> Thing | None:
    """Return what was kept under a key, if it is there and whole."""
    for path, sealed in _sealed(str(folder()), key):
        seal, payload = sealed[:_DIGEST], sealed[_DIGEST:]
        if seal == _digest(key, payload):
            try:
                found = msgspec.msgpack.decode(payload, type=kind)
            except (msgspec.DecodeError, RecursionError):
                return None
            _touch(path)
            return found
    return None


def keep(key: bytes, thing: msgspec.Struct) -> None:
    """Keep a thing under a key. Where that cannot be done it is made anew next time, and nobody minds."""
    try:
        payload = msgspec.msgpack.encode(thing)
        sealed = _digest(key, payload) + payload
        place = str(folder())
        make_folder(place, 0o700)
        if len(sealed) > shelves.LARGEST:
            write_whole(Path(_path(place, key)), _FORM + sealed)
        else:
            shelves.put(_shelf(place, key), key, sealed)
        if key[-1] < _PRUNED:
            _prune()
    except (OSError, UnicodeEncodeError):  # the latter: a path that is no text
        pass


def clear() -> Held:
    """Remove everything; returns what was held. Raises `OSError` where it cannot be removed."""
    held = info()
    for path, _, _ in _files():
        Path(path).unlink(missing_ok=True)
    sweep(folder())
    return held


def give_way(place: Path) -> bool:
    """Remove everything if it lies on the disk of a place that is full; returns whether that made room."""
    try:
        while not place.exists():
            place = place.parent
        return place.stat().st_dev == folder().stat().st_dev and bool(clear().things)
    except OSError:
        return False


def info() -> Held:
    """Return what the folder holds."""
    files = _files()
    things = sum(shelves.count(path) if _SHELF in path else 1 for path, _, _ in files)
    return Held(folder(), things, sum(size for _, size, _ in files))


@functools.cache
def program_mark() -> bytes:
    """Return what tells this program from every other version of it, its fonts included.

    Not the version alone: whoever works on the program would be shown yesterday's plates.
    """
    package = Path(handoutgen.__file__).parent
    told = [handoutgen.__version__]
    places = [str(package)]
    if not (package / "fonts").is_dir():  # as in an installed program
        places.append(str(package.parents[1] / "fonts"))
    while places:
        for entry in sorted(os.scandir(places.pop()), key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".json", ".ttf", ".cuts", ".txt", ".toml")):
                found = entry.stat()
                told.append(f"{entry.name} {found.st_size} {found.st_mtime_ns}")
            elif entry.is_dir() and entry.name != "__pycache__":
                places.append(entry.path)
    return blake2b("\n".join(told).encode(), digest_size=32).digest()


def _sealed(place: str, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what may be kept under a key, behind its digest, and the file that it lies in."""
    shelf, path = _shelf(place, key), _path(place, key)
    if (found := shelves.find(shelf, key)) is not None:
        yield shelf, found
    with contextlib.suppress(UnreadableError):
        content = read_ordinary(path, _LARGEST)
        if content.startswith(_FORM):
            yield path, content[len(_FORM) :]


def _path(place: str, key: bytes) -> str:
    return f"{place}{os.sep}{key.hex()}{_ENDING}"


def _shelf(place: str, key: bytes) -> str:
    """Return the shelf that a small thing lies on: one of 128."""
    return f"{place}{os.sep}{_SHELF}{key[0] // 2:03d}{_ENDING}"


def _digest(key: bytes, payload: bytes) -> bytes:
    """What stands under another's name is as wrong as what is damaged."""
    return blake2b(payload, digest_size=_DIGEST, key=key).digest()


def _touch(path: str) -> None:
    """Tell that a thing was used: pruning goes by that."""
    with contextlib.suppress(OSError):
        os.utime(path)


def _files() -> list[tuple[str, int, int]]:
    """Return what is kept with its size and when it was last used. There are thousands: a `Path` is slow."""
    found: list[tuple[str, int, int]] = []
    try:
        with os.scandir(folder()) as entries:
            for entry in entries:
                if entry.name.endswith(_ENDING) and entry.is_file(follow_symlinks=False):
                    stat = entry.stat(follow_symlinks=False)
                    found.append((entry.path, stat.st_size, stat.st_mtime_ns))
    except OSError:
        pass
    return found


def _prune() -> None:
    """Keep the folder below its size, and without what was torn."""
    if any(name.endswith(_PART) for name in os.listdir(folder())):  # noqa: PTH208 - as `_files`
        sweep(folder(), older=_TORN)
    files = _files()
    over = sum(size for _, size, _ in files) - MOST
    for path, size, _ in sorted(files, key=lambda file: file[2]) if over > 0 else ():
        Path(path).unlink(missing_ok=True)
        over -= size
        if over <= 0:
            break
