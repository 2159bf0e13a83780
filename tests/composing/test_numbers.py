"""The number of an exercise."""

from __future__ import annotations

import pytest
from support.leaflets import composed

from handoutgen.model.inlines import plain
from handoutgen.model.leaflet import Kind
from handoutgen.model.parts import ExercisePart, LogPart, SectionPart

LIST = "## Opvarmningsøvelser\n\n- **Cirkler:** 3 x 10.\n- **Pendul:** 2 x 15.\n"
TABLE = "## Styrkeøvelser\n\n| Øvelse | Dosis |\n|---|---|\n| Rotræk | 3 x 12 |\n| Armstræk | 2 x 8 |\n"


@pytest.mark.parametrize("article", [f"{LIST}\n{TABLE}", f"{TABLE}\n{LIST}"])
@pytest.mark.parametrize("kind", [Kind.LEAFLET, Kind.EXERCISES])
def test_a_number_means_the_same_in_tables_lists_and_log(article, kind, tmp_path):
    """Below a list of exercises a table began with 1, but the log counted the list's too.

    Whoever chose `--exercise 2` got another exercise than the sheet shows.
    """
    leaflet = composed(article, tmp_path, kind=kind)

    (log,) = [part for part in leaflet.parts if isinstance(part, LogPart)]
    by_number = {number: plain(row.name) for number, row in enumerate(log.rows, start=1)}
    printed = [(row.number, plain(row.cells[grid.name])) for grid in leaflet.grids for row in grid.rows]
    printed += [
        (row.number, plain(row.name))
        for part in leaflet.parts
        if isinstance(part, ExercisePart)
        for row in part.rows
    ]
    assert len(printed) >= 2
    assert all(by_number[number] == name for number, name in printed)


def test_the_sheet_of_exercises_begins_with_the_first(tmp_path):
    leaflet = composed(f"{LIST}\n{TABLE}", tmp_path, kind=Kind.EXERCISES)

    kinds = [type(part) for part in leaflet.parts if isinstance(part, ExercisePart | SectionPart)]
    assert kinds == [ExercisePart, SectionPart]


@pytest.mark.parametrize(
    ("heading", "printed"),
    [
        ("Øvelse 1 – Pendul", "Pendul"),
        ("1. Pendul", "Pendul"),
        ("Øvelse 1: **Pendul**", "Pendul"),
        ("Øvelse 2: Pendul", "Øvelse 2: Pendul"),
        ("Øvelse 1", "Øvelse 1"),
        ("1-bens stand", "1-bens stand"),
    ],
)
def test_a_number_is_not_said_twice(heading, printed, tmp_path):
    leaflet = composed(f"## Øvelser\n\n### {heading}\n\nGør det 3 x 10.\n", tmp_path, kind=Kind.EXERCISES)

    for part in leaflet.parts:
        if isinstance(part, LogPart | ExercisePart):
            assert [plain(row.name) for row in part.rows] == [printed]
