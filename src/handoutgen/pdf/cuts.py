"""Cuts: the glyphs that a file needs of a face. Those that nearly every leaflet carries lie ready made.

They lie beside the fonts (`fonts/*.cuts`, made by `fonts/make_cuts.py`), each with the codes it is cut for,
and are taken for no others: most articles are printed without opening a font file at all.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.typesetting.fonts import Face

ENDING = ".cuts"


class Cut(msgspec.Struct, frozen=True):
    """A subset as it stands in a file; its descriptor lacks the object of the font program."""

    codes: tuple[int, ...]
    """The characters in the order of their codes, 0 for those that stand for none."""
    program: bytes
    descriptor: bytes
    font: bytes
    unicode: bytes


@functools.lru_cache(maxsize=32)
def cut_of(face: Face, codes: tuple[int, ...]) -> Cut:
    """Return the cut for these codes. Most articles have no letter that others lack, and share theirs."""
    for cut in _ready(face.path.with_suffix(ENDING)):
        if cut.codes == codes:
            return cut
    from handoutgen.pdf.cutting import cut_out  # its library is slow to load

    return cut_out(face, codes)


@functools.cache
def _ready(path: Path) -> tuple[Cut, ...]:
    """Return the cuts that come with a face; the slanted ones have none."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    return msgspec.msgpack.decode(content, type=tuple[Cut, ...])
