"""The regions' out-of-hours numbers: data with source and dates in `regions.toml`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish.phones import in_pairs
from handoutgen.model.clinic import UrgentLine

if TYPE_CHECKING:
    from datetime import date

DATA = Path(__file__).with_name("regions.toml")

REGIONS = ("hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland")
"""The keys a clinic may name. A test holds them to the data, which is only read when a number is printed."""


class RegionalLine(Struct, frozen=True):
    """A region's number as the data tells it, with its hours where the source names them."""

    line: UrgentLine
    source: str
    verified_on: date


@functools.cache
def regional_lines() -> dict[str, RegionalLine]:
    """Return every region's number by the region's key."""
    import tomllib

    return {
        key: RegionalLine(
            UrgentLine(
                facts["name"],
                in_pairs(facts["phone"]),
                hours=facts.get("hours"),
                valid_until=facts["valid_until"],
            ),
            facts["source"],
            facts["verified_on"],
        )
        for key, facts in tomllib.loads(DATA.read_text(encoding="utf-8")).items()
    }
