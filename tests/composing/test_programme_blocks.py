"""A programme stands in the place of the article's exercises: all of them, and nothing else."""

from __future__ import annotations

import pytest
from support.leaflets import PLAIN_CLINIC, read_outline

from handoutgen.composing.kinds import compose
from handoutgen.model.article import within
from handoutgen.model.inlines import plain
from handoutgen.model.leaflet import Kind
from handoutgen.model.parts import LeadPart, SectionPart
from handoutgen.model.patient import ExerciseChoice, Patient
from handoutgen.understanding.choices import choose
from handoutgen.understanding.leaving import leave_out

RO = "\n\n## Ro\n\nHvil.\n"
WAYS = {
    "letters": "## Øvelser\n\nRoligt.\n\na) Bro. Løft. 3 x 10.\n\nb) Tå. Op. 2 x 8." + RO,
    "letters in lines": "## Øvelser\n\nRoligt.\na) Bro. Løft. 3 x 10.\nb) Tå. Op. 2 x 8." + RO,
    "bold lines": "## Øvelser\n\nRoligt.\n\n**Bro**\n\nLøft. 3 x 10.\n\n**Tå**\n\nOp. 2 x 8." + RO,
    "groups": "## Øvelser\n\nRoligt.\n\n- A\n  - Bro: Løft. 3 x 10\n- B\n  - Tå: Op. 2 x 8" + RO,
    "HTML on one line": (
        "<h2>Øvelser</h2><p>Roligt.</p><ul><li>Bro: Løft. 3 x 10.</li><li>Tå: Op. 2 x 8.</li></ul>"
        "<h2>Ro</h2><p>Hvil.</p>\n"
    ),
    "an HTML table on one line": (
        "<h2>Øvelser</h2><p>Roligt.</p><table><tr><th>Øvelse</th><th>Hvordan</th><th>Dosis</th></tr>"
        "<tr><td>Bro</td><td>Løft.</td><td>3 x 10</td></tr><tr><td>Tå</td><td>Op.</td><td>2 x 8</td></tr>"
        "</table><h2>Ro</h2><p>Hvil.</p>\n"
    ),
}


def words(parts, grids) -> str:
    """Return the words of an article's own parts, a table by its grid."""
    blocks = [
        one for part in parts if isinstance(part, LeadPart | SectionPart) for one in within(part.blocks)
    ]
    found = [plain(one.inlines) for one in blocks if hasattr(one, "inlines")]
    found += [plain(cell) for grid in grids for row in grid.rows for cell in row.cells]
    return " ".join(found)


@pytest.mark.parametrize("way", WAYS)
def test_what_was_chosen_stands_once_and_what_was_not_nowhere(way, tmp_path):
    """Whatever else the article says stays."""
    patient = Patient(exercises=(ExerciseChoice("2"),))
    outline = choose(read_outline(WAYS[way], tmp_path), None, patient)
    leaflet = compose(outline, PLAIN_CLINIC, kind=Kind.LEAFLET, patient=patient)

    said = words(leaflet.parts, leaflet.grids)
    assert [said.count(word) for word in ("Tå", "2 x 8", "Bro", "3 x 10", "Roligt", "Hvil.")] == [
        1,
        1,
        0,
        0,
        1,
        1,
    ]


@pytest.mark.parametrize("way", WAYS)
def test_exercises_that_a_clinic_leaves_out_are_not_in_the_log(way, tmp_path):
    outline = read_outline(WAYS[way], tmp_path)

    assert len(outline.exercises) == 2
    assert leave_out(outline, ["Øvelser"]).exercises == ()
    assert len(leave_out(outline, ["Ro"]).exercises) == 2


def test_rows_of_one_line_are_printed_each(tmp_path):
    """The last stood there twice, and the first was lost."""
    outline = read_outline(WAYS["an HTML table on one line"], tmp_path)

    (grid,) = compose(outline, PLAIN_CLINIC).grids

    assert [[plain(cell) for cell in row.cells] for row in grid.rows] == [
        ["Bro", "Løft.", "3 x 10"],
        ["Tå", "Op.", "2 x 8"],
    ]
