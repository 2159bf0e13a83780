"""`handoutgen schema`."""

from __future__ import annotations

import click

from handoutgen.cli.output import tell_json

_FILES = click.Choice(["article", "clinic", "patient"])


@click.command("schema")
@click.argument("what", type=_FILES)
def command(what: str) -> None:
    """Print the JSON Schema of an article's front matter, or of a clinic's or a patient's TOML file.

    An editor that knows it completes keys and marks slips. A TOML file names its schema in its first line:
    #:schema ../clinic.schema.json
    """
    from handoutgen.reading.schemas import schema_text

    tell_json(schema_text(what).rstrip())
