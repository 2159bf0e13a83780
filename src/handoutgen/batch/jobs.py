"""What passes between who plans and who makes: small, frozen, and fit to be sent to another process."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.clinic import Clinic
    from handoutgen.model.faults import Fault
    from handoutgen.model.leaflet import Edition, Kind
    from handoutgen.model.patient import Patient


class Terms(Struct, frozen=True):
    """What holds for all leaflets of a run."""

    out: str
    issued: date
    weeks: int | None = None
    strict: bool = False
    """Whether an article with any fault is refused."""
    booklet: bool = False
    sync: bool = False
    """Whether each file is waited for until the disk holds it."""
    count: bool = False
    """Whether leaflets are only made to count their pages, and not written."""
    key: bytes = b""
    """Seals what could tell of a patient (`digests`); without one nothing is remembered of what was made."""


class Known(Struct, frozen=True):
    """What a manifest says of a leaflet that was made before."""

    inputs: str
    digest: str
    pages: int
    faults: tuple[Fault, ...] = ()


class Job(Struct, frozen=True):
    """One leaflet to be made."""

    article: str
    """Path of its file."""
    clinic: Clinic
    seal: str
    """The digest of all that the clinic brings, its logo included; empty where nobody asks."""
    kind: Kind
    edition: Edition
    patient: Patient
    listed: bool
    """Whether the patient stands in a list or a file, and not only on the command line."""
    target: str
    """Name of its file, with slashes, below the output folder."""
    refusal: Fault | None = None
    """Why it cannot be made at all."""
    known: Known | None = None


class Chunk(Struct, frozen=True):
    """What one process makes in one go: leaflets that stand together in a plan, and have much in common."""

    terms: Terms
    jobs: tuple[Job, ...]


class State(StrEnum):
    """What became of a leaflet."""

    MADE = "made"
    KEPT = "kept"
    """It was there already, made from the same inputs."""
    FAILED = "failed"


class Made(Struct, frozen=True):
    """What became of one job. Faults of a failed one say why."""

    state: State
    faults: tuple[Fault, ...] = ()
    pages: int = 0
    inputs: str = ""
    """Digest of all that shapes the leaflet."""
    digest: str = ""
    """Digest of its file."""
    hopeless: bool = False
    """Whether no other leaflet could be written either: the disk is full, or gone."""
