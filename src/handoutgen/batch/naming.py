"""What a leaflet's file is called: a name that every system can hold, below the output folder alone.

A pattern has only fields that say nothing of the patient: a folder's listing is read by many.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.model.leaflet import Edition, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

ENDING = ".pdf"

LONGEST = 255
"""Bytes of one name between two slashes: what all common file systems can hold."""

_FIELD = r"\{([^{}:]*)(?::([^{}]*))?\}"
_WIDTH = r"0?[1-9][0-9]?"
_ILLEGAL = frozenset('<>:"|?*\\{}/')
_PORTS = {port + number for port in ("com", "lpt") for number in "0123456789\u00b9\u00b2\u00b3"}
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | _PORTS
"""Names that Windows keeps for itself, whatever stands behind a dot."""


class Called(Struct, frozen=True):
    """What a name may be made of. `row` and `number` are those of a list, 0 without one."""

    article: str
    clinic: str
    kind: Kind
    edition: Edition
    row: int = 0
    number: int = 0


class PatternError(ValueError):
    """A pattern that makes no file names; its text says why in plain English."""


class Pattern:
    """A pattern such as `{clinic}/{article}-{row:04}`, checked when it is made."""

    def __init__(self, text: str) -> None:
        self.fields: frozenset[str] = frozenset(name for name, _ in re.findall(_FIELD, text))
        self._parts = [_parts(component) for component in _components(text)]

    def __call__(self, called: Called) -> str:
        """Return the name of a leaflet's file, with slashes, below the output folder."""
        return "/".join(legal("".join(part(called) for part in parts)) for parts in self._parts) + ENDING


def usual_name(called: Called, *, folder: bool, booklet: bool = False) -> str:
    """Return the name where no pattern says another: `<article>[-<kind>][-<edition>][-<number>]`.

    `folder` puts it into the clinic's own.
    """
    name = clean(called.article)
    if called.kind != Kind.LEAFLET:
        name += f"-{called.kind.value}"
    if called.edition != Edition.STANDARD:
        name += f"-{called.edition.value}"
    if booklet:
        name += "-booklet"
    if called.number:
        name += f"-{called.number:03}"
    return f"{legal(clean(called.clinic))}/{legal(name)}{ENDING}" if folder else legal(name) + ENDING


@lru_cache(maxsize=4096)
def clean(value: str) -> str:
    """Return a value without what no file name may hold; each such character becomes an underscore."""
    value = unicodedata.normalize("NFC", value)
    return "".join("_" if _is_illegal(character) else character for character in value)


def legal(component: str) -> str:
    """Return one name between slashes such that Windows takes it, too."""
    # Windows drops dots and spaces at the end; and a name of dots alone leads out of its folder.
    component = component.strip(" ").rstrip(". ") or "_"
    return f"_{component}" if component.partition(".")[0].rstrip().lower() in _RESERVED else component


def too_long(target: str) -> bool:
    """Whether a part of the name is longer than file systems can hold."""
    # No character takes more than four bytes.
    return len(target) > LONGEST // 4 and any(len(part.encode()) > LONGEST for part in target.split("/"))


def same_file(target: str) -> str:
    """Return what two names have in common where a file system may hold them for one."""
    return unicodedata.normalize("NFC", target.casefold())


def _is_illegal(character: str) -> bool:
    # C is what cannot be seen: controls, marks of direction, halves of characters; Zl and Zp break lines.
    kind = unicodedata.category(character)
    return kind[0] == "C" or kind in ("Zl", "Zp") or character in _ILLEGAL


def _components(text: str) -> list[str]:
    bare = text[: -len(ENDING)] if text.lower().endswith(ENDING) else text
    if not bare.strip(" ./"):
        raise PatternError("The pattern is empty: write one such as {clinic}/{article}-{row:04}.")
    components = bare.split("/")
    if not components[0] or re.match(r"[A-Za-z]:", bare):
        raise PatternError("The pattern leads out of the output folder: begin it without a slash or a drive.")
    for component in components:
        if component and not component.strip(". "):
            raise PatternError("The pattern has a folder of dots alone: write only folders below the output.")
        if not component:
            raise PatternError("The pattern has two slashes in a row, or one at its end: write a name there.")
    return components


def _parts(component: str) -> list[Callable[[Called], str]]:
    """Return what makes one name between slashes: words of the pattern, and fields."""
    parts: list[Callable[[Called], str]] = []
    end = 0
    for found in re.finditer(_FIELD, component):
        parts += [_word(component[end : found.start()]), _field(found[1], found[2])]
        end = found.end()
    return [*parts, _word(component[end:])]


def _word(text: str) -> Callable[[Called], str]:
    wrong = next((character for character in text if _is_illegal(character)), None)
    if wrong is not None:
        shown = wrong if wrong.isprintable() else f"U+{ord(wrong):04X}"
        raise PatternError(f"The pattern holds {shown}, which no file name may: leave it out.")
    text = unicodedata.normalize("NFC", text)
    return lambda _: text


def _field(name: str, width: str | None) -> Callable[[Called], str]:
    if name not in Called.__struct_fields__:
        known = ", ".join(f"{{{field}}}" for field in Called.__struct_fields__)
        raise PatternError(f"The pattern has a field that we do not know: write {known}.")
    if name in ("row", "number"):
        if width is not None and not re.fullmatch(_WIDTH, width):
            raise PatternError(f"The width of {{{name}}} is none: write it as {{{name}:04}}.")
        # A width without 0 would fill up with spaces, which a name must not begin with.
        form = f"0{width.lstrip('0')}d" if width else "d"
        return lambda called: format(getattr(called, name), form)
    if width is not None:
        raise PatternError(f"Only {{row}} and {{number}} have a width: write {{{name}}}.")
    return lambda called: clean(str(getattr(called, name)))
