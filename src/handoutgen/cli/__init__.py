"""The commands, one file each, loaded only when called: `--help` imports nothing that typesets."""

from handoutgen.cli.commands import main

__all__ = ["main"]
