"""Leaflets for a desk: each article read once, printed for each clinic, patient, kind and edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import PLAIN_CLINIC, Manuscript, print_leaflet, write_whole
from handoutgen.reading.clinics import is_chain, read_clinic
from handoutgen.reading.patients import read_patient
from handoutgen.reading.source import is_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from handoutgen.model.clinic import Clinic
    from handoutgen.model.patient import Patient
    from handoutgen.reading.lists import PatientList


class Order(Struct, frozen=True):
    """What was asked for. Without `kinds` or `editions` each clinic's; without `clinics` the plain one."""

    articles: tuple[Path, ...]
    clinics: tuple[Path, ...]
    kinds: tuple[Kind, ...]
    editions: tuple[Edition, ...]
    patient: Patient
    """What the command line says: it fills in what a patient's file leaves open."""
    issued: date
    weeks: int | None
    strict: bool
    out: Path
    patients: tuple[Path, ...] = ()
    """Files of single patients, and lists of many."""
    booklet: bool = False
    """Whether A5 leaflets are imposed on A4, to be folded."""
    combine: Path | None = None
    """The one file that all leaflets go into, instead of a file each."""


class Outcome(Struct, frozen=True):
    """A leaflet that was written, or faults, or both. `refused` tells that something was not made."""

    path: Path | None = None
    faults: tuple[Fault, ...] = ()
    refused: bool = False
    remarks: tuple[str, ...] = ()
    """What was assumed in reading a list."""


class _Leaflet(Struct, frozen=True):
    """One leaflet to be made."""

    manuscript: Manuscript
    clinic: Clinic
    patient: Patient
    kind: Kind
    edition: Edition
    target: Path


def build(order: Order) -> Iterator[Outcome]:
    """Make what was ordered, one outcome after the other; one failure stops nothing else."""
    said: set[Fault] = set()
    joined: list[tuple[str, bytes]] = []
    for outcome in _build(order, joined):
        new = tuple(fault for fault in dict.fromkeys(outcome.faults) if fault not in said)
        said.update(new)
        if outcome.path or new or outcome.refused or outcome.remarks:
            yield replace(outcome, faults=new)
    if order.combine is not None and joined:
        yield _combine(order.combine, joined)


def _build(order: Order, joined: list[tuple[str, bytes]]) -> Iterator[Outcome]:
    files = _clinic_files(order.clinics)
    clinics, outcomes = _clinics(files)
    yield from outcomes
    patients, outcomes = _patients(order)
    yield from outcomes
    taken: dict[Path, str] = {}
    for file in _files(order.articles, "*.md"):
        manuscript = Manuscript(file)
        for clinic in clinics:
            for patient in patients:
                folder = order.out / clinic.id if len(files) > 1 else order.out
                for leaflet in _leaflets(order, manuscript, clinic, patient, folder):
                    yield _make(order, leaflet, taken, joined)


def _clinics(files: list[Path]) -> tuple[list[Clinic], list[Outcome]]:
    if not files:
        return [PLAIN_CLINIC], []
    found: list[Clinic] = []
    outcomes: list[Outcome] = []
    for path in files:
        try:
            found.append(read_clinic(path))
        except InputError as error:
            outcomes.append(Outcome(faults=error.faults, refused=True))
    return found, outcomes


def _clinic_files(paths: tuple[Path, ...]) -> list[Path]:
    """Return the clinics' files. What several clinics of a folder extend is none of them."""
    files: list[Path] = []
    for path in paths:
        found = list(_files((path,), "*/clinic.toml"))
        files += found if found == [path] else [file for file in found if not is_chain(file)]
    return files


def _files(paths: tuple[Path, ...], pattern: str) -> Iterator[Path]:
    """Files as they are named, folders as what they hold; a folder with a clinic.toml is one clinic."""
    for path in paths:
        if is_folder(path) and not (path / "clinic.toml").is_file():
            held = sorted(path.glob(pattern))
            yield from held or [path]
        else:
            yield path


def _patients(order: Order) -> tuple[list[Patient], list[Outcome]]:
    """Return the patients of all files, numbered through; the one of the command line without any."""
    if not order.patients:
        return [order.patient], []
    found: list[Patient] = []
    outcomes: list[Outcome] = []
    last = 0
    for path in order.patients:
        try:
            listed = _listed(path)
        except InputError as error:
            outcomes.append(Outcome(faults=error.faults, refused=True))
            continue
        found += [replace(one, number=last + max(1, one.number)) for one in listed.patients]
        last = max((one.number for one in found), default=0)
        if listed.faults or listed.assumptions:
            remarks = tuple(f"{path}: {remark}" for remark in listed.assumptions)
            outcomes.append(Outcome(faults=listed.faults, refused=bool(listed.faults), remarks=remarks))
    if len(order.patients) == 1 and not found[1:] and order.patients[0].suffix.lower() == _ONE:
        found = [replace(one, number=0) for one in found]
    return [_filled(one, order.patient) for one in found], outcomes


_ONE = ".toml"
"""Ending of a file of one patient; any other is a list."""


def _listed(path: Path) -> PatientList:
    from handoutgen.reading.lists import PatientList, read_patients  # a list's reader is slow to load

    return PatientList((read_patient(path),)) if path.suffix.lower() == _ONE else read_patients(path)


def _filled(patient: Patient, options: Patient) -> Patient:
    """Fill in from the command line what a patient's own file leaves open."""
    missing = ("day", "therapist", "department", "exercises")
    said = {name: getattr(patient, name) or getattr(options, name) for name in missing}
    return replace(patient, **said)


def _leaflets(
    order: Order, manuscript: Manuscript, clinic: Clinic, patient: Patient, folder: Path
) -> Iterator[_Leaflet]:
    """Yield a patient's leaflets of one article."""
    kinds = order.kinds or tuple(Kind(kind) for kind in clinic.kinds) or (Kind.LEAFLET,)
    editions = order.editions or tuple(Edition(edition) for edition in clinic.editions)
    for kind in kinds:
        for edition in editions or (Edition.STANDARD,):
            name = _file_name(order, manuscript.name, patient, kind, edition)
            yield _Leaflet(manuscript, clinic, patient, kind, edition, folder / f"{name}.pdf")


def _file_name(order: Order, name: str, patient: Patient, kind: Kind, edition: Edition) -> str:
    """Return a leaflet's name. Several patients are told apart by number: theirs stand in no file name."""
    if kind != Kind.LEAFLET:
        name += f"-{kind}"
    if edition != Edition.STANDARD:
        name += f"-{edition}"
    if order.booklet and edition == Edition.A5:
        name += "-booklet"
    return f"{name}-{patient.number:03}" if patient.number else name


def _make(
    order: Order, leaflet: _Leaflet, taken: dict[Path, str], joined: list[tuple[str, bytes]]
) -> Outcome:
    source, clinic, target = str(leaflet.manuscript.path), leaflet.clinic, leaflet.target
    maker = f"{source} for {clinic.path}" if clinic.path else source
    if order.combine is None and taken.setdefault(target, maker) != maker:
        what = f"The leaflet would be written over that of {taken[target]}."
        fault = Fault(
            Spot(source), what, "Give one of the files another name, or one of the clinics another id."
        )
        return Outcome(faults=(fault,), refused=True)
    try:
        printed = print_leaflet(
            leaflet.manuscript,
            clinic,
            kind=leaflet.kind,
            edition=leaflet.edition,
            issued=order.issued,
            patient=leaflet.patient,
            weeks=order.weeks,
            booklet=order.booklet and leaflet.edition == Edition.A5,
            strict=order.strict,
        )
    except InputError as error:
        return Outcome(faults=error.faults, refused=True)
    if order.combine is not None:
        joined.append((printed.title, printed.pdf))
        return Outcome(faults=printed.faults)
    failure = _written(target, printed.pdf)
    return Outcome(faults=(failure,), refused=True) if failure else Outcome(target, printed.faults)


def _combine(path: Path, leaflets: list[tuple[str, bytes]]) -> Outcome:
    """Write all leaflets as one file, each on fresh paper."""
    from handoutgen.pdf.joining import join  # its library is slow to load

    titles = list(dict.fromkeys(title for title, _ in leaflets))
    title = titles[0] if len(titles) == 1 else labels.LEAFLETS.format(count=len(leaflets))
    failure = _written(path, join((pdf for _, pdf in leaflets), title), "--combine")
    return Outcome(faults=(failure,), refused=True) if failure else Outcome(path)


def _written(target: Path, pdf: bytes, option: str = "--out") -> Fault | None:
    try:
        write_whole(target, pdf)
    except OSError as error:
        what = f"The leaflet cannot be written ({error.strerror})."
        remedy = f"Check the folder, its rights and the room on the disk, or choose another with {option}."
        return Fault(Spot(str(target)), what, remedy)
    return None
