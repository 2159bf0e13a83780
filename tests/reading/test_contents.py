"""A list of contents leads nowhere on paper."""

from __future__ import annotations

import pytest

from handoutgen.model.article import Heading, List
from handoutgen.model.inlines import plain

BELOW = "## Om knæet {#knae}\n\nEt led.\n\n## Hvad kan jeg gøre?\n\nGå.\n\n### Øvelser (uge 1)\n\nBøj.\n"
CONTENTS = (
    "- [Om knæet](#knae)\n- [**Hvad** kan jeg gøre?](#hvad-kan-jeg-g%C3%B8re)\n"
    "  - [Øvelser (uge 1)](#oevelser)\n"
)


def words(article) -> list[str]:
    """Return headings and paragraphs, top to bottom."""
    return [plain(block.inlines) for block in article.blocks if not isinstance(block, List)]


@pytest.mark.parametrize("contents", [CONTENTS, CONTENTS.replace("- [", "1. [").replace("  1.", "   1.")])
@pytest.mark.parametrize("above", ["## Indhold\n\n", "### Hvad finder jeg her?\n\n", "**Indhold:**\n\n", ""])
def test_a_list_of_contents_is_left_out_with_its_heading(body, above, contents):
    """Its author hears so at the line where it begins."""
    article = body(f"Kære patient.\n\n{above}{contents}\n{BELOW}")

    assert words(article) == ["Kære patient.", *words(body(BELOW))]
    assert not any(isinstance(block, List) for block in article.blocks)
    assert [(fault.spot.line, fault.rule) for fault in article.faults] == [(6, "contents")]


@pytest.mark.parametrize(
    "contents",
    [
        "- [Om knæet](#knae)\n- Ring 112 ved blødning\n",
        "- [Om knæet](#knae)\n- [Et andet sted](#hofte)\n",
        "- [Om knæet](#knae) og mere\n- [Øvelser](#øvelser-uge-1)\n",
        "- [Om knæet](#knae)\n\n  Et led.\n- [Øvelser](#øvelser-uge-1)\n",
        "- [Om knæet](#knae)\n",
    ],
)
def test_a_list_that_says_more_stays(body, contents):
    """What is no link to a heading of the article may be what a patient needs."""
    article = body(f"{contents}\n{BELOW}")

    assert isinstance(article.blocks[0], List)
    assert "contents" not in {fault.rule for fault in article.faults}


def test_a_heading_that_heads_more_stays(body):
    """Words below the list, or headings deeper than its own."""
    article = body(f"## Indhold\n\n{CONTENTS}\nLæs det hele.\n\n{BELOW}")

    assert isinstance(article.blocks[0], Heading)
    assert words(article)[:2] == ["Indhold", "Læs det hele."]


@pytest.mark.parametrize("mark", ["[TOC]", "[[_TOC_]]", "{:toc}"])
def test_the_mark_for_a_list_of_contents_is_left_out_too(body, mark):
    article = body(f"Kære patient.\n\n{mark}\n\n{BELOW}")

    assert words(article) == ["Kære patient.", *words(body(BELOW))]
    assert [(fault.spot.line, fault.rule) for fault in article.faults] == [(6, "contents")]
