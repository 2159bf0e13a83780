"""handoutgen, as the benchmark calls it. If its API changes, this file does."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.model.clinic import Clinic

# A fixed day, so that two runs make the same bytes.
ISSUED = date(2026, 1, 1)


class Peer:
    """handoutgen in one process. Its own memory of plates is part of what it is."""

    def __init__(self) -> None:
        from handoutgen.batch.engines import settle
        from handoutgen.model.leaflet import Edition, Kind
        from handoutgen.model.patient import Patient
        from handoutgen.press import Manuscript, print_leaflet
        from handoutgen.reading.clinics import read_clinic

        self.print_leaflet, self.read_clinic, self.Manuscript = print_leaflet, read_clinic, Manuscript
        self.Kind, self.Edition, self.Patient = Kind, Edition, Patient
        self.article: Path | None = None
        self.clinics: dict[Path, Clinic] = {}
        settle()  # as each process of a batch does

    def leaflet(self, article: Path, clinic: Path, patient: str = "") -> bytes:
        """Set one leaflet. As in a batch, an article is read when it is another, and a clinic once."""
        if article != self.article:
            self.article, self.manuscript = article, self.Manuscript(article)
        who = self.clinics.get(clinic)
        if who is None:
            who = self.clinics[clinic] = self.read_clinic(clinic)
        return self.print_leaflet(
            self.manuscript,
            who,
            kind=self.Kind.LEAFLET,
            edition=self.Edition.STANDARD,
            issued=ISSUED,
            patient=self.Patient(name=patient) if patient else None,
        ).pdf


def cold_command(article: Path, clinic: Path, folder: Path) -> list[str]:
    """Name the command that makes one leaflet in a process of its own."""
    program = [sys.executable, "-m", "handoutgen"]
    return [*program, "build", str(article), "--clinic", str(clinic), "--out", str(folder)]
