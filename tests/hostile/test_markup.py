"""Markup of other languages in an article is the text that it is."""

from __future__ import annotations

import pytest
from support.hostile import Case, article, judge

CASES = [
    Case("ReportLab's mini-markup", {"handouts/a.md": article("Tag &lt;font color='red'> og <b>fed</b>.\n")}),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_markup_is_printed_as_the_text_it_is(case, desk):
    """And nothing of it is carried out."""
    judge(case, desk)
