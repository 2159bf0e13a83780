"""The number of an exercise stands apart from its name."""

from __future__ import annotations

import pytest
from support.leaflets import set_text

from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.ink import Run

APART = 4.0
"""Points: with less, »10 Lunges« looks like one word."""


@pytest.mark.parametrize("edition", Edition)
def test_a_number_of_two_digits_does_not_touch_the_name(edition, tmp_path):
    rows = "".join(f"| Løft {'abcdefghijk'[number]} | 3 x 10 |\n" for number in range(11))
    table = f"## Øvelser\n\n| Øvelse | Dosis |\n|---|---|\n{rows}"

    pages = set_text(table, tmp_path, kind="exercises", edition=edition).pages

    runs = [ink for page in pages for ink in page.body if isinstance(ink, Run)]
    places = [place for place, run in enumerate(runs) if run.text == "10 "]
    assert places
    for place in places:
        number, name = runs[place], runs[place + 1]
        width = source_sans().style(bold=True).measure("10") * number.size / 1000
        assert name.x - number.x - width >= APART
