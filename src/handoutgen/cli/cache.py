"""`handoutgen cache`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handoutgen.keeping.cache import Held


@click.group("cache")
def command() -> None:
    """Tell of, or empty, the folder that keeps set articles, read clinics, drawn logos and booking codes."""


@command.command("info")
def info() -> None:
    """Tell where the folder is and what it holds."""
    from handoutgen.keeping import cache

    click.echo(_told(cache.info(), "holds"))


@command.command("clear")
@click.pass_context
def clear(ctx: click.Context) -> None:
    """Empty the folder. Nothing is lost: leaflets only take longer the next time."""
    from handoutgen.keeping import cache
    from handoutgen.model.faults import Fault, Spot

    try:
        held = cache.clear()
    except OSError as error:
        what = f"What is kept here cannot be removed ({error.strerror})."
        click.echo(Fault(Spot(str(cache.folder())), what, "Check the folder and its rights."), err=True)
        ctx.exit(1)
    click.echo(_told(held, "held"))


def _told(held: Held, verb: str) -> str:
    return f"{click.format_filename(held.folder)} {verb} {held.things} things, {held.size / 1e6:.1f} MB."
