"""`handoutgen check`: what an author sees, and what a script relies on."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def test_without_paths_articles_and_clinics_are_looked_at(run):
    """All that a build without arguments would make leaflets of."""
    result = run("check", "--date", "2026-01-01")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("3 files: ")
    assert result.stderr == ""
    assert (
        "handouts/knæ.md:1: Nobody is named who reviewed the article.\n    Let a clinician" in result.stdout
    )


def test_warnings_count_where_strict(run):
    """For a pipeline that publishes."""
    assert run("check", "handouts").exit_code == 0
    assert run("check", "handouts", "--strict").exit_code == 1


def test_errors_make_the_exit_status_one(run, desk):
    """And one bad file stops no other."""
    (desk / "handouts" / "bad.md").write_text("---\ntitle: x\n", encoding="utf-8")

    result = run("check", "handouts")

    assert result.exit_code == 1
    assert "handouts/bad.md:1: The front matter that begins here never ends." in result.stdout
    assert "handouts/knæ.md:1: Nobody is named" in result.stdout


@pytest.mark.parametrize("path", ["væk.md", "væk", "knæ.pdf", "a" * 300, "handouts/knæ.md/x", "."])
def test_what_is_not_ours_is_an_error(run, path):
    """Nothing is passed over in silence."""
    result = run("check", path)

    assert result.exit_code == 1
    assert "[error: unreadable]" in result.stdout


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_other_programs_get_one_document(run, form):
    """And nothing else on standard output."""
    assert json.loads(run("check", "--format", form).stdout)


def test_a_format_that_is_none_is_wrong_use(run):
    """Exit status 2."""
    assert run("check", "--format", "xml").exit_code == 2


def test_the_day_comes_from_the_environment_where_none_is_given(run, desk, monkeypatch):
    """The same text gives the same report, whenever a pipeline runs."""
    head = "---\ntitle: Knæ\nreviewBy: 2026-05-01\n---\n\nHvil.\n"
    (desk / "handouts" / "knæ.md").write_text(head, encoding="utf-8")

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01
    assert "review-overdue" not in run("check", "handouts").stdout
    assert "review-overdue" in run("check", "handouts", "--date", "2.5.2026").stdout
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01
    assert "review-overdue" in run("check", "handouts").stdout


def test_help_reads_no_article():
    """Help is instant."""
    code = "import sys, handoutgen.cli.check; print('handoutgen.checking' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
