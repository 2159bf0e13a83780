"""What fills a place: cast once from the place's own corner, printed on any page.

What differs from page to page is left open in it: the numbers of its marks (ISO 32000-1, 14.7.4.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from handoutgen.pdf.deflating import Piece, piece
from handoutgen.pdf.document import Document
from handoutgen.pdf.drawing import Pen
from handoutgen.pdf.encoding import fixed_encodings
from handoutgen.pdf.pictures import picture_of
from handoutgen.pdf.structure import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handoutgen.pdf.artwork import Picture
    from handoutgen.pdf.drawing import Frame, Marks
    from handoutgen.pdf.plate import PlatePlace
    from handoutgen.typesetting.colours import Palette
    from handoutgen.typesetting.ink import Hot, Image, Ink
    from handoutgen.typesetting.tags import Tag

    Corner = tuple[float, float]
    """The top left one of a place, in points from the page's lower left."""

LOGO = "Logo"
"""What pages call the one picture that an imprint has."""
_OPEN = "\0"
"""Stands where something is left open: no letter has the code 0."""


class Stereotype(Struct, frozen=True):
    """What fills a place as page operators. Lengths are in points from its top left corner."""

    code: str
    """A template for `%`."""
    open: tuple[Tag, ...]
    """Whose mark stands at each of its open places."""
    frames: tuple[tuple[Tag, Frame], ...]
    hots: tuple[Hot, ...]
    logo: Picture | None

    def print(self, at: Corner, marks: Marks) -> str:
        """Return the operators that print it `at` a place."""
        return f"{moved(at)}{self.fill(at, marks)}" if self.code else ""

    def fill(self, at: Corner, marks: Marks) -> str:
        """Return what stands behind `moved` to print it, its open places filled."""
        left, top = at
        for tag, (x, y, x2, y2) in self.frames:
            marks.frame(tag, (left + x, top + y, left + x2, top + y2))
        return f"{self.code % tuple([marks.mark(one) for one in self.open])}\nQ\n"


def moved(at: Corner) -> str:
    """Return the operators that let what follows, up to its last `Q`, count from a corner."""
    return f"q 1 0 0 1 {at[0]:.2f} {at[1]:.2f} cm\n"


class _Mould:
    """Stands for the page while none is known."""

    def __init__(self) -> None:
        self.open: list[Tag] = []
        self.frames: list[tuple[Tag, Frame]] = []
        self.logo: Picture | None = None

    def mark(self, tag: Tag) -> str:
        self.open.append(tag)
        return _OPEN

    def name(self, image: Image) -> str:
        self.logo = picture_of(image)
        return LOGO

    def frame(self, tag: Tag, box: Frame) -> None:
        self.frames.append((tag, box))


def cast(ink: Iterable[Ink], palette: Palette, wider: str) -> Stereotype:
    """Cast the ink of a place for plates whose fonts have the letters `wider` beyond the alphabet."""
    mould = _Mould()
    pen = Pen((0.0, 0.0), palette, mould, fixed_encodings(wider).of, mould.name)
    code = pen.draw(ink).replace("%", "%%").replace(_OPEN, "%s")
    return Stereotype(code, tuple(mould.open), tuple(mould.frames), tuple(pen.hots), mould.logo)


class Numbers(NamedTuple):
    """Where a file goes on: the page's object, and the first free object and key of the parent tree.

    So many marks are `left` of those kept for an imprint, from `mark` on, and objects for their elements from
    `slot` on. Marks beyond these go on at `further`.
    """

    page: int
    mark: int
    slot: int
    left: int
    thing: int
    key: int
    further: int


class Impression(Struct, frozen=True):
    """A stereotype printed in a place, down to the `Numbers` from which the file went on.

    First come the objects of its links, then `bodies`; `slotted` stand in objects that are kept for them.
    """

    code: Piece | None
    """What stands behind `moved`."""
    slotted: tuple[tuple[int, bytes], ...]
    bodies: tuple[bytes, ...]
    """The elements below the place's own."""
    page: int
    """Of the place's own: the page of the marks that it holds itself, or 0; and what it holds."""
    held: tuple[bytes, ...]
    marks: int
    owners: bytes
    """What the page's array in the parent tree says of the marks for which nothing is kept."""
    hots: tuple[Hot, ...]
    linked: bytes
    """What the parent tree says of its links."""
    logo: Picture | None


def impress(stereotype: Stereotype, place: PlatePlace, tag: Tag, numbers: Numbers) -> Impression:
    """Print a stereotype in its place; `tag` is above all that it shows."""
    document = Document(numbers.thing)
    structure = Structure(document, numbers.key)
    slots = range(numbers.slot, numbers.slot + numbers.left)
    structure.open_page(numbers.page, numbers.further, numbers.mark, slots)
    code = stereotype.fill((place.x, place.y), structure) if stereotype.code else ""
    for hot in stereotype.hots:
        structure.annotate(hot.tag, document.put())
    page, held = (0, []) if place.element is None else structure.gathered(tag, place.element.number)
    elements = document.objects.items()
    return Impression(
        piece(code.encode("latin-1")) if code else None,
        tuple((number, body) for number, body in elements if number < numbers.thing),
        tuple(body for number, body in elements if number >= numbers.thing + len(stereotype.hots)),
        page,
        tuple(held),
        len(stereotype.open),
        structure.owners(0),
        stereotype.hots,
        structure.annotation_owners(),
        stereotype.logo,
    )
