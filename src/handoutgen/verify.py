"""Leaflets judged: which one a file is, and whether it keeps to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.keeping.ordinary import UnreadableError, read_ordinary
from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.pdf.packet import one_line, read_origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from page import ValidationFailure, ValidationReport

LARGEST = 200_000_000
"""Bytes. A leaflet is a thousandth of that; what is larger fills the memory and is no leaflet."""
_MOST = 20
"""Objections told of one profile; who mends the first mends many."""
_PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


class Verdict(Struct, frozen=True):
    """What was found out of one file. `facts` are names with their values, in the order to be told."""

    path: str
    facts: tuple[tuple[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()


def verify(paths: Iterable[Path]) -> Iterator[Verdict]:
    """Judge each file, one after the other; raises `InputError` where the judge is not installed."""
    _need_judge()
    for path in paths:
        try:
            yield _judge(path, _read(path))
        except InputError as error:
            yield Verdict(str(path), faults=error.faults)


def _need_judge() -> None:
    try:
        import page  # noqa: F401 - only whether it is there
    except ImportError as error:
        what = "The package page-validation, which judges the files, is not installed."
        mend = "In the folder of handoutgen: pip install -c constraints.txt '.[verify]'."
        raise InputError((Fault(Spot("handoutgen verify"), what, mend),)) from error


def _read(path: Path) -> bytes:
    try:
        content = read_ordinary(path, LARGEST, "Name a leaflet.")
    except UnreadableError as error:
        raise _refusal(path, error.what, error.mend) from error
    if not content:
        raise _refusal(path, "The file is empty.", "Build or copy it again.")
    # Readers forgive what stands before the header, up to a kilobyte of it.
    if b"%PDF-" not in content[:1024]:
        raise _refusal(path, "This is no PDF file.", "Name a PDF file.")
    return content


def _judge(path: Path, content: bytes) -> Verdict:
    from page import PageError, SafetyLimitError, validate_pdf_bytes

    try:
        reports = {name: validate_pdf_bytes(content, profile=key) for key, name in _PROFILES.items()}
    except SafetyLimitError as error:
        what = f"The file is built in a way that no leaflet is ({_words(error)})."
        raise _refusal(path, what, "Do not trust it; build or fetch it again.") from error
    except PageError as error:
        what = f"The file is damaged ({_words(error)})."
        raise _refusal(path, what, "Build or copy it again.") from error
    document = next(iter(reports.values())).document
    if document.encrypted:
        what = "The file is encrypted, so it cannot be judged, and neither profile allows it."
        raise _refusal(path, what, "Save it without a password or any limit of its use.")
    told = read_origin(content)
    facts = [("leaflet", "not one of handoutgen's")]
    mend = "Make it anew in the program that it comes from, with tags and as PDF/A-2a."
    if told is not None:
        origin, program = told
        facts = [
            ("article", origin.article or "not told"),
            ("kind", origin.kind),
            ("edition", origin.edition),
            ("clinic", origin.clinic or "none"),
            ("made by", program),
        ]
        mend = "Build the leaflet anew; if that is no better, the fault is handoutgen's: report it."
    facts.append(("pages", str(document.page_count)))
    facts += [
        (name, "conforms" if report.is_compliant else "does not conform") for name, report in reports.items()
    ]
    faults = [fault for name, report in reports.items() for fault in _faults(path, name, report, mend)]
    return Verdict(str(path), tuple(facts), tuple(faults))


def _faults(path: Path, profile: str, report: ValidationReport, mend: str) -> Iterator[Fault]:
    spot = Spot(str(path))
    for failure in report.failures[:_MOST]:
        yield Fault(spot, f"Against {profile}: {_words(failure.message)} ({_place(failure)}).", mend)
    if (more := len(report.failures) - _MOST) > 0:
        yield Fault(spot, f"Against {profile}: {more} further objections.", mend)


def _place(failure: ValidationFailure) -> str:
    where = failure.object_id
    return failure.rule_id + (f", object {where.object_number}" if where is not None else "")


def _words(message: object) -> str:
    """Return the judge's own words; some of them may be the file's."""
    return one_line(str(message), 300).rstrip(".")


def _refusal(path: Path, what: str, mend: str) -> InputError:
    return InputError((Fault(Spot(str(path)), what, mend),))
