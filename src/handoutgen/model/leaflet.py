"""A leaflet composed: which parts, in which order, and what is filled in for clinic and patient.

What reflows is the body (`Leaflet.parts`). What differs by clinic or patient alone is the imprint;
it goes into places of fixed size, so that one body can be set once and imprinted many times.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from handoutgen.model.parts import ExerciseGrid, Part

MOST_WEEKS = 8
"""The longest log that can be asked for."""


class Kind(StrEnum):
    """What is handed out."""

    LEAFLET = "leaflet"
    EXERCISES = "exercises"
    LOG = "log"


class Edition(StrEnum):
    """For which eyes and paper; each is reflowed, never scaled."""

    STANDARD = "standard"
    LARGE = "large"
    MONO = "mono"
    A5 = "a5"


class Leaflet(Struct, frozen=True):
    """One leaflet, ready to be set."""

    kind: Kind
    edition: Edition
    language: str
    title: str
    """In short, for the foot of each page."""
    full_title: str
    """As its author wrote it."""
    dated: str | None
    """The edition date in words, and whether anybody reviewed it: »Opdateret 13. september 2025«."""
    parts: tuple[Part, ...]
    grids: tuple[ExerciseGrid, ...]
    """The exercise tables among the blocks."""
    type_size: float | None = None
    """Running text in points, where the clinic asked for another size than the edition's."""
