"""Files written whole: beside their name, then renamed. Nothing is ever written outside the output folder."""

from __future__ import annotations

import errno
import itertools
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PART = r"\.[^/]*-[0-9a-z_]{8}\.part"
"""What we write before we rename it."""

_MOST_FOLDERS = 1024
"""Folders that are remembered as made and looked at."""

_BLOCK = 1 << 20
"""Bytes of another's file that are looked through at once."""

_AT_ONCE = 4
"""Files that the disk is asked for at once: it writes down several in hardly more time than one."""

_NEVER_OPENED = {errno.EACCES, errno.EISDIR}
"""Windows opens no folder, and elsewhere one may write into a folder that one may not read."""

_NEVER_WAITED_FOR = {errno.EINVAL, errno.EBADF, errno.ENOSYS, errno.EOPNOTSUPP}
"""How shares and drivers say that folders cannot be waited for; PostgreSQL's `fsync_fname` passes over the
same. That no room is left, or that the disk fails, is no such word."""

_being_written: list[str] = []


class OutsideError(OSError):
    """A link leads out of the output folder."""


class ForeignError(OSError):
    """Something stands under a file's name that is not ours to replace."""


class _Part(NamedTuple):
    """A file that does not have its name yet."""

    target: str
    folder: str
    path: str
    handle: int


class Writer:
    """Writes files below one folder. What it does once for a folder it does not do for each file."""

    def __init__(self, out: str, *, sync: bool = False, ours: bytes = b"") -> None:
        """With `sync` no file has its name before the disk holds it: slower, and safe when the power goes.

        `ours` stands in every file that may be replaced, beside empty ones; without it any may.
        """
        self._out = out
        self._ours = ours
        self._sync = sync
        self._waiting: list[_Part] = []
        self._unsettled: set[str] = set()
        # No two files have the same, of one process or of two.
        self._tokens = itertools.count(int.from_bytes(os.urandom(4)))
        self._folders: dict[str, str] = {}
        self.pace = 0.0
        """Seconds that the disk took for each file when it was last waited for."""

    def write(self, target: str, content: bytes) -> None:
        """Write the file with this name below the folder; raises `OSError`, and then leaves nothing new.

        With `sync` it is written beside its name, and has it after `settle`.
        """
        folder, _, name = target.rpartition("/")
        try:
            self._put(target, self._folder(folder), name, content)
        except FileNotFoundError:
            # Somebody took the folder away since we looked.
            self._folders.pop(folder, None)
            self._put(target, self._folder(folder), name, content)

    def settle(self) -> dict[str, OSError]:
        """Wait until the disk holds the files that were written and their names.

        Returns what it refused after all. Where that is content, nothing new is left; where it is the names
        of a folder, what lies in it is whole, but nobody may count on it. Many files are waited for
        together: a disk that is asked for one after the other takes twice as long.
        """
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return {}
        from concurrent.futures import ThreadPoolExecutor  # a single leaflet is written without

        begun = time.monotonic()
        refused: dict[str, OSError] = {}
        try:
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                for part, error in zip(waiting, pool.map(_held, waiting), strict=True):
                    try:
                        if error is not None:
                            raise error
                        self._name(part)
                    except OSError as refusal:
                        _take_away(part.path)
                        refused[part.target] = refusal
                folders = list(self._unsettled)
                unheld = {
                    at: why for at, why in zip(folders, pool.map(_names_held, folders), strict=True) if why
                }
        except BaseException:
            abandon()
            raise
        for folder, why in unheld.items():
            for part in waiting:
                if f"{part.folder}/".startswith(f"{folder}/"):
                    refused.setdefault(part.target, why)
        self._unsettled = set(unheld)
        self.pace = (time.monotonic() - begun) / len(waiting)
        return refused

    def _put(self, target: str, folder: str, name: str, content: bytes) -> None:
        path = f"{folder}/.{name[:40]}-{next(self._tokens) & 0xFFFFFFFF:08x}.part"
        # Told before it is there: a signal may come in between.
        _being_written.append(path)
        try:
            part = _Part(target, folder, path, os.open(path, _NEW, 0o666))
            try:
                write_all(part.handle, content)
            except BaseException:
                os.close(part.handle)
                raise
            if self._sync:
                _begin_to_hold(part.handle)
                self._waiting.append(part)
            else:
                os.close(part.handle)
                self._name(part)
        except BaseException:
            _take_away(path)
            raise

    def _name(self, part: _Part) -> None:
        path = f"{part.folder}/{part.target.rpartition('/')[2]}"
        if self._ours:
            _look_at(path, self._ours)
        os.replace(part.path, path)  # noqa: PTH105 - a Path takes as long as the renaming
        _being_written.remove(part.path)
        if self._sync:
            self._unsettled.add(part.folder)

    def _folder(self, folder: str) -> str:
        """Return where a folder lies; it is made, and no link on the way to it leads out."""
        found = self._folders.get(folder)
        if found is None:
            found = self._out
            steps = [found := f"{found}/{name}" for name in folder.split("/") if name]
            if any(map(os.path.islink, steps)):
                home = os.path.realpath(self._out)
                if os.path.commonpath((home, os.path.realpath(found))) != home:
                    raise OutsideError(0, "a link leads out of the output folder", found)
            make_folder(found)
            if self._sync:
                # Whoever made them has perhaps not waited yet until the disk holds their names.
                self._unsettled.update((self._out, *steps))
            if len(self._folders) >= _MOST_FOLDERS:
                self._folders.clear()
            self._folders[folder] = found
        return found


def _begin_to_hold(handle: int) -> None:
    """Have a file on its way to the disk while the next is made, where a system can be asked for that."""
    with suppress(AttributeError, OSError):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _held(part: _Part) -> OSError | None:
    """Wait until the disk holds the content of a file; return why it does not."""
    try:
        try:
            os.fsync(part.handle)
        finally:
            os.close(part.handle)
    except OSError as error:
        return error
    return None


def _names_held(folder: str) -> OSError | None:
    """Wait until the disk holds the names of a folder; return why it does not."""
    try:
        sync_folder(folder)
    except OSError as error:
        return error
    return None


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
        os.mkdir(path, mode)  # noqa: PTH102 - a batch may have a folder for each leaflet
    except FileNotFoundError:
        above, missing = path.rstrip(os.sep), []
        while above and not os.path.lexists(above):
            missing.append(above)
            above = os.path.dirname(above).rstrip(os.sep)  # noqa: PTH120 - as above
        for one in reversed(missing):
            with suppress(FileExistsError):
                os.mkdir(one, mode)  # noqa: PTH102 - as above
    except OSError:
        if not os.path.isdir(path):  # noqa: PTH112 - as above
            raise


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
    """Wait until the disk holds a folder's names, where it can be asked to; raises `OSError`."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno not in _NEVER_OPENED:
            raise
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NEVER_WAITED_FOR:
            raise
    finally:
        os.close(handle)


def abandon() -> None:
    """Take away what is half written: the process is about to end."""
    # What is taken away leaves the list.
    for part in tuple(_being_written):
        _take_away(part)


def _take_away(part: str) -> None:
    with suppress(OSError):
        Path(part).unlink()
    with suppress(ValueError):
        _being_written.remove(part)


def sweep(folder: Path, older: float = 0) -> None:
    """Take away what a killed run left half written in a folder, `older` seconds ago or more."""
    until = time.time() - older
    with suppress(OSError):
        for path in folder.iterdir():
            if re.fullmatch(_PART, path.name):
                with suppress(OSError):
                    if not older or path.lstat().st_mtime < until:
                        path.unlink()
