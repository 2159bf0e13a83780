"""Pages with their imprint as ink, before any file is written, and where that ink may fall."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from msgspec import Struct
from support.leaflets import DAY

from handoutgen.composing.calling import clinic_for, out_of_hours
from handoutgen.composing.kinds import compose
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.pdf.figures import read_figures
from handoutgen.pdf.logos import read_logo
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.imprint import ClinicImprint, PatientImprint
from handoutgen.typesetting.ink import Box, Cells, Image, Ink, Rule, Run, move
from handoutgen.typesetting.look import look_of
from handoutgen.typesetting.pages import set_leaflet
from handoutgen.understanding.choices import choose
from handoutgen.understanding.leaving import leave_out

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.model.leaflet import Leaflet
    from handoutgen.model.outline import Outline
    from handoutgen.typesetting.look import Look
    from handoutgen.typesetting.masthead import Logo
    from handoutgen.typesetting.pages import Page, Setting
    from handoutgen.typesetting.pictures import PictureFile

EDGE = 14.0
"""Points: what an office laser cannot print."""
SLACK = 0.6
"""Points: half the width of a line."""

Edges = tuple[float, float, float, float]


def edges(ink: object) -> Edges | None:
    """Return left, top, right and bottom of what a piece of ink covers; a run from its x-height down."""
    match ink:
        case Run():
            width = ink.face.measure(ink.text.rstrip(" ")) * ink.size / 1000
            return ink.x, ink.y - 0.5 * ink.size, ink.x + width, ink.y + 0.02 * ink.size
        case Rule():
            return min(ink.x, ink.x2), min(ink.y, ink.y2), max(ink.x, ink.x2), max(ink.y, ink.y2)
        case Box() | Image():
            return ink.x, ink.y, ink.x + ink.w, ink.y + ink.h
        case Cells():
            side = max(x + w for x, _, w in ink.squares) * ink.side
            return ink.x, ink.y, ink.x + side, ink.y + side
    return None


def all_edges(page: Page | InkedPage) -> list[tuple[Edges, object]]:
    return [
        (found, ink)
        for ink in (*page.body, *getattr(page, "imprint", ()))
        if (found := edges(ink)) is not None
    ]


def assert_within(setting: Setting | InkedLeaflet) -> None:
    """All ink stands within the type area; the foot of the page belongs to it."""
    look = setting.look
    for page in setting.pages:
        for (left, top, right, bottom), ink in all_edges(page):
            assert left >= look.left - SLACK, ink
            assert right <= look.left + look.width + SLACK, ink
            assert top >= EDGE, ink
            assert bottom <= look.page[1] - EDGE, ink


def assert_apart(setting: Setting | InkedLeaflet) -> None:
    """No two runs cover each other: from x-height to baseline every word has its own place."""
    for page in setting.pages:
        runs = sorted(
            (found, ink.text) for found, ink in all_edges(page) if isinstance(ink, Run) and ink.text
        )
        for place, (one, text) in enumerate(runs):
            for other, words in runs[place + 1 :]:
                if other[0] >= one[2] - 0.5:
                    break
                over = min(one[3], other[3]) - max(one[1], other[1])
                across = min(one[2], other[2]) - max(one[0], other[0])
                assert over <= 0.5 or across <= 0.5, f"»{text}« over »{words}«"


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
    leaflet: Leaflet,
    clinic: Clinic,
    patient: Patient | None = None,
    logo: Logo | None = None,
    pictures: dict[str, PictureFile] | None = None,
) -> InkedLeaflet:
    """Set a leaflet and fill its places."""
    fonts, patient = source_sans(), patient or Patient()
    shown = clinic_for(clinic, patient)
    look = look_of(leaflet.edition, leaflet.type_size)
    whose = ClinicImprint(look, fonts, shown, out_of_hours(clinic, DAY), logo)
    imprints = (whose, PatientImprint(look, fonts, shown, patient))
    setting = set_leaflet(leaflet, fonts, pictures, whose.contact)
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


def inked_outline(
    outline: Outline,
    clinic: Clinic,
    kind: Kind | str = Kind.LEAFLET,
    edition: Edition | str = Edition.STANDARD,
    patient: Patient | None = None,
) -> InkedLeaflet:
    """Lay choices over an article, then set it and fill its places, as the press does."""
    patient = patient or Patient()
    wishes = clinic.articles.get(outline.article.name)
    outline = choose(outline, wishes, patient)
    outline = leave_out(outline, clinic.leave_out, wishes)
    leaflet = compose(outline, clinic, kind=Kind(kind), edition=Edition(edition), patient=patient)
    return inked(leaflet, clinic, patient, read_logo(clinic)[0], read_figures(outline)[0])
