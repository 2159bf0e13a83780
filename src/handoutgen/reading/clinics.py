"""A clinic from its `clinic.toml`, read anew or as it was kept; and which files make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.keeping.ordinary import read_ordinary
from handoutgen.reading.findings import Findings
from handoutgen.reading.kept_clinics import keep_clinic, kept_clinic, mark_of
from handoutgen.reading.source import is_folder, read_bytes
from handoutgen.reading.toml import LARGEST, SMALLER, parse_toml

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.model.clinic import Clinic

FILE_NAME = "clinic.toml"

MOST_EXTENDED = 5
"""Files above a clinic's own; a chain of chains needs two."""


def read_clinic(path: Path) -> Clinic:
    """Read one clinic from its file or its folder; raise `InputError` with all that stands in its way.

    What was read before, and would be read alike, is found: its parser and its checks take longer to load
    than a leaflet takes to print. Only what has no fault is kept, so that faults are always told of what lies
    there now.
    """
    file = clinic_file(path)
    content = read_bytes(file, Findings(str(file)), LARGEST, SMALLER)
    mark = mark_of(file, content)
    known = kept_clinic(mark)
    if known is not None:
        return known
    from handoutgen.reading.clinic_files import read_files

    clinic, read = read_files(file, content)
    if not clinic.faults:
        keep_clinic(mark, clinic, read)
    return clinic


def is_chain(path: Path) -> bool:
    """Whether a clinic.toml only says what others have in common; what cannot be read is none."""
    try:
        text = _raw(path)
        # A thousand clinics are looked at, and hardly any has the word in it.
        return "chain" in text and parse_toml(text).get("chain") is True
    except (OSError, ValueError):
        return False


def files_of(path: Path) -> list[Path]:
    """Return the file of a clinic and those that it extends, as far as they can be read."""
    from handoutgen.reading.clinic_files import named

    files = [clinic_file(path)]
    while len(files) <= MOST_EXTENDED:
        try:
            above = parse_toml(_raw(files[-1])).get("extends")
        except (OSError, ValueError):
            break
        found = named(above, files[-1], files[0]) if isinstance(above, str) else None
        if found is None:
            break
        files.append(found)
    return files


def clinic_file(path: Path) -> Path:
    """Return the file of a clinic that is named by its file or its folder."""
    return path / FILE_NAME if is_folder(path) else path


def _raw(path: Path) -> str:
    return read_ordinary(path, LARGEST).decode("utf-8-sig")
