"""Civil registration numbers: found in every spelling, and not in everything with ten digits."""

from __future__ import annotations

import pytest

from handoutgen.danish.cpr import holds_cpr


@pytest.mark.parametrize(
    "text",
    [
        "010190-0000",
        "0101900000",
        "CPR 010190 0000",
        "cpr:010190–0000",
        "010190 - 0000",
        "x010190-0000.",
        "290200-4000",
    ],
)
def test_a_number_that_begins_with_a_birthday_is_one(text):
    """None of these belongs to anybody: the last digits are invented."""
    assert holds_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        "+45 00 12 34 56",
        "+4501019000",
        "+460101900000",
        "310290-0000",
        "290201-4000",
        "010190-00000",
        "5701019000001",
        "ISBN 978-87-0000-000-0",
        "00 12 34 56, 00 12 34 57",
        "13/09/2025",
    ],
)
def test_other_numbers_are_none(text):
    """Phones, bar codes and days that never were."""
    assert not holds_cpr(text)
