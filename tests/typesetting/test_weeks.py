"""A week of the log is set as high as it was reckoned to be: pages are planned by it."""

from __future__ import annotations

import pytest

from handoutgen.model.inlines import Text
from handoutgen.model.leaflet import Edition
from handoutgen.model.parts import LogPart, LogRow
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.galley import Galley
from handoutgen.typesetting.look import look_of
from handoutgen.typesetting.shop import Shop
from handoutgen.typesetting.tags import Tag
from handoutgen.typesetting.text import Setter
from handoutgen.typesetting.weeks import Weeks


@pytest.mark.parametrize("letters", range(1, 40))
def test_a_number_of_two_digits_may_need_a_line_more(letters):
    """»10.« is wider than »1.«, and may send a word to the next line."""
    row = LogRow((Text(f"Løft {'å' * letters}"),), "3 x 10", 3, 0)
    shop = Shop(look_of(Edition.STANDARD), Setter(source_sans()), Galley())
    weeks = Weeks(shop, LogPart((row,) * 12, 1))

    weeks.set(0, Tag("Sect"))

    assert shop.galley.height == pytest.approx(weeks.height())
