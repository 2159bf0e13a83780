"""Leaflets for tests: Markdown and TOML texts go in as real files, a real PDF comes out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from handoutgen.composing.kinds import compose
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind, Leaflet
from handoutgen.press import Printed, print_leaflet
from handoutgen.reading.articles import read_article
from handoutgen.reading.clinics import read_clinic
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.pages import Setting, set_leaflet
from handoutgen.understanding.articles import understand

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.model.clinic import Clinic
    from handoutgen.model.outline import Outline
    from handoutgen.model.patient import Patient

DAY = date(2026, 9, 13)
"""The day of issue, wherever a test does not care."""

HEAD = "---\ntitle: Ondt i knæet\nlastUpdated: 13/09/2025\n---\n\n"
"""Front matter for a body that is all the test is about."""

EXERCISES = (
    "## Øvelser\n\n"
    "| Øvelse | Sådan gør du | Hvor meget |\n"
    "|---|---|---|\n"
    "| Knæbøj | Bøj langsomt i knæene. | 3 sæt x 10–15 gentagelser |\n"
    "| Lårstræk | Træk hælen op mod sædet. | Hold 30–60 sek. x 2–3 |\n\n"
)
RED_FLAGS = "## Hvornår skal du søge læge?\n\nSøg læge, hvis knæet hæver.\n\n"
BODY = f"Knæet er et stort led.\n\n## Hvad er det?\n\nEt led.\n\n{EXERCISES}{RED_FLAGS}"


def read_outline(text: str, folder: Path, name: str = "knæ.md") -> Outline:
    """Write an article, read it and understand it. A text without front matter gets some."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text if text.startswith("---") else HEAD + text, encoding="utf-8")
    return understand(read_article(path))


def write_clinic(text: str, folder: Path) -> Path:
    """Write a clinic.toml and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "clinic.toml"
    path.write_text(text, encoding="utf-8")
    return path


def leaflet_of(text: str, folder: Path, clinic: str | None = None, **wishes: object) -> Printed:
    """Print the leaflet of two texts. `wishes` are those of `print_leaflet`."""
    who: Clinic = read_clinic(write_clinic(clinic, folder / "klinik")) if clinic else PLAIN_CLINIC
    wanted: dict[str, object] = {"kind": Kind.LEAFLET, "edition": Edition.STANDARD, "issued": DAY} | wishes
    wanted["kind"], wanted["edition"] = Kind(wanted["kind"]), Edition(wanted["edition"])  # type: ignore[arg-type]
    return print_leaflet(read_outline(text, folder), who, **wanted)  # type: ignore[arg-type]


def pdf_of(text: str, folder: Path, clinic: str | None = None, **wishes: object) -> bytes:
    """Return the PDF of two texts."""
    return leaflet_of(text, folder, clinic, **wishes).pdf


def composed(
    text: str,
    folder: Path,
    kind: str = "leaflet",
    edition: str = "standard",
    clinic: Clinic = PLAIN_CLINIC,
    patient: Patient | None = None,
) -> Leaflet:
    """Return a leaflet that is composed and not yet set."""
    return compose(
        read_outline(text, folder),
        clinic,
        kind=Kind(kind),
        edition=Edition(edition),
        patient=patient,
    )


def set_text(text: str, folder: Path, kind: str = "leaflet", edition: str = "standard") -> Setting:
    """Return the pages of a leaflet as ink, the imprint left empty."""
    return set_leaflet(composed(text, folder, kind, edition), source_sans())
