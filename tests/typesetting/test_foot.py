"""The foot of each page: short title, standing of the article, and the page."""

from __future__ import annotations

import pytest
from support.leaflets import leaflet_of
from support.rendered import LINE_END, assert_nothing_over_letters, drawn

from handoutgen.model.leaflet import Edition

REVIEWED = (
    "---\ntitle: Ondt i knæet\nlastUpdated: 13/09/2025\nreviewedBy:\n"
    "  - Ditte Fog, fysioterapeut og specialist i muskuloskeletal fysioterapi\n"
    "  - Bo Eng, overlæge på afdelingen for ortopædkirurgi\n---\n\nHvil benet.\n"
)

DRAFT = (
    "---\ntitle: Svimmelhed fra det indre øre og nakken\nlastUpdated: 24/09/2026\nreviewedBy:\ndraft: true\n"
    "---\n\nHvil.\n"
)


@pytest.mark.parametrize("edition", Edition)
def test_reviewers_that_fill_more_than_the_foot_are_cut_and_told_of(edition, tmp_path):
    """They ran over the number of the page, and off the paper."""
    printed = leaflet_of(REVIEWED, tmp_path, edition=edition)

    assert_nothing_over_letters(drawn(printed.pdf))
    (fault,) = [fault for fault in printed.faults if fault.rule == "reviewers-cut"]
    assert fault.spot.line == 4
    assert "Bo Eng" in fault.what
    assert "is cut there" in fault.what


@pytest.mark.parametrize("edition", Edition)
def test_the_title_gives_way_before_anything_is_cut(edition, tmp_path):
    """It stands on page 1; and where nobody is named, nobody can be named more briefly."""
    printed = leaflet_of(DRAFT, tmp_path, edition=edition)

    foot = " ".join(drawn(printed.pdf)[0].text.split())
    assert "Kladde · Opdateret 24. september 2026 · Ikke fagligt gennemgået" in foot
    assert [fault for fault in printed.faults if fault.rule == "reviewers-cut"] == []


def test_a_soft_hyphen_does_not_show_in_the_foot(tmp_path):
    """Nothing is broken there: »knæ-led« would be another word."""
    printed = leaflet_of("---\ntitle: Dit knæ\u00adled\n---\n\nHvil benet.\n", tmp_path)

    (sheet,) = drawn(printed.pdf)
    assert sheet.text.count("knæled") == 2
    assert LINE_END not in sheet.text
