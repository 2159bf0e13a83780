"""`handoutgen verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handoutgen.cli.options import PATH
from handoutgen.model.faults import InputError

if TYPE_CHECKING:
    from pathlib import Path


@click.command("verify")
@click.argument("pdfs", metavar="PDF...", nargs=-1, required=True, type=PATH)
@click.pass_context
def command(ctx: click.Context, pdfs: tuple[Path, ...]) -> None:
    """Tell which leaflet each PDF is, and whether it conforms to PDF/UA-1 and PDF/A-2a."""
    from handoutgen.verify import verify

    good = True
    try:
        for verdict in verify(pdfs):
            if verdict.facts:
                click.echo(click.format_filename(verdict.path))
            for name, value in verdict.facts:
                click.echo(f"    {name}: {value}")
            for fault in verdict.faults:
                click.echo(fault, err=True)
            good = good and not verdict.faults
    except InputError as error:
        click.echo(error, err=True)
        good = False
    ctx.exit(0 if good else 1)
