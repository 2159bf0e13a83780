"""What was found, for other programs: JSON, and tables for spreadsheets. Keys and columns are a contract."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import handoutgen
from handoutgen.listing.due import Dated
from handoutgen.model.leaflet import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from handoutgen.listing.due import DueReport, Undated
    from handoutgen.listing.overview import Entry, Overview
    from handoutgen.model.article import Facts
    from handoutgen.model.faults import Fault

_PROGRAM = f"handoutgen {handoutgen.__version__}"


def overview_as_json(found: Overview) -> str:
    """Return all articles with all that is known of them."""
    return _json(
        {
            "program": _PROGRAM,
            "clinic": found.clinic.id or None,
            "articles": [_entry(one) for one in found.entries],
            "unreadable": _faults(found.faults),
        }
    )


def overview_as_csv(found: Overview) -> str:
    """Return a line for each article, as a Danish spreadsheet opens it with a double click.

    That is with semicolons, for the comma is the decimal sign there, and with a mark that tells UTF-8.
    A text that a spreadsheet would reckon out stands behind an apostrophe.
    """
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";")
    sheets = [(edition, kind) for edition in found.editions for kind in Kind]
    rows.writerow(
        [*_FACTS, "exercises", "lix", "lix_words", *(f"pages_{one}_{kind}" for one, kind in sheets)]
    )
    for entry in found.entries:
        measured = (round(entry.lix.value), entry.lix.words) if entry.lix else (None, None)
        pages = [entry.pages[edition][kind] for edition, kind in sheets]
        facts = _facts(str(entry.path), entry.facts) | {"draft": "yes" if entry.facts.draft else "no"}
        rows.writerow([*(_as_text(facts[key]) for key in _FACTS), entry.exercises, *measured, *pages])
    return f"\ufeff{written.getvalue()}"


def _as_text(value: str | None) -> str | None:
    """Return a text as spreadsheets show it and never carry it out (OWASP, »CSV Injection«).

    A title may be `=HYPERLINK(…)`, written by whoever sent the article.
    """
    return f"'{value}" if value and value.startswith(_CARRIED_OUT) else value


_CARRIED_OUT = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With which a cell begins that a spreadsheet reckons out."""


def due_as_json(report: DueReport) -> str:
    """Return all articles, those later included; `days_left` is below 0 where the date is past."""
    return _json(
        {
            "program": _PROGRAM,
            "day": report.day.isoformat(),
            "within": report.within,
            "overdue": _due(report.overdue),
            "near": _due(report.near),
            "undated": _due(report.undated),
            "later": _due(report.later),
            "unreadable": _faults(report.faults),
        }
    )


_FACTS = ("file", "title", "draft", "language", "published", "updated", "review_by", "reviewed_by")


def _facts(path: str, facts: Facts) -> dict[str, Any]:
    told = (
        path,
        facts.title,
        facts.draft,
        facts.language,
        _day(facts.published),
        _day(facts.updated),
        _day(facts.review_by),
        facts.reviewed_by,
    )
    return dict(zip(_FACTS, told, strict=True))


def _entry(entry: Entry) -> dict[str, Any]:
    measured = entry.lix
    return {
        **_facts(str(entry.path), entry.facts),
        "exercises": entry.exercises,
        "lix": {"value": round(measured.value, 1), "words": measured.words, "grade": measured.grade}
        if measured
        else None,
        "pages": {
            edition.value: {kind.value: number for kind, number in kinds.items()}
            for edition, kinds in entry.pages.items()
        },
    }


def _due(articles: Iterable[Dated | Undated]) -> list[dict[str, Any]]:
    return [
        {
            **_facts(str(one.path), one.facts),
            "days_left": one.left if isinstance(one, Dated) else None,
        }
        for one in articles
    ]


def _faults(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    return [
        {"path": one.spot.path, "line": one.spot.line or None, "what": one.what, "mend": one.mend}
        for one in faults
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
