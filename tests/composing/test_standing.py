"""A leaflet says whether anybody reviewed its article, and claims nothing that its author did not write."""

from __future__ import annotations

import pytest
from support.judging import objections
from support.leaflets import BODY, pdf_of
from support.listening import words_of
from support.seeing import pages

from handoutgen.model.leaflet import Edition

HEAD = "---\ntitle: Ondt i knæet\nlastUpdated: 13/09/2025\n{}---\n\n"


@pytest.mark.parametrize(
    ("keys", "foot"),
    [
        ("", "Opdateret 13. september 2025"),
        ("reviewedBy:\n", "Opdateret 13. september 2025 · Ikke fagligt gennemgået"),
        ('reviewedBy: ""\n', "Opdateret 13. september 2025 · Ikke fagligt gennemgået"),
        ("reviewedBy: Ida Eksempel\n", "Opdateret 13. september 2025 · Fagligt gennemgået af Ida Eksempel"),
        ("draft: true\n", "Kladde · Opdateret 13. september 2025"),
        ("draft: false\n", "Opdateret 13. september 2025"),
    ],
)
def test_the_foot_of_each_page_says_how_the_article_stands(keys, foot, tmp_path):
    """Who holds one loose page sees it."""
    pdf = pdf_of(HEAD.format(keys) + BODY, tmp_path)

    for page in pages(pdf):
        (line,) = [line for line in page.replace("\xa0", " ").splitlines() if "Side " in line]
        assert line.partition(" Side ")[0].rstrip().endswith(foot)


@pytest.mark.parametrize("edition", Edition)
def test_a_listener_hears_that_nobody_reviewed_it(edition, tmp_path):
    """The foot of a page is not read aloud."""
    pdf = pdf_of(HEAD.format("reviewedBy:\n") + BODY, tmp_path, edition=edition)

    assert "Pjecen er ikke fagligt gennemgået endnu." in " ".join(words_of(pdf))
    assert objections(pdf) == []


def test_without_the_key_nothing_is_said_of_review(tmp_path):
    """An article of a clinic's own is its own affair."""
    assert "gennemgået" not in " ".join(pages(pdf_of(HEAD.format("") + BODY, tmp_path)))
