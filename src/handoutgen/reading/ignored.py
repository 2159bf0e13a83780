"""Rules that an author does not want to hear of: `ignore`, a list of their ids or a reason for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import Ignored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.reading.findings import Findings
    from handoutgen.reading.head import Value

_MEND = "Write `- rule-id` for each, or `- rule-id: why`."


def read_ignored(value: Value | None, findings: Findings) -> tuple[Ignored, ...]:
    """Read `ignore`. Whether there is such a rule, `check` knows."""
    return tuple(_rules(value, findings)) if value else ()


def _rules(value: Value, findings: Findings) -> Iterator[Ignored]:
    match value.content:
        case None | "":
            pass
        case str(rule):
            yield Ignored(value.line, rule)
        case dict(reasons):
            for rule, reason in reasons.items():
                if isinstance(reason.content, str) or reason.content is None:
                    yield Ignored(reason.line, rule, reason.content or None)
                else:
                    # A word too many in a key that only `check` reads keeps no leaflet from being made.
                    findings.warn(reason.line, f"The reason to ignore `{rule}` is no text.", _MEND, "ignore")
        case list(entries):
            for entry in entries:
                if isinstance(entry.content, list):
                    findings.warn(entry.line, "A list within a list is no rule.", _MEND, "ignore")
                else:
                    yield from _rules(entry, findings)
