"""handoutgen, as the benchmark calls it. If its API changes, this file does."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A fixed day, so that two runs make the same bytes.
ISSUED = date(2026, 1, 1)


class Peer:
    """handoutgen in one process. Its own memory of plates is part of what it is."""

    def __init__(self) -> None:
        from handoutgen.press import make_leaflet

        self.make_leaflet = make_leaflet

    def leaflet(self, article: Path, clinic: Path) -> bytes:
        """Set one leaflet."""
        return self.make_leaflet(article, clinic, kind="leaflet", edition="standard", issued=ISSUED)


def cold_command(article: Path, clinic: Path, folder: Path) -> list[str]:
    """Name the command that makes one leaflet in a process of its own."""
    program = [sys.executable, "-m", "handoutgen"]
    return [*program, "build", str(article), "--clinic", str(clinic), "--out", str(folder)]
