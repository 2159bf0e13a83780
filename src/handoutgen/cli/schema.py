"""`handoutgen schema`."""

from __future__ import annotations

import click

_FILES = click.Choice(["clinic", "patient"])


@click.command("schema")
@click.argument("what", type=_FILES)
def command(what: str) -> None:
    """Print the JSON Schema of a clinic's or a patient's TOML file.

    An editor that knows it completes keys and marks slips. A file names its schema in its first line:
    #:schema ../clinic.schema.json
    """
    import json

    from handoutgen.reading.schemas import schema_of

    click.echo(json.dumps(schema_of(what), ensure_ascii=False, indent=2))
