"""All commands by their names, each found in its file only when it is called."""

from __future__ import annotations

import importlib

import click

from handoutgen import __version__

_COMMANDS = {
    "build": "Set articles as printable leaflets.",
    "batch": "Make thousands of leaflets, on all cores, and go on after a stop.",
    "check": "Tell what a careful editor would say of articles, clinics and lists.",
    "list": "List the articles: who reviewed them, how hard they are to read, how many pages they fill.",
    "due": "Tell which articles are past or near their review date.",
    "cache": "Tell of, or empty, what is kept to be faster.",
    "outline": "Show what the program understood of an article.",
    "new": "Begin an article or a clinic: a file to fill in.",
    "schema": "Print the JSON Schema of an article's, a clinic's or a patient's keys, for editors.",
    "verify": "Tell which leaflet a PDF is, and whether it conforms to PDF/UA-1 and PDF/A-2a.",
}


class _Lazy(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"handoutgen.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([*_COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handoutgen")
def main() -> None:
    """Turn Danish Markdown articles into printed patient leaflets."""
