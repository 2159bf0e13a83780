"""`handoutgen build`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutgen.cli.options import (
    EDITIONS,
    KINDS,
    PATH,
    Date,
    PathAsItLies,
    Words,
    refuse_cpr,
    today,
    whole_desk,
)
from handoutgen.cli.output import tell_paths
from handoutgen.model.leaflet import MOST_WEEKS, Edition, Kind
from handoutgen.model.patient import ExerciseChoice, Patient

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from handoutgen.build import Order, Outcome


@click.command("build")
@click.argument("articles", nargs=-1, type=PATH)
@click.option(
    "--clinic",
    "clinics",
    multiple=True,
    type=PATH,
    help="A clinic.toml, a folder with one, or a folder of clinics.",
)
@click.option("--kind", "kinds", multiple=True, type=KINDS, help="Default: the clinic's own, else leaflet.")
@click.option("--edition", "editions", multiple=True, type=EDITIONS, help="Default: the clinic's own.")
@click.option(
    "--patient",
    "patients",
    multiple=True,
    type=PATH,
    help="A patient's TOML file, or a list (xlsx, ods, csv) with a row for each.",
)
@click.option("--name", type=Words(), help="The patient's name.")
@click.option("--therapist", type=Words(), help="Who hands the leaflet out.")
@click.option("--department", type=Words(), help="The clinic's department that the leaflet tells of.")
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    type=Words(),
    help="An exercise by number or name; several in their order, also as 2,1.",
)
@click.option("--date", "day", type=Date(), help="Day of issue, printed. Default: today, not printed.")
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), help="Weeks in the log.")
@click.option("--booklet", is_flag=True, help="Impose the a5 edition on A4 sheets, to be folded.")
@click.option(
    "--combine",
    type=PathAsItLies(dir_okay=False),
    help="Put all leaflets into this one file for the printer, each on fresh paper.",
)
@click.option("--strict", is_flag=True, help="Refuse an article that has any fault.")
@click.option("--watch", is_flag=True, help="Make anew what is saved, until Ctrl-C.")
@click.option("--out", type=PATH, default=Path("dist"), show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    articles: tuple[Path, ...],
    clinics: tuple[Path, ...],
    kinds: tuple[str, ...],
    editions: tuple[str, ...],
    patients: tuple[Path, ...],
    name: str | None,
    therapist: str | None,
    department: str | None,
    exercises: tuple[str | None, ...],
    day: date | None,
    weeks: int | None,
    booklet: bool,
    combine: Path | None,
    strict: bool,
    watch: bool,
    out: Path,
) -> None:
    """Set ARTICLES (files or folders) as leaflets in OUT.

    Without ARTICLES: every article in handouts/, for every clinic in clinics/.
    """
    from handoutgen.build import Order, build

    refuse_cpr(name, therapist, department, *exercises)
    if name and patients:
        raise click.UsageError("The patient's name stands in the file of --patient: leave --name out.")
    if booklet and editions and Edition.A5 not in editions:
        raise click.UsageError("A booklet is made of the a5 edition: ask for that, or for none.")
    if combine is not None and combine.suffix.lower() != ".pdf":
        # An article or a list named here by mistake would be written over.
        raise click.UsageError("The name of the combined file must end with .pdf.")
    if watch and combine is not None:
        raise click.UsageError("Only single leaflets can be watched: leave --combine out.")
    articles, clinics = whole_desk(articles, clinics)
    order = Order(
        articles=articles,
        clinics=clinics,
        kinds=tuple(Kind(kind) for kind in kinds),
        editions=tuple(Edition(edition) for edition in editions) or ((Edition.A5,) if booklet else ()),
        patient=Patient(name, day, therapist, department, _choices(exercises)),
        issued=day or today(),
        weeks=weeks,
        strict=strict,
        out=out,
        patients=patients,
        booklet=booklet,
        combine=combine,
    )
    if watch:
        _watch(order, None if day else today)
    else:
        ctx.exit(0 if _print_all(build(order)) else 1)


def _choices(exercises: tuple[str | None, ...]) -> tuple[ExerciseChoice, ...]:
    """Return the exercises chosen; numbers may stand together, parted by commas."""
    keys = [
        key
        for said in filter(None, exercises)
        for key in (said.split(",") if re.fullmatch(r"[\d\s,]+", said) else [said])
        if key.strip()
    ]
    return tuple(ExerciseChoice(key.strip()) for key in keys)


def _watch(order: Order, issued: Callable[[], date] | None) -> None:
    from handoutgen.cli.stopping import Stop
    from handoutgen.watching import watch_order

    with Stop() as stopping:
        named = ", ".join(map(click.format_filename, (*order.articles, *order.clinics, *order.patients)))
        click.echo(f"Watching {named}. Ctrl-C ends it.", err=True)
        for outcomes in watch_order(order, stopping, today=issued):
            _print_all(outcomes)


def _print_all(outcomes: Iterator[Outcome]) -> bool:
    from handoutgen.model.alike import Gathering

    good = True
    gathering = Gathering()
    for outcome in outcomes:
        if outcome.path is not None:
            tell_paths((outcome.path,))
        for remark in outcome.remarks:
            click.echo(remark, err=True)
        for fault in gathering.first(outcome.faults):
            click.echo(fault, err=True)
        good = good and not outcome.refused
    for fault in gathering.others():
        click.echo(fault, err=True)
    return good
