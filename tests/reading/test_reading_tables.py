"""Tables: a cell too many is a dose that the patient never sees."""

from __future__ import annotations

import pytest

from handoutgen.model.article import Row, Table
from handoutgen.model.inlines import Code, Text, plain

HEADING = "| a | b |\n|---|---:|\n"


@pytest.mark.parametrize("prefix", ["", "> ", "- ", "> 1. "])
def test_a_surplus_cell_is_refused_wherever_the_table_stands(refused, prefix):
    """markdown-it drops it without a word."""
    rest = "".join(" " if mark != ">" else ">" for mark in prefix)
    lines = [*HEADING.splitlines(), "| Bro | 3 sæt | ikke om aftenen |"]
    text = "\n".join((rest if at else prefix) + line for at, line in enumerate(lines))

    (fault,) = refused(f"# Knæ\n\n{text}\n")

    assert (fault.spot.line, fault.what) == (5, "The row has 3 cells, but its table has 2 columns.")
    assert "»ikke om aftenen«" in fault.mend


@pytest.mark.parametrize("row", ["a | b", "| a | b", "a | b |", "| a | b |  ", "| a | b | |"])
def test_outer_pipes_and_empty_ends_are_no_cells(body, row):
    """All of these are the same row to an author."""
    article = body(f"{HEADING}{row}\n")

    assert article.blocks[0].rows == (Row(6, ((Text("a"),), (Text("b"),))),)
    assert article.faults == ()


def test_a_pipe_within_a_cell_needs_a_backslash(body, refused):
    """Also within code: there the parser cuts, so there we count."""
    assert body(f"{HEADING}| `x\\|y` | a \\| b |\n").blocks[0].rows == (
        Row(6, ((Code("x|y"),), (Text("a | b"),))),
    )

    (fault,) = refused(f"# Knæ\n\n{HEADING}| `x|y` | b |\n")
    assert fault.what == "The row has 3 cells, but its table has 2 columns."


def test_a_missing_cell_is_told_and_left_empty(body):
    """Often it is the next paragraph, one empty line short."""
    article = body(f"{HEADING}| 1 | 2 |\nRing 112\n")

    assert article.blocks[0].rows[1] == Row(7, ((Text("Ring 112"),), ()))
    assert [(fault.spot.line, fault.what) for fault in article.faults] == [
        (7, "The row has 1 cell, but its table has 2 columns.")
    ]


def test_a_table_may_have_only_its_heading(body):
    """A form to fill in."""
    assert body(HEADING).blocks == (Table(4, Row(4, ((Text("a"),), (Text("b"),))), ()),)


def test_a_heading_row_that_fits_not_its_rule_is_told(body):
    """Markdown sees no table then, and prints the pipes."""
    article = body("Tekst\n\n| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n")

    assert plain(article.blocks[1].inlines) == "| a | b | c | |---|---| | 1 | 2 | 3 |"
    assert [(fault.spot.line, fault.what) for fault in article.faults] == [
        (7, "This is no table: its heading row has not as many columns as the line below it.")
    ]
