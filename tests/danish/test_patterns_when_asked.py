"""Patterns are compiled when they are first asked, and answer as all others do."""

from __future__ import annotations

import re

from handoutgen.danish.patterns import pattern


def test_a_pattern_answers_as_one_that_was_compiled_at_once():
    """Whoever asks it sees no difference, the first time and the second."""
    numbers = pattern(r"(?P<figure>\d+) SÆT", re.IGNORECASE)
    assert numbers.sub("?", "3 sæt og 10 Sæt") == "? og ?"
    assert [found["figure"] for found in numbers.finditer("3 sæt og 10 Sæt")] == ["3", "10"]
    assert numbers.match("så 3 sæt") is None
    assert numbers.pattern == r"(?P<figure>\d+) SÆT"
