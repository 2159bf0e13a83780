"""What stands on what, and whether it can be told apart (WCAG 2.1, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.inked import inked
from support.leaflets import BODY, EXERCISES, RED_FLAGS, composed

from handoutgen.model.clinic import Clinic, Department, UrgentLine
from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.colours import TEXT_CONTRAST, contrast, palette
from handoutgen.typesetting.ink import Box, Paint, Rule, Run
from handoutgen.typesetting.masthead import Logo

ARTICLE = (
    f"---\ntitle: Alt\nsummary: [Kort]\n---\n{BODY}\n::: tip\nEt tip.\n:::\n\n{RED_FLAGS}\n\n{EXERCISES}\n"
)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
LINE_CONTRAST = 3.0
CLINIC = Clinic(
    "k",
    "clinic.toml",
    "Klinik",
    tagline="Fys",
    phone="00 11 22 33",
    booking="https://k.example",
    departments=(Department(hours=("Mandag",)),),
    urgent=UrgentLine("Lægevagten", "00 00 00 00"),
)


def stacked(tmp_path, edition: Edition) -> set[tuple[str, Paint, Paint]]:
    """Return what kind of ink stands on which paint, over every page of a leaflet with everything in it."""
    leaflet = composed(ARTICLE, tmp_path, edition=edition, clinic=CLINIC)
    setting = inked(leaflet, CLINIC, logo=Logo("logo.svg", 2.0, plate=True))
    found: set[tuple[str, Paint, Paint]] = set()
    for page in setting.pages:
        below: list[Box] = []
        for ink in (*page.body, *page.imprint):
            match ink:
                case Run():
                    found.add(("text", ink.paint, _under(below, ink.x + 1, ink.y - 1)))
                case Rule():
                    found.add(("line", ink.paint, _under(below, (ink.x + ink.x2) / 2, (ink.y + ink.y2) / 2)))
                case Box() if ink.stroke is not None:
                    found.add(("line", ink.stroke, _under(below, ink.x + 1, ink.y + 1)))
            if isinstance(ink, Box) and ink.fill is not None:
                below.append(ink)
    return found


def _under(boxes: list[Box], x: float, y: float) -> Paint:
    over = [box for box in boxes if box.x <= x <= box.x + box.w and box.y <= y <= box.y + box.h]
    return over[-1].fill or Paint.PAPER if over else Paint.PAPER


@pytest.mark.parametrize("edition", Edition)
def test_text_and_lines_stand_out_for_any_brand(edition, tmp_path):
    """A clinic picks its colour for its shop front, not for old eyes."""
    pairs = stacked(tmp_path, edition)
    assert {under for _, _, under in pairs} >= {Paint.PAPER, Paint.WARN, Paint.TINT}
    assert ("text", Paint.SECOND, Paint.PAPER) in pairs
    assert ("text", Paint.SECOND, Paint.TINT) in pairs

    @settings(max_examples=150, deadline=None)
    @given(COLOURS, st.none() | COLOURS)
    def holds(brand: str, second: str | None) -> None:
        shades = palette(brand, edition, second)
        for kind, paint, under in pairs:
            least = TEXT_CONTRAST if kind == "text" else LINE_CONTRAST
            assert contrast(shades[paint], shades[under]) >= least, (kind, paint, under)

    holds()


def test_running_text_reaches_the_stricter_contrast():
    """7:1 where it is possible, and for black on white it is."""
    shades = palette("#ffdd00", Edition.STANDARD)

    assert contrast(shades[Paint.INK], shades[Paint.PAPER]) >= 7
    assert contrast(shades[Paint.SOFT], shades[Paint.PAPER]) >= 7
