"""`handoutgen outline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handoutgen.cli.options import PATH
from handoutgen.cli.output import tell_faults, tell_json
from handoutgen.model.faults import InputError

if TYPE_CHECKING:
    from pathlib import Path


@click.command("outline")
@click.argument("article", type=PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, article: Path, form: str) -> None:
    """Show roles, exercises, doses, red flags and questions of ARTICLE."""
    from handoutgen.reading.articles import read_article
    from handoutgen.understanding.articles import understand
    from handoutgen.understanding.telling import as_data, as_text

    try:
        outline = understand(read_article(article))
    except InputError as error:
        tell_faults(error.faults)
        ctx.exit(1)
    if form == "json":
        import json

        tell_json(json.dumps(as_data(outline), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(outline))
