"""Booklets for tests, and their pages found again as if the printed sheets were folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from support.leaflets import composed

from handoutgen.model.clinic import Clinic, Department
from handoutgen.model.leaflet import Edition
from handoutgen.model.patient import Patient
from handoutgen.pdf.forme import Forme
from handoutgen.pdf.imprinting import imprint
from handoutgen.pdf.inking import ink
from handoutgen.pdf.metadata import Metadata, Origin
from handoutgen.pdf.platemaking import make_plate
from handoutgen.typesetting.colours import palette
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.imposition import impose
from handoutgen.typesetting.imprint import ClinicImprint, PatientImprint
from handoutgen.typesetting.look import look_of
from handoutgen.typesetting.pages import Setting, set_leaflet

if TYPE_CHECKING:
    from pathlib import Path

CLINIC = Clinic(
    "k",
    "clinic.toml",
    "Klinik Å",
    phone="00 11 22 33",
    web="www.k.example",
    booking="https://k.example/tid",
    departments=(Department("Havn", "Kajen 1", "0000 By", "00 11 22 33", ("Mandag kl. 8–16",)),),
)
META = Metadata("Ondt i knæet", "Klinik Å", "da-DK", None, Origin("knæ", "leaflet", "a5", "k"))

Character = tuple[str, float, float]
"""A letter with the left and lower edge of its box, in points from the lower left of its paper."""


def a5_setting(text: str, folder: Path) -> Setting:
    """Set a text on A5."""
    return set_leaflet(composed(text, folder, edition="a5", clinic=CLINIC), source_sans())


def written(setting: Setting) -> bytes:
    """Write a setting as a file, with its imprint."""
    fonts, look = source_sans(), look_of(Edition.A5)
    plate = make_plate(setting, fonts, Edition.A5, "da")
    colours = palette(CLINIC.colour, Edition.A5)
    inked = ink(plate, Forme(ClinicImprint(look, fonts, CLINIC, None, None), colours), META)
    return plate.body + imprint(inked, Forme(PatientImprint(look, fonts, CLINIC, Patient()), colours))


def booklet_of(text: str, folder: Path) -> bytes:
    """Return the imposed booklet of a text."""
    return written(impose(a5_setting(text, folder)))


def characters(pdf: bytes) -> list[list[Character]]:
    """Return the letters of each page in the order they are drawn, without the spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_letters(page.get_textpage()) for page in document]
    finally:
        document.close()


def _letters(text: pypdfium2.PdfTextPage) -> list[Character]:
    found: list[Character] = []
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip():
            left, bottom, _, _ = text.get_charbox(index)
            found.append((letter, left, bottom))
    return found


def folded(pdf: bytes, middle: float) -> list[list[Character]]:
    """Return what stands on each page of the booklet, leafed through after folding.

    Each sheet of paper is two pages of the file, turned over the short edge: what is on the left of the
    back lies behind what is on the right of the front. The sheets lie in each other, the first outside.
    """
    halves = [
        ([one for one in page if one[1] < middle], [one for one in page if one[1] >= middle])
        for page in characters(pdf)
    ]
    sheets = list(zip(halves[::2], halves[1::2], strict=True))
    towards = [half for front, back in sheets for half in (front[1], back[0])]
    away = [half for front, back in reversed(sheets) for half in (back[1], front[0])]
    return towards + away
