"""The front matter as a small tree in which every value knows its line.

Why not the values that YAML makes? It would turn `title: 1:30` into 90, `title: No` into False and
31 February into an exception of its own. Here every scalar is the text that its author wrote.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish.patterns import pattern
from handoutgen.reading.characters import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event

    from handoutgen.reading.findings import Findings
    from handoutgen.reading.source import Source

DEEPEST = 20
"""Levels of front matter. YAML's own composer takes the whole process down at some ten thousand."""

MOST_REPEATED = 10_000
"""Characters that the aliases of an article stand for: one long text named often would fill any memory."""

_YAML = "tag:yaml.org,2002:"
_OF_TEXTS = ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
_WITHOUT_MEANING = {"!", *(_YAML + name for name in _OF_TEXTS)}
"""Tags that change nothing where every scalar is a text."""


class Value(Struct, frozen=True):
    """One value and the line on which it, or its key, stands. None is a key without a value."""

    line: int
    content: str | list[Value] | dict[str, Value] | None


Head = dict[str, Value]


def read_head(source: Source, findings: Findings) -> Head | None:
    """Read the front matter; None where it cannot be read at all."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = _Composer(source.head_above, findings).compose(yaml.parse(source.head, Loader=loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "it holds a character that YAML does not allow"
        findings.refuse(
            source.head_above + (mark.line if mark else 0) + 1,
            f"The front matter cannot be read: {problem}.",
            "Write `key: value` lines between two --- lines, and put quotes round a text with a colon in it.",
        )
        return None
    if root.content is None:
        return {}
    if not isinstance(root.content, dict):
        findings.refuse(
            root.line, "The front matter has no keys.", "Write it as `key: value`, one below the other."
        )
        return None
    return root.content


_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});")
"""A character written for the web; sites export `Knæ &#8211; øvelser` as a title."""


def _text(written: str) -> str:
    # A block may hold line ends and tabs: on paper they would be holes.
    if "&" in written:
        written = _ENTITY.sub(lambda entity: html.unescape(entity[0]), written)
    return unbroken(written)


class _Composer:
    """Builds values from YAML's events."""

    def __init__(self, lines_above: int, findings: Findings) -> None:
        self._lines_above = lines_above
        self._findings = findings
        self._anchors: dict[str, Value] = {}
        self._repeated = 0

    def compose(self, events: Iterator[Event]) -> Value:
        """Build the first document; what follows a line of dots is not front matter."""
        import yaml

        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            return Value(self._lines_above + 1, None)
        root = self._value(next(events), events, depth=0)
        next(events)
        extra = next(events)
        if not isinstance(extra, yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="it goes on below its end", problem_mark=extra.start_mark)
        return root

    def _value(self, event: Event, events: Iterator[Event], depth: int) -> Value:
        import yaml

        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(
                problem=f"it is nested more than {DEEPEST} levels deep", problem_mark=event.start_mark
            )
        line = self._line(event)
        if not isinstance(event, yaml.AliasEvent):
            self._tell_of_tag(event, line)
        match event:
            case yaml.AliasEvent():
                return self._copy(event, line)
            case yaml.SequenceStartEvent():
                value = Value(line, list(self._items(events, depth)))
            case yaml.MappingStartEvent():
                value = Value(line, self._mapping(events, depth))
            case _:
                empty = not event.style and event.value in ("", "~", "null", "Null", "NULL")
                value = Value(line, None if empty else _text(event.value))
        if event.anchor:
            self._anchors[event.anchor] = value
        return value

    def _copy(self, event: Event, line: int) -> Value:
        """Return the text that an alias stands for."""
        import yaml

        value = self._anchors.get(event.anchor)
        # Aliases of lists of aliases grow without end, and no article needs them.
        if value is None or not isinstance(value.content, str):
            self._findings.refuse(
                line, f"*{event.anchor} does not stand for one text.", "Write out what it stands for."
            )
            return Value(line, None)
        self._repeated += len(value.content)
        if self._repeated > MOST_REPEATED:
            raise yaml.MarkedYAMLError(
                problem=f"its aliases stand for more than {MOST_REPEATED} characters",
                problem_mark=event.start_mark,
            )
        return Value(line, value.content)

    def _tell_of_tag(self, event: Event, line: int) -> None:
        """Tell of a tag that asks for more than a text: nothing is carried out, opened or made."""
        tag: str = getattr(event, "tag", None) or "!"
        if tag not in _WITHOUT_MEANING:
            shown = f"!!{tag.removeprefix(_YAML)}" if tag.startswith(_YAML) else tag
            self._findings.warn(
                line,
                f"The tag »{shown}« is not carried out; what it stands before is read as it is written.",
                "Remove the tag, and write what is meant.",
            )

    def _items(self, events: Iterator[Event], depth: int) -> Iterator[Value]:
        import yaml

        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self._value(event, events, depth + 1)

    def _mapping(self, events: Iterator[Event], depth: int) -> dict[str, Value]:
        import yaml

        mapping: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = self._line(event)
            key = self._value(event, events, depth + 1).content
            value = self._value(next(events), events, depth + 1)
            if not isinstance(key, str):
                self._findings.refuse(line, "This key is no word.", "Write it as `key: value`.")
            elif key in mapping:
                self._findings.refuse(
                    line, f"The key `{key}` stands twice.", "Keep the one that is true, and remove the other."
                )
            else:
                mapping[key] = Value(line, value.content)
        return mapping

    def _line(self, event: Event) -> int:
        return self._lines_above + int(event.start_mark.line) + 1
