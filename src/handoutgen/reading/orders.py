"""Which leaflets a row of a list asks for: articles, clinics, kinds and editions, in Danish or English."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Asked
from handoutgen.reading.characters import on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KINDS = {
    Kind.LEAFLET: ("folder", "pjece", "leaflet"),
    Kind.EXERCISES: ("øvelser", "øvelsesark", "exercises"),
    Kind.LOG: ("dagbog", "træningsdagbog", "log"),
}
"""What a cell may call a kind. Case and spaces do not count."""

EDITIONS = {
    Edition.STANDARD: ("almindelig", "standard"),
    Edition.LARGE: ("stor", "stor skrift", "large"),
    Edition.MONO: ("sort-hvid", "sorthvid", "mono"),
    Edition.A5: ("a5",),
}
"""What a cell may call an edition."""

Named = TypeVar("Named", Kind, Edition)


def asked_for(cell: Callable[[str], str | None], refuse: Callable[[str, str, str], None]) -> Asked:
    """Return what the cells of a row ask for. `cell` gives a column's text; `refuse` tells of a wrong one.

    Whether there are such articles and clinics is not known here: their names are taken as they stand.
    """
    return Asked(
        _parts(cell("article")),
        _parts(cell("clinic")),
        _known(cell("kind"), KINDS, lambda what, mend: refuse("kind", what, mend)),
        _known(cell("edition"), EDITIONS, lambda what, mend: refuse("edition", what, mend)),
    )


def _parts(text: str | None) -> tuple[str, ...]:
    """Return what semicolons and line breaks part, each once."""
    parts = (on_one_line(part) for part in re.split(r"[;\n]", text or ""))
    return tuple(dict.fromkeys(part for part in parts if part))


def _known(
    text: str | None, names: Mapping[Named, tuple[str, ...]], refuse: Callable[[str, str], None]
) -> tuple[Named, ...]:
    spelled = {_bare(name): key for key, said in names.items() for name in said}
    found = []
    # No name here has a comma in it, so that one parts them too.
    for part in _parts((text or "").replace(",", ";")):
        key = spelled.get(_bare(part))
        if key is None:
            refuse("is none that we know", f"Write {', '.join(said[0] for said in names.values())}.")
            return ()
        found.append(key)
    return tuple(dict.fromkeys(found))


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().casefold()
