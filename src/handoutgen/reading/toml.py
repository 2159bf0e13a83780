"""A TOML file as a checked shape: every wrong key is told in one round, on the line where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from handoutgen.reading.source import read_bytes, text_of

if TYPE_CHECKING:
    from pathlib import Path

    import msgspec

    from handoutgen.reading.findings import Findings
    from handoutgen.reading.toml_lines import Place

Shape = TypeVar("Shape", bound="msgspec.Struct")

DEEPEST = 20
"""Lists and tables within each other, and parts of a key; ours have four."""

LARGEST = 200_000
"""Bytes of a TOML file. A chain's wishes for a hundred articles have some thirty thousand."""
SMALLER = "Keep what its keys ask for; long texts belong in an article."

MOST_TOLD = 100
"""Faults of one file. Each means looking at all of it again, and nobody mends more in one round."""

_WIDEST = 2**63
"""From here on TOML has no whole numbers, and Python takes minutes to write one of a megabyte."""

_LONG_NUMBER = r"(?<![\w])[+-]?\d[\d_]{4000,}"
"""Python reads no number of more than 4300 digits."""

Tables = Mapping[str, "type[msgspec.Struct]"]
"""The shapes of a file's tables by their names."""

_WHERE = r"(?s)(?P<what>.*?)(?: - at `(?:key in )?\$\.?(?P<place>[^`]*)`)?"
_STEP = r"([^.\[\]]+)|\[(\d+)\]"

_WANTED = {
    "str": ("a text", "Put it between quotes, also where it is a number."),
    "int": ("a number", "Write it in digits, without quotes."),
    "float": ("a number", "Write it in digits, without quotes, with a full stop for the comma."),
    "bool": ("yes or no", "Write true or false, without quotes."),
    "date": ("a day", "Write it as 2027-12-31, without quotes."),
    "array": (
        "a list",
        'Write it as ["…", "…"]; where each is a table, put [[ ]] round its name on a line above.',
    ),
    "object": ("a table", "Write its keys below a line with its name in brackets."),
    "int | str": ("a number or a text", 'Write a number in digits, and a text between quotes: 2 or "…".'),
    "int | str | object": (
        "a number, a text or a table",
        'Write a number in digits, and a text between quotes: [2, "…"].',
    ),
}


def read_toml(path: Path, findings: Findings) -> str:
    """Read a file of TOML, as `read_text` does."""
    return text_of(read_bytes(path, findings, LARGEST, SMALLER), findings)


def read_shape(
    text: str, shape: type[Shape], tables: Tables, findings: Findings, *, private: bool = False
) -> Shape | None:
    """Return a TOML text as its shape; None where what is wrong leaves none.

    Of a private file no fault repeats anything, a misspelled key included: a name may stand in its place.
    """
    values = _parsed(text, findings, private=private)
    if values is None:
        return None
    return shaped(values, shape, tables, text, findings, private=private)


def shaped(
    values: dict[str, Any],
    shape: type[Shape],
    tables: Tables,
    text: str,
    findings: Findings,
    *,
    within: Place = (),
    private: bool = False,
) -> Shape | None:
    """Return parsed values as their shape; `within` is where in the text they stand."""
    import msgspec

    report = _Report(text, {"": shape, **tables}, findings, within, private=private)
    taken: set[Place] = set()
    while True:
        try:
            return msgspec.convert(values, shape)
        except msgspec.ValidationError as error:
            # msgspec tells one fault at a time: take that value away, and ask again.
            place = report.tell(str(error), taken)
            taken.add(place)
            if len(taken) >= MOST_TOLD or not _remove(values, place):
                return None


def parse_toml(text: str) -> dict[str, Any]:
    """Return what a TOML text says, in time and memory of its length; raises `ValueError`.

    tomllib would take gigabytes for one key of a hundred thousand parts.
    """
    import tomllib

    if _too_deep(text):
        raise ValueError("nested too deep")
    return tomllib.loads(text)


def _too_deep(text: str) -> int:
    """Return the first line on which something is nested deeper than `DEEPEST`; 0 where nothing is."""
    # Hardly a file has as many marks at all, and to tell which of them count takes longer than to read it.
    if text.count("[") + text.count("{") <= DEEPEST and all(
        line.count(".") <= DEEPEST for line in text.split("\n")
    ):
        return 0
    from handoutgen.reading.toml_lines import too_deep

    return too_deep(text, DEEPEST)


def _parsed(text: str, findings: Findings, *, private: bool) -> dict[str, Any] | None:
    import tomllib

    if line := _too_deep(text):
        findings.refuse(line, "What stands here is nested too deep.", "Begin from one of the samples.")
        return None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", str(error))
        problem = str(error)[: found.start()] if found else str(error)
        line = int(found[1]) if found and found[1] else len(text.rstrip("\n").split("\n"))
        mend = 'Write it as key = "text", each key once, on its own line.'
        # The parser quotes what it stumbled over, and then only.
        told = "" if private and re.search(r"['\"(\[]", problem) else f": {problem}"
        findings.refuse(line, f"This is no TOML{told}.", mend)
    except ValueError:
        from handoutgen.reading.toml_lines import without_words

        bare = without_words(text)
        found = re.search(_LONG_NUMBER, bare)
        line = bare.count("\n", 0, found.start()) + 1 if found else 0
        _refuse_number(line, findings)
    else:
        if (place := _wide_number(values)) is None:
            return values
        from handoutgen.reading.toml_lines import line_of

        _refuse_number(line_of(text, place), findings)
    return None


def _refuse_number(line: int, findings: Findings) -> None:
    findings.refuse(line, "A number here is too long.", "Write it with fewer digits.")


def _wide_number(values: dict[str, Any]) -> Place | None:
    """Return where a whole number stands that TOML does not have."""
    waiting: list[tuple[Place, Any]] = [((), values)]
    while waiting:
        place, value = waiting.pop()
        match value:
            case dict():
                waiting += [((*place, key), below) for key, below in value.items()]
            case list():
                waiting += [((*place, number), below) for number, below in enumerate(value)]
            case int() if not -_WIDEST <= value < _WIDEST:
                return place
    return None


class _Report:
    """Turns msgspec's messages into faults."""

    def __init__(
        self, text: str, tables: Tables, findings: Findings, within: Place, *, private: bool
    ) -> None:
        self._text = text
        self._tables = tables
        self._findings = findings
        self._within = within
        self._private = private

    def tell(self, message: str, taken: set[Place]) -> Place:
        """Tell of a message, and return the place of what is wrong. What was taken away is not missed."""
        found = re.fullmatch(_WHERE, message)
        what, where = (found["what"], found["place"] or "") if found else (message, "")
        place: Place = tuple(step[1] or int(step[2]) for step in re.finditer(_STEP, where))
        if unknown := re.match(r"Object contains unknown field `(.*)`", what, re.DOTALL):
            return self._unknown((*place, unknown[1]), unknown[1])
        if missing := re.match(r"Object missing required field `(.*)`", what):
            if (*place, missing[1]) not in taken:
                self._refuse(place, f"The key `{missing[1]}` is missing.", f'Write {missing[1]} = "…".')
            return place
        if long := re.search(r"`(str|array)` of length <= (\d+)", what):
            noun = "characters" if long[1] == "str" else "entries"
            self._refuse(
                place, f"This has more than {long[2]} {noun}.", "Write less: a leaflet has no room for it."
            )
            return place
        # The only other messages speak of days that are none.
        wanted = re.match(r"Expected `(.*?)(?: \| null)?`", what)
        noun, mend = _WANTED.get(wanted[1] if wanted else "", _WANTED["date"])
        key = next(step for step in reversed(self._within + place) if isinstance(step, str))
        # Of a table whose keys anybody may choose, msgspec does not tell which.
        who = f"What stands in `{key}`" if where.endswith("[...]") else f"The key `{key}`"
        self._refuse(place, f"{who} is not {noun}.", mend)
        return place

    def _unknown(self, place: Place, key: str) -> Place:
        from difflib import get_close_matches

        table = str(place[0]) if len(place) > 1 else ""
        keys = self._tables.get(table, self._tables[""]).__struct_fields__
        near = get_close_matches(key.lower(), keys, n=1)
        mend = f"Did you mean `{near[0]}`?" if near else f"The keys are {', '.join(keys)}."
        self._refuse(place, "This key is not known." if self._private else f"There is no key `{key}`.", mend)
        return place

    def _refuse(self, place: Place, what: str, mend: str) -> None:
        from handoutgen.reading.toml_lines import line_of

        self._findings.refuse(line_of(self._text, self._within + place), what, mend)


def _remove(values: dict[str, Any], place: Place) -> bool:
    """Take away the key that a place ends with, or that holds it; the file itself cannot be taken away."""
    while place and isinstance(place[-1], int):
        place = place[:-1]
    holder: Any = values
    try:
        for step in place[:-1]:
            holder = holder[step]
        return bool(place) and holder.pop(place[-1], None) is not None
    except (AttributeError, LookupError, TypeError):
        # A key between quotes may look like the end of a message, and lead to a place that is none.
        return False
