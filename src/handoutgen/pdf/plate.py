"""What a plate is: a body's file with all that an imprint must know of it.

A plate is neutral: it holds no clinic and no patient. Object numbers are kept in it for what an imprint
brings: content streams and links of each page, elements of its places and of its marks, the brand's colours,
the logo, the metadata. An imprint is a PDF incremental update (ISO 32000-1, 7.5.6) behind its bytes, which
fills these, see `imprinting`.

Types stand here as themselves and not as words, as in `pdf.artwork`.
"""

from msgspec import Struct

from handoutgen.pdf.structure import Element

PATIENT_SLOTS, SLOTS = 8, 32
"""How many marks of an imprint a page tells of ahead, the patient's first. His are four at the most. A clinic
of one department has some dozen; one that has more than its slots lengthens the page's array."""


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
    """Its array in the parent tree, or 0 where no imprint has a mark or a link; and what stands in that."""
    owned: bytes
    slots: int
    """The first of `SLOTS` objects kept for elements of an imprint, whose marks are the page's first."""
    marks: int
    """The first mark that is free."""
    annotations: int
    """Its array of links, which an imprint fills; and the body's."""
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
    linked: int
    """The leaf of the parent tree that is kept for an imprint's links: its keys count from 0."""
    pages: tuple[PlatePage, ...]
    digest: bytes
    """The first half of its /ID, in hexadecimal."""
    wider: str
    """Letters beyond the alphabet that its fonts hold where they can."""
