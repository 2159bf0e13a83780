"""Doses are read where they are plain, and left alone where they are not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.outline import Dose
from handoutgen.understanding.doses import mentions_dose, read_dose
from handoutgen.understanding.frequencies import read_frequency

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "doses.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PIECES = (
    "3 10 2,5 0 30–60 x × sæt reps gange sek. min. hold pause dagligt om ugen pr. ben til eller en tre "
    "( ) , . : – morgen og aften hver anden dag uge op løft 112 ½ ² kg"
)
ANY_DOSE = st.lists(st.sampled_from(PIECES.split())).map(" ".join)


def told(dose: Dose) -> set[str]:
    frequency = dose.frequency
    values = {
        "sets": dose.sets,
        "reps": dose.reps,
        "times": dose.times,
        "hold": dose.hold_seconds,
        "day": frequency and frequency.per_day,
        "week": frequency and frequency.per_week,
    }
    return {
        f"{name} {value[0]}" if value[0] == value[1] else f"{name} {value[0]}-{value[1]}"
        for name, value in values.items()
        if value
    }


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_dose_is_read_as_a_physiotherapist_reads_it(text, expected):
    assert told(read_dose(text)) == (set() if expected == "-" else set(expected.split(", ")))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_words_of_a_dose_are_kept(text, expected):
    assert read_dose(text).text == text.strip()


def test_the_frequency_keeps_its_own_words():
    frequency = read_dose("3 x 10, 3 gange om ugen").frequency

    assert frequency is not None
    assert frequency.text == "3 gange om ugen"


@pytest.mark.parametrize(
    "text", ["", "engang imellem", "3", "i uge 1–2 dagligt, derefter hver anden dag", "2 gange i 14 dage"]
)
def test_a_frequency_in_doubt_is_none(text):
    assert read_frequency(text) is None


def test_every_hour_is_a_frequency_without_figures():
    frequency = read_frequency("hver 2. time")

    assert frequency is not None
    assert (frequency.per_day, frequency.per_week) == (None, None)


@given(st.text() | ANY_DOSE)
def test_no_words_are_too_strange(text):
    """Whatever stands in a dose cell, the leaflet is made."""
    dose = read_dose(text)
    read_frequency(text)
    mentions_dose(text)

    assert dose.text == text.strip()
    for value in (dose.sets, dose.reps, dose.times, dose.hold_seconds):
        assert value is None or 1 <= value[0] <= value[1]


@given(ANY_DOSE, st.sampled_from(["7 km", "uge 4", "12,5 %", "RPE 6", "14"]))
def test_a_figure_not_understood_leaves_all_unread(text, figure):
    """Half a dose is worse than none."""
    assert not read_dose(f"{text}; bemærk {figure}").parsed
