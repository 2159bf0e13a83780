"""What stands within a line of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words as the author wrote them, in NFC. A line break in the source is a space here."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that weigh more."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Struck:
    """Words crossed out, still to be read."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be typed as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. `target` is http(s), mailto or tel; other links are plain text already."""

    target: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture among words. `source` is as written; `alt` may be empty."""

    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote; `number` counts from 1 in order of first mention."""

    number: int


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break the author asked for."""


Inline = Text | Strong | Emphasis | Struck | Code | Link | Picture | NoteMark | LineBreak
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """Return the words alone, as they are read aloud; a line break is a space."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(text)
            case Strong(inner) | Emphasis(inner) | Struck(inner) | Link(_, inner):
                parts.append(plain(inner))
            case Picture(_, alt):
                parts.append(alt)
            case LineBreak():
                parts.append(" ")
            case NoteMark():
                pass
    return "".join(parts)
