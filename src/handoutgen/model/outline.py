"""An article understood: what its blocks mean. No word is changed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from handoutgen.model.article import Article, Blocks, Heading, Row, Table
    from handoutgen.model.bands import Band
    from handoutgen.model.faults import Fault
    from handoutgen.model.inlines import Inlines

Range = tuple[int, int]
"""Lowest and highest, both included; equal where the author gave one figure."""


class Role(StrEnum):
    """What a section is for."""

    LEAD = "lead"
    """What stands before the first heading."""
    RED_FLAGS = "red_flags"
    EXERCISES = "exercises"
    QUESTIONS = "questions"
    """The heading over questions and answers."""
    QUESTION = "question"
    """One question below it, with its answer."""
    FIRST_AID = "first_aid"
    CAUSES = "causes"
    SYMPTOMS = "symptoms"
    PREVENTION = "prevention"
    SOURCES = "sources"
    OTHER = "other"


class Section(Struct, frozen=True):
    """A heading and what stands below it, up to the next heading of any level.

    The lead has no heading and level 0. `blocks` holds no heading.
    """

    heading: Heading | None
    level: int
    role: Role
    line: int
    blocks: Blocks
    stays: Blocks = ()
    """What is printed where it stands: all of `blocks` but what the red-flag box took."""


class Frequency(Struct, frozen=True):
    """How often. Both ranges are None where the words say neither."""

    text: str
    per_day: Range | None = None
    per_week: Range | None = None
    """Days a week; (7, 7) is every day."""
    days: tuple[int, ...] = ()
    """The very weekdays, Monday 0, where the words name them."""


class Dose(Struct, frozen=True):
    """How much. `text` is verbatim; a part that the words do not say is None."""

    text: str
    sets: Range | None = None
    reps: Range | None = None
    times: Range | None = None
    """How many holds: `Hold 30–60 sek. x 2–3` is 2–3 times."""
    hold_seconds: Range | None = None
    frequency: Frequency | None = None

    @property
    def parsed(self) -> bool:
        """Whether anything at all was understood."""
        return any((self.sets, self.reps, self.times, self.hold_seconds, self.frequency))


class ExerciseSource(StrEnum):
    """Where an exercise stood."""

    TABLE = "table"
    LIST = "list"
    CLINIC = "clinic"


class Exercise(Struct, frozen=True):
    """One exercise. `name` and `how` are verbatim inlines; `how` is empty where nothing is said."""

    name: Inlines
    how: Inlines
    dose: Dose
    line: int
    source: ExerciseSource
    picture: str | None = None
    video: str | None = None
    note: str | None = None
    """A clinician's words to it."""
    prescribed: bool = False
    """Whether a clinician gave another dose than the article: hers is then printed in its place."""
    row: Row | None = None
    """The row of the table it stands in."""
    mark: str = ""
    """The letter by which the article counts it, as »a)«: its text may speak of »øvelse a«."""
    dose_of_list: bool = False
    """Whether the article tells its dose once for a whole list, above it."""


class ExerciseTable(Struct, frozen=True):
    """A table of exercises: which of its columns says what. Columns are indexes from 0."""

    table: Table
    name: int
    how: tuple[int, ...]
    dose: tuple[int, ...]
    """The columns that make up the dose, frequency included."""
    exercises: tuple[Exercise, ...]
    """One for each row, in order."""
    counter: int | None = None
    """The column that only counts the rows: 1, 2, 3 …"""


class ExerciseList(Struct, frozen=True):
    """Exercises that the article tells in a list, in paragraphs or below a heading."""

    exercises: tuple[Exercise, ...]
    made_of: Blocks = ()
    """The very blocks that say so, and nothing else. Not their lines: HTML may have many on one."""


class FlagSource(StrEnum):
    """Why we hold it for a red flag."""

    MARK = "mark"
    SECTION = "section"
    SENTENCE = "sentence"


class RedFlag(Struct, frozen=True):
    """One sign, or sentence, or bullet, in the band its own words name.

    `heading` is the article's heading it stood under, or None. `bullet` tells an item of a list
    from running text. `paragraph` counts the source paragraphs of one origin, so that sentences
    which stood together in the same band can be set together.
    """

    band: Band
    inlines: Inlines
    heading: Inlines | None
    line: int
    source: FlagSource
    bullet: bool = False
    paragraph: int = 0


class Question(Struct, frozen=True):
    """A question with the line of its heading."""

    question: Inlines
    line: int


class Outline(Struct, frozen=True):
    """The article, and what was understood of it."""

    article: Article
    sections: tuple[Section, ...]
    exercise_tables: tuple[ExerciseTable, ...]
    exercise_lists: tuple[ExerciseList, ...]
    other_tables: tuple[Table, ...]
    red_flags: tuple[RedFlag, ...]
    box_headings: tuple[Inlines, ...]
    """The article's own headings over its red flags; those below them are `RedFlag.heading`."""
    questions: tuple[Question, ...]
    faults: tuple[Fault, ...]
    """All of the article's faults: those of reading, then those of understanding."""
    programme: tuple[Exercise, ...] | None = None
    """What clinic and clinician chose, in order; None where the article's exercises stay as they are."""

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise, in the order of the article."""
        groups: tuple[ExerciseTable | ExerciseList, ...] = self.exercise_tables + self.exercise_lists
        found = [exercise for group in groups for exercise in group.exercises]
        return tuple(sorted(found, key=lambda exercise: exercise.line))
