"""Characters that no reader can see: found, reported, and kept off the paper."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings

_SPACES = "\x0b\x0c\r\x85\u1680\u2000-\u2006\u2008\u2028\u2029\u205f\u3000"
"""Line and page breaks that are neither Markdown nor YAML, and spaces that our fonts do not have: a space."""

_INVISIBLE = (
    "\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Zero-width and direction marks, fillers and tags, which can hide words from whoever reads on: left out."""

_JOINERS = "\u200c\u200d"
"""Emoji are built with them, and letters of other scripts. Behind a European letter they hide."""

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Accents that stand on the letter before them. On one that has three already they would be a blot."""

_BROKEN = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""Control codes and code points that are no characters: shown as �."""

_ODD = (
    f"(?P<space>[{_SPACES}])|(?P<invisible>[{_INVISIBLE}]|(?<![\u0600-\U0010ffff])[{_JOINERS}])"
    f"|(?P<piled>(?<=[{_MARKS}]{{3}})[{_MARKS}])|(?P<broken>[{_BROKEN}])"
)

_STAND_INS = {"space": " ", "invisible": "", "piled": "", "broken": "\ufffd"}

_MAY_BE_ODD = pattern(f"[{_MARKS}\u034f\u115f\u1160\u180b-\u180f\u3164\uffa0\U000e0100-\U000e01ef]")
"""What may be odd although Unicode says that it can be printed."""


def cleaned(text: str) -> str:
    """Return the text in NFC, without characters that cannot be printed."""
    if not _is_plain(text):
        text = re.sub(_ODD, lambda odd: _STAND_INS[odd.lastgroup or "broken"], text)
    return unicodedata.normalize("NFC", text)


def on_one_line(text: str | None) -> str | None:
    """Return words on one line, parted by one space each; None where there are none."""
    if not text:
        return None
    if text.isascii() and text.isprintable() and "  " not in text:  # as most words
        return text.strip() or None
    return re.sub(r" +", " ", unbroken(text)) or None


def unbroken(text: str) -> str:
    """Return a text with a space in place of its line ends and tabs.

    Other than `on_one_line`, it keeps two spaces that stand together: they may be part of a file's name.
    """
    text = cleaned(text)
    if "\n" in text or "\t" in text:
        text = re.sub(r"[ \t\n]+", lambda gap: " " if gap[0].strip(" ") else gap[0], text)
    return text.strip()


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
        control = unicodedata.category(character) == "Cc"
        name = unicodedata.name(character, "a control character" if control else "no character")
        times = f", {len(places)} times from here on" if len(places) > 1 else ""
        treated = {
            "space": "is set as a space",
            "invisible": "cannot be seen and is left out",
            "piled": "is piled on others and is left out",
            "broken": "cannot be printed and is set as \ufffd",
        }[first.lastgroup or "broken"]
        findings.warn(
            line + text.count("\n", 0, first.start()),
            f"The character U+{ord(character):04X} ({name}) {treated}{times}.",
            "Delete it, and type the words around it anew if they look wrong.",
            "invisible-character",
        )


def _is_plain(text: str) -> bool:
    """Return whether nothing can be wrong, as with most texts: much faster than looking."""
    return text.replace("\n", "").isprintable() and (text.isascii() or not _MAY_BE_ODD.search(text))
