"""What several commands take, and the one place where the clock is read."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from handoutgen.model.leaflet import Edition, Kind

KINDS = click.Choice([kind.value for kind in Kind])
EDITIONS = click.Choice([edition.value for edition in Edition])


class PathAsItLies(click.Path):
    """A file or folder that may be asked for in another Unicode form than it has."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Find it."""
        from handoutgen.keeping.spelling import as_it_lies

        return as_it_lies(Path(os.fsdecode(super().convert(value, param, ctx))))


PATH = PathAsItLies()


class Date(click.ParamType[date]):
    """A date as people write it in Denmark, day first, or in ISO form."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date; anything else is wrong use."""
        from handoutgen.danish.dates import read_date

        if isinstance(value, date):
            return value
        found = read_date(str(value))
        if found is None:
            self.fail(f"{value!r} is no date. Write it as 2026-09-13 or 13.9.2026.", param, ctx)
        return found


class Words(click.ParamType[str | None]):
    """Words that are printed: cleaned as those of files are, for what is pasted brings line breaks along."""

    name = "text"

    def convert(self, value: object, param: object, ctx: object) -> str | None:  # noqa: ARG002 - click's own
        """Return them on one line; None where there are none."""
        from handoutgen.reading.characters import on_one_line

        return on_one_line(str(value))


def refuse_cpr(*words: str | None) -> None:
    """End as wrong use where a birth number stands in what was typed; it is not repeated."""
    from handoutgen.danish.cpr import holds_cpr

    if any(said and holds_cpr(said) for said in words):
        raise click.UsageError("A leaflet never needs a CPR number. Leave it out.")


def whole_desk(
    articles: tuple[Path, ...], clinics: tuple[Path, ...]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return articles and clinics: where no article is named, handouts/ and, unless some are, clinics/."""
    if articles:
        return articles, clinics
    standing = Path("clinics")
    return (Path("handouts"),), clinics or ((standing,) if standing.is_dir() else ())


_DIGITS = 10
"""Of seconds since 1970: they reach to the year 2286."""


def today() -> date:
    """Return the day of issue where none is given."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().date()
    # Whoever sets it wants the same bytes each time: another day in its place would be a silent fault.
    if not epoch.isdecimal() or len(epoch) > _DIGITS:
        raise click.UsageError("SOURCE_DATE_EPOCH is no time: it is written in whole seconds since 1970.")
    return datetime.fromtimestamp(int(epoch), UTC).date()


def terminal_width() -> int:
    """Return how many cells a line may have: those of the terminal, at least 80; 100 where there is none."""
    import shutil

    return max(80, shutil.get_terminal_size((100, 24)).columns)
