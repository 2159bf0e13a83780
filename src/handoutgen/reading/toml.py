"""A TOML file as a checked shape: every wrong key is told in one round, on the line where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import msgspec

    from handoutgen.reading.findings import Findings

Shape = TypeVar("Shape", bound="msgspec.Struct")

Tables = Mapping[str, "type[msgspec.Struct]"]
"""The shapes of a file's tables by their names."""

Place = tuple[str | int, ...]
"""Where a value stands: `("departments", 0, "phone")`."""

_HEADER = re.compile(r"\s*(\[\[?)(.+?)\]\]?\s*(#.*)?")
_KEY = re.compile(r"""\s*((?:"[^"\n]*"|'[^'\n]*'|[\w\-. \t])+?)\s*=""")
_NAME = re.compile(r""""([^"\n]*)"|'([^'\n]*)'|([\w-]+)""")
_STRINGS = re.compile(r""""(?:\\.|[^"\\\n])*"|'[^'\n]*'|#.*""")
_WHERE = re.compile(r"(?P<what>.*?)(?: - at `(?:key in )?\$\.?(?P<place>[^`]*)`)?")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")

_WANTED = {
    "str": ("a text", "Put it between quotes, also where it is a number."),
    "int": ("a number", "Write it in digits, without quotes."),
    "float": ("a number", "Write it in digits, without quotes, and a full stop for the comma."),
    "int | str": ("a number or a text", "Write 2, or a name between quotes."),
    "bool": ("yes or no", "Write true or false, without quotes."),
    "date": ("a day", "Write it as 2027-12-31, without quotes."),
    "array": ("a list", 'Write it as ["…", "…"], and departments each below a line [[departments]].'),
    "object": ("a table", "Write its keys below a line with its name in brackets."),
}


def read_shape(text: str, shape: type[Shape], tables: Tables, findings: Findings) -> Shape | None:
    """Return a TOML text as its shape; None where what is wrong leaves none."""
    values = _parsed(text, findings)
    return None if values is None else shaped(values, shape, tables, text, findings)


def shaped(
    values: dict[str, Any],
    shape: type[Shape],
    tables: Tables,
    text: str,
    findings: Findings,
    *,
    within: Place = (),
) -> Shape | None:
    """Return parsed values as their shape; `within` is where in the text they stand."""
    import msgspec

    while True:
        try:
            return msgspec.convert(values, shape)
        except msgspec.ValidationError as error:
            # msgspec tells one fault at a time: take that value away, and ask again.
            place = _report(str(error), text, {"": shape, **tables}, findings, within)
            if not _remove(values, place):
                return None


def line_of(text: str, place: Place) -> int:
    """Return the line on which a key or a table stands, or else what holds it; 0 where nothing is found."""
    lines = dict(reversed(list(_places(text))))
    while place:
        if place in lines:
            return lines[place]
        place = place[:-1]
    return 0


def text_line(text: str, place: Place) -> int:
    """Return the line on which the words of a text begin: below their key where they fill several."""
    number = line_of(text, place)
    line = text.split("\n")[number - 1] if number else ""
    opened = _opens(line.partition("=")[2].strip())
    return number + 1 if opened and line.rstrip().endswith(opened) else number


def _places(text: str) -> Iterator[tuple[Place, int]]:
    """Yield where each table and key of a TOML text stands. Lines within texts and lists hold none."""
    table: Place = ()
    counted: dict[Place, int] = {}
    quotes = ""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if quotes:
            quotes = "" if quotes in line else quotes
            continue
        if depth > 0:
            depth += _depth(line)
            continue
        if header := _HEADER.fullmatch(line):
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
            value = line[key.end() :].strip()
            quotes = _opens(value)
            depth = 0 if quotes else _depth(value)


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


def _opens(value: str) -> str:
    """Return the quotes of a text that goes on below its line, else nothing."""
    for quotes in ('"""', "'''"):
        if value.startswith(quotes) and quotes not in value[3:]:
            return quotes
    return ""


def _depth(value: str) -> int:
    """Return how many brackets a line opens beyond those it closes."""
    bare = _STRINGS.sub("", value)
    return sum(bare.count(bracket) for bracket in "[{") - sum(bare.count(bracket) for bracket in "]}")


def _parsed(text: str, findings: Findings) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", str(error))
        problem = str(error)[: found.start()] if found else str(error)
        line = int(found[1]) if found and found[1] else len(text.rstrip("\n").split("\n"))
        mend = 'Write it as key = "text", each key once, on its own line.'
        findings.refuse(line, f"This is no TOML: {problem}.", mend)
    except RecursionError:
        findings.refuse(0, "The file is nested too deep.", "Begin from one of the sample clinics.")
    return None


def _report(message: str, text: str, tables: Tables, findings: Findings, within: Place) -> Place:
    """Turn one of msgspec's messages into a fault, and return the place it speaks of, below `within`."""
    found = _WHERE.fullmatch(message)
    what, where = (found["what"], found["place"] or "") if found else (message, "")
    place: Place = tuple(step[1] or int(step[2]) for step in _STEP.finditer(where))
    if unknown := re.match(r"Object contains unknown field `(.*)`", what):
        place = (*place, unknown[1])
        keys = tables[str(place[0]) if len(place) > 1 else ""].__struct_fields__
        near = get_close_matches(unknown[1].lower(), keys, n=1)
        mend = f"Did you mean `{near[0]}`?" if near else f"The keys are {', '.join(keys)}."
        findings.refuse(line_of(text, within + place), f"There is no key `{unknown[1]}`.", mend)
    elif missing := re.match(r"Object missing required field `(.*)`", what):
        mend = f'Write {missing[1]} = "…".'
        findings.refuse(line_of(text, within + place), f"The key `{missing[1]}` is missing.", mend)
        place = (*place, missing[1])
    else:
        # The only other messages speak of days that are none.
        wanted = re.match(r"Expected `(int \| str|\w+)", what)
        noun, mend = _WANTED[wanted[1] if wanted else "date"]
        key = next((step for step in reversed(within + place) if isinstance(step, str)), "")
        who = f"What stands in `{key}`" if where.endswith("[...]") else f"The key `{key}`"
        findings.refuse(line_of(text, within + place), f"{who} is not {noun}.", mend)
    return place


def _remove(values: dict[str, Any], place: Place) -> bool:
    """Take away the key that a place ends with, or that holds it; a missing one cannot be taken away."""
    while place and isinstance(place[-1], int):
        place = place[:-1]
    holder: Any = values
    for step in place[:-1]:
        holder = holder[step]
    return bool(place) and holder.pop(place[-1], None) is not None
