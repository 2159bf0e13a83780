"""Patterns are compiled when they are first asked, and answer as all others do."""

from __future__ import annotations

import re
import subprocess
import sys

from handoutgen.danish.patterns import pattern

_WATCH = """
import re, sys
compiled = re.compile
def watched(expression, flags=0):
    caller = sys._getframe(1).f_globals["__name__"]
    if caller.startswith("handoutgen"):
        print(caller, expression)
    return compiled(expression, flags)
re.compile = watched
import handoutgen.reading.articles, handoutgen.understanding.articles
"""


def test_a_pattern_answers_as_one_that_was_compiled_at_once():
    """Whoever asks it sees no difference, the first time and the second."""
    numbers = pattern(r"(?P<figure>\d+) SÆT", re.IGNORECASE)
    assert numbers.sub("?", "3 sæt og 10 Sæt") == "? og ?"
    assert [found["figure"] for found in numbers.finditer("3 sæt og 10 Sæt")] == ["3", "10"]
    assert numbers.match("så 3 sæt") is None
    assert numbers.pattern == r"(?P<figure>\d+) SÆT"


def test_nothing_is_compiled_before_an_article_is_read():
    """To be loaded costs reading and understanding no pattern: most articles ask for few of them."""
    watched = subprocess.run([sys.executable, "-c", _WATCH], capture_output=True, text=True, check=True)
    assert watched.stdout == ""
