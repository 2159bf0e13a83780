"""A clinic: what its leaflets carry of its own."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads a kept number by its types
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from handoutgen.model.article import Blocks
    from handoutgen.model.faults import Fault
    from handoutgen.model.patient import ExerciseChoice


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
    """When it answers, printed below it."""
    valid_until: date | None = None


CLINIC_PICTURE = "clinic:"
"""Begins the name of a picture that lies with the clinic; no picture of an article is named so."""


class OwnExercise(Struct, frozen=True):
    """An exercise that a clinic adds to an article, in its own words."""

    name: str
    how: str | None = None
    dose: str | None = None
    frequency: str | None = None
    picture: str | None = None
    """`CLINIC_PICTURE` and the path of a file that lies with the clinic."""
    video: str | None = None
    line: int = 0


class ArticleWishes(Struct, frozen=True):
    """What a clinic wants of one article: its own note, doses and exercises."""

    note: Blocks = ()
    exercises: tuple[ExerciseChoice, ...] = ()
    """Those to print, in this order; empty for all."""
    changes: tuple[ExerciseChoice, ...] = ()
    """What is said of single exercises without choosing among them."""
    own: tuple[OwnExercise, ...] = ()
    leave_out: tuple[str, ...] = ()
    weeks: int | None = None
    path: str = ""
    """The file that says so: the clinic's own, or one that it extends."""
    line: int = 0


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
    second_colour: str | None = None
    """#rrggbb, for rules, numbers and tints; the first colour where there is none."""
    type_size: float | None = None
    """Running text in points; the edition's own where there is none."""
    phone: str | None = None
    email: str | None = None
    web: str | None = None
    booking: str | None = None
    """The address that the QR code opens."""
    cvr: str | None = None
    departments: tuple[Department, ...] = ()
    region: str | None = None
    """Key of the region whose out-of-hours number is printed (`danish.regions`), where `urgent` says none."""
    urgent: UrgentLine | None = None
    footer: str | None = None
    kinds: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    weeks: int | None = None
    before: Blocks = ()
    """Printed before every article's own text."""
    after: Blocks = ()
    leave_out: tuple[str, ...] = ()
    """Headings of sections that are not printed; `*` stands for any words."""
    ignore: tuple[str, ...] = ()
    """Rules that `check` does not report of this clinic."""
    articles: dict[str, ArticleWishes] = {}
    """By the name of the article's file, without its ending."""
    faults: tuple[Fault, ...] = ()
    """What somebody should look at: its file was read, but not all in it can be printed."""


PLAIN_CLINIC = Clinic(id="", path="", name="")
"""For a leaflet without a clinic: room for a stamp where logo and name would stand."""


def pictures_of(clinic: Clinic) -> tuple[str, ...]:
    """Return the paths of a clinic's logo and of the pictures of its own exercises."""
    own = [one.picture for wishes in clinic.articles.values() for one in wishes.own]
    pictures = [clinic.logo, *(picture.removeprefix(CLINIC_PICTURE) for picture in own if picture)]
    return tuple(picture for picture in pictures if picture)
