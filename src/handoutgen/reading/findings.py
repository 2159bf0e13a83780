"""The faults of one file, gathered while it is read: an author mends ten in one round."""

from __future__ import annotations

from handoutgen.model.faults import Fault, InputError, Level, Spot


class Findings:
    """What was found wrong in one file so far. Lines count from 1; 0 is the file as a whole.

    `rule` is the kind of whatever is noted without one of its own.
    """

    def __init__(self, path: str, rule: str = "unreadable") -> None:
        self.path = path
        self._rule = rule
        self._at: int | None = None
        self._faults: dict[Fault, None] = {}

    def about(self, rule: str, *, at: int | None = None) -> Findings:
        """Return where faults of another kind are noted, all of them `at` one line if that is given.

        They are gathered with these.
        """
        other = Findings(self.path, rule)
        other._faults = self._faults
        other._at = self._at if at is None else at
        return other

    def refuse(self, line: int, what: str, mend: str, rule: str | None = None) -> None:
        """Note what no leaflet can be made with."""
        self._faults[Fault(self._spot(line), what, mend, Level.ERROR, rule or self._rule)] = None

    def warn(self, line: int, what: str, mend: str, rule: str | None = None) -> None:
        """Note what somebody should look at."""
        self._faults[Fault(self._spot(line), what, mend, Level.WARNING, rule or self._rule)] = None

    def note(self, line: int, what: str, mend: str, rule: str | None = None) -> None:
        """Note what was done to an article, and is well so."""
        self._faults[Fault(self._spot(line), what, mend, Level.NOTE, rule or self._rule)] = None

    def _spot(self, line: int) -> Spot:
        return Spot(self.path, line if self._at is None else self._at)

    def faults(self) -> tuple[Fault, ...]:
        """Return each fault once, in the order of the lines."""
        return tuple(sorted(self._faults, key=lambda fault: fault.spot))

    def stop_if_refused(self) -> None:
        """Raise everything found, if any of it stands in the way."""
        if any(fault.level is Level.ERROR for fault in self._faults):
            raise InputError(self.faults())
