"""Days as Danes write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.danish.dates import DAYS, MONTHS, SHORT_DAYS, appointment, in_words, read_date, week_number


@pytest.mark.parametrize(
    "text",
    [
        "13/09/2025",
        "13/9 2025",
        "13/9-25",
        "13.9.2025",
        "13. 9. 2025",
        "13-09-2025",
        "2025-09-13",
        "2025/09/13",
        "2025-09-13T23:30:00+02:00",
        "2025-09-13 08.00",
        "13. september 2025",
        "13 sep 2025",
        "13. sept. 2025",
        "den 13. September 2025",
        "lørdag d. 13. september 2025",
        " 13.\u00a0september 2025 ",
    ],
)
def test_every_common_form_is_the_same_day(text):
    """Authors and their websites use all of them."""
    assert read_date(text) == date(2025, 9, 13)


def test_the_day_stands_before_the_month():
    """A Dane reads 3/4 as the third of April."""
    assert read_date("03/04/2025") == date(2025, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "snart",
        "31/02/2025",
        "2025-02-31",
        "09/13/2025",
        "2025",
        "13. sommer 2025",
        "0/0/0000",
        "1/1/20255",
    ],
)
def test_what_is_no_day_is_none(text):
    """It is never bent into one."""
    assert read_date(text) is None


def test_a_day_in_words_never_breaks_behind_its_number():
    """»13.« alone at the end of a line reads as the end of a sentence."""
    assert in_words(date(2025, 9, 13)) == "13.\u00a0september 2025"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_we_print_we_can_read(day):
    """Words and both kinds of figures."""
    assert read_date(in_words(day)) == day
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day


@given(st.text())
def test_no_text_is_too_odd_to_ask(text):
    """Front matter may hold anything."""
    assert read_date(text) is None or isinstance(read_date(text), date)


def test_weeks_are_counted_and_begun_as_in_denmark():
    """The last days of December can belong to week 1."""
    assert week_number(date(2025, 12, 29)) == 1
    monday = date(2025, 9, 8)
    assert [DAYS[(monday + timedelta(n)).weekday()][:3] for n in range(7)] == list(SHORT_DAYS)
    assert len(MONTHS) == 12


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-12-03T10:15:00", "torsdag 3.\u00a0december 2026 kl.\u00a010.15"),
        ("2026-12-06T08:05:00+01:00", "søndag 6.\u00a0december 2026 kl.\u00a08.05"),
        ("2026-12-03T00:00:00", "torsdag 3.\u00a0december 2026"),
    ],
)
def test_an_appointment_is_told_with_its_weekday(moment, words):
    """It is what a patient looks for; a spreadsheet's day without a time is midnight, when nobody comes."""
    assert appointment(datetime.fromisoformat(moment)) == words
    assert appointment(datetime.fromisoformat(moment).date()) == words.split(" kl.")[0]
