"""Where a user's programs keep what can be made anew.

Why no library? The usual one takes as long to load as a leaflet takes to imprint, and is asked at each start.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOWHERE = Path(os.devnull)
"""Holds no file: for whoever has no home nothing is kept."""


def cache_folder(system: str, environment: Mapping[str, str]) -> Path:
    """Return our own folder for a cache, on a system as `sys.platform` names it.

    Sources: XDG Base Directory Specification 0.8, also followed on macOS by who sets it; Apple, File System
    Programming Guide; Microsoft, Known Folders (FOLDERID_LocalAppData).
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() is the same, and raises where there is none
    if system == "win32":
        given, below = environment.get("LOCALAPPDATA", ""), "AppData/Local"
    else:
        given, below = environment.get("XDG_CACHE_HOME", ""), ".cache"
        if system == "darwin":
            below = "Library/Caches"
    # A relative path would be another folder wherever somebody stands; the XDG specification forbids it.
    base = Path(given) if given and Path(given).is_absolute() else home / below
    if not base.is_absolute():
        return _NOWHERE
    return base / "handoutgen" / "Cache" if system == "win32" else base / "handoutgen"
