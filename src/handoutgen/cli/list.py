"""`handoutgen list`."""

from __future__ import annotations

from pathlib import Path

import click

from handoutgen.cli.options import EDITIONS, PATH, terminal_width, today
from handoutgen.cli.output import tell_faults, tell_json
from handoutgen.model.faults import InputError
from handoutgen.model.leaflet import Edition


@click.command("list")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATH)
@click.option(
    "--clinic",
    type=PATH,
    help="Count the pages for this clinic: a clinic.toml, or a folder with one. Default: the plain one.",
)
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=EDITIONS,
    help="Count the pages of this edition; may be given more than once. Default: standard.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], clinic: Path | None, editions: tuple[str, ...], form: str
) -> None:
    """List articles and folders of them: who reviewed them, until when, how hard to read, how many pages.

    Without PATH: handouts/. Below the name of an edition stand the pages of leaflet, exercises and log. An
    article that cannot be read is told of on standard error, and the exit status is then 1.
    """
    from handoutgen.listing.overview import overview
    from handoutgen.model.clinic import PLAIN_CLINIC
    from handoutgen.reading.clinics import read_clinic

    try:
        who = read_clinic(clinic) if clinic else PLAIN_CLINIC
    except InputError as error:
        click.echo(error, err=True)
        ctx.exit(1)
    wanted = tuple(map(Edition, dict.fromkeys(editions))) or (Edition.STANDARD,)
    found = overview(paths or (Path("handouts"),), who, wanted, today())
    if form == "json":
        from handoutgen.listing.exports import overview_as_json

        tell_json(overview_as_json(found))
    elif form == "csv":
        from handoutgen.listing.exports import overview_as_csv

        # As bytes: the lines end as spreadsheets want them, on every system. A file whose name is no UTF-8 is
        # called as the disk calls it.
        click.echo(overview_as_csv(found).encode("utf-8", "surrogateescape"), nl=False)
    elif found.entries:
        from handoutgen.listing.telling import overview_as_text

        click.echo(overview_as_text(found, terminal_width()))
    tell_faults(found.faults)
    ctx.exit(1 if found.faults else 0)
