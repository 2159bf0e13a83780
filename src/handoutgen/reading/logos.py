"""A clinic's logo: a picture in the clinic's own folder, known by its content and not by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.reading.findings import Findings

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SVG = re.compile(rb"<(\w+:)?svg[\s>]")


def find_logo(name: str | None, folder: Path, line: int, findings: Findings) -> str | None:
    """Return the path of the logo that a `clinic.toml` names on this line."""
    if name is None:
        return None
    logo = folder / name
    try:
        inside = logo.resolve().is_relative_to(folder.resolve())
        if inside:
            with logo.open("rb") as file:
                start = file.read(4096)
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        findings.refuse(
            line, f"There is no logo »{name}«.", "Put it into the clinic's folder, and spell it alike."
        )
        return None
    if not inside:
        findings.refuse(
            line, f"The logo »{name}« lies outside the clinic's folder.", "Copy it into that folder."
        )
        return None
    if not start.startswith((_PNG, _JPEG)) and not _SVG.search(start):
        findings.refuse(line, f"The logo »{name}« is no picture we know.", "Save it as SVG, PNG or JPEG.")
        return None
    return str(logo)
