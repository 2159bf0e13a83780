"""Red flags that the author marked in the front matter, in each of the shapes an author writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import MarkedFlag
from handoutgen.reading.boxes import BANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.bands import Band
    from handoutgen.reading.findings import Findings
    from handoutgen.reading.head import Value

_MEND = (
    'Write `- "…"` with quotes round it, or `- text: "…"` and below it `band:` 112, akut, læge or kontakt.'
)


def read_marked_flags(value: Value | None, findings: Findings) -> tuple[MarkedFlag, ...]:
    """Read `redFlags`: a text, a list of them, or lists by urgency."""
    return tuple(_flags(value, None, findings)) if value else ()


def _flags(value: Value, band: Band | None, findings: Findings) -> Iterator[MarkedFlag]:
    match value.content:
        case None | "":
            pass
        case str(text):
            yield MarkedFlag(value.line, text, band)
        case list(entries):
            for entry in entries:
                if isinstance(entry.content, list):
                    findings.refuse(entry.line, "A list within a list is no red flag.", _MEND)
                else:
                    yield from _flags(entry, band, findings)
        case dict(parts) if "text" in parts:
            yield from _flag_with_band(value.line, parts, band, findings)
        case dict(parts):
            for key, entry in parts.items():
                if key.lower() not in BANDS or isinstance(entry.content, dict):
                    findings.refuse(entry.line, f"»{key}« is no urgency of a red flag.", _MEND)
                else:
                    yield from _flags(entry, BANDS[key.lower()], findings)


def _flag_with_band(
    line: int, parts: dict[str, Value], band: Band | None, findings: Findings
) -> Iterator[MarkedFlag]:
    """Read one flag written as `text:` with `band:` or `urgency:` below it."""
    for key, part in parts.items():
        said = part.content if isinstance(part.content, str) else ""
        if key in ("band", "urgency") and said.lower() in BANDS:
            band = BANDS[said.lower()]
        elif key != "text" or not said:
            findings.refuse(part.line, f"The key `{key}` of a red flag cannot be read.", _MEND)
    text = parts["text"].content
    if isinstance(text, str) and text:
        yield MarkedFlag(line, text, band)
