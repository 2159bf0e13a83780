"""Leaflets for a desk: each article read once, printed for each clinic, kind and edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import PLAIN_CLINIC, print_leaflet, write_whole
from handoutgen.reading.articles import read_article
from handoutgen.reading.clinics import read_clinic
from handoutgen.reading.source import is_folder
from handoutgen.understanding.articles import understand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from handoutgen.model.clinic import Clinic
    from handoutgen.model.outline import Outline
    from handoutgen.model.patient import Patient


class Order(Struct, frozen=True):
    """What was asked for. Without `kinds`, each clinic's own; without `clinics`, the plain one."""

    articles: tuple[Path, ...]
    clinics: tuple[Path, ...]
    kinds: tuple[Kind, ...]
    editions: tuple[Edition, ...]
    patient: Patient
    issued: date
    weeks: int | None
    strict: bool
    out: Path


class Outcome(Struct, frozen=True):
    """A leaflet that was written, or faults, or both. `refused` tells that something was not made."""

    path: Path | None = None
    faults: tuple[Fault, ...] = ()
    refused: bool = False


def build(order: Order) -> Iterator[Outcome]:
    """Make what was ordered, one outcome after the other; one failure stops nothing else."""
    said: set[Fault] = set()

    def fresh(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
        new = tuple(fault for fault in dict.fromkeys(faults) if fault not in said)
        said.update(new)
        return new

    clinics, outcomes = _clinics(order)
    yield from outcomes
    taken: dict[Path, str] = {}
    for file in _files(order.articles, "*.md"):
        try:
            outline = understand(read_article(file))
            if order.strict and outline.faults:
                raise InputError(outline.faults)
        except InputError as error:
            yield Outcome(faults=fresh(error.faults), refused=True)
            continue
        if outline.faults:
            yield Outcome(faults=fresh(outline.faults))
        for clinic in clinics:
            for kind in order.kinds or tuple(Kind(kind) for kind in clinic.kinds) or (Kind.LEAFLET,):
                for edition in order.editions:
                    outcome = _make(order, outline, clinic, kind, edition, taken)
                    yield Outcome(outcome.path, fresh(outcome.faults), outcome.refused)


def _clinics(order: Order) -> tuple[list[Clinic], list[Outcome]]:
    if not order.clinics:
        return [PLAIN_CLINIC], []
    found: list[Clinic] = []
    outcomes: list[Outcome] = []
    for path in _files(order.clinics, "*/clinic.toml"):
        try:
            found.append(read_clinic(path))
        except InputError as error:
            outcomes.append(Outcome(faults=error.faults, refused=True))
    return found, outcomes


def _files(paths: tuple[Path, ...], pattern: str) -> Iterator[Path]:
    """Files as they are named, folders as what they hold; a folder with a clinic.toml is one clinic."""
    for path in paths:
        if is_folder(path) and not (path / "clinic.toml").is_file():
            held = sorted(path.glob(pattern))
            yield from held or [path]
        else:
            yield path


def _make(
    order: Order, outline: Outline, clinic: Clinic, kind: Kind, edition: Edition, taken: dict[Path, str]
) -> Outcome:
    target = _target(order, outline.article.name, clinic, kind, edition)
    source = outline.article.path
    maker = f"{source} for {clinic.path}" if clinic.path else source
    if taken.setdefault(target, maker) != maker:
        what = f"The leaflet would be written over that of {taken[target]}."
        fault = Fault(
            Spot(source), what, "Give one of the files another name, or one of the clinics another id."
        )
        return Outcome(faults=(fault,), refused=True)
    try:
        printed = print_leaflet(
            outline,
            clinic,
            kind=kind,
            edition=edition,
            issued=order.issued,
            patient=order.patient,
            weeks=order.weeks,
        )
    except InputError as error:
        return Outcome(faults=error.faults, refused=True)
    try:
        write_whole(target, printed.pdf)
    except OSError as error:
        fault = Fault(Spot(str(target)), f"The leaflet cannot be written ({error.strerror}).", _REMEDY)
        return Outcome(faults=(fault,), refused=True)
    return Outcome(target, printed.faults, refused=False)


_REMEDY = "Check the folder, its rights and the room on the disk, or choose another with --out."


def _target(order: Order, name: str, clinic: Clinic, kind: Kind, edition: Edition) -> Path:
    several = len(order.clinics) > 1 or (
        len(order.clinics) == 1 and len(list(_files(order.clinics, "*/clinic.toml"))) > 1
    )
    folder = order.out / clinic.id if several else order.out
    if kind != Kind.LEAFLET:
        name += f"-{kind}"
    if edition != Edition.STANDARD:
        name += f"-{edition}"
    return folder / f"{name}.pdf"
