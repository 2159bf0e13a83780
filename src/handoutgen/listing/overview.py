"""What there is: one entry for each article, and how many pages its leaflets fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.batch.order import articles_of, stray_articles
from handoutgen.checking.readability import lix_of
from handoutgen.model.faults import Fault, InputError
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import Manuscript, print_leaflet

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from handoutgen.danish.lix import Lix
    from handoutgen.model.article import Facts
    from handoutgen.model.clinic import Clinic

Pages = dict[Edition, dict[Kind, int | None]]
"""Pages of each kind; None where there is nothing for it, as a log without exercises."""


class Entry(Struct, frozen=True):
    """One article. `lix` is None where it would say nothing."""

    path: Path
    facts: Facts
    exercises: int
    """Those of the article; a clinic may choose among them."""
    lix: Lix | None
    pages: Pages


class Overview(Struct, frozen=True):
    """All articles in the order they are named, folders by name; and why others cannot be read."""

    editions: tuple[Edition, ...]
    clinic: Clinic
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def overview(paths: tuple[Path, ...], clinic: Clinic, editions: tuple[Edition, ...], day: date) -> Overview:
    """Look through articles, and folders of them. `day` is that of issue: numbers to call end on a day."""
    entries: list[Entry] = []
    faults: list[Fault] = stray_articles(paths)
    for path in articles_of(paths):
        try:
            entries.append(_entry(Manuscript(path), clinic, editions, day))
        except InputError as error:
            faults += error.faults
    return Overview(editions, clinic, tuple(entries), tuple(dict.fromkeys(faults)))


def _entry(manuscript: Manuscript, clinic: Clinic, editions: tuple[Edition, ...], day: date) -> Entry:
    outline = manuscript.outline()
    pages: Pages = {
        edition: {kind: _pages(manuscript, clinic, kind, edition, day) for kind in Kind}
        for edition in editions
    }
    return Entry(manuscript.path, outline.article.facts, len(outline.exercises), lix_of(outline), pages)


def _pages(manuscript: Manuscript, clinic: Clinic, kind: Kind, edition: Edition, day: date) -> int | None:
    """Count as a reader does who has the sheets in hand: by setting them, for nothing less is true."""
    try:
        return print_leaflet(manuscript, clinic, kind=kind, edition=edition, issued=day).pages
    except InputError:
        # The whole leaflet is set first, and whatever is wrong with the article stands in its way, too.
        if kind is Kind.LEAFLET:
            raise
        return None
