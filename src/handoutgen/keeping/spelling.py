"""Names of files as they lie on the disk: »å« is one character there, or an a with a ring that follows.

A keyboard writes the one, an older Mac wrote the other, and both look alike. Other systems take them for two
names: whoever asks for a file that they see must get it.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path


def as_it_lies(path: Path) -> Path:
    """Return the path of what is there; where nothing is, the path as it was asked for."""
    if str(path).isascii() or os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for name in path.relative_to(found).parts:
        found /= name if name.isascii() or os.path.lexists(found / name) else _spelled(found, name)
    return found if os.path.lexists(found) else path


def _spelled(folder: Path, name: str) -> str:
    """Return the one name in a folder that reads like this; where there is none, or several, the same."""
    wanted = unicodedata.normalize("NFC", name)
    try:
        with os.scandir(folder) as entries:
            found = [entry.name for entry in entries if unicodedata.normalize("NFC", entry.name) == wanted]
    except (OSError, ValueError):
        return name
    return found[0] if len(found) == 1 else name
