"""What was found, in words for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handoutgen.listing.columns import Column, columns
from handoutgen.model.faults import counted
from handoutgen.model.leaflet import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from handoutgen.listing.due import Dated, DueReport, Undated
    from handoutgen.listing.overview import Entry, Overview
    from handoutgen.model.article import Facts

_NONE = "–"
_NOBODY = "nobody"


def overview_as_text(found: Overview, width: int) -> str:
    """Return a table for each folder, and what its figures mean, in lines of `width` cells."""
    layout = (
        Column("file"),
        Column("title", cut=True),
        Column("review by"),
        Column("reviewed by", cut=True),
        Column("ex.", figures=True),
        Column("LIX", figures=True),
        *(Column(edition.value, figures=True) for edition in found.editions),
    )
    parts = [
        "\n".join((f"{_folder(path)}", *columns(layout, [_row(one, found) for one in entries], width)))
        for path, entries in _by_folder(found.entries)
    ]
    return "\n\n".join((*parts, _meaning(found)))


def due_as_text(report: DueReport, width: int) -> str:
    """Return what is overdue, what is near, what has no date, and one line that sums them up."""
    parts = [
        "\n".join((heading, *table))
        for heading, table in (
            ("Overdue:", _dated(report.overdue, width)),
            (f"Due within {_days(report.within)}:", _dated(report.near, width)),
            (
                "Without a review date, so nobody knows whether it is due (write `reviewBy: …`):",
                _undated(report.undated, width),
            ),
        )
        if table
    ]
    return "\n\n".join((*parts, "\n".join(_summary(report))))


def _by_folder(entries: Sequence[Entry]) -> Iterator[tuple[Path, list[Entry]]]:
    """Part them by folders: the same path before each file would take the room that titles need."""
    for folder, group in groupby(entries, key=lambda one: one.path.parent):
        yield folder, list(group)


def _folder(path: Path) -> str:
    return f"{path}/" if str(path) not in (".", "/") else f"{path}"


def _row(entry: Entry, found: Overview) -> list[str]:
    facts = entry.facts
    return [
        entry.path.name,
        _title(facts),
        facts.review_by.isoformat() if facts.review_by else _NONE,
        facts.reviewed_by or _NOBODY,
        str(entry.exercises),
        str(round(entry.lix.value)) if entry.lix else _NONE,
        *("/".join(_figure(entry.pages[edition][kind]) for kind in Kind) for edition in found.editions),
    ]


def _figure(number: int | None) -> str:
    return _NONE if number is None else str(number)


def _title(facts: Facts) -> str:
    return f"[draft] {facts.title}" if facts.draft else facts.title


def _meaning(found: Overview) -> str:
    """Tell how many there are, and what the figures count."""
    unreviewed = sum(not one.facts.reviewed_by for one in found.entries)
    undated = sum(one.facts.review_by is None for one in found.entries)
    said = [counted(len(found.entries), "article")]
    said += [f"{unreviewed} reviewed by nobody"] if unreviewed else []
    said += [f"{undated} without a review date"] if undated else []
    kinds = "/".join(kind.value for kind in Kind)
    editions = " and ".join(f"»{edition}«" for edition in found.editions)
    clinic = f"for {found.clinic.name}" if found.clinic.name else "without a clinic"
    return f"{', '.join(said)}.\nBelow {editions}: pages of {kinds}, {clinic}."


def _dated(articles: Sequence[Dated], width: int) -> list[str]:
    """Who reviewed it last stands there, too: that is whom to ask."""
    layout = (
        Column("review by"),
        Column("days", figures=True),
        Column("file"),
        Column("title", cut=True),
        Column("reviewed by", cut=True),
    )
    rows = [
        [
            one.review_by.isoformat(),
            _left(one.left),
            str(one.path),
            _title(one.facts),
            one.facts.reviewed_by or _NOBODY,
        ]
        for one in articles
    ]
    return _indented(layout, rows, width)


def _left(days: int) -> str:
    if days == 0:
        return "today"
    return f"{days} left" if days > 0 else f"{-days} past"


def _undated(articles: Sequence[Undated], width: int) -> list[str]:
    layout = (Column("file"), Column("title", cut=True), Column("reviewed by", cut=True))
    rows = [[str(one.path), _title(one.facts), one.facts.reviewed_by or _NOBODY] for one in articles]
    return _indented(layout, rows, width)


def _indented(layout: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return a table below its heading; nothing where there are no rows."""
    return [f"  {line}" for line in columns(layout, rows, width - 2)] if rows else []


def _summary(report: DueReport) -> Iterator[str]:
    said = [
        f"{len(report.overdue)} overdue",
        f"{len(report.near)} due within {_days(report.within)}",
        f"{len(report.later)} later",
    ]
    said += [f"{len(report.undated)} without a review date"] if report.undated else []
    yield f"{counted(report.articles, 'article')} on {report.day}: {', '.join(said)}."
    if report.later and not (report.overdue or report.near):
        first = report.later[0]
        yield f"The next is {first.path}, by {first.review_by}: in {_days(first.left)}."


def _days(number: int) -> str:
    return counted(number, "day")
