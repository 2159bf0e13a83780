"""Each mark on a page and each link has its element, however many an imprint brings."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.judging import objections
from support.leaflets import DAY
from support.listening import words_of
from support.pairing import astray

from handoutgen.model.leaflet import Edition
from handoutgen.model.patient import Patient
from handoutgen.press import make_leaflet

ARTICLE = Path(__file__).resolve().parents[2] / "handouts" / "krampe-i-laeggen.md"
HOUSE = """
[[departments]]
name = "Hus {number}"
street = "Prøvevej {number}"
town = "0000 Prøveby"
phone = "00 00 20 {number}"
"""


@pytest.mark.parametrize("patient", [None, Patient("Åse Prøve", DAY, "Jens", next_time="torsdag kl. 10")])
@pytest.mark.parametrize("houses", [1, 9, 16])
@pytest.mark.parametrize("edition", Edition)
def test_a_clinic_may_have_any_number_of_departments(tmp_path, houses, patient, edition):
    """A plate tells of some marks ahead; a clinic with more of them is heard as well as any."""
    path = tmp_path / "clinic.toml"
    numbers = [f"{10 + number}" for number in range(houses)]
    path.write_text(
        'name = "Prøvehusene"\nphone = "00 00 20 00"\n'
        + "".join(HOUSE.format(number=number) for number in numbers),
        encoding="utf-8",
    )

    pdf = make_leaflet(ARTICLE, path, edition=edition, issued=DAY, patient=patient)

    assert astray(pdf) == []
    assert objections(pdf) == []
    words = words_of(pdf)
    assert [number for number in numbers if words.count(number) < 2] == []
