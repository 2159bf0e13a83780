"""Where in a TOML text its keys, tables and list entries stand: tomllib does not tell."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[str | int, ...]
"""Where a value stands: `("departments", 0, "phone")`."""

_HEADER = re.compile(r"\s*(\[\[?)(.+?)\]\]?\s*(#.*)?")
_KEY = re.compile(r"""\s*+((?:"[^"\n]*"|'[^'\n]*'|[\w\-. \t])++)=""")
_NAME = re.compile(r""""([^"\n]*)"|'([^'\n]*)'|([\w-]+)""")
_TOKEN = re.compile(
    r'(?P<long>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5})'
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|(?P<comment>#[^\n]*)|(?P<mark>[\[\]{},])|[^\s\[\]{},#"\']+'
    # A text that never ends takes all that is left: else each mark in it would be tried as a beginning.
    r'|(?P<open>["\'].*)',
    re.DOTALL,
)


def line_of(text: str, place: Place) -> int:
    """Return the line on which a value stands, or else what holds it; 0 where nothing is found."""
    if len(place) > 1 and isinstance(place[0], str) and isinstance(place[1], int):
        entries = lines_of_entries(text, place[0])
        if place[1] < len(entries):
            return entries[place[1]]
    lines = _lines(text)
    while place:
        if place in lines:
            return lines[place]
        place = place[:-1]
    return 0


def text_line(text: str, place: Place) -> int:
    """Return the line on which the words of a text begin: below their key where they fill several."""
    number = line_of(text, place)
    line = text.split("\n")[number - 1] if number else ""
    value = line.partition("=")[2].strip()
    return number + 1 if value in ('"""', "'''") else number


def too_deep(text: str, deepest: int) -> int:
    """Return the first line on which lists, tables or parts of a key are nested deeper; 0 where none are."""
    depth = 0
    for number, line in enumerate(without_words(text).split("\n"), 1):
        for mark in re.findall(r"[\[\]{}]", line):
            depth += 1 if mark in "[{" else -1
            if depth > deepest:
                return number
        # A key in parts means a table for each.
        if line.count(".") > deepest:
            return number
    return 0


def without_words(text: str) -> str:
    """Return a text with nothing between its quotes and no remarks; every line stays where it was."""
    return _TOKEN.sub(_emptied, text)


def _emptied(token: re.Match[str]) -> str:
    if token["long"] or token["comment"] or token["open"]:
        return "\n" * token[0].count("\n")
    return '""' if token[0][0] in "\"'" else token[0]


@functools.lru_cache(maxsize=8)
def lines_of_entries(text: str, key: str) -> tuple[int, ...]:
    """Return the line of each entry of a list in brackets that stands outside all tables."""
    number = next((line for place, line in _places(text) if place == (key,)), 0)
    above = text.split("\n")[: max(number - 1, 0)]
    start = sum(len(line) + 1 for line in above)
    if not number or _HEADER.match(text, start):
        return ()
    begin = text.find("=", start) + 1
    lines: list[int] = []
    depth, awaited = 0, False
    for token in _TOKEN.finditer(text, begin):
        mark = token["mark"]
        if token["comment"]:
            continue
        if awaited and depth == 1 and mark not in ("]", ","):
            lines.append(number + text.count("\n", begin, token.start()))
            awaited = False
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark or "", 0)
        if depth <= 0:
            break
        # Only the list's own bracket and its own commas announce an entry.
        awaited = awaited or (depth == 1 and (mark == "," or not lines))
    return tuple(lines)


@functools.lru_cache(maxsize=8)
def _lines(text: str) -> dict[Place, int]:
    """Return the line of each place, the first where one is told twice; kept, as a file is asked often.

    A table that is only named in the keys of others stands where the first of them does.
    """
    lines: dict[Place, int] = {}
    for place, line in reversed(list(_places(text))):
        lines |= {place[:length]: line for length in range(1, len(place) + 1)}
    return lines


def _places(text: str) -> Iterator[tuple[Place, int]]:
    """Yield where each table and key stands. What stands within texts and lists only looks like one."""
    table: Place = ()
    counted: dict[Place, int] = {}
    depth = 0
    for number, line in enumerate(_without_texts(text).split("\n"), 1):
        if depth > 0:
            depth += _depth(line)
        elif header := _HEADER.fullmatch(line):
            table = _names(header[2])
            if header[1] == "[[":
                counted[table] = counted.get(table, -1) + 1
                yield table, number
                table = (*table, counted[table])
            else:
                table = _numbered(table, counted)
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, *_names(key[1])), number
            depth = _depth(line[key.end() :])


def _without_texts(text: str) -> str:
    """Empty the texts that run over several lines, and remarks: what stands in them may look like a key."""
    return _TOKEN.sub(
        lambda token: "\n" * token[0].count("\n") if token["long"] or token["comment"] else token[0], text
    )


def _depth(value: str) -> int:
    """Return how many brackets a line opens beyond those it closes."""
    marks = [token["mark"] for token in _TOKEN.finditer(value) if token["mark"]]
    return sum((mark in "[{") - (mark in "]}") for mark in marks)


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(found[1] or found[2] or found[3] or "" for found in _NAME.finditer(dotted))


def _numbered(table: Place, counted: dict[Place, int]) -> Place:
    """A table below one of a list belongs to the last of that list."""
    place: Place = ()
    for name in table:
        place = (*place, name)
        if place in counted:
            place = (*place, counted[place])
    return place
