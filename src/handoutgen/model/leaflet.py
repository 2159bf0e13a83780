"""A leaflet composed: which parts, in which order, and what is filled in for clinic and patient.

What reflows is the body (`Leaflet.parts`). What differs by clinic or patient alone is the imprint;
it goes into places of fixed size, so that one body can be set once and imprinted many times.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.article import Band, Blocks, Note
    from handoutgen.model.clinic import Clinic
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Exercise, ExerciseTable


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


@dataclass(frozen=True, slots=True)
class TitlePart:
    """The one H1. `subtitle` is what the author's title says after its dash or colon."""

    title: str
    subtitle: str | None


@dataclass(frozen=True, slots=True)
class PatientPart:
    """The place for name, date and therapist."""


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """»Kort fortalt«."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeadPart:
    """What stands before the first heading."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Flag:
    """One paragraph or bullet of a band: the sentences that stood together."""

    inlines: Inlines
    bullet: bool


@dataclass(frozen=True, slots=True)
class FlagBand:
    """All that is equally urgent."""

    band: Band
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class RedFlagPart:
    """The box. `headings` are the article's own; empty where it has none."""

    headings: tuple[Inlines, ...]
    bands: tuple[FlagBand, ...]


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A heading with what stands below it. `depth` is 2 for a section, 3 and more below it."""

    heading: Inlines
    depth: int
    blocks: Blocks
    question: bool = False
    """Whether it is a question of the questions-and-answers section."""
    banner: bool = False
    """Whether it heads the questions and answers."""


@dataclass(frozen=True, slots=True)
class ExercisePart:
    """The exercises as a sheet of their own, where no article table is at hand to be printed."""

    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class LogRow:
    """One exercise in the log: `boxes` a training day, `spare` of them optional (drawn lighter)."""

    name: Inlines
    dose: str
    boxes: int
    spare: int
    rest: frozenset[int] = frozenset()
    """Weekdays without this exercise, 0 is Monday; empty where the frequency is not known."""


@dataclass(frozen=True, slots=True)
class LogPart:
    """»Træningsdagbog«, on a page of its own."""

    rows: tuple[LogRow, ...]
    weeks: int
    columns: tuple[str, ...] = ()
    """What else to write down each day, beside pain."""
    start: date | None = None
    """The Monday of week 1, where known."""
    goal: str | None = None


@dataclass(frozen=True, slots=True)
class ContactPart:
    """The place for whom to call, where, and the next appointment."""


@dataclass(frozen=True, slots=True)
class NotesPart:
    """Footnotes and sources."""

    notes: tuple[Note, ...]
    sources: tuple[str, ...]


Part = (
    TitlePart
    | PatientPart
    | SummaryPart
    | LeadPart
    | RedFlagPart
    | SectionPart
    | ExercisePart
    | LogPart
    | ContactPart
    | NotesPart
)


@dataclass(frozen=True, slots=True)
class Patient:
    """What is known of the patient on this sheet; a line for a pen stands where nothing is."""

    name: str | None = None
    date: str | None = None
    therapist: str | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """What fits into fixed places."""

    clinic: Clinic
    patient: Patient
    urgent_note: tuple[str, ...]
    """Below the label of the band »nu«: whom to call out of hours. At most three short lines."""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One leaflet, ready to be set."""

    kind: Kind
    edition: Edition
    language: str
    title: str
    subtitle: str | None
    dated: str | None
    """The edition date in words: »Opdateret 13. september 2025«."""
    folder: str
    """The article's folder, below which its pictures lie."""
    parts: tuple[Part, ...]
    tables: tuple[ExerciseTable, ...]
    """Which tables among the blocks are exercise tables."""
    imprint: Imprint

    @property
    def full_title(self) -> str:
        """The title as it is read aloud."""
        return f"{self.title} – {self.subtitle}" if self.subtitle else self.title
