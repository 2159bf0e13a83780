"""What a plate is: a body's file with all that an imprint must know of it.

A plate is neutral: it holds no clinic and no patient. Object numbers are kept in it for what an imprint
brings: content streams of each page, elements of its places, the brand's colours, the logo, the metadata. An
imprint is a PDF incremental update (ISO 32000-1, 7.5.6) behind its bytes, see `imprinting`.

Types stand here as themselves and not as words, as in `pdf.artwork`.
"""

from msgspec import Struct

from handoutgen.pdf.structure import Element


class PlatePlace(Struct, frozen=True):
    """Room kept for an imprint: `x` and `y` are its top left corner from the page's lower left, in points."""

    kind: str
    x: float
    y: float
    w: float
    h: float
    element: Element | None
    """None where a listener hears nothing of it."""


class PlatePage(Struct, frozen=True):
    """One side of paper."""

    number: int
    """Its object."""
    clinic: int
    """The content stream kept for the clinic's imprint; `patient` is the one for the patient's, or 0."""
    patient: int
    owners: int
    """Its array in the parent tree, or 0 where no imprint has a mark; and what that says of the body's."""
    owned: bytes
    marks: int
    entries: bytes
    """The page's entries but for its links, and the body's links."""
    links: bytes
    places: tuple[PlatePlace, ...]


class Plate(Struct, frozen=True):
    """A body's file with all that an imprint must know of it."""

    body: bytes
    xref: int
    """Where its cross-reference stands."""
    size: int
    """One more than its highest object number."""
    root: int
    information: int
    metadata: int
    brand: int
    pictures: int
    resources: bytes
    """Entries of the dictionary of pictures that the body has."""
    parents: int
    """The parent tree, what it says of pages and the body's links, and its first free key."""
    parented: bytes
    next_key: int
    structure: int
    rooted: bytes
    """The tag tree's root, and its entries but for the next key."""
    pages: tuple[PlatePage, ...]
    digest: bytes
    """The first half of its /ID, in hexadecimal."""
    wider: str
    """Letters beyond the alphabet that its fonts hold where they can."""
