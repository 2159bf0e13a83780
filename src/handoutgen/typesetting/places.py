"""Room that the body keeps for the imprint: what clinic and patient fill is drawn there later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.typesetting.galley import Strip
from handoutgen.typesetting.ink import Place

if TYPE_CHECKING:
    from handoutgen.typesetting.shop import Shop
    from handoutgen.typesetting.tags import Tag

_ABOVE_CONTACT = 14.0
"""Points between the contact panel and what stands above it."""


def keep_masthead(shop: Shop, parent: Tag) -> None:
    """Keep room for the clinic's logo and name."""
    look = shop.look
    place = Place(0, 0, look.width, look.masthead, "masthead", parent.add("Sect"))
    shop.galley.add(Strip(look.masthead, [place]))
    shop.galley.keep_next()


def keep_patient_line(shop: Shop, parent: Tag) -> None:
    """Keep room for name, date and therapist."""
    look = shop.look
    place = Place(0, 0, look.width, look.patient, "patient", parent.add("Sect"))
    shop.galley.add(Strip(look.patient, [place], space=8.0))


def keep_contact(shop: Shop, parent: Tag) -> None:
    """Keep room for whom to call, at the foot of the page."""
    width, panel = shop.look.width, parent.add("Sect")
    place = Place(0, _ABOVE_CONTACT, width, shop.contact, "contact", panel)
    # The next appointment is the patient's: it has its place in the panel, and is heard after it.
    appointment = Place(0, _ABOVE_CONTACT, width, shop.contact, "next", panel.add("P"))
    shop.galley.add(Strip(contact_room(shop), [place, appointment], foot=True))


def contact_room(shop: Shop) -> float:
    """Return how many points of a page the contact panel takes."""
    return shop.contact + _ABOVE_CONTACT
