"""Characters that no reader can see: found, reported, and kept off the paper."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings

_SPACES = "\x0b\x0c\r\x85\u2028\u2029"
"""Line and page breaks that are neither Markdown nor YAML: a space."""

_INVISIBLE = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Zero-width and direction marks: left out. Joiners (U+200C, U+200D) stay: emoji are built with them."""

_BROKEN = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""Control codes and code points that are no characters: shown as �."""

_ODD = f"(?P<space>[{_SPACES}])|(?P<invisible>[{_INVISIBLE}])|(?P<broken>[{_BROKEN}])"

_STAND_INS = {"space": " ", "invisible": "", "broken": "\ufffd"}


def cleaned(text: str) -> str:
    """Return the text in NFC, without characters that cannot be printed."""
    if not _is_plain(text):
        text = re.sub(_ODD, lambda odd: _STAND_INS[odd.lastgroup or "broken"], text)
    return unicodedata.normalize("NFC", text)


def on_one_line(text: str | None) -> str | None:
    """Return a text on one line; None where it is empty."""
    return re.sub(r"[ \t\n]+", " ", cleaned(text)).strip() or None if text else None


def in_paragraphs(text: str | None) -> str | None:
    """Return a text as paragraphs parted by one blank line each; None where it is empty."""
    parts = re.split(r"\n[ \t]*\n", text) if text else []
    return "\n\n".join(line for part in parts if (line := on_one_line(part))) or None


def report_odd(text: str, line: int, findings: Findings) -> None:
    """Report each odd character once, where it first stands. The text begins on `line`."""
    if _is_plain(text):
        return
    seen: dict[str, list[re.Match[str]]] = {}
    for odd in re.finditer(_ODD, text):
        seen.setdefault(odd[0], []).append(odd)
    for character, places in seen.items():
        first = places[0]
        name = unicodedata.name(character, "a control character")
        times = f", {len(places)} times from here on" if len(places) > 1 else ""
        treated = {
            "space": "is set as a space",
            "invisible": "cannot be seen and is left out",
            "broken": "cannot be printed and is set as \ufffd",
        }[first.lastgroup or "broken"]
        findings.warn(
            line + text.count("\n", 0, first.start()),
            f"The character U+{ord(character):04X} ({name}) {treated}{times}.",
            "Delete it, and type the words around it anew if they look wrong.",
            "invisible-character",
        )


def _is_plain(text: str) -> bool:
    """Return whether nothing can be wrong, as with most texts: fifty times faster than looking."""
    return text.replace("\n", "").isprintable()
