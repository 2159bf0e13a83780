"""`handoutgen new`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from handoutgen.cli.options import refuse_cpr, today
from handoutgen.cli.output import tell_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.group("new")
def command() -> None:
    """Begin an article or a clinic: a file to fill in, in Danish. What is there is never overwritten."""


@command.command("handout")
@click.argument("name", metavar="NAME_OR_PATH")
@click.option("--title", help="What stands at the top of the leaflet. Default: the name in words.")
@click.pass_context
def _handout(ctx: click.Context, name: str, title: str | None) -> None:
    """Begin an article: handouts/NAME.md, or the file of a path."""
    from handoutgen.reading.characters import on_one_line
    from handoutgen.starting.articles import start_article
    from handoutgen.starting.names import is_one_line

    refuse_cpr(_last(name), title)
    words = on_one_line(title)
    if title is not None and not (words and is_one_line(title)):
        raise click.UsageError("The title must be words on one line.")
    _tell(ctx, start_article(name, words, today()))


@command.command("clinic")
@click.argument("name", metavar="ID_OR_PATH")
@click.pass_context
def _clinic(ctx: click.Context, name: str) -> None:
    """Begin a clinic: clinics/ID/clinic.toml, or that of a path.

    Beside the clinics in clinics/ their schema for editors is written, too, where there is none.
    """
    from handoutgen.starting.clinics import start_clinic

    refuse_cpr(_last(name))
    _tell(ctx, start_clinic(name, today()))


def _last(path: str) -> str:
    """Return the last part of a path: folders above it have their numbers from elsewhere."""
    return re.split(r"[/\\]", path)[-1]


def _tell(ctx: click.Context, written: Iterator[Path]) -> None:
    from handoutgen.model.faults import InputError

    try:
        for path in written:
            tell_paths((path,))
    except InputError as error:
        click.echo(error, err=True)
        ctx.exit(1)
