"""What stands within a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

WEB = ("https://", "http://")
"""How an address of the web begins."""


class Text(Struct, frozen=True):
    """Words as the author wrote them, in NFC. A line break in the source is a space here."""

    text: str


class Strong(Struct, frozen=True):
    """Words that weigh more."""

    inlines: Inlines


class Emphasis(Struct, frozen=True):
    """Words set apart."""

    inlines: Inlines


class Struck(Struct, frozen=True):
    """Words crossed out, still to be read."""

    inlines: Inlines


class Code(Struct, frozen=True):
    """Words to be typed as they stand."""

    text: str


class Foreign(Struct, frozen=True):
    """Words in another language than the article's; `language` is a BCP 47 tag, as `la` or `en-GB`."""

    language: str
    inlines: Inlines


class Link(Struct, frozen=True):
    """Words that lead somewhere. `target` is http(s), mailto or tel; other links are plain text already."""

    target: str
    inlines: Inlines


class Picture(Struct, frozen=True):
    """A picture among words. `source` is as written; `alt` may be empty."""

    source: str
    alt: str


class NoteMark(Struct, frozen=True):
    """The mark of a footnote; `number` counts from 1 in order of first mention."""

    number: int


class LineBreak(Struct, frozen=True):
    """A line break the author asked for."""


Inline = Text | Strong | Emphasis | Struck | Code | Foreign | Link | Picture | NoteMark | LineBreak
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """Return the words alone, as they are read aloud; a line break is a space."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):  # as most are
        return inlines[0].text
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(text)
            case Strong(inner) | Emphasis(inner) | Struck(inner) | Foreign(_, inner) | Link(_, inner):
                parts.append(plain(inner))
            case Picture(_, alt):
                parts.append(alt)
            case LineBreak():
                parts.append(" ")
            case NoteMark():
                pass
    return "".join(parts)


def all_strong(inlines: Inlines) -> bool:
    """Tell whether all words of a paragraph are strong: authors use it for a heading."""
    return bool(inlines) and all(
        isinstance(inline, Strong) or not plain((inline,)).strip(" :") for inline in inlines
    )


def lines_in(inlines: Inlines) -> tuple[Inlines, ...]:
    """Return the lines that line breaks part, without the space around them."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return tuple(strip_inlines(tuple(line)) for line in lines)


def is_step_number(inlines: Inlines, place: int) -> bool:
    """Tell whether what stands there is `1. `, the number that begins a line as a step."""
    match inlines[place]:
        case Text(text):
            begins = place == 0 or isinstance(inlines[place - 1], LineBreak)
            return begins and text.rstrip(" ").endswith(".") and text.rstrip(". ").isdecimal()
        case _:
            return False


def without_step_numbers(inlines: Inlines) -> Inlines:
    """Return the words without the numbers of their steps: a dose is told without them."""
    return tuple(one for place, one in enumerate(inlines) if not is_step_number(inlines, place))


def pictures_in(inlines: Inlines) -> Iterator[Picture]:
    """Yield the pictures that stand among words."""
    for inline in inlines:
        match inline:
            case Picture():
                yield inline
            case Strong(inner) | Emphasis(inner) | Struck(inner) | Foreign(_, inner) | Link(_, inner):
                yield from pictures_in(inner)


def slice_inlines(inlines: Inlines, start: int, end: int) -> Inlines:
    """Return what stands between two offsets into `plain(inlines)`, bold and links kept.

    What has no width (a footnote mark, a picture without words) stays with the words before it.
    """
    kept: list[Inline] = []
    at = 0
    for inline in inlines:
        here = at
        width = len(plain((inline,)))
        at += width
        low, high = max(start - here, 0), min(end - here, width)
        match inline:
            case _ if width == 0:
                if start < here <= end or here == start == 0:
                    kept.append(inline)
            case _ if low >= high:
                pass
            case Text(text):
                kept.append(Text(text[low:high]))
            case Code(text):
                kept.append(Code(text[low:high]))
            case Picture():
                if low == 0:
                    kept.append(inline)
            case LineBreak() | NoteMark():
                kept.append(inline)
            case Strong(inner) | Emphasis(inner) | Struck(inner) | Foreign(_, inner) | Link(_, inner):
                kept.append(replace(inline, inlines=slice_inlines(inner, low, high)))
    return tuple(kept)


def strip_inlines(inlines: Inlines) -> Inlines:
    """Return the words without the space around them."""
    return _strip_end(strip_start(inlines))


def strip_start(inlines: Inlines, signs: str | None = None) -> Inlines:
    """Return the words without the signs, or the space, that they begin with."""
    for index, inline in enumerate(inlines):
        rest = inlines[index + 1 :]
        match inline:
            case Text(text):
                if kept_text := text.lstrip(signs):
                    return (Text(kept_text), *rest)
            case LineBreak():
                pass
            case Strong(inner) | Emphasis(inner) | Struck(inner) | Foreign(_, inner) | Link(_, inner):
                if kept := strip_start(inner, signs):
                    return (replace(inline, inlines=kept), *rest)
            case _:
                return inlines[index:]
    return ()


def _strip_end(inlines: Inlines) -> Inlines:
    for index in range(len(inlines) - 1, -1, -1):
        inline, rest = inlines[index], inlines[:index]
        match inline:
            case Text(text):
                if text.rstrip():
                    return (*rest, Text(text.rstrip()))
            case LineBreak():
                pass
            case Strong(inner) | Emphasis(inner) | Struck(inner) | Foreign(_, inner) | Link(_, inner):
                if kept := _strip_end(inner):
                    return (*rest, replace(inline, inlines=kept))
            case _:
                return inlines[: index + 1]
    return ()
