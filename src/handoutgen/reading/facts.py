"""The front matter's own keys, checked: they become `Facts`. Keys that are not ours are ignored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.danish.dates import read_date
from handoutgen.danish.patterns import pattern
from handoutgen.model.article import Facts
from handoutgen.model.leaflet import MOST_WEEKS
from handoutgen.reading.characters import on_one_line
from handoutgen.reading.exercise_facts import read_exercise_facts
from handoutgen.reading.ignored import read_ignored
from handoutgen.reading.marked_flags import read_marked_flags

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from handoutgen.reading.findings import Findings
    from handoutgen.reading.head import Head, Value

_LANGUAGE = pattern(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_PRINTED = ("summary", "redFlags", "exercises", "log", "sources", "reviewedBy")
"""Keys whose words are printed, beside the title."""
_YES = ("true", "yes", "on", "ja")
_NO = ("false", "no", "off", "nej")


def read_facts(head: Head, title: str, title_line: int, findings: Findings) -> Facts:
    """Read the facts. The title is settled already: it may stand in the body."""
    keys = _Keys(head, findings)
    weeks, columns = _read_log(head.get("log"), findings)
    return Facts(
        title=title,
        title_line=title_line,
        published=keys.day("datePublished", "published", "date"),
        updated=keys.day("lastUpdated", "updated"),
        author=keys.names("author"),
        reviewed_by=keys.names("reviewedBy"),
        reviewed_line=head["reviewedBy"].line if "reviewedBy" in head else 0,
        unreviewed="reviewedBy" in head and not keys.names("reviewedBy"),
        review_by=keys.day("reviewBy"),
        sources=keys.texts("sources"),
        summary=keys.texts("summary"),
        language=keys.language("language"),
        draft=keys.switch("draft"),
        red_flags=read_marked_flags(head.get("redFlags"), findings),
        exercises=read_exercise_facts(head.get("exercises"), findings),
        log_weeks=weeks,
        log_columns=columns,
        log_line=head["log"].line if weeks or columns else 0,
        ignore=read_ignored(head.get("ignore"), findings),
        printed=tuple(text for key in _PRINTED if key in head for text in _texts(head[key])),
    )


def _texts(value: Value) -> Iterator[tuple[int, str]]:
    match value.content:
        case str(text) if text:
            yield value.line, text
        case list(entries):
            for entry in entries:
                yield from _texts(entry)
        case dict(parts):
            for key, part in parts.items():
                if key != "picture":
                    yield from _texts(part)


def read_title(head: Head, findings: Findings) -> tuple[str, int]:
    """Return the title with its line; empty where there is none."""
    title = head.get("title")
    if title is None or title.content is None:
        return "", 0
    if isinstance(title.content, str):
        return on_one_line(title.content) or "", title.line
    findings.refuse(
        title.line, "The `title` is no text.", "Write it on one line, in quotes if it holds a colon."
    )
    return "", title.line


class _Keys:
    """Typed answers from the front matter; what has the wrong type is a fault."""

    def __init__(self, head: Head, findings: Findings) -> None:
        self._head = head
        self._findings = findings

    def day(self, *keys: str) -> date | None:
        """Return the day that the first of these keys names."""
        key = next((key for key in keys if key in self._head), "")
        value = self._given(key)
        if value is None:
            return None
        day = read_date(value.content) if isinstance(value.content, str) else None
        if day is None:
            said = f"»{value.content}«" if isinstance(value.content, str) else "What stands there"
            self._findings.refuse(
                value.line, f"{said} in `{key}` is no date.", "Write the day first, as in 13/09/2025."
            )
        return day

    def _given(self, key: str) -> Value | None:
        """Return what a key says; a key left empty says nothing."""
        value = self._head.get(key)
        return value if value and value.content not in (None, "") else None

    def names(self, key: str) -> str | None:
        """Return one name, or several joined by commas."""
        return ", ".join(self.texts(key)) or None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list. One text alone will do."""
        return read_texts(key, self._head.get(key), self._findings)

    def switch(self, key: str) -> bool:
        """Return whether a key says yes."""
        value = self._given(key)
        if value is None:
            return False
        said = value.content.lower() if isinstance(value.content, str) else ""
        if said not in _YES + _NO:
            self._findings.refuse(
                value.line, f"The key `{key}` says neither yes nor no.", "Write true or false."
            )
        return said in _YES

    def language(self, key: str) -> str:
        """Return a language tag, Danish where none is given."""
        value = self._given(key)
        if value is None:
            return "da"
        if isinstance(value.content, str) and _LANGUAGE.fullmatch(value.content):
            return value.content
        self._findings.refuse(value.line, f"The key `{key}` names no language.", "Write da for Danish.")
        return "da"


def read_texts(key: str, value: Value | None, findings: Findings) -> tuple[str, ...]:
    """Return the texts of a list; an entry may be a mapping of texts, such as name or title and url."""
    if value is None or value.content is None:
        return ()
    texts: list[str] = []
    for entry in value.content if isinstance(value.content, list) else [value]:
        match entry.content:
            case str(text):
                texts.append(text)
            case dict(parts) if parts.keys() <= {"name", "title", "url"}:
                texts.append(
                    ", ".join(part.content for part in parts.values() if isinstance(part.content, str))
                )
            case None:
                pass
            case _:
                findings.refuse(
                    entry.line,
                    f"An entry of `{key}` is no text.",
                    "Put each on a line of its own after a hyphen, and quotes round it if it holds a colon.",
                )
    return tuple(text for text in texts if text)


def _read_log(value: Value | None, findings: Findings) -> tuple[int | None, tuple[str, ...]]:
    """Return the weeks and the further columns of the log."""
    if value is None or value.content in (None, ""):
        return None, ()
    if not isinstance(value.content, dict):
        findings.refuse(
            value.line, "The key `log` has no keys below it.", "Write `weeks: 2` below it, indented."
        )
        return None, ()
    for key, unknown in value.content.items():
        if key not in ("weeks", "columns"):
            findings.warn(unknown.line, f"The log knows no `{key}`.", "Its keys are weeks and columns.")
    columns = read_texts("columns", value.content.get("columns"), findings)
    weeks = value.content.get("weeks")
    if weeks is None or weeks.content is None:
        return None, columns
    text = weeks.content if isinstance(weeks.content, str) else ""
    if re.fullmatch(r"[1-9]", text) and int(text) <= MOST_WEEKS:
        return int(text), columns
    findings.refuse(
        weeks.line, "The `weeks` of the log are no number it can hold.", f"Write 1 to {MOST_WEEKS}."
    )
    return None, columns
