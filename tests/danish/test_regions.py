"""The regions' out-of-hours numbers: a wrong one in a red-flag box is worse than none."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta

import pytest
from support.leaflets import BODY, leaflet_of
from support.listening import words_of

from handoutgen.danish.regions import DATA, REGIONS, regional_lines
from handoutgen.model.faults import Level
from handoutgen.model.leaflet import Edition, Kind

ACUTE = BODY + "Søg læge akut, hvis du får feber.\n"
FACTS = tomllib.loads(DATA.read_text(encoding="utf-8"))
NUMBERS = {
    "hovedstaden": "1813",
    "sjaelland": "1818",
    "syddanmark": "70 11 07 07",
    "midtjylland": "70 11 31 31",
    "nordjylland": "70 15 03 00",
}
"""As the sources said on the day they were read."""
WHILE_IT_HOLDS = date(2026, 12, 31)


def said(pdf: bytes) -> str:
    return " ".join(words_of(pdf))


def clinic(region: str, more: str = "") -> str:
    return f'name = "Klinik Å"\nregion = "{region}"\n{more}'


def test_the_data_hold_the_regions_a_clinic_may_name():
    """The list is there so that the data need not be read for a clinic without a region."""
    assert tuple(FACTS) == REGIONS == tuple(regional_lines())


@pytest.mark.parametrize("region", REGIONS)
def test_every_number_has_a_source_and_its_days(region):
    """Who looks after the data finds the page again, and is made to look within a year."""
    facts, line = FACTS[region], regional_lines()[region]

    assert re.fullmatch(r"https://[\w.-]+/\S+", line.source)
    assert date(2026, 1, 1) < line.verified_on < line.line.valid_until
    assert line.line.valid_until - line.verified_on <= timedelta(days=372)
    assert set(facts) <= {"name", "phone", "hours", "source", "verified_on", "valid_until"}
    assert " ".join(line.line.phone.split()) == NUMBERS[region]


@pytest.mark.parametrize("region", ["hovedstaden", "sjaelland"])
def test_the_regions_that_merge_end_with_the_year(region):
    """Region Østdanmark begins on 1 January 2027; nobody has said yet under which number."""
    assert regional_lines()[region].line.valid_until == date(2026, 12, 31)


@pytest.mark.parametrize("region", [*REGIONS, "Region Sjælland", "SYDDANMARK"])
@pytest.mark.parametrize("edition", Edition)
def test_a_regions_number_is_printed_in_the_box(region, edition, tmp_path):
    """On the leaflet and on the sheet of exercises, without a fault, as long as it holds."""
    key = region.lower().removeprefix("region ").replace("æ", "ae")
    for kind in (Kind.LEAFLET, Kind.EXERCISES):
        made = leaflet_of(ACUTE, tmp_path, clinic(region), edition=edition, kind=kind, issued=WHILE_IT_HOLDS)

        assert NUMBERS[key] in said(made.pdf)
        assert FACTS[key].get("hours", "") in said(made.pdf)
        assert made.faults == ()


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("edition", Edition)
def test_a_number_that_expired_is_told_and_not_printed(region, edition, tmp_path):
    """The patient is sent to »lægevagten«, and the clinic to its region's page."""
    day = regional_lines()[region].line.valid_until + timedelta(days=1)
    made = leaflet_of(ACUTE, tmp_path, clinic(region), edition=edition, issued=day)

    assert NUMBERS[region] not in said(made.pdf)
    assert "ring til lægevagten" in said(made.pdf)
    (fault,) = made.faults
    assert (fault.level, fault.spot.path[-11:]) == (Level.WARNING, "clinic.toml")
    assert fault.what.startswith(
        f"Region {region}'s out-of-hours number expired on {day - timedelta(days=1)}"
    )
    assert "[urgent]" in fault.mend


URGENT = '[urgent]\nname = "Vagten"\nphone = "00001813"\nvalid_until = 2027-06-30\n'


@pytest.mark.parametrize("day", [WHILE_IT_HOLDS, date(2027, 1, 1)])
def test_a_clinics_own_number_goes_before_the_regions(day, tmp_path):
    """Also where the region's has expired: this is how a clinic mends that."""
    made = leaflet_of(ACUTE, tmp_path, clinic("hovedstaden", URGENT), issued=day)

    assert "00 00 18 13" in said(made.pdf)
    assert "Akuttelefonen" not in said(made.pdf)
    assert made.faults == ()


def test_a_clinics_own_number_that_expired_is_not_replaced_in_silence(tmp_path):
    """It confirmed that one, and not the region's."""
    made = leaflet_of(ACUTE, tmp_path, clinic("midtjylland", URGENT), issued=date(2027, 7, 1))

    assert "70 11 31 31" not in said(made.pdf)
    assert "ring til lægevagten" in said(made.pdf)
    (fault,) = made.faults
    assert fault.what.startswith("The out-of-hours number expired on 2027-06-30")


def test_without_a_region_no_number_is_made_up(tmp_path):
    """A clinic near a border knows better than a map."""
    text = said(leaflet_of(ACUTE, tmp_path, 'name = "Klinik Å"\n').pdf)

    assert "ring til lægevagten" in text
    assert not any(number in text for number in NUMBERS.values())
