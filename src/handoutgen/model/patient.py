"""A patient's sheet: what a clinician chose and wrote for one person. The tool chooses nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.leaflet import Edition, Kind


class ExerciseChoice(Struct, frozen=True):
    """One exercise chosen, and what is said of it instead of the article's own words."""

    key: str
    """Its name as the article writes it, or its number from 1."""
    dose: str | None = None
    frequency: str | None = None
    note: str | None = None
    """Printed below how it is done: »Kun højre ben«."""
    line: int = 0
    """Where it was chosen; 0 on the command line."""


class Patient(Struct, frozen=True):
    """What is known of the patient on this sheet; a line for a pen stands where nothing is.

    None of it may ever stand in a message, a file name, a manifest or a cache: faults tell `path` and `line`.
    """

    name: str | None = None
    day: date | None = None
    """The day the sheet is handed out, printed in words."""
    therapist: str | None = None
    department: str | None = None
    """The name of one of the clinic's departments: the sheet then tells of that one alone."""
    exercises: tuple[ExerciseChoice, ...] = ()
    """Those to print, in this order; empty for all that the article has."""
    changes: tuple[ExerciseChoice, ...] = ()
    """What is said of single exercises without choosing among them."""
    goal: str | None = None
    when_then: str | None = None
    """A plan in the patient's own words: »Når jeg har børstet tænder, så strækker jeg«."""
    start: date | None = None
    """The first day of the log."""
    next_time: str | None = None
    """The next appointment, as it is printed."""
    note: str | None = None
    """Words to this patient; a blank line parts paragraphs."""
    path: str = ""
    """The file it was read from; empty on the command line."""
    line: int = 0
    """The row of a list; 0 otherwise."""
    number: int = 0
    """Its place in a list, from 1, for the file's name; 0 where there is only one patient."""

    @property
    def unnamed(self) -> bool:
        """Whether the leaflet's imprint may be anybody's: it tells the day and the therapist at most."""
        return not (self.name or self.next_time)

    @property
    def own_words(self) -> bool:
        """Whether the leaflet's body says something of this patient: it is then never kept on disk."""
        return any((self.exercises, self.changes, self.goal, self.when_then, self.start, self.note))


class Asked(Struct, frozen=True):
    """Which leaflets a row of a list asks for; what is empty is left to whoever makes them.

    It stands beside `Patient`: what is printed for somebody does not hang on who else gets what.
    """

    articles: tuple[str, ...] = ()
    """By the names of their files, as somebody wrote them."""
    clinics: tuple[str, ...] = ()
    """By their ids, as somebody wrote them."""
    kinds: tuple[Kind, ...] = ()
    editions: tuple[Edition, ...] = ()
