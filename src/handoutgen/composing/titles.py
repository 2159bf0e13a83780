"""Titles and headings: the subtitle within a title, and depths without gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTING = pattern(r"\s+[–—-]\s+|:\s+")
_LEAST = 3
"""A title of fewer letters is not parted from what follows it."""


def split_title(title: str) -> tuple[str, str | None]:
    """Return title and subtitle: what follows the first » – « or »: « is set below."""
    found = _PARTING.search(title)
    if found is None or found.start() < _LEAST or not title[found.end() :].strip():
        return title, None
    return title[: found.start()], title[found.end() :].strip()


def depths(levels: Iterable[int]) -> list[int]:
    """Return heading depths for an author's levels: the shallowest is 2, and no step is skipped.

    PDF/UA-1 (ISO 14289-1, 7.4.2) allows no skipped levels; H1 is the leaflet's title.
    """
    found: list[int] = []
    stack: list[int] = []
    for level in levels:
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)
        found.append(len(stack) + 1)
    return found
