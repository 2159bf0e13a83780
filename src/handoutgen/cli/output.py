"""What goes to standard output for other programs, the same bytes in every locale; and faults for people."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from handoutgen.model.faults import Fault


def tell_paths(paths: Iterable[Path | str]) -> None:
    """Print paths, one a line, as the disk has them: whoever reads them must find the files."""
    lines = [*map(str, paths), ""]
    if sys.platform == "win32":
        click.echo("\n".join(lines), nl=False)
    else:
        click.echo(b"\n".join(map(os.fsencode, lines)), nl=False)


def tell_faults(faults: Iterable[Fault]) -> None:
    """Print faults on standard error: of many alike the first, and how many more there are."""
    from handoutgen.model.alike import gathered  # not for --help

    for fault in gathered(faults):
        click.echo(fault, err=True)


def tell_json(text: str) -> None:
    """Print JSON. It is UTF-8 by its standard; of a name that is no text the code is told, as JSON does."""
    click.echo(text.encode("utf-8", "backslashreplace"))
