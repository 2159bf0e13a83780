"""The parts of a leaflet, in the order in which most have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.article import Blocks, Note, Table
    from handoutgen.model.bands import Band
    from handoutgen.model.inlines import Inlines


class TitlePart(Struct, frozen=True):
    """The one H1. `subtitle` is what the author's title says after its dash or colon."""

    title: str
    subtitle: str | None
    spoken: str
    """The title as its author wrote it, with what parts title and subtitle."""


class PatientPart(Struct, frozen=True):
    """The place for name, date and therapist."""


class WordsPart(Struct, frozen=True):
    """Words of the clinic's or the clinician's own, below a label that says whose they are."""

    label: str
    blocks: Blocks


class SummaryPart(Struct, frozen=True):
    """»Kort fortalt«."""

    points: tuple[str, ...]


class LeadPart(Struct, frozen=True):
    """What stands below no heading: before the first, or below a rule that ends the section above it."""

    blocks: Blocks


class Flag(Struct, frozen=True):
    """One paragraph or bullet of a band: the sentences that stood together; or a heading over them."""

    inlines: Inlines
    bullet: bool = False
    heading: bool = False


class FlagBand(Struct, frozen=True):
    """All that is equally urgent."""

    band: Band
    flags: tuple[Flag, ...]


class RedFlagPart(Struct, frozen=True):
    """The box. `headings` are the article's own; empty where it has none."""

    headings: tuple[Inlines, ...]
    bands: tuple[FlagBand, ...]


class SectionPart(Struct, frozen=True):
    """A heading with what stands below it. `depth` is 2 for a section, 3 and more below it."""

    heading: Inlines
    depth: int
    blocks: Blocks
    question: bool = False
    """Whether it is a question of the questions-and-answers section."""
    banner: bool = False
    """Whether it heads the questions and answers."""


class GridRow(Struct, frozen=True):
    """A row of an exercise table as it is printed, with a picture file's name where there is one."""

    cells: tuple[Inlines, ...]
    number: int
    """The exercise's, in the log and wherever one is chosen by number."""
    picture: str | None = None


class ExerciseGrid(Struct, frozen=True):
    """How an exercise table is printed: with what front matter and clinician say of its exercises.

    `table` is the block it is set for; `name` and `dose` are columns, counted from 0.
    """

    table: Table
    header: tuple[Inlines, ...]
    rows: tuple[GridRow, ...]
    name: int
    dose: tuple[int, ...]


class ExerciseRow(Struct, frozen=True):
    """One exercise of the sheet; `dose` is empty where `how` says it. `number` is that of the log."""

    number: int
    name: Inlines
    how: Inlines
    dose: Inlines
    picture: str | None = None


class ExercisePart(Struct, frozen=True):
    """Exercises that the article tells in lists or under headings, as a table of their own."""

    rows: tuple[ExerciseRow, ...]


class LogRow(Struct, frozen=True):
    """One exercise in the log: `boxes` to tick a training day, and `spare` optional ones, drawn lighter."""

    name: Inlines
    dose: str
    boxes: int
    spare: int
    rest: frozenset[int] = frozenset()
    """Weekdays without this exercise, 0 is Monday; empty where the frequency is not known."""


class LogPart(Struct, frozen=True):
    """»Træningsdagbog«, on a page of its own."""

    rows: tuple[LogRow, ...]
    weeks: int
    columns: tuple[str, ...] = ()
    """What else to write down each day, beside pain."""
    start: date | None = None
    """The first day, where known; its week is week 1."""
    goal: str | None = None
    when_then: str | None = None


class ContactPart(Struct, frozen=True):
    """The place for whom to call, where, and the next appointment."""


class NotesPart(Struct, frozen=True):
    """Footnotes and sources."""

    notes: tuple[Note, ...]
    sources: tuple[str, ...]
    standing: str | None = None
    """Whether the article was reviewed, in a sentence, for the foot of each page is not heard."""


Part = (
    TitlePart
    | PatientPart
    | WordsPart
    | SummaryPart
    | LeadPart
    | RedFlagPart
    | SectionPart
    | ExercisePart
    | LogPart
    | ContactPart
    | NotesPart
)
