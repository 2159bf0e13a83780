"""What every target holds a fault to."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from handoutgen.model.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handoutgen.checking.findings import Finding

_UNSEEN = ("Cc", "Zl", "Zp", "Cs")


def assert_told(faults: Iterable[Fault | Finding], lines: int) -> None:
    """Each fault names a line that there is, and says in printable words what is wrong and how to mend it."""
    for fault in faults:
        assert 0 <= fault.spot.line <= lines, fault
        for said in (fault.what, fault.mend):
            assert said, fault
            assert said[-1] in ".!?…:)", fault
        if isinstance(fault, Fault):
            assert str(fault).count("\n") == 1, fault
            assert_shown(str(fault))


def assert_shown(told: str) -> None:
    """Neither a name nor an escape in a file steers a terminal, or looks like another fault."""
    assert not any(unicodedata.category(sign) in _UNSEEN for sign in told.replace("\n", "")), told


def lines_of(data: bytes) -> int:
    """Return how many lines a file may be said to have."""
    return data.count(b"\n") + data.count(b"\r") + 1
