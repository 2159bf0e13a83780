"""Tables whose columns have no titles."""

from __future__ import annotations

import pytest
from support.leaflets import pdf_of
from support.listening import tag_text

ROWS = "<table><tr><td>{}</td><td>2 dage</td></tr><tr><td>Bad</td><td>4 dage</td></tr></table>"
LONG = "Såret skal være tørt, og forbindingen skal sidde fast hele vejen rundt om foden."
HEAD = "---\ntitle: Sår\n---\n\n## Plan\n\n"


@pytest.mark.parametrize(
    "table", [ROWS.format("Hvile"), "|  |  |\n|---|---|\n| Hvile | 2 dage |\n| Bad | 4 dage |"]
)
def test_a_short_first_column_heads_its_rows(table, tmp_path):
    """An empty heading row would be heard before each cell, and seen as a gap."""
    told = tag_text(pdf_of(f"{HEAD}{table}\n", tmp_path))

    assert told.count("TR") == 2
    assert [line.split()[0] for line in told.splitlines() if "Hvile" in line or "2 dage" in line] == [
        "TH",
        "TD",
    ]


def test_running_text_in_the_first_column_heads_nothing(tmp_path):
    told = tag_text(pdf_of(f"{HEAD}{ROWS.format(LONG)}\n", tmp_path))

    assert "TH" not in told
