"""A clinic to begin with: every key is there and explained, and nobody's number or address."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.reading.clinics import FILE_NAME
from handoutgen.reading.schemas import schema_text
from handoutgen.starting.names import in_words, is_bare, look_at, refusal
from handoutgen.starting.writing import is_there, write_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

SCHEMA_NAME = "clinic.schema.json"
"""What lies in the folder of clinics, for editors."""
_START = Path(__file__).with_name("clinic.toml")
_FOLDER = Path("clinics")
_ENDING = ".toml"
_YEAR = timedelta(days=365)
_NO_LETTER = re.compile(r"[^0-9A-Za-zÆØÅæøå_.-]+")


def start_clinic(said: str, day: date) -> Iterator[Path]:
    """Write a clinic, and yield each path written. A bare id goes into clinics/; raises `InputError`.

    Our own folder of clinics gets the schema, too. In a folder that its author chose we write nothing but the
    clinic, which names the schema only where it lies.
    """
    look_at(said)
    bare = is_bare(said)
    if bare and said.lower().endswith(_ENDING):
        raise refusal(said, "A clinic has a folder of its own.", "Write the folder's name, such as havnen.")
    path = _FOLDER / said if bare else Path(said)
    if path.suffix.lower() != _ENDING:
        path /= FILE_NAME
    folder = _whole(path.parent)
    there = is_there(folder.parent / SCHEMA_NAME)
    write_start(path, clinic_text(folder.name, day, schema=bare or there))
    yield path
    if bare and not there:
        schema = _FOLDER / SCHEMA_NAME
        write_start(schema, schema_text("clinic"))
        yield schema


def clinic_text(folder: str, day: date, *, schema: bool) -> str:
    """Return the file of a clinic in a folder of this name; `schema` is whether one lies beside it."""
    known = _NO_LETTER.sub("-", folder).strip("-._") or "klinik"
    text = _START.read_text(encoding="utf-8")
    text = text.replace("@schema@", f"#:schema ../{SCHEMA_NAME}\n" if schema else "")
    text = text.replace("@later@", (day + _YEAR).isoformat())
    # A folder with a space in its name cannot name files, so its id must be told.
    text = text.replace("@id@", f'{"# " if known == folder else ""}id = "{known}"')
    return text.replace("@name@", json.dumps(in_words(folder) or "Klinik", ensure_ascii=False), 1)


def _whole(folder: Path) -> Path:
    """Return a folder from the root on; one that cannot be followed stays as it is, and writing tells why."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder
