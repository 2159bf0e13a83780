"""Where the ink of an imprinted leaflet falls: on the paper, in its place, and not on other ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from support.leaflets import DAY

from handoutgen.composing.kinds import compose
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.pdf.figures import read_figures
from handoutgen.pdf.logos import read_logo
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.imprint import imprint
from handoutgen.typesetting.ink import Box, Cells, Image, Rule, Run
from handoutgen.typesetting.pages import Page, Setting, set_leaflet
from handoutgen.understanding.choices import choose
from handoutgen.understanding.leaving import leave_out

if TYPE_CHECKING:
    from handoutgen.model.clinic import Clinic
    from handoutgen.model.outline import Outline

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


def all_edges(page: Page) -> list[tuple[Edges, object]]:
    return [(found, ink) for ink in (*page.body, *page.imprint) if (found := edges(ink)) is not None]


def assert_within(setting: Setting) -> None:
    """All ink stands within the type area; the foot of the page belongs to it."""
    look = setting.look
    for page in setting.pages:
        for (left, top, right, bottom), ink in all_edges(page):
            assert left >= look.left - SLACK, ink
            assert right <= look.left + look.width + SLACK, ink
            assert top >= EDGE, ink
            assert bottom <= look.page[1] - EDGE, ink


def assert_apart(setting: Setting) -> None:
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


class Inked(Struct):
    """A leaflet as ink, and what had to be cut."""

    setting: Setting
    cut: tuple[str, ...]


def inked(
    outline: Outline,
    clinic: Clinic,
    kind: Kind | str = Kind.LEAFLET,
    edition: Edition | str = Edition.STANDARD,
    patient: Patient | None = None,
    **wishes: object,
) -> Inked:
    """Set and imprint a leaflet as the press does, short of writing it. `wishes` are those of `compose`."""
    patient = patient or Patient()
    of_article = clinic.articles.get(outline.article.name)
    outline = choose(outline, of_article, patient)
    outline = leave_out(outline, (*clinic.leave_out, *(of_article.leave_out if of_article else ())))
    wanted = {"kind": Kind(kind), "edition": Edition(edition), "patient": patient, "issued": DAY} | wishes
    leaflet = compose(outline, clinic, **wanted)  # type: ignore[arg-type]
    setting = set_leaflet(leaflet, source_sans(), read_figures(outline)[0])
    return Inked(setting, imprint(setting, leaflet.imprint, source_sans(), read_logo(clinic)[0]))
