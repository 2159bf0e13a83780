"""A clinic: what its leaflets carry of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date


class Department(Struct, frozen=True):
    """One place where a clinic receives patients."""

    name: str | None = None
    street: str | None = None
    town: str | None = None
    """Postal code and town."""
    phone: str | None = None
    hours: tuple[str, ...] = ()
    """One line each, as the clinic writes them: `Mandag–fredag kl. 8.00–16.00`."""


class UrgentLine(Struct, frozen=True):
    """An out-of-hours number, as the clinic has confirmed it."""

    name: str
    phone: str
    hours: str | None = None
    valid_until: date | None = None


class Clinic(Struct, frozen=True):
    """A clinic as its `clinic.toml` tells it. Danish phone numbers stand in pairs."""

    id: str
    path: str
    """Its clinic.toml; empty for the plain clinic of a build without one."""
    name: str
    tagline: str | None = None
    logo: str | None = None
    """Path of a SVG, PNG or JPEG file, already known to lie in the clinic's own folder."""
    colour: str = "#1f4e5f"
    """#rrggbb."""
    phone: str | None = None
    email: str | None = None
    web: str | None = None
    booking: str | None = None
    """The address that the QR code opens."""
    cvr: str | None = None
    departments: tuple[Department, ...] = ()
    urgent: UrgentLine | None = None
    footer: str | None = None
    kinds: tuple[str, ...] = ()
    weeks: int | None = None
