"""Phone numbers, in pairs for the eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.danish.phones import in_pairs


@pytest.mark.parametrize("text", ["00123456", "00 12 34 56", "0012 3456", "00-12-34-56", "00.12.34.56"])
def test_a_danish_number_is_set_in_unbreakable_pairs(text):
    """Half a number on the next line is a wrong number."""
    assert in_pairs(text) == "00\u00a012\u00a034\u00a056"


@pytest.mark.parametrize(
    "text", ["+4500123456", "0045 00 12 34 56", "(+45) 0012 3456", "+45\u00a000\u00a012\u00a034\u00a056"]
)
def test_the_country_is_kept_where_it_was_written(text):
    """Some clinics have patients from abroad."""
    assert in_pairs(text) == "+45\u00a000\u00a012\u00a034\u00a056"


@pytest.mark.parametrize(
    "text", ["112", "1813", "116 117", "+46 (0)8-123 456", "0049 30 123456", "+47 12 34 56 78"]
)
def test_short_and_foreign_numbers_stay_as_written(text):
    """Their owners group them in their own way."""
    assert in_pairs(text) == text


@given(st.from_regex(r"(\+45|0045)? ?([0-9][ .-]?){8}", fullmatch=True))
def test_no_digit_is_ever_changed(text):
    """A wrong digit in a phone number cannot be seen."""

    def digits(text: str) -> str:
        return "".join(filter(str.isdigit, text))

    assert digits(in_pairs(text))[-8:] == digits(text)[-8:]
    assert in_pairs(in_pairs(text)) == in_pairs(text)
