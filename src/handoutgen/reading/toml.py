"""A TOML file as a checked shape: every wrong key is told in one round, on the line where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

_HEADER = re.compile(r"\s*\[\[?\s*[\"']?([^\]\"']+?)[\"']?\s*\]")
_KEY = re.compile(r"\s*[\"']?([^=\"'#\s]+)[\"']?\s*=")
_WHERE = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<place>[^`]*)`)?")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")

_WANTED = {
    "str": ("a text", "Put it between quotes, also where it is a number."),
    "int": ("a number", "Write it in digits, without quotes."),
    "date": ("a day", "Write it as 2027-12-31, without quotes."),
    "array": ("a list", 'Write it as ["…", "…"], and departments each below a line [[departments]].'),
    "object": ("a table", "Write its keys below a line with its name in brackets."),
}


def read_shape(text: str, shape: type[Shape], tables: Tables, findings: Findings) -> Shape | None:
    """Return a TOML text as its shape; None where what is wrong leaves none."""
    import msgspec

    values = _parsed(text, findings)
    while values is not None:
        try:
            return msgspec.convert(values, shape)
        except msgspec.ValidationError as error:
            # msgspec tells one fault at a time: take that value away, and ask again.
            place = _report(str(error), text, {"": shape, **tables}, findings)
            if not _remove(values, place):
                return None
    return None


def line_of(text: str, place: Place) -> int:
    """Return the line on which a key or a table stands, or else what holds it; 0 where nothing is found."""
    table: Place = ()
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            name = header[1]
            table = (name, seen.get(name, 0))
            seen[name] = seen.get(name, 0) + 1
            if place in ((name,), table):
                return number
        elif key := _KEY.match(line):
            within = (*table, key[1])
            if place in (within, (*table[:1], key[1])):
                return number
    return line_of(text, place[:-1]) if place else 0


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


def _report(message: str, text: str, tables: Tables, findings: Findings) -> Place:
    """Turn one of msgspec's messages into a fault, and return the place it speaks of."""
    found = _WHERE.fullmatch(message)
    what, where = (found["what"], found["place"] or "") if found else (message, "")
    place: Place = tuple(step[1] or int(step[2]) for step in _STEP.finditer(where))
    if unknown := re.match(r"Object contains unknown field `(.*)`", what):
        place = (*place, unknown[1])
        keys = tables[str(place[0]) if len(place) > 1 else ""].__struct_fields__
        near = get_close_matches(unknown[1].lower(), keys, n=1)
        mend = f"Did you mean `{near[0]}`?" if near else f"The keys are {', '.join(keys)}."
        findings.refuse(line_of(text, place), f"There is no key `{unknown[1]}`.", mend)
    elif missing := re.match(r"Object missing required field `(.*)`", what):
        mend = f'Write {missing[1]} = "…".'
        findings.refuse(line_of(text, place), f"The key `{missing[1]}` is missing.", mend)
        place = (*place, missing[1])
    else:
        # The only other messages speak of days that are none.
        wanted = re.match(r"Expected `(\w+)", what)
        noun, mend = _WANTED[wanted[1] if wanted else "date"]
        key = next(step for step in reversed(place) if isinstance(step, str))
        findings.refuse(line_of(text, place), f"The key `{key}` is not {noun}.", mend)
    return place


def _remove(values: dict[str, Any], place: Place) -> bool:
    """Take away the key that a place ends with, or that holds it; a missing one cannot be taken away."""
    while place and isinstance(place[-1], int):
        place = place[:-1]
    holder: Any = values
    for step in place[:-1]:
        holder = holder[step]
    return bool(place) and holder.pop(place[-1], None) is not None
