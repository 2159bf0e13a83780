"""Where there is nothing to fill in, there is a line for a pen, and room above it for a hand: 7 mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.inked import all_edges, inked_outline
from support.leaflets import BODY, pdf_of, read_outline, write_clinic
from support.listening import words_of

from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.reading.clinics import read_clinic
from handoutgen.typesetting.ink import Box, Paint, Rule

if TYPE_CHECKING:
    from support.inked import InkedPage

PEN = 7 * 72 / 25.4
TO_WRITE_ON = (0.7, 0.8)
"""Widths of lines to write on; what parts rows or pages is thinner, or stronger and black."""
CLINICS = {
    "none": "",
    "without-a-phone": 'name = "Klinik Å"\n',
    "full": 'name = "Klinik Å"\nphone = "00112233"\nbooking = "https://k.example/"\n'
    + '[[departments]]\nname = "N"\nstreet = "Vej 1"\nhours = ["Mandag kl. 8–16", "Onsdag kl. 8–16"]\n' * 2,
    "five": 'name = "Klinik Å"\n' + '[[departments]]\nname = "N"\nstreet = "Vej 1"\nhours = ["Mandag"]\n' * 5,
}
HEAD = "---\ntitle: Knæ\nlog: {weeks: 3, columns: [Skridt i dag, Søvn]}\n---\n\n"


def pen_lines(page: InkedPage) -> list[Rule]:
    return [
        ink
        for ink in (*page.body, *page.imprint)
        if isinstance(ink, Rule) and ink.y == ink.y2 and ink.paint is Paint.LINE and ink.width in TO_WRITE_ON
    ]


def free_above(line: Rule, page: InkedPage) -> float:
    """Return how high the white is above a line, from the ink that stands over any part of it."""
    lowest = 0.0
    for (left, top, right, bottom), ink in all_edges(page):
        if min(right, line.x2) - max(left, line.x) <= 0.5 or ink is line:
            continue
        if isinstance(ink, Box) and top < line.y < bottom + 1:
            bottom = top  # a tint behind it: its upper edge alone is ink
        if bottom <= line.y - 0.5:
            lowest = max(lowest, bottom)
    return line.y - lowest


@pytest.mark.parametrize("clinic", CLINICS)
@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", Kind)
def test_every_line_has_room_for_a_hand(kind, edition, clinic, tmp_path):
    """Old hands write large, and a pen at the treatment table has no desk below it."""
    who = read_clinic(write_clinic(CLINICS[clinic], tmp_path / "k")) if CLINICS[clinic] else PLAIN_CLINIC
    setting = inked_outline(read_outline(HEAD + BODY, tmp_path), who, kind, edition)

    found = [(line, page) for page in setting.pages for line in pen_lines(page)]
    assert len(found) > 3 + 3 * 7 * 2
    tight = {(round(line.x), round(line.y), round(free_above(line, page), 1)) for line, page in found
        if free_above(line, page) < PEN - 0.05}  # fmt: skip
    assert tight == set()


@pytest.mark.parametrize("edition", Edition)
def test_what_else_to_write_down_is_printed_whole(edition, tmp_path):
    """The author's own words, however many; only their first line was."""
    asked = "Hvor mange skridt har du gået i dag, målt med telefon eller ur fra morgen til aften?"
    head = f"---\ntitle: Knæ\nlog: {{columns: ['{asked}']}}\n---\n\n"

    words = " ".join(words_of(pdf_of(head + BODY, tmp_path, kind="log", edition=edition)))

    assert words.count(asked) == 2
