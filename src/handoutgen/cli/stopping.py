"""Ctrl-C and SIGTERM as a wish to stop that is looked at between two leaflets."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import FrameType


class Stop:
    """Listens for signals while it is entered. The second one ends the program at once."""

    def __init__(self) -> None:
        self.number = 0
        """The signal that came, 0 before."""

    def __call__(self) -> bool:
        """Whether we were asked to stop."""
        return bool(self.number)

    def __enter__(self) -> Self:
        # Only the main thread is allowed to listen; elsewhere somebody else decides.
        self._before = {}
        if threading.current_thread() is threading.main_thread():
            for one in (signal.SIGINT, signal.SIGTERM):
                self._before[one] = signal.signal(one, self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        for one, before in self._before.items():
            signal.signal(one, before)

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        if self.number:
            # Files are renamed when they are whole: nothing half is left under a leaflet's name.
            os._exit(128 + number)
        self.number = number
