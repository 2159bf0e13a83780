"""`handoutgen batch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutgen.cli.options import EDITIONS, KINDS, PATH, Date, Words, refuse_cpr, today, whole_desk
from handoutgen.cli.stopping import Stop
from handoutgen.model.leaflet import MOST_WEEKS, Edition, Kind
from handoutgen.model.patient import Patient

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.batch.naming import Pattern
    from handoutgen.batch.order import Order


@click.command("batch")
@click.argument("articles", nargs=-1, type=PATH)
@click.option(
    "--clinics",
    multiple=True,
    type=PATH,
    help="A folder of clinics, one clinic's folder, or its clinic.toml.",
)
@click.option(
    "--list",
    "listed",
    type=PATH,
    help="A list (xlsx, ods, csv) with a patient in each row, and what is for them.",
)
@click.option("--kind", "kinds", multiple=True, type=KINDS, help="Default: the clinic's own, else leaflet.")
@click.option("--edition", "editions", multiple=True, type=EDITIONS, help="Default: the clinic's own.")
@click.option("--therapist", type=Words(), help="Who hands the leaflets out, where the list does not say.")
@click.option("--date", "day", type=Date(), help="Day of issue, printed. Default: today, not printed.")
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), help="Weeks in the log.")
@click.option("--strict", is_flag=True, help="Refuse an article that has any fault.")
@click.option("--out", type=PATH, default=Path("dist"), show_default=True)
@click.option(
    "--pattern",
    help="Names below OUT, such as {clinic}/{article}-{row:04}; also {kind}, {edition}, {number}.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes. Default: one for each core.")
@click.option("--resume", is_flag=True, help="Keep what is there and unchanged; make the rest.")
@click.option("--dry-run", is_flag=True, help="Only tell how many leaflets, pages and sheets.")
@click.option("--fsync", is_flag=True, help="Wait until the disk holds each file.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    articles: tuple[Path, ...],
    clinics: tuple[Path, ...],
    listed: Path | None,
    kinds: tuple[str, ...],
    editions: tuple[str, ...],
    therapist: str | None,
    day: date | None,
    weeks: int | None,
    strict: bool,
    out: Path,
    pattern: str | None,
    jobs: int | None,
    resume: bool,
    dry_run: bool,
    fsync: bool,
) -> None:
    """Make ARTICLES (files or folders) for all clinics, or for the rows of a list, into OUT.

    Without ARTICLES: every article in handouts/, for every clinic in clinics/. OUT/manifest.jsonl tells what
    was made.
    """
    # Before anything is loaded: Ctrl-C is heard from the first moment.
    stop = ctx.with_resource(Stop())
    from handoutgen.batch.order import Order
    from handoutgen.cli.batch_run import Choices, run_batch

    refuse_cpr(therapist)
    articles, clinics = whole_desk(articles, clinics)
    order = Order(
        articles=articles,
        clinics=clinics,
        kinds=tuple(map(Kind, kinds)),
        editions=tuple(map(Edition, editions)),
        patient=Patient(day=day, therapist=therapist),
        issued=day or today(),
        weeks=weeks,
        strict=strict,
        out=out,
        patients=(listed,) if listed else (),
    )
    choices = Choices(_pattern(pattern, order), jobs, resume, dry_run, fsync)
    ctx.exit(run_batch(order, choices, stop))


def _pattern(text: str | None, order: Order) -> Pattern | None:
    from handoutgen.batch.naming import Pattern, PatternError

    if text is None:
        return None
    try:
        pattern = Pattern(text)
    except PatternError as error:
        raise click.UsageError(str(error)) from error
    if not order.patients and pattern.fields & {"row", "number"}:
        raise click.UsageError("Without --list there are no rows: leave {row} and {number} out.")
    if not order.clinics and "clinic" in pattern.fields:
        raise click.UsageError("Without --clinics there are none to be named: leave {clinic} out.")
    return pattern
