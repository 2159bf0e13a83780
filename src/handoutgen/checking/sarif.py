"""A report as SARIF 2.1.0 (OASIS, 2020), which editors and code hosts show beside the lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import handoutgen
from handoutgen.checking.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checking.findings import Finding, Report, Spot

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ORDER = {rule: index for index, rule in enumerate(RULES)}


def as_sarif(report: Report) -> str:
    """Return a SARIF log with one run; what was silenced is in it as suppressed."""
    driver = {
        "name": "handoutgen",
        "version": handoutgen.__version__,
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": f"{rule.title}."},
                "help": {"text": f"See docs/rules.md, »{rule.id}«."},
                "defaultConfiguration": {"level": rule.level.value},
            }
            for rule in RULES.values()
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(_results(report))}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _results(report: Report) -> Iterator[dict[str, Any]]:
    for finding in report.findings:
        yield _result(finding)
    for one in report.silenced:
        suppression = {"kind": "inSource", **({"justification": one.reason} if one.reason else {})}
        yield {**_result(one.finding), "suppressions": [suppression]}


def _result(finding: Finding) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": _ORDER[finding.rule],
        "level": finding.level.value,
        "message": {"text": f"{finding.what} {finding.mend}"},
        "locations": [{"physicalLocation": _location(finding.spot)}],
    }
    places = [place for place in finding.places if place.spot.line]
    if places:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(place.spot), "message": {"text": place.what}}
            for number, place in enumerate(places, 1)
        ]
    return result


def _location(spot: Spot) -> dict[str, Any]:
    """Return a place; a file as a whole has no region."""
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(spot.path)}}
    if spot.line:
        location["region"] = {"startLine": spot.line}
    return location


def _uri(path: str) -> str:
    """Return a path as an address: relative as it was named, so that a code host finds it below the root."""
    file = Path(path)
    if file.is_absolute():
        return file.as_uri()
    return quote(file.as_posix().encode("utf-8", "surrogateescape"), safe="/")
