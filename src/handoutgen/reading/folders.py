"""The files that a folder holds. What is passed over in it is told of: links that lead out, closed folders.

A folder is named as a whole, and nobody has looked at each name in it: what comes from many hands must not
bring other files of this machine onto paper. A link that is named itself is followed.
"""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from handoutgen.model.faults import Fault, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def files_in(folder: Path, patterns: Iterable[str]) -> list[Path]:
    """Return the files of a folder that match, by name."""
    return [file for file in _matching(folder, patterns) if not _leads_out(file, folder)]


def passed_over(folder: Path, patterns: Iterable[str]) -> list[Fault]:
    """Tell of links that match and lead out of the folder, and of folders that may hold what matches."""
    return [*closed_folders(folder, patterns), *stray_links(folder, patterns)]


def closed_folders(folder: Path, patterns: Iterable[str]) -> list[Fault]:
    """Tell of what may not be looked into: the folder itself, or one in it where a pattern asks for such."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a chain has a folder for each clinic
    except OSError as error:
        return [_closed(folder, error)]
    found: list[Fault] = []
    for pattern in patterns:
        below = pattern.partition("/")[2]
        for name in sorted(names) if below else ():
            try:
                os.stat(f"{folder}/{name}/{below}")  # noqa: PTH116 - as above
            except PermissionError as error:
                found.append(_closed(folder / name, error))
            except OSError:  # a file, or a folder without one
                pass
    return found


def _closed(folder: Path, error: OSError) -> Fault:
    what = f"The folder cannot be read: {error.strerror}. What it holds is left out."
    return Fault(Spot(str(folder)), what, "Ask for the right to read it.", rule="unreadable")


def stray_links(folder: Path, patterns: Iterable[str]) -> list[Fault]:
    """Tell of links that match and lead out of the folder."""
    what = "This link leads out of its folder, and is not followed."
    mend = "Put a copy of the file in its place, or name the link itself."
    return [
        Fault(Spot(str(file)), what, mend, rule="unreadable")
        for file in _matching(folder, patterns)
        if _leads_out(file, folder)
    ]


def _matching(folder: Path, patterns: Iterable[str]) -> list[Path]:
    """Return what matches, whatever the case of its letters: Windows has both »knæ.md« and »KNÆ.MD«."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - as above
    except OSError:
        return []
    found: set[Path] = set()
    for pattern in patterns:
        here, _, below = pattern.partition("/")
        matching = [name for name in names if fnmatchcase(name.lower(), here)]
        if below:
            matching = [f"{name}/{below}" for name in matching if os.path.lexists(f"{folder}/{name}/{below}")]
        found.update(map(folder.joinpath, matching))
    return sorted(found)


def _leads_out(file: Path, folder: Path) -> bool:
    """Whether a file of a folder lies elsewhere: it, or a folder on the way to it, is a link."""
    step = file
    while step != folder and not os.path.islink(step):  # noqa: PTH114 - a Path may raise
        step = step.parent
    if step == folder:
        return False
    home = os.path.realpath(folder)
    return os.path.commonpath((home, os.path.realpath(file))) != home
