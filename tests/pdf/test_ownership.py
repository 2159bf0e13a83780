"""No word without an owner."""

from __future__ import annotations

import pytest

from handoutgen.pdf.document import Document
from handoutgen.pdf.structure import Structure, UnownedInkError
from handoutgen.typesetting.tags import Tag


def test_ink_that_belongs_to_no_tree_stops_the_press():
    """A word that nobody hears is worse than no leaflet, and validators would let it pass."""
    structure = Structure(Document())
    structure.open_page(1)
    structure.mark(Tag("P"))

    structure.write_tree(Tag("Document"), 1)

    with pytest.raises(UnownedInkError, match="a P belongs to no tag tree"):
        structure.owners(0)
