"""Which articles are past or near the day by which they should be reviewed. Nothing is set for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.batch.order import articles_of, stray_articles
from handoutgen.model.faults import Fault, InputError
from handoutgen.reading.articles import read_article

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from handoutgen.model.article import Facts


class Dated(Struct, frozen=True):
    """An article with its review date; `left` are the days until then, below 0 where it is past."""

    path: Path
    facts: Facts
    review_by: date
    left: int


class Undated(Struct, frozen=True):
    """An article that does not say when to review it: nobody can tell that it is not due."""

    path: Path
    facts: Facts


class DueReport(Struct, frozen=True):
    """All articles as they stand on a day; the most urgent first, then in the order they are named."""

    day: date
    within: int
    """Days before its review date in which an article is near it."""
    overdue: tuple[Dated, ...]
    """The day itself is not past yet, as `check` has it."""
    near: tuple[Dated, ...]
    undated: tuple[Undated, ...]
    later: tuple[Dated, ...]
    faults: tuple[Fault, ...]

    @property
    def articles(self) -> int:
        """How many could be read."""
        return len(self.overdue) + len(self.near) + len(self.undated) + len(self.later)


def due(paths: tuple[Path, ...], day: date, within: int) -> DueReport:
    """Read articles, and folders of them, and part them by their review dates."""
    dated: list[Dated] = []
    undated: list[Undated] = []
    faults: list[Fault] = stray_articles(paths)
    for path in articles_of(paths):
        try:
            facts = read_article(path).facts
        except InputError as error:
            faults += error.faults
            continue
        if facts.review_by is None:
            undated.append(Undated(path, facts))
        else:
            dated.append(Dated(path, facts, facts.review_by, (facts.review_by - day).days))
    dated.sort(key=lambda one: one.left)
    return DueReport(
        day,
        within,
        tuple(one for one in dated if one.left < 0),
        tuple(one for one in dated if 0 <= one.left <= within),
        tuple(undated),
        tuple(one for one in dated if one.left > within),
        tuple(dict.fromkeys(faults)),
    )
