"""A line through or below words goes where the words go."""

from __future__ import annotations

import pytest
from support.leaflets import composed

from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.ink import Rule, Run
from handoutgen.typesetting.pages import set_leaflet

MARKED = "~~gammelt~~ og [nyt](https://x.example)"


@pytest.mark.parametrize(
    "text",
    [
        f"{MARKED}\n",
        f"## {MARKED}\n\nTekst.\n",
        f"## Hvornår skal du søge læge? {MARKED}\n\n- Søg læge akut ved {MARKED}.\n",
        f"| A | B |\n|---|---|\n| {MARKED} | b |\n| a | {MARKED} |\n",
    ],
    ids=["paragraph", "margin", "box", "table"],
)
def test_lines_of_words_stay_level_and_beside_them(text, tmp_path):
    """Words are set first and moved to their place afterwards; a line left behind would cross the page."""
    page = set_leaflet(composed(text, tmp_path), source_sans()).pages[0]

    rules = [ink for ink in page.body if isinstance(ink, Rule)]
    assert all(rule.y == rule.y2 or rule.x == rule.x2 for rule in rules)
    for word in ("gammelt", "nyt"):
        runs = [ink for ink in page.body if isinstance(ink, Run) and ink.text.strip() == word]
        assert runs
        for run in runs:
            assert any(
                abs(rule.x - run.x) < 0.1 and run.y - run.size < rule.y < run.y + run.size for rule in rules
            )
