"""A clinic's logo: a picture in the clinic's own folder, known by its content and not by its name."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_GZIP = b"\x1f\x8b"
_INSTEAD = "The clinic's name is printed in type instead."
_SVG = re.compile(rb"<(\w+:)?svg[\s>]")


def find_logo(name: str | None, folder: Path, warn: Callable[[str, str], None]) -> str | None:
    """Return the path of the logo that a `clinic.toml` names.

    A leaflet goes out without its logo rather than not at all: `warn` hears what is wrong with one, and what
    mends it.
    """
    if name is None:
        return None
    logo = folder / name
    try:
        inside = _is_plain(name, logo) or Path(os.path.realpath(logo)).is_relative_to(
            os.path.realpath(folder)
        )
        if inside:
            with logo.open("rb") as file:
                start = file.read(4096)
    except OSError:
        warn(f"There is no logo »{name}«. {_INSTEAD}", "Put it into the clinic's folder, and spell it alike.")
        return None
    if not inside:
        warn(f"The logo »{name}« lies outside the clinic's folder. {_INSTEAD}", "Copy it into that folder.")
        return None
    if start.startswith(_GZIP):
        warn(f"The logo »{name}« is a packed SVG. {_INSTEAD}", "Save it as a plain SVG.")
        return None
    if not start.startswith((_PNG, _JPEG)) and not _SVG.search(start):
        warn(f"The logo »{name}« is no picture we know. {_INSTEAD}", "Save it as SVG, PNG or JPEG.")
        return None
    return str(logo)


def _is_plain(name: str, logo: Path) -> bool:
    """Whether it is a mere file name and no link, as with most clinics: such a file lies in its folder."""
    return name == os.path.basename(name) != os.pardir and not logo.is_symlink()  # noqa: PTH119 - a Path is slow
