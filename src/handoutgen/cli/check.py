"""`handoutgen check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutgen.cli.options import PATH, Date, today
from handoutgen.cli.output import tell_json

if TYPE_CHECKING:
    from datetime import date

_FOLDERS = ("handouts", "clinics")


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATH)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors do.")
@click.option("--date", "day", type=Date(), help="The day by which review dates and numbers are judged.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    day: date | None,
) -> None:
    """Tell what a careful editor would say of articles, clinics, lists, and folders of them.

    Without PATH: handouts/ and clinics/. The exit status is 1 where there are errors.
    """
    from handoutgen.checking.checks import check

    day = day or today()
    standing = tuple(Path(folder) for folder in _FOLDERS if Path(folder).is_dir())
    report = check(paths or standing or (Path(_FOLDERS[0]),), day)
    if form == "json":
        from handoutgen.checking.reports import as_json

        tell_json(as_json(report, day))
    elif form == "sarif":
        from handoutgen.checking.sarif import as_sarif

        tell_json(as_sarif(report))
    else:
        from handoutgen.checking.reports import as_text

        click.echo(as_text(report))
    ctx.exit(0 if report.good(strict=strict) else 1)
