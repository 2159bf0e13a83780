"""Many faults of one kind in one file: the first are told, the others by their number and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_ALIKE = 20
"""Faults of one rule in one file that are told in full: whoever has read twenty has seen what is wrong."""

_MOST_STRETCHES = 20
"""Stretches of lines that are named."""


class Gathering:
    """Faults as they come, of which no more are told than somebody reads."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str, str], int] = {}
        self._others: dict[tuple[str, str, str], list[Fault]] = {}

    def first(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Yield those that are told in full, and count the others."""
        for fault in faults:
            kind = (fault.spot.path, fault.rule, fault.level)
            told = self._told.get(kind, 0)
            # What has no rule is of no kind.
            if told < MOST_ALIKE or not fault.rule:
                self._told[kind] = told + 1
                yield fault
            else:
                self._others.setdefault(kind, []).append(fault)

    def others(self) -> Iterator[Fault]:
        """Yield one fault for all of a kind that were not told."""
        for faults in self._others.values():
            yield faults[0] if len(faults) == 1 else _standing_for(faults)


def gathered(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the first faults of each kind, and one for the others. What is gathered again stays the same."""
    gathering = Gathering()
    return (*gathering.first(faults), *gathering.others())


def stretches(lines: Iterable[int]) -> str:
    """Return lines as `3, 7–12, 20`, and no more of them than somebody reads."""
    found: list[list[int]] = []
    for line in sorted(set(lines) - {0}):
        if found and line == found[-1][1] + 1:
            found[-1][1] = line
        else:
            found.append([line, line])
    named = [str(first) if first == last else f"{first}–{last}" for first, last in found[:_MOST_STRETCHES]]
    return ", ".join([*named, "…"] if len(found) > _MOST_STRETCHES else named)


def _standing_for(faults: list[Fault]) -> Fault:
    lines = stretches(fault.spot.line for fault in faults)
    where = f", on lines {lines}" if lines else ""
    what = f"There are {len(faults)} more of this kind{where}."
    return Fault(faults[0].spot, what, "Mend them as those above.", faults[0].level, faults[0].rule)
