"""A report in words for an author, and as JSON for other programs."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

import handoutgen
from handoutgen.checking.findings import Level
from handoutgen.model.alike import stretches
from handoutgen.model.faults import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from handoutgen.checking.findings import Finding, Report

_MOST_ALIKE = 3
"""Findings of one rule that are told in full for a file; the others are told by their lines."""
_MOST_PLACES = 20
"""Places of one finding that are told."""


def as_text(report: Report) -> str:
    """Return the findings file by file, and one line that sums them up."""
    told: list[str] = []
    for _, group in groupby(report.findings, key=lambda finding: finding.spot.path):
        told.append("\n".join(_file(list(group))))
    return "\n\n".join([*told, _summary(report)])


def as_json(report: Report, day: date) -> str:
    """Return the findings as JSON; the keys are a contract."""
    data = {
        "program": f"handoutgen {handoutgen.__version__}",
        "day": day.isoformat(),
        "files": report.files,
        "errors": report.count(Level.ERROR),
        "warnings": report.count(Level.WARNING),
        "notes": report.count(Level.NOTE),
        "findings": [_data(finding) for finding in report.findings],
        "silenced": [{**_data(one.finding), "reason": one.reason} for one in report.silenced],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _file(findings: list[Finding]) -> Iterator[str]:
    alike = Counter(finding.rule for finding in findings)
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= _MOST_ALIKE:
            yield from _finding(finding)
        if seen[finding.rule] == _MOST_ALIKE and (more := alike[finding.rule] - _MOST_ALIKE):
            rest = [one for one in findings if one.rule == finding.rule][_MOST_ALIKE:]
            lines = stretches(one.spot.line for one in rest)
            where = f" on line{'s' if more > 1 else ''} {lines}" if lines else ""
            yield f"    … and {more} more of this kind{where}. [{finding.rule}]"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{finding.spot}: {finding.what}"
    for place in finding.places[:_MOST_PLACES]:
        line = f"line {place.spot.line}: " if place.spot.line else ""
        yield f"      {line}{place.what}"
    if len(finding.places) > _MOST_PLACES:
        yield f"      … and {len(finding.places) - _MOST_PLACES} more"
    yield f"    {finding.mend} [{finding.level}: {finding.rule}]"


def _summary(report: Report) -> str:
    counts = [
        counted(report.count(level), level.value)
        for level in (Level.ERROR, Level.WARNING, Level.NOTE)
        if report.count(level)
    ]
    found = ", ".join(counts) if counts else "nothing to mend"
    silenced = f"; {len(report.silenced)} silenced" if report.silenced else ""
    return f"{counted(report.files, 'file')}: {found}{silenced}."


def _data(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "path": finding.spot.path,
        "line": finding.spot.line or None,
        "what": finding.what,
        "mend": finding.mend,
        "places": [{"line": place.spot.line or None, "what": place.what} for place in finding.places],
    }
