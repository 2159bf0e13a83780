"""Pages with their imprint as ink, before any file is written."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from msgspec import Struct
from support.leaflets import DAY

from handoutgen.composing.personal import clinic_for, out_of_hours
from handoutgen.model.patient import Patient
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.imprint import ClinicImprint, PatientImprint
from handoutgen.typesetting.ink import Ink, move
from handoutgen.typesetting.look import look_of
from handoutgen.typesetting.pages import set_leaflet

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.model.leaflet import Leaflet
    from handoutgen.typesetting.look import Look
    from handoutgen.typesetting.pictures import Logo


class InkedPage(Struct):
    """One page's ink, from its top left corner."""

    body: list[Ink]
    imprint: list[Ink]


class InkedLeaflet(Struct):
    """All pages of a leaflet, and what did not fit."""

    look: Look
    pages: list[InkedPage]
    cut: tuple[str, ...]


def inked(
    leaflet: Leaflet, clinic: Clinic, patient: Patient | None = None, logo: Logo | None = None
) -> InkedLeaflet:
    """Set a leaflet and fill its places."""
    fonts, patient = source_sans(), patient or Patient()
    shown = clinic_for(clinic, patient)
    look = look_of(leaflet.edition, leaflet.type_size)
    whose = ClinicImprint(look, fonts, shown, out_of_hours(clinic, DAY), logo)
    imprints = (whose, PatientImprint(look, fonts, shown, patient))
    setting = set_leaflet(leaflet, fonts, contact=whose.contact)
    pages: list[InkedPage] = []
    for page in setting.pages:
        found: list[Ink] = []
        for place in page.places:
            for imprint in imprints:
                if imprint.fills(place.kind):
                    for ink in map(copy, imprint.fill(place.kind, place.w, place.h).ink):
                        move(ink, place.x, place.y)
                        found.append(ink)
        pages.append(InkedPage(page.body, found))
    return InkedLeaflet(look, pages, tuple(text for imprint in imprints for text in imprint.cut))
