"""Faults as whoever runs a command reads them: where, what is wrong, and below it how to mend it."""

from __future__ import annotations

import re
from typing import NamedTuple

_FAULT = re.compile(
    r"(?P<path>[^\n]+?)(?::(?P<line>\d+))?: (?P<what>[A-Z»*][^\n]+[.!])\n    (?P<mend>\S[^\n]+[.!])\n"
)


class Told(NamedTuple):
    """One fault."""

    path: str
    line: int | None
    what: str
    mend: str


def faults_told(stderr: str) -> list[Told]:
    """Return the faults that a command told; nothing else may stand there."""
    found = list(_FAULT.finditer(stderr))
    assert "".join(fault[0] for fault in found) == stderr
    return [
        Told(one["path"], int(one["line"]) if one["line"] else None, one["what"], one["mend"])
        for one in found
    ]
