"""One clinic, from its `clinic.toml` and the files that it extends, to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.model.clinic import Clinic
from handoutgen.model.faults import Fault, InputError
from handoutgen.reading.birth_numbers import refuse_cpr
from handoutgen.reading.characters import cleaned
from handoutgen.reading.clinic_checks import Checks
from handoutgen.reading.clinic_shape import TABLES, ClinicShape
from handoutgen.reading.clinics import MOST_EXTENDED, clinic_file
from handoutgen.reading.findings import Findings
from handoutgen.reading.kept_clinics import Read, mark_of
from handoutgen.reading.source import read_bytes, text_of
from handoutgen.reading.toml import LARGEST, SMALLER, read_shape

if TYPE_CHECKING:
    from pathlib import Path


class _Told(Struct, frozen=True):
    """What one file tells, with those above it laid below."""

    clinic: Clinic
    given: frozenset[str]
    """The keys that stand in any of several files; nobody asks where one stands alone."""
    faults: tuple[Fault, ...]
    read: Read
    """What it was read from: the files above it, and the pictures that any of them names."""


def read_files(file: Path, content: bytes) -> tuple[Clinic, Read]:
    """Read one clinic from what its file holds and from what it extends; raise `InputError`."""
    told = _read(file, content, ())
    return replace(told.clinic, faults=told.faults), told.read


def _read(file: Path, content: bytes, below: tuple[Path, ...]) -> _Told:
    """Read a file and what it extends. `below` are the files that led here."""
    findings = Findings(str(file), "clinic-key")
    text = text_of(content, findings.about("unreadable"))
    refuse_cpr(text, findings)
    shape = read_shape(text, ClinicShape, TABLES, findings)
    if shape is None:
        findings.stop_if_refused()
        raise AssertionError("a shape is missing only with a fault")
    checks = Checks(text, file, findings)
    clinic = checks.clinic(shape)
    read = Read((), tuple(checks.pictures))
    given: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    if below or shape.extends is not None:
        from handoutgen.reading.toml_lines import line_of

        given = frozenset(key for key in shape.__struct_fields__ if line_of(text, (key,)))
    if shape.extends is not None:
        base = _extended(shape.extends, file, below, line_of(text, ("extends",)), findings)
        if base is not None:
            clinic, given, faults = _laid_over(base.clinic, clinic, given), base.given | given, base.faults
            read = Read(base.read.above, base.read.pictures + read.pictures)
    if not below:
        _need_clinic(shape, clinic, findings)
    findings.stop_if_refused()
    return _Told(clinic, given, (*faults, *findings.faults()), read)


def _need_clinic(shape: ClinicShape, clinic: Clinic, findings: Findings) -> None:
    """What is printed for must be a clinic with a name."""
    if shape.chain:
        what = "This file only says what clinics have in common."
        findings.refuse(0, what, "Name a clinic.toml that extends it.")
    elif not clinic.name:
        findings.refuse(0, "The clinic has no name.", 'Write name = "…".')


def _extended(name: str, file: Path, below: tuple[Path, ...], line: int, findings: Findings) -> _Told | None:
    """Read what a file extends; its own faults are gathered beside those of the file."""
    chain = (*below, file)
    path = named(name, file, chain[0])
    if path is None:
        findings.refuse(
            line,
            f"»{name}« lies outside the folder that holds the clinic's own.",
            "Put what clinics have in common into a folder beside theirs.",
        )
        return None
    if path.suffix != ".toml":
        findings.refuse(line, f"»{name}« is no clinic file.", "Name a clinic.toml, or its folder.")
        return None
    if path.resolve() in [one.resolve() for one in chain]:
        findings.refuse(line, f"»{name}« extends this file in turn.", "Take one of the `extends` away.")
        return None
    if len(chain) > MOST_EXTENDED:
        what = f"More than {MOST_EXTENDED} files extend one another."
        findings.refuse(line, what, "Say in one file what clinics have in common.")
        return None
    try:
        content = read_bytes(path, Findings(str(path)), LARGEST, SMALLER)
        told = _read(path, content, chain)
    except InputError as error:
        raise InputError((*findings.faults(), *error.faults)) from error
    return replace(
        told, read=Read(((str(path), mark_of(path, content)), *told.read.above), told.read.pictures)
    )


def named(name: str, file: Path, first: Path) -> Path | None:
    """Return the file that another extends; None beyond the folder that holds the first one's own."""
    path = file.parent / cleaned(name)
    try:
        inside = path.resolve().is_relative_to(first.resolve().parent.parent)
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        return None
    return clinic_file(path) if inside else None


def _laid_over(base: Clinic, own: Clinic, given: frozenset[str]) -> Clinic:
    """Lay a clinic's own words over the common ones: key by key, and article by article."""
    kept = {key: getattr(own, key) for key in given & set(Clinic.__struct_fields__)}
    kept["articles"] = base.articles | own.articles
    return replace(base, **{**kept, "id": own.id, "path": own.path})
