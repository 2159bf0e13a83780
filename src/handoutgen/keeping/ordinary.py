"""The bytes of an ordinary file, within bounds: no folder, device or pipe, nothing without end, nothing torn.

Whatever somebody names as a file is read by this alone. A pipe would be waited for, a device may never end or
act on being opened, and a file that is written meanwhile would be half old and half new.
"""

from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TRIES = 10
"""Times that a file is read which somebody writes meanwhile."""
_PAUSE = 0.01
"""Seconds between them, and after a change until a file is read: an editor's saving takes less, and many
systems tell times apart by some thousandths only."""
_MORE = 65_536
"""Bytes that are asked for beyond what a file should have."""
_FLAGS = (
    os.O_RDONLY
    # A name may have become a pipe since we looked at it: it must not be waited for.
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class UnreadableError(OSError):
    """A file that is not read; both sentences are those of a fault."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(0, what)
        self.what = what
        self.mend = mend


def read_ordinary(path: Path | str, most: int, smaller: str = "Make it smaller.") -> bytes:
    """Return what a file holds, links followed; raises `UnreadableError`, and nothing else.

    `most` is in bytes; `smaller` tells how to mend a file that has more.
    """
    try:
        for _ in range(_TRIES):
            _look_at(os.stat(path), most, smaller)  # noqa: PTH116 - asked for each leaflet
            content = _whole(path, most, smaller)
            if content is not None:
                return content
            time.sleep(_PAUSE)
    except UnreadableError:
        raise
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: no name at all
        what = "There is no such file."
        raise UnreadableError(what, "Look at the spelling, and at the folder you stand in.") from error
    except OSError as error:
        what = f"The file cannot be read: {error.strerror}."
        raise UnreadableError(what, "Check its name, and ask for the right to read it.") from error
    raise UnreadableError("The file changes while it is read.", "Wait until it is saved, and try again.")


def _look_at(found: os.stat_result, most: int, smaller: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError("This is a folder, not a file.", "Name a file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError("This is no ordinary file.", "Name a file that an editor can open.")
    if found.st_size > most:
        raise _too_large(most, smaller)


def _whole(path: Path | str, most: int, smaller: str) -> bytes | None:
    """Return a file's content, or None where it changed while we read."""
    content = bytearray()
    with open(os.open(path, _FLAGS), "rb", buffering=0) as file:  # noqa: PTH123 - a Path has no flags
        before = os.fstat(file.fileno())
        _look_at(before, most, smaller)
        # More is asked for than there should be: a file may grow, and some have words but no size.
        while len(content) <= most and (part := file.read(_MORE + before.st_size)):
            content += part
        after = os.fstat(file.fileno())
    if len(content) > most:
        raise _too_large(most, smaller)
    still = abs(time.time() - before.st_mtime) > _PAUSE
    same = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    return bytes(content) if still and same and len(content) >= after.st_size else None


def _too_large(most: int, smaller: str) -> UnreadableError:
    return UnreadableError(f"The file is larger than {most / 1_000_000:g} MB.", smaller)
