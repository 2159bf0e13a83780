"""How a log uses its pages: few of them, and those well."""

from __future__ import annotations

import pytest
from support.inked import inked_outline
from support.leaflets import read_outline

from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.typesetting.ink import Paint, Rule, Run


def log_pages(exercises: int, weeks: int, folder, kind=Kind.LOG, columns=(), edition=Edition.STANDARD):
    """Return the pages of a log of exercises with three sets each."""
    names = "Knæbøj Hælløft Bækkenløft Tåløft Benstræk Armstræk Rotræk Planke Udfald".split()  # noqa: SIM905
    rows = "".join(f"| {name} | 3 x 10 |\n" for name in names[:exercises])
    head = f"---\ntitle: Ondt i knæet\nlog: {{weeks: {weeks}, columns: [{', '.join(columns)}]}}\n---\n\n"
    article = f"{head}## Øvelser\n\n| Øvelse | Dosis |\n|---|---|\n{rows}"
    return inked_outline(read_outline(article, folder), PLAIN_CLINIC, kind, edition).pages


def weeks_on(page) -> list[str]:
    words = [" ".join(ink.text.split()) for ink in page.body if isinstance(ink, Run)]
    return [word for word in words if word.startswith("Uge ") and word[4:].isdigit()]


def lowest(page) -> float:
    """Return how far down a log goes, as a share of its page above the foot."""
    foot = 842 - 18.5 * 72 / 25.4
    lines = [ink.y for ink in page.body if isinstance(ink, Rule) and ink.paint is Paint.LINE]
    return max(line for line in lines if line < foot) / foot


@pytest.mark.parametrize("columns", [(), ("Søvn",)])
def test_three_exercises_and_what_else_to_write_down_fit_one_page_for_two_weeks(columns, tmp_path):
    """A few points of white round the boxes were worth a sheet of paper."""
    (page,) = log_pages(3, 2, tmp_path, columns=columns)

    assert weeks_on(page) == ["Uge 1", "Uge 2"]


def test_a_week_on_a_page_of_its_own_uses_it(tmp_path):
    """Half of both pages was blank: rows are higher, and there are lines to write remarks on."""
    first, second = log_pages(6, 2, tmp_path)

    assert [weeks_on(page) for page in (first, second)] == [["Uge 1"], ["Uge 2"]]
    assert lowest(first) > 0.85
    assert lowest(second) > 0.6


@pytest.mark.parametrize(("weeks", "shared"), [(3, [2, 1]), (4, [2, 2]), (5, [3, 2])])
def test_weeks_are_shared_out_evenly(weeks, shared, tmp_path):
    pages = log_pages(4, weeks, tmp_path, Kind.EXERCISES)

    assert [len(weeks_on(page)) for page in pages if weeks_on(page)] == shared


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("exercises", [1, 4, 9])
@pytest.mark.parametrize("kind", [Kind.EXERCISES, Kind.LOG])
def test_the_panel_stands_below_a_week(kind, exercises, edition, tmp_path):
    """Never on a page of its own: of a week that no page holds, rows come over."""
    *_, last = log_pages(exercises, 2, tmp_path, kind, edition=edition)

    boxes = [ink.tag for ink in last.body if getattr(ink, "tag", None) and "kryds" in (ink.tag.actual or "")]
    assert boxes
