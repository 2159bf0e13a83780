"""`handoutgen due`: what a scheduled run tells of, and what it must never keep silent about."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    """A terminal of 100 cells, whatever the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def shelf(desk):
    """Return a function that lays articles with these review dates into handouts/, and nothing else."""
    (desk / "handouts" / "knæ.md").unlink()

    def lay(**dates):
        for name, day in dates.items():
            said = f"reviewBy: {day}\n" if day is not None else ""
            text = f"---\ntitle: Om {name}\n{said}---\n\nHvil.\n"
            (desk / "handouts" / f"{name}.md").write_text(text, encoding="utf-8")

    return lay


def told(run, *words):
    """Return the files of each group."""
    found = json.loads(run("due", "--format", "json", "--date", "2026-06-01", *words).stdout)
    return {
        group: [one["file"].removeprefix("handouts/") for one in found[group]]
        for group in ("overdue", "near", "undated", "later")
    }


def test_the_most_overdue_come_first(run, shelf):
    """With the days that are past."""
    shelf(a="2026-05-31", b="2025-06-01", c="2026-05-01")

    result = run("due", "--date", "1.6.2026")

    assert result.exit_code == 1
    assert result.stdout.splitlines()[:5] == [
        "Overdue:",
        "  review by       days  file           title  reviewed by",
        "  2025-06-01  365 past  handouts/b.md  Om b   nobody",
        "  2026-05-01   31 past  handouts/c.md  Om c   nobody",
        "  2026-05-31    1 past  handouts/a.md  Om a   nobody",
    ]


def test_what_is_near_is_told_with_the_days_that_are_left(run, shelf):
    """It is no fault yet."""
    shelf(a="2026-08-30", b="2026-06-01")

    result = run("due", "--date", "2026-06-01")

    assert result.exit_code == 0
    assert result.stdout == (
        "Due within 90 days:\n"
        "  review by      days  file           title  reviewed by\n"
        "  2026-06-01    today  handouts/b.md  Om b   nobody\n"
        "  2026-08-30  90 left  handouts/a.md  Om a   nobody\n"
        "\n"
        "2 articles on 2026-06-01: 0 overdue, 2 due within 90 days, 0 later.\n"
    )


def test_how_near_is_asked_for(run, shelf):
    """A quarter where nothing is said; the last day counts."""
    shelf(past="2026-05-31", today="2026-06-01", last="2026-08-30", after="2026-08-31")

    assert told(run) == {
        "overdue": ["past.md"],
        "near": ["today.md", "last.md"],
        "undated": [],
        "later": ["after.md"],
    }
    assert told(run, "--within", "91")["near"] == ["today.md", "last.md", "after.md"]
    assert told(run, "--within", "0")["near"] == ["today.md"]


def test_the_day_itself_is_judged_as_check_judges_it(run, shelf):
    """Two commands that disagree would be believed by nobody."""
    shelf(a="2026-06-01")

    for day in ("2026-06-01", "2026-06-02"):
        overdue = bool(json.loads(run("due", "--date", day, "--format", "json").stdout)["overdue"])
        assert overdue == ("review-overdue" in run("check", "handouts", "--date", day).stdout)


def test_an_article_without_a_date_is_never_not_due(run, shelf):
    """It is told of by itself, and makes no scheduled run fail for ever."""
    shelf(a=None, b="2030-01-01", c="")

    result = run("due", "--date", "2026-06-01")

    assert result.exit_code == 0
    assert "Without a review date, so nobody knows whether it is due" in result.stdout
    assert "  handouts/a.md  Om a   nobody\n  handouts/c.md  Om c   nobody\n" in result.stdout
    assert "0 overdue, 0 due within 90 days, 1 later, 2 without a review date." in result.stdout
    assert told(run)["undated"] == ["a.md", "c.md"]


def test_where_nothing_is_due_the_next_is_named(run, shelf):
    """So that it can be put into a calendar."""
    shelf(a="2027-06-02", b="2027-06-01")

    assert run("due", "--date", "2026-06-01").stdout == (
        "2 articles on 2026-06-01: 0 overdue, 0 due within 90 days, 2 later.\n"
        "The next is handouts/b.md, by 2027-06-01: in 365 days.\n"
    )


def test_a_date_that_is_none_is_told_and_stops_no_other(run, shelf):
    """By the reader, with line and remedy; such an article may be overdue."""
    shelf(a="31/02/2026", b="2030-01-01")

    result = run("due", "--date", "2026-06-01")

    assert result.exit_code == 1
    assert result.stderr == (
        "handouts/a.md:3: »31/02/2026« in `reviewBy` is no date.\n"
        "    Write the day first, as in 13/09/2025.\n"
    )
    assert "1 article on 2026-06-01: 0 overdue" in result.stdout


def test_other_programs_get_one_document(run, shelf):
    """The keys are a contract; a new one may come, none may go."""
    shelf(a="2026-05-01", b=None)

    found = json.loads(run("due", "--format", "json", "--date", "2026-06-01").stdout)

    assert found.keys() >= {"day", "within", "overdue", "near", "undated", "later", "unreadable"}
    assert (
        found["overdue"][0].items()
        >= {
            "file": "handouts/a.md",
            "title": "Om a",
            "review_by": "2026-05-01",
            "reviewed_by": None,
            "draft": False,
            "days_left": -31,
        }.items()
    )
    assert found["undated"][0]["days_left"] is None


def test_the_day_comes_from_the_environment_where_none_is_given(run, shelf, monkeypatch):
    """The same files give the same report, whenever a pipeline runs."""
    shelf(a="2026-05-01")

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01
    assert run("due").exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01
    assert run("due").exit_code == 1


@pytest.mark.parametrize("words", [("--within", "-1"), ("--within", "snart"), ("--date", "i går")])
def test_what_cannot_be_counted_is_wrong_use(run, words):
    """Exit status 2, which is not that of something overdue."""
    assert run("due", *words).exit_code == 2


def test_a_row_is_one_line_of_the_terminal(run, desk, shelf, monkeypatch):
    """The title gives way, the file's name does not."""
    monkeypatch.setenv("COLUMNS", "80")
    shelf(a="2026-05-01")
    path = desk / "handouts" / "a.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Om a", "Om alt muligt " * 9), encoding="utf-8")

    row = run("due", "--date", "2026-06-01").stdout.splitlines()[2]

    assert len(row) <= 80
    assert "…  " in row
    assert row.endswith(" nobody")
    assert "  handouts/a.md  " in row


def test_no_leaflet_is_set_to_tell_what_is_due(desk):
    """A scheduled run over many articles takes no time."""
    code = (
        "import sys\nfrom handoutgen.cli import main\n"
        "main(['due'], standalone_mode=False)\n"
        "print([one for one in sys.modules if one.startswith(('handoutgen.typesetting', 'handoutgen.pdf'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
