"""Which sections are printed, and where."""

from __future__ import annotations

import pytest
from support.leaflets import composed

from handoutgen.model.inlines import plain
from handoutgen.model.parts import LeadPart, SectionPart


@pytest.mark.parametrize("heading", ["Nødhjælp", "Hvornår skal du søge læge?"])
def test_a_heading_for_red_flags_that_has_none_is_still_printed(heading, tmp_path):
    """No box takes it, so that it would be lost."""
    parts = composed(f"Tekst.\n\n## {heading}\n", tmp_path).parts

    assert [plain(part.heading) for part in parts if isinstance(part, SectionPart)] == [heading]


def test_what_stands_below_a_rule_behind_the_red_flags_is_printed_without_their_heading(tmp_path):
    parts = composed(
        "## Træning\n\nGå.\n\n## Hvornår skal du søge læge?\n\nVed feber.\n\n---\n\nRevideret i maj.\n",
        tmp_path,
    ).parts

    below = next(
        part for part in parts if isinstance(part, SectionPart | LeadPart) and "Revideret" in str(part)
    )
    assert isinstance(below, LeadPart)
    assert sum(isinstance(part, SectionPart) for part in parts) == 1
