"""Whether a file keeps to PDF/UA-1 and PDF/A-2a, as page-validation judges it."""

from __future__ import annotations

import page

PROFILES = ("ua1", "2a")


def objections(pdf: bytes) -> list[str]:
    """Return what stands against a file; empty where it is clean."""
    found: list[str] = []
    for profile in PROFILES:
        report = page.validate_pdf_bytes(pdf, profile=profile)
        found += [f"{profile} {failure.rule_id}: {failure.message}" for failure in report.failures]
        assert report.is_compliant == (not report.failures)
    return found
