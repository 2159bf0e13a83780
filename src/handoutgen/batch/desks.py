"""Desks: a clinic, and what is made for it. A chain has so many that all processes read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.batch.digests import of_clinic
from handoutgen.model.faults import InputError
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.reading.clinics import read_clinic

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from handoutgen.model.clinic import Clinic
    from handoutgen.model.faults import Fault


class Wanted(Struct, frozen=True):
    """What an order says of all clinics. Without `kinds` or `editions` each has its own."""

    kinds: tuple[Kind, ...]
    editions: tuple[Edition, ...]
    sealed: date | None
    """The day of issue, where somebody asks for digests."""


class Desk(Struct, frozen=True):
    """A clinic with what is made for it, and the digest of what it brings."""

    clinic: Clinic
    kinds: tuple[Kind, ...]
    editions: tuple[Edition, ...]
    seal: str


def desk_of(clinic: Clinic, wanted: Wanted) -> Desk:
    """Return the desk of a clinic."""
    kinds = wanted.kinds or tuple(map(Kind, clinic.kinds)) or (Kind.LEAFLET,)
    editions = wanted.editions or tuple(map(Edition, clinic.editions)) or (Edition.STANDARD,)
    return Desk(clinic, kinds, editions, of_clinic(clinic, wanted.sealed) if wanted.sealed else "")


def read_desk(wanted: Wanted, path: Path) -> Desk | tuple[Fault, ...]:
    """Read a clinic, and return its desk; or why it has none."""
    try:
        return desk_of(read_clinic(path), wanted)
    except InputError as error:
        return error.faults
