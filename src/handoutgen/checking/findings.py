"""What an editor found: which rule, where, how grave, what is wrong and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.model.faults import Level, Spot

if TYPE_CHECKING:
    from handoutgen.model.faults import Fault

__all__ = ["Finding", "Level", "Place", "Report", "Silenced", "Spot", "found_by"]


class Place(Struct, frozen=True):
    """One of several places that a finding speaks of, with what stands there."""

    spot: Spot
    what: str


class Finding(Struct, frozen=True):
    """One thing to mend. Both sentences are plain English, with full stops."""

    rule: str
    spot: Spot
    level: Level
    what: str
    mend: str
    places: tuple[Place, ...] = ()


class Silenced(Struct, frozen=True):
    """A finding that its author does not want to hear of."""

    finding: Finding
    reason: str | None


class Report(Struct, frozen=True):
    """All that was found in some files, file by file in the order of their lines."""

    files: int
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()

    def count(self, level: Level) -> int:
        """Return how many findings there are of a level."""
        return sum(finding.level is level for finding in self.findings)

    def good(self, *, strict: bool) -> bool:
        """Whether nothing stands in the way; a `strict` editor takes warnings for errors."""
        return not self.count(Level.ERROR) and not (strict and self.count(Level.WARNING))


def found_by(fault: Fault) -> Finding:
    """Return a fault of reading, understanding or the press as a finding."""
    return Finding(fault.rule, fault.spot, fault.level, fault.what, fault.mend)
