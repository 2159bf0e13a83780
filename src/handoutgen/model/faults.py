"""A fault in an input, told so that its author can mend it alone."""

import re
from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How much a fault stands in the way."""

    ERROR = "error"
    """No leaflet can be made from this input."""
    WARNING = "warning"
    """A leaflet is made, and somebody should look."""
    NOTE = "note"
    """A careful editor would say so; nothing stands in the way."""


class Spot(Struct, frozen=True, order=True):
    """A place in a file. Lines count from 1, front matter included; 0 means the file as a whole."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line}" if self.line else shown(self.path)


class Fault(Struct, frozen=True):
    """What is wrong, where, and how to mend it. Both sentences are plain English, with full stops."""

    spot: Spot
    what: str
    mend: str
    level: Level = Level.ERROR
    rule: str = ""
    """What kind of fault it is, by the ids in docs/rules.md."""

    def __str__(self) -> str:
        return f"{self.spot}: {self.told}\n    {shown(self.mend)}"

    @property
    def told(self) -> str:
        """What is wrong, on one line, with no quotation longer than a reader needs to find it."""
        return shown(re.sub(_QUOTED, r"»\1…«", self.what) if len(self.what) > _LONG else self.what)


def shown(text: str) -> str:
    """Return a text on one line, in characters that can be seen; of others it tells the code.

    A file may be called anything: its name must not look like another fault, nor steer a terminal.
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one in _SPACES else ascii(one)[1:-1] for one in text)


_LONG = 200
"""Characters."""
_QUOTED = r"»([^»«]{80})[^»«]{20,}«"

_SPACES = "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"
"""What Danish is set with: Python takes it for unprintable."""


def counted(number: int, noun: str) -> str:
    """Return a number of things in words, as `1 row` or `2 rows`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


class InputError(Exception):
    """An input that nothing can be made from, with every fault that was found in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)
