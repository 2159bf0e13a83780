"""What a picture is once it is read: a drawing or pixels, and how much of it would be seen on paper.

Types stand here as themselves and not as words: msgspec, which reads kept pictures by them, would have to
understand each first.
"""

from msgspec import Struct

PALE = 230
"""Brightness, of 255, from which a colour is hardly seen on white paper: cream, #eeeeee, very light blue."""


class PictureError(Exception):
    """A picture that cannot be printed; `what` and `mend` tell its owner why."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend


class Tones(Struct, frozen=True):
    """How a picture would stand out on white paper. Both are shares, 0 to 1."""

    cover: float
    """Of its area, what is not see-through; of a drawing only known as none or all."""
    seen: float
    """Of what is not see-through, what is darker than `PALE`."""


class Vector(Struct, frozen=True):
    """A drawing in operators, w × h points."""

    operators: bytes
    resources: bytes
    """The entries of its resource dictionary."""
    w: float
    h: float
    tones: Tones

    @property
    def size(self) -> int:
        """Return the bytes that it takes."""
        return len(self.operators)


class Pixels(Struct, frozen=True):
    """A picture as pixels: a finished image object, the soft mask apart."""

    entries: bytes
    body: bytes
    mask: bytes | None
    w: int
    """Width of the picture as it came, upright, in pixels; what is kept may be less."""
    h: int
    tones: Tones

    @property
    def size(self) -> int:
        """Return the bytes that it takes, its soft mask included."""
        return len(self.body) + len(self.mask or b"")


Picture = Vector | Pixels


class KeptPicture(Struct, frozen=True):
    """A picture as it is kept on disk: one of both."""

    vector: Vector | None
    pixels: Pixels | None

    @property
    def picture(self) -> Picture:
        """Return the one that it is."""
        found = self.vector or self.pixels
        assert found is not None  # noqa: S101 - it is made of one
        return found
