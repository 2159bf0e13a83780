"""`handoutgen due`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutgen.cli.options import PATH, Date, terminal_width, today
from handoutgen.cli.output import tell_faults, tell_json

if TYPE_CHECKING:
    from datetime import date

_WITHIN = 90
"""Days. A quarter is what a review takes beside the work with patients: somebody finds a clinician, who looks
into the sources, the text is mended and read by another, and the leaflets are printed and laid out anew."""


@click.command("due")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATH)
@click.option(
    "--within",
    metavar="DAYS",
    type=click.IntRange(0),
    default=_WITHIN,
    show_default=True,
    help="Tell also what is due in so many days: the default is a quarter, as a review takes time.",
)
@click.option("--date", "day", type=Date(), help="The day by which review dates are judged. Default: today.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], within: int, day: date | None, form: str) -> None:
    """Tell which articles are past or near their review date (`reviewBy`), and which have none.

    Without PATH: handouts/. The exit status is 0 where nothing is overdue, and 1 where something is, or where
    an article cannot be read: that is told on standard error. What is near, or has no date, does not count.
    """
    from handoutgen.listing.due import due

    report = due(paths or (Path("handouts"),), day or today(), within)
    if form == "json":
        from handoutgen.listing.exports import due_as_json

        tell_json(due_as_json(report))
    elif report.articles:
        from handoutgen.listing.telling import due_as_text

        click.echo(due_as_text(report, terminal_width()))
    tell_faults(report.faults)
    ctx.exit(1 if report.overdue or report.faults else 0)
