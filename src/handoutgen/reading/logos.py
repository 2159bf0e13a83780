"""A clinic's logo: a picture in the clinic's own folder, known by its content and not by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handoutgen.reading.findings import Findings

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_GZIP = b"\x1f\x8b"
_INSTEAD = "The clinic's name is printed in type instead."
_SVG = rb"<(\w+:)?svg[\s>]"


def find_logo(name: str | None, folder: Path, line: Callable[[], int], findings: Findings) -> str | None:
    """Return the path of the logo that a `clinic.toml` names; `line` finds its line for a warning.

    A leaflet goes out without its logo rather than not at all: nothing that is wrong with one is an error.
    """
    if name is None:
        return None
    logo = folder / name
    try:
        inside = logo.resolve().is_relative_to(folder.resolve())
        if inside:
            with logo.open("rb") as file:
                start = file.read(4096)
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        findings.warn(
            line(),
            f"There is no logo »{name}«. {_INSTEAD}",
            "Put it into the clinic's folder, and spell it alike.",
            "clinic-logo",
        )
        return None
    if not inside:
        findings.warn(
            line(),
            f"The logo »{name}« lies outside the clinic's folder. {_INSTEAD}",
            "Copy it into that folder.",
            "clinic-logo",
        )
        return None
    if start.startswith(_GZIP):
        what = f"The logo »{name}« is a packed SVG. {_INSTEAD}"
        findings.warn(line(), what, "Save it as a plain SVG.", "clinic-logo")
        return None
    if not start.startswith((_PNG, _JPEG)) and not re.search(_SVG, start):
        what = f"The logo »{name}« is no picture we know. {_INSTEAD}"
        findings.warn(line(), what, "Save it as SVG, PNG or JPEG.", "clinic-logo")
        return None
    return str(logo)
