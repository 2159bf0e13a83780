"""Files written whole: beside their name, then renamed. Nothing is ever written outside the output folder."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

_PART = r"\.[^/]*-[0-9a-z_]{8}\.part"
"""What we write before we rename it."""

_MOST_FOLDERS = 1024
"""Folders that are remembered as made and looked at."""

_BLOCK = 1 << 20
"""Bytes of another's file that are looked through at once."""

_being_written: list[str] = []


class OutsideError(OSError):
    """A link leads out of the output folder."""


class ForeignError(OSError):
    """Something stands under a file's name that is not ours to replace."""


class Writer:
    """Writes files below one folder. What it does once for a folder it does not do for each file."""

    def __init__(self, out: str, *, sync: bool = False, ours: bytes = b"") -> None:
        """`sync` waits until the disk holds each file: slower, and safe when the power goes. See `settle`.

        `ours` stands in every file that may be replaced, beside empty ones; without it any may.
        """
        self._out = out
        self._ours = ours
        self._sync = sync
        self._unsettled: set[str] = set()
        # No two processes choose the same, and one process writes one file at a time.
        self._token = os.urandom(4).hex()
        self._folders: dict[str, str] = {}

    def write(self, target: str, content: bytes) -> None:
        """Write the file with this name below the folder; raises `OSError`, and then leaves nothing new."""
        folder, _, name = target.rpartition("/")
        try:
            self._put(self._folder(folder), name, content)
        except FileNotFoundError:
            # Somebody took the folder away since we looked.
            self._folders.pop(folder, None)
            self._put(self._folder(folder), name, content)

    def settle(self) -> None:
        """Wait until the disk holds the names of all files too; each file's content it holds by then."""
        while self._unsettled:
            sync_folder(self._unsettled.pop())

    def _put(self, folder: str, name: str, content: bytes) -> None:
        if self._ours:
            _look_at(f"{folder}/{name}", self._ours)
        part = f"{folder}/.{name[:40]}-{self._token}.part"
        # Told before it is there: a signal may come in between.
        _being_written.append(part)
        try:
            handle = os.open(part, _NEW, 0o666)
            try:
                write_all(handle, content)
                if self._sync:
                    os.fsync(handle)
            finally:
                os.close(handle)
            os.replace(part, f"{folder}/{name}")  # noqa: PTH105 - a Path takes as long as the renaming
            if self._sync:
                self._unsettled.add(folder)
        except BaseException:
            with suppress(OSError):
                Path(part).unlink()
            raise
        finally:
            _being_written.clear()

    def _folder(self, folder: str) -> str:
        found = self._folders.get(folder)
        if found is None:
            found = f"{self._out}/{folder}" if folder else self._out
            make_folder(found)
            home = os.path.realpath(self._out)
            if os.path.commonpath((home, os.path.realpath(found))) != home:
                raise OutsideError(0, "a link leads out of the output folder", found)
            if len(self._folders) >= _MOST_FOLDERS:
                self._folders.clear()
            self._folders[folder] = found
        return found


def _look_at(path: str, ours: bytes) -> None:
    """Raise where somebody else's file stands: an author's, another program's, or none at all."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for each leaflet
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        raise ForeignError(0, "what stands here is no ordinary file", path)
    if found.st_size and not _holds(path, ours):
        raise ForeignError(0, "the file that stands here is no leaflet of ours", path)


def _holds(path: str, words: bytes) -> bool:
    last = b""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        while part := file.read(_BLOCK):
            if words in last + part:
                return True
            last = part[-len(words) :]
    return False


def write_whole(path: Path, content: bytes, *, ours: bytes = b"") -> None:
    """Write one file, whole or not at all; raises `OSError`. See `Writer` for `ours`."""
    Writer(str(path.parent), ours=ours).write(path.name, content)


def make_folder(path: str, mode: int = 0o777) -> None:
    """Make a folder and those above it, unless it is there; raises `OSError`, and then makes none.

    `os.makedirs` calls itself for each folder above, and a path may have more than Python can call.
    """
    try:
        os.stat(path)  # noqa: PTH116 - a batch may have a folder for each leaflet
    except FileNotFoundError:
        above, missing = path.rstrip(os.sep), []
        while above and not os.path.lexists(above):
            missing.append(above)
            above = os.path.dirname(above).rstrip(os.sep)  # noqa: PTH120 - as above
        for one in reversed(missing):
            with suppress(FileExistsError):
                os.mkdir(one, mode)  # noqa: PTH102 - as above
    if not os.path.isdir(path):  # noqa: PTH112 - as above
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)


def write_new(path: Path, content: bytes) -> None:
    """Write one file, whole or not at all; raises `FileExistsError` where anything has its name."""
    try:
        make_folder(str(path.parent))
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path.parent)) from error
    # The name is taken first: of two that write at once, one is told.
    os.close(os.open(path, _NEW, 0o666))
    try:
        write_whole(path, content)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def write_all(handle: int, content: bytes) -> None:
    """Write all of it: a system may take only a part at a time."""
    done = os.write(handle, content)
    while done < len(content):
        done += os.write(handle, memoryview(content)[done:])


def sync_folder(folder: str) -> None:
    """Wait until the disk holds a folder's names; where folders cannot be opened, it does so by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def abandon() -> None:
    """Take away what is half written: the process is about to end."""
    for part in _being_written:
        with suppress(OSError):
            Path(part).unlink()


def sweep(folder: Path, older: float = 0) -> None:
    """Take away what a killed run left half written in a folder, `older` seconds ago or more."""
    until = time.time() - older
    with suppress(OSError):
        for path in folder.iterdir():
            if re.fullmatch(_PART, path.name):
                with suppress(OSError):
                    if not older or path.lstat().st_mtime < until:
                        path.unlink()
