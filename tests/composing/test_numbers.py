"""The number of an exercise."""

from __future__ import annotations

import pytest
from support.leaflets import composed, read_outline

from handoutgen.composing.kinds import compose
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.inlines import plain
from handoutgen.model.leaflet import Kind
from handoutgen.model.parts import ExercisePart, LogPart, SectionPart
from handoutgen.model.patient import ExerciseChoice, Patient
from handoutgen.understanding.choices import choose

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
        ("1️⃣ Pendul", "Pendul"),
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


def test_a_dose_that_runs_over_numbered_steps_is_not_said_twice(tmp_path):
    """The steps tell it with their numbers between, and the column beside them would say it again."""
    article = "## Øvelser\n\n### Epley\n\n1. Vent 30 sekunder.\n2. Sid op.\n\nGentages 3 gange.\n"
    (part,) = (
        part for part in composed(article, tmp_path, Kind.EXERCISES).parts if isinstance(part, ExercisePart)
    )

    assert plain(part.rows[0].how) == "1. Vent 30 sekunder. 2. Sid op. Gentages 3 gange."
    assert part.rows[0].dose == ()


@pytest.mark.parametrize("title", ["Nr.", "#", "", "nummer"])
def test_a_column_that_counts_the_exercises_is_left_out(title, tmp_path):
    """The leaflet numbers them itself, and »1 1« is no number."""
    table = numbered_table(title, "1", "2.")

    (grid,) = composed(table, tmp_path).grids

    assert [plain(cell) for cell in grid.header] == ["Øvelse", "Dosis"]
    assert [(row.number, plain(row.cells[grid.name])) for row in grid.rows] == [
        (1, "Rotræk"),
        (2, "Armstræk"),
    ]
    assert [plain(row.cells[one]) for row in grid.rows for one in grid.dose] == ["3 x 12", "2 x 8"]


def test_a_clinicians_dose_leaves_it_out_too(tmp_path):
    """Her dose stands alone, in one column; her order has numbers of its own."""
    table = (
        numbered_table("Nr.", "1", "2")
        .replace("Dosis |\n|---", "Sæt | Reps |\n|---|---")
        .replace(" x ", " | ")
    )
    hers = Patient(exercises=(ExerciseChoice("2", dose="1 x 5"), ExerciseChoice("1")))

    (grid,) = compose(choose(read_outline(table, tmp_path), None, hers), PLAIN_CLINIC).grids

    assert [plain(cell) for cell in grid.header] == ["Øvelse", "Hvor meget"]
    assert [(row.number, plain(row.cells[0])) for row in grid.rows] == [(1, "Armstræk"), (2, "Rotræk")]


@pytest.mark.parametrize(
    ("title", "numbers"), [("Nr.", ("2", "1")), ("Nr.", ("1a", "1b")), ("Farve", ("1", "2"))]
)
def test_a_column_of_numbers_that_say_more_stays(title, numbers, tmp_path):
    """»Uge 1« is no number of an exercise, and neither is one that the clinic's wall chart gave it."""
    (grid,) = composed(numbered_table(title, *numbers), tmp_path).grids

    assert [plain(cell) for cell in grid.header] == [title, "Øvelse", "Dosis"]
    assert tuple(plain(row.cells[0]) for row in grid.rows) == numbers


def numbered_table(title: str, first: str, second: str) -> str:
    """Return a table of two exercises behind a column of numbers."""
    return (
        f"## Øvelser\n\n| {title} | Øvelse | Dosis |\n|---|---|---|\n"
        f"| {first} | Rotræk | 3 x 12 |\n| {second} | Armstræk | 2 x 8 |\n"
    )
