"""The faults of one file, gathered while it is read: an author mends ten in one round."""

from __future__ import annotations

from handoutgen.model.faults import Fault, InputError, Level, Spot


class Findings:
    """What was found wrong in one file so far. Lines count from 1; 0 is the file as a whole."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._faults: dict[Fault, None] = {}

    def refuse(self, line: int, what: str, mend: str) -> None:
        """Note what no leaflet can be made with."""
        self._faults[Fault(Spot(self.path, line), what, mend)] = None

    def warn(self, line: int, what: str, mend: str) -> None:
        """Note what somebody should look at."""
        self._faults[Fault(Spot(self.path, line), what, mend, Level.WARNING)] = None

    def faults(self) -> tuple[Fault, ...]:
        """Return each fault once, in the order of the lines."""
        return tuple(sorted(self._faults, key=lambda fault: fault.spot))

    def stop_if_refused(self) -> None:
        """Raise everything found, if any of it stands in the way."""
        if any(fault.level is Level.ERROR for fault in self._faults):
            raise InputError(self.faults())
