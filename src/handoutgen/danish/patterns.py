"""Regular expressions that are compiled when they are first asked.

An ordinary article asks for few of ours, and compiling all of them takes longer than reading it.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return what answers as `re.compile` would have it, and compiles at the first question."""
    return cast("re.Pattern[str]", _Unasked(expression, flags))


class _Unasked:
    """Stands for a pattern. Once asked, it has the pattern's own methods, and to ask again costs nothing."""

    def __init__(self, expression: str, flags: int) -> None:
        self._written = expression, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._written)
        for method in ("search", "match", "fullmatch", "finditer", "sub", "subn", "findall", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
