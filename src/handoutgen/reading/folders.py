"""The files that a folder holds. A link in it that leads elsewhere is told of and not followed.

A folder is named as a whole, and nobody has looked at each name in it: what comes from many hands must not
bring other files of this machine onto paper. A link that is named itself is followed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handoutgen.model.faults import Fault, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def files_in(folder: Path, patterns: Iterable[str]) -> list[Path]:
    """Return the files of a folder that match, by name."""
    return [file for file in _matching(folder, patterns) if not _leads_out(file, folder)]


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
    return sorted({file for pattern in patterns for file in folder.glob(pattern)})


def _leads_out(file: Path, folder: Path) -> bool:
    """Whether a file of a folder lies elsewhere: it, or a folder on the way to it, is a link."""
    step = file
    while step != folder and not os.path.islink(step):  # noqa: PTH114 - a Path may raise
        step = step.parent
    if step == folder:
        return False
    home = os.path.realpath(folder)
    return os.path.commonpath((home, os.path.realpath(file))) != home
