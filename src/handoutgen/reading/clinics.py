"""One clinic, from its `clinic.toml`, and the file that it extends, to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.keeping.ordinary import read_ordinary
from handoutgen.model.clinic import Clinic
from handoutgen.model.faults import Fault, InputError
from handoutgen.reading.birth_numbers import refuse_cpr
from handoutgen.reading.characters import cleaned
from handoutgen.reading.findings import Findings
from handoutgen.reading.source import is_folder
from handoutgen.reading.toml import LARGEST, parse_toml, read_shape, read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.reading.clinic_shape import ClinicShape

FILE_NAME = "clinic.toml"

_MOST_EXTENDED = 5
"""Files above a clinic's own; a chain of chains needs two."""


class _Told(Struct, frozen=True):
    """What one file tells, with those above it laid below.

    `given` are the keys that stand in any; nobody asks where one file stands alone.
    """

    clinic: Clinic
    given: frozenset[str]
    """The keys that stand in any of several files."""
    faults: tuple[Fault, ...]


def read_clinic(path: Path) -> Clinic:
    """Read one clinic from its file or its folder; raise `InputError` with all that stands in its way."""
    file = path / FILE_NAME if is_folder(path) else path
    told = _read(file, ())
    return replace(told.clinic, faults=told.faults)


def is_chain(path: Path) -> bool:
    """Whether a clinic.toml only says what others have in common; what cannot be read is none."""
    try:
        text = _raw(path)
        # A thousand clinics are looked at, and hardly any has the word in it.
        return "chain" in text and parse_toml(text).get("chain") is True
    except (OSError, ValueError):
        return False


def files_of(path: Path) -> list[Path]:
    """Return the file of a clinic and those that it extends, as far as they can be read."""
    files = [path / FILE_NAME if is_folder(path) else path]
    while len(files) <= _MOST_EXTENDED:
        try:
            above = parse_toml(_raw(files[-1])).get("extends")
        except (OSError, ValueError):
            break
        named = _named(above, files[-1], files[0]) if isinstance(above, str) else None
        if named is None:
            break
        files.append(named)
    return files


def _raw(path: Path) -> str:
    return read_ordinary(path, LARGEST).decode("utf-8-sig")


def _read(file: Path, below: tuple[Path, ...]) -> _Told:
    """Read a file and what it extends. `below` are the files that led here."""
    from handoutgen.reading.clinic_checks import Checks
    from handoutgen.reading.clinic_shape import TABLES, ClinicShape

    findings = Findings(str(file), "clinic-key")
    text = read_toml(file, findings.about("unreadable"))
    refuse_cpr(text, findings)
    shape = read_shape(text, ClinicShape, TABLES, findings)
    if shape is None:
        findings.stop_if_refused()
        raise AssertionError("a shape is missing only with a fault")
    clinic = Checks(text, file, findings).clinic(shape)
    given: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    if below or shape.extends is not None:
        from handoutgen.reading.toml_lines import line_of

        given = frozenset(key for key in shape.__struct_fields__ if line_of(text, (key,)))
    if shape.extends is not None:
        base = _extended(shape.extends, file, below, line_of(text, ("extends",)), findings)
        if base is not None:
            clinic, given, faults = _laid_over(base.clinic, clinic, given), base.given | given, base.faults
    if not below:
        _need_clinic(shape, clinic, findings)
    findings.stop_if_refused()
    return _Told(clinic, given, (*faults, *findings.faults()))


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
    path = _named(name, file, chain[0])
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
    if len(chain) > _MOST_EXTENDED:
        what = f"More than {_MOST_EXTENDED} files extend one another."
        findings.refuse(line, what, "Say in one file what clinics have in common.")
        return None
    try:
        return _read(path, chain)
    except InputError as error:
        raise InputError((*findings.faults(), *error.faults)) from error


def _named(name: str, file: Path, first: Path) -> Path | None:
    """Return the file that another extends; None beyond the folder that holds the first one's own."""
    path = file.parent / cleaned(name)
    try:
        inside = path.resolve().is_relative_to(first.resolve().parent.parent)
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        return None
    if not inside:
        return None
    return path / FILE_NAME if is_folder(path) else path


def _laid_over(base: Clinic, own: Clinic, given: frozenset[str]) -> Clinic:
    """Lay a clinic's own words over the common ones: key by key, and article by article."""
    kept = {key: getattr(own, key) for key in given & set(Clinic.__struct_fields__)}
    kept["articles"] = base.articles | own.articles
    return replace(base, **{**kept, "id": own.id, "path": own.path})
