"""The keys of a `clinic.toml`, as msgspec checks them. What they mean is said in the sample clinics."""

from datetime import date

import msgspec


class DepartmentShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[departments]]`."""

    name: str | None = None
    street: str | None = None
    town: str | None = None
    phone: str | None = None
    hours: tuple[str, ...] = ()


class UrgentShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The `[urgent]` table."""

    name: str
    phone: str
    hours: str | None = None
    valid_until: date | None = None


class ClinicShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    name: str
    id: str | None = None
    tagline: str | None = None
    logo: str | None = None
    colour: str | None = None
    phone: str | None = None
    email: str | None = None
    web: str | None = None
    booking: str | None = None
    cvr: str | None = None
    footer: str | None = None
    kinds: tuple[str, ...] = ()
    weeks: int | None = None
    departments: tuple[DepartmentShape, ...] = ()
    urgent: UrgentShape | None = None


TABLES: dict[str, type[msgspec.Struct]] = {"departments": DepartmentShape, "urgent": UrgentShape}
"""The tables of the file by their names."""
