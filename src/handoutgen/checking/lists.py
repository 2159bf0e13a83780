"""Lists of patients: what stands in them is told by row and column, never repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.checking.findings import Finding, Place, Spot, found_by
from handoutgen.checking.rules import RULES
from handoutgen.reading.lists import read_patients

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def lists(path: Path) -> Iterator[Finding]:
    """Yield what is wrong with a list, and what was assumed in reading it; raises `InputError`."""
    found = read_patients(path)
    yield from map(found_by, found.faults)
    if found.assumptions:
        spot = Spot(str(path))
        yield Finding(
            "list-assumed",
            spot,
            RULES["list-assumed"].level,
            f"{len(found.patients)} {'patient was' if len(found.patients) == 1 else 'patients were'} read.",
            "If that is not so, save the list anew as .xlsx, with headings in its first row.",
            tuple(Place(spot, assumption) for assumption in found.assumptions),
        )
