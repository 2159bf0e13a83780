"""An article as it was written: its facts and its blocks, with true line numbers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from handoutgen.model.bands import Band
    from handoutgen.model.faults import Fault
    from handoutgen.model.inlines import Inlines, Picture


class Heading(Struct, frozen=True):
    """A heading with the level its author gave it (1–6)."""

    line: int
    level: int
    inlines: Inlines


class Paragraph(Struct, frozen=True):
    """Running text."""

    line: int
    inlines: Inlines


class Item(Struct, frozen=True):
    """One item of a list. `checked` is None where it is no task."""

    line: int
    blocks: Blocks
    checked: bool | None = None


class List(Struct, frozen=True):
    """A list. `start` is the first number, or None for bullets."""

    line: int
    start: int | None
    items: tuple[Item, ...]


class Row(Struct, frozen=True):
    """One line of a table, with exactly one cell for each column."""

    line: int
    cells: tuple[Inlines, ...]


class Table(Struct, frozen=True):
    """A table with one heading row. Every row has as many cells as `header`."""

    line: int
    header: Row
    rows: tuple[Row, ...]


class Quote(Struct, frozen=True):
    """Words of somebody else."""

    line: int
    blocks: Blocks


class CodeBlock(Struct, frozen=True):
    """Lines kept as they were typed."""

    line: int
    text: str


class Figure(Struct, frozen=True):
    """A picture that stands alone."""

    line: int
    picture: Picture


class Pause(Struct, frozen=True):
    """A thematic break."""

    line: int


class NoticeKind(StrEnum):
    """What a container is for."""

    WARNING = "advarsel"
    TIP = "tip"


class Notice(Struct, frozen=True):
    """A container the author opened: `::: advarsel [112|akut|læge|kontakt]` or `::: tip`.

    `band` is None where the author left it to the words.
    """

    line: int
    kind: NoticeKind
    band: Band | None
    blocks: Blocks


Block = Heading | Paragraph | List | Table | Quote | CodeBlock | Figure | Pause | Notice
Blocks = tuple[Block, ...]


def within(blocks: Blocks) -> Iterator[Block]:
    """Yield blocks and all that stand in them, at any depth."""
    for block in blocks:
        yield block
        match block:
            case Quote(_, inner) | Notice(_, _, _, inner):
                yield from within(inner)
            case List(_, _, items):
                for item in items:
                    yield from within(item.blocks)
            case _:
                pass


def figures_in(blocks: Blocks) -> Iterator[Figure]:
    """Yield every picture that stands alone, at any depth."""
    return (block for block in within(blocks) if isinstance(block, Figure))


class Note(Struct, frozen=True):
    """A footnote; `number` is the one its marks carry."""

    line: int
    number: int
    blocks: Blocks


class MarkedFlag(Struct, frozen=True):
    """A red flag from the front matter's `redFlags`."""

    line: int
    text: str
    band: Band | None


class ExerciseFacts(Struct, frozen=True):
    """What the front matter's `exercises` says of one exercise. `key` is its name or its number from 1."""

    line: int
    key: str
    dose: str | None = None
    frequency: str | None = None
    picture: str | None = None
    video: str | None = None


class Ignored(Struct, frozen=True):
    """A rule that the author does not want to hear of, and why."""

    line: int
    rule: str
    reason: str | None = None


class Facts(Struct, frozen=True):
    """The front matter, checked. Keys that are not ours are not here."""

    title: str
    title_line: int = 0
    published: date | None = None
    updated: date | None = None
    author: str | None = None
    reviewed_by: str | None = None
    reviewed_line: int = 0
    """Where the front matter names its reviewer; 0 where it does not."""
    unreviewed: bool = False
    """Whether the key for its reviewer is there, and nobody has signed."""
    review_by: date | None = None
    sources: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    language: str = "da"
    draft: bool = False
    red_flags: tuple[MarkedFlag, ...] = ()
    exercises: tuple[ExerciseFacts, ...] = ()
    log_weeks: int | None = None
    """None where the author left it open."""
    log_columns: tuple[str, ...] = ()
    """Further things to write down each day, beside pain."""
    log_line: int = 0
    """Where the front matter speaks of the log; 0 where it does not."""
    ignore: tuple[Ignored, ...] = ()
    """What `check` does not report."""
    printed: tuple[tuple[int, str], ...] = ()
    """All words of its that are printed below the title, each with its line."""


class Article(Struct, frozen=True):
    """One article. `name` is the file's name without its ending, in NFC."""

    path: str
    name: str
    facts: Facts
    blocks: Blocks
    notes: tuple[Note, ...] = ()
    faults: tuple[Fault, ...] = field(default=())
    """What reading found and could live with."""
