"""The article's own sub-headings stay headings when its section becomes the red-flag box."""

from __future__ import annotations

from support.leaflets import pdf_of
from support.listening import listen

TEXT = (
    "## Hvornår skal du søge hjælp?\n\n"
    "### Søg læge i dag\n\n- Du kan ikke tisse.\n\n"
    "### Tegn, du skal holde øje med\n\nKontakt os, hvis smerten stråler ned i benet.\n"
)


def test_a_listener_can_jump_to_them(tmp_path):
    """A screen reader's list of headings is how most blind readers find their way."""
    heard = [heading.text for heading in listen(pdf_of(TEXT, tmp_path)).all("H4")]

    assert heard == ["Søg læge i dag", "Tegn, du skal holde øje med"]
