"""What we ship has nothing to mend but what only a clinician can: a review."""

from __future__ import annotations

from support.editing import DAY

from handoutgen.checking.checks import check
from handoutgen.checking.findings import Level


def test_our_handouts_lack_only_a_reviewer(root):
    """No false alarm either: an author who is told ten wrong things does not read the eleventh."""
    report = check([root / "handouts"], DAY)

    assert report.files
    assert {finding.rule for finding in report.findings} <= {"no-reviewer"}


def test_no_case_sends_a_patient_to_two_places(root):
    """Articles of all shapes, with red flags in every band: none of their signs stands at two urgencies."""
    report = check(sorted((root / "tests" / "cases").glob("*/article.md")), DAY)

    assert report.files > 15
    assert "two-urgencies" not in {finding.rule for finding in report.findings}
    assert report.count(Level.ERROR) == 0
