"""A plate as it is kept, with what goes with it wherever it is printed.

Types stand here as themselves and not as words, as in `pdf.artwork`.
"""

from datetime import date

from msgspec import Struct

from handoutgen.model.faults import Fault
from handoutgen.pdf.plate import Plate


class PictureMark(Struct, frozen=True):
    """A picture's file as it was when a plate was made; without time and size there was none."""

    path: str
    time: int = 0
    size: int = -1


class Kept(Struct, frozen=True):
    """A plate and what goes with it wherever it is printed."""

    plate: Plate
    title: str
    author: str
    language: str
    dated: date | None
    article_faults: tuple[Fault, ...]
    """What the author should mend."""
    faults: tuple[Fault, ...]
    """What else came up in making it."""
    pictures: tuple[PictureMark, ...]
