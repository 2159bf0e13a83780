"""Sections that a clinic leaves out by their headings."""

from __future__ import annotations

import pytest
from support.leaflets import read_outline

from handoutgen.model.clinic import ArticleWishes
from handoutgen.model.inlines import plain
from handoutgen.understanding.leaving import leave_out

ARTICLE = (
    "Lead.\n\n## Hvad er det?\n\nEt led.\n\n### Om natten\n\nOndt.\n\n## Øvelser [hjemme]\n\n"
    "| Øvelse | Hvor meget |\n|---|---|\n| Knæbøj | 3 x 10 |\n\n"
    "## Ofte stillede spørgsmål om knæ\n\n### Må jeg løbe?\n\nJa. Søg læge akut ved feber.\n\n"
    "## Hvornår skal du søge læge?\n\n### Ring 112\n\n- Du besvimer.\n\n## Til sidst\n\nFarvel.\n"
)


@pytest.fixture
def outline(tmp_path):
    return read_outline(ARTICLE, tmp_path)


def headings(outline) -> list[str]:
    return [plain(section.heading.inlines) for section in outline.sections if section.heading]


@pytest.mark.parametrize(
    ("wanted", "gone"),
    [
        ("Hvad er det?", {"Hvad er det?", "Om natten"}),
        ("hvad ER  det?", {"Hvad er det?", "Om natten"}),
        ("Om natten", {"Om natten"}),
        ("Ofte stillede spørgsmål*", {"Ofte stillede spørgsmål om knæ", "Må jeg løbe?"}),
        ("*[hjemme]", {"Øvelser [hjemme]"}),
        ("Hvad er det", set()),
        ("Findes ikke", set()),
    ],
)
def test_a_section_goes_with_what_stands_below_it(outline, wanted, gone):
    """Until the next heading as high as its own; only `*` stands for other words."""
    found = leave_out(outline, (wanted,))

    assert set(headings(outline)) - set(headings(found)) == gone
    assert found.faults == outline.faults


def test_exercises_that_are_left_out_are_in_no_log(outline):
    """And questions in no list of questions."""
    found = leave_out(outline, ("Øvelser*", "Ofte*"))

    assert found.exercises == ()
    assert found.questions == ()


def test_red_flags_are_never_left_out(outline):
    """A clinic may shorten an article, not its warnings; it is told so once."""
    found = leave_out(outline, ("Hvornår*",))

    assert headings(found) == headings(outline)
    assert found.red_flags == outline.red_flags
    (fault,) = [fault for fault in found.faults if fault not in outline.faults]
    assert "they stay in the box" in fault.what


def test_a_red_flag_in_a_section_that_is_left_out_stays_in_the_box(outline):
    """The sentence itself is gone with its answer; the warning is not."""
    found = leave_out(outline, ("Ofte*",))

    assert any("feber" in plain(flag.inlines) for flag in found.red_flags)


def test_a_heading_that_this_article_does_not_have_is_told(outline):
    """A clinic that leaves out a section of one article means one that is there."""
    wishes = ArticleWishes(leave_out=("Om natten", "Om dagen", "Findes*"), path="clinic.toml", line=7)

    found = leave_out(outline, ("Findes heller ikke",), wishes)

    assert "Om natten" not in headings(found)
    assert [(str(fault.spot), fault.what.split("«")[0]) for fault in found.faults] == [
        ("clinic.toml:7", "»Om dagen"),
        ("clinic.toml:7", "»Findes*"),
    ]
