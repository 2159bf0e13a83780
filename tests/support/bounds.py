"""A bound on the work that one example may be, so that a hang is a failure and not a long wait."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class TooLongError(Exception):
    """An example took more processor time than any may."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """End what is done meanwhile after so many seconds of processor time, on systems that can."""
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def stop(*_: object) -> None:
        message = f"more than {seconds} s of processor time"
        raise TooLongError(message)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
