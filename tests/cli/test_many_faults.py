"""Thousands of faults of one kind are told by the first, by their number and by their lines."""

from __future__ import annotations

import json

import pytest
from support.leaflets import BODY, HEAD

from handoutgen.model.alike import MOST_ALIKE

MANY = 10_000
LINES = HEAD.count("\n") + BODY.count("\n")
REST = f"There are {MANY - MOST_ALIKE} more of this kind, on lines"


@pytest.fixture
def unused(desk):
    """Lay an article with ten thousand addresses that no link uses."""
    ends = "".join(f"[nr{count}]: https://klit.example/{count}\n" for count in range(MANY))
    article = f"{HEAD}{BODY}\n{ends}\n## Til sidst <u>\n"
    (desk / "handouts" / "mange.md").write_text(article, encoding="utf-8")
    return "handouts/mange.md"


@pytest.mark.parametrize("command", ["build", "batch --jobs 1", "batch --jobs 1 --dry-run"])
def test_the_first_of_many_are_told_and_how_many_more_there_are(command, run, unused):
    """And what is of another kind is told beside them."""
    result = run(*command.split(), unused)

    assert result.exit_code == 0
    assert result.stderr.count("is not printed: Markdown takes it") == MOST_ALIKE
    assert result.stderr.count(REST) == 1
    assert f"{LINES + 2 + MOST_ALIKE}–{LINES + 1 + MANY}." in result.stderr
    assert "<u> is left out" in result.stderr
    assert len(result.stderr) < 10_000


def test_check_tells_them_by_their_lines(run, unused):
    result = run("check", unused)

    where = f"on lines {LINES + 5}–{LINES + 1 + MANY}"
    assert f"… and {MANY - 3} more of this kind {where}. [markdown]" in result.stdout
    assert len(result.stdout) < 5000


def test_check_tells_other_programs_of_each(run, unused):
    """An editor marks them all."""
    report = json.loads(run("check", unused, "--format", "json").stdout)

    assert sum(finding["rule"] == "markdown" for finding in report["findings"]) == MANY


def test_a_batch_remembers_no_more_than_it_tells_and_goes_on(run, unused, desk):
    """A line of the manifest that is too long would end it, and with it all lines below."""
    first = run("batch", "--jobs", "1", unused, "handouts/knæ.md")

    again = run("batch", "--jobs", "1", "--resume", unused, "handouts/knæ.md")

    assert (desk / "dist" / "manifest.jsonl").stat().st_size < 40_000
    assert again.stdout == ""
    assert "0 made, 2 unchanged" in again.stderr
    assert again.stderr.count(REST) == first.stderr.count(REST) == 1


def test_a_refused_article_tells_the_first_of_its_errors(run, desk):
    rows = "".join(f"| Knæbøj {count} | 3 sæt | for meget |\n" for count in range(200))
    table = f"## Øvelser\n\n| Øvelse | Hvor meget |\n|---|---|\n{rows}"
    (desk / "handouts" / "mange.md").write_text(HEAD + table, encoding="utf-8")

    for command in ("build", "outline", "list"):
        result = run(command, "handouts/mange.md")

        assert result.exit_code == 1
        assert result.stderr.count("The row has 3 cells") == MOST_ALIKE
        assert f"There are {200 - MOST_ALIKE} more of this kind" in result.stderr


def test_rows_that_ask_for_what_is_not_there_are_told_by_their_number(run, desk):
    """Each is told by a leaflet of its own."""
    (desk / "liste.csv").write_text("Navn;Øvelser\n" + "Viben;Dykning\n" * 300, encoding="utf-8")

    result = run("build", "handouts/knæ.md", "--patient", "liste.csv")

    assert result.exit_code == 1
    assert result.stderr.count("liste.csv:") == MOST_ALIKE + 2
    assert f"There are {300 - MOST_ALIKE} more of this kind, on lines {MOST_ALIKE + 2}–301." in result.stderr


def test_one_more_than_are_told_is_told_itself(run, desk):
    marks = "".join(f"Her <u>{count}.\n\n" for count in range(MOST_ALIKE + 1))
    (desk / "handouts" / "mange.md").write_text(HEAD + BODY + "\n" + marks, encoding="utf-8")

    result = run("build", "handouts/mange.md")

    assert result.stderr.count("<u> is left out") == MOST_ALIKE + 1
    assert "more of this kind" not in result.stderr
