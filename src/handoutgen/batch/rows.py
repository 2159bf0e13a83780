"""For whom leaflets are made: the patients of all files, and which leaflets each of them asks for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.model.patient import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from handoutgen.model.patient import Patient
    from handoutgen.reading.lists import PatientList

ONE = ".toml"
"""Ending of a file of one patient; any other is a list."""

EVERY = -1
"""Stands for all articles, or all clinics, where a row names none."""


class Row(Struct, frozen=True):
    """One patient, and by their places which of our articles and clinics are for them."""

    patient: Patient
    asked: Asked = Asked()
    articles: tuple[int, ...] = (EVERY,)
    clinics: tuple[int, ...] = (EVERY,)
    listed: bool = True


class Read(Struct, frozen=True):
    """What was read of one file: its rows, its faults, and in plain English what was assumed."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()


def read_rows(files: Sequence[Path], options: Patient) -> list[Read]:
    """Return the patients of all files, numbered through; the one of the command line without any."""
    if not files:
        return [Read((Row(options, listed=False),))]
    found: list[Read] = []
    last = 0
    for path in files:
        try:
            listed = _listed(path)
        except InputError as error:
            found.append(Read(faults=error.faults))
            continue
        patients = [replace(one, number=last + max(1, one.number)) for one in listed.patients]
        last = max((one.number for one in patients), default=last)
        asked = listed.asked or (Asked(),) * len(patients)
        rows = tuple(Row(_filled(one, options), wish) for one, wish in zip(patients, asked, strict=True))
        found.append(
            Read(rows, listed.faults, tuple(f"{Spot(str(path))}: {told}" for told in listed.assumptions))
        )
    if len(files) == 1 and files[0].suffix.lower() == ONE:
        alone = tuple(replace(row, patient=replace(row.patient, number=0)) for row in found[0].rows)
        found[0] = replace(found[0], rows=alone)
    return found


def _listed(path: Path) -> PatientList:
    # Their readers are slow to load, and most runs are for nobody by name.
    from handoutgen.reading.lists import PatientList, read_patients
    from handoutgen.reading.patients import read_patient

    return PatientList((read_patient(path),)) if path.suffix.lower() == ONE else read_patients(path)


_MISSING = ("day", "therapist", "department", "exercises")


def _filled(patient: Patient, options: Patient) -> Patient:
    """Fill in from the command line what a patient's own file leaves open."""
    said = {
        name: getattr(options, name)
        for name in _MISSING
        if getattr(options, name) and not getattr(patient, name)
    }
    return replace(patient, **said) if said else patient


class Names:
    """Finds by name: case does not count, nor does an ending that people copy along."""

    def __init__(self, names: Iterable[str], noun: str, ending: str = "") -> None:
        self._names = list(names)
        self._places: dict[str, list[int]] = {}
        self._noun = noun
        self._ending = ending
        for place, name in enumerate(self._names):
            self._places.setdefault(self._bare(name), []).append(place)

    def find(self, asked: tuple[str, ...], patient: Patient) -> tuple[int, ...]:
        """Return the places of what a row asks for; raises `InputError` where there is none such."""
        if not asked:
            return (EVERY,)
        found: list[int] = []
        for name in asked:
            places = self._places.get(self._bare(name))
            if places is None:
                raise InputError((self._fault(patient),))
            found += places
        return tuple(dict.fromkeys(found))

    def _bare(self, name: str) -> str:
        return unicodedata.normalize("NFC", name).strip().casefold().removesuffix(self._ending)

    def _fault(self, patient: Patient) -> Fault:
        # The word itself is not told: in a list that is a column out of step it is a patient's.
        what = f"This row asks for {self._noun} that is not among those of this run."
        shown = ", ".join(f"»{name}«" for name in self._names[:_SHOWN] if name) or "none"
        more = f" and {len(self._names) - _SHOWN} more" if len(self._names) > _SHOWN else ""
        return Fault(Spot(patient.path, patient.line), what, f"There are {shown}{more}.", rule="list-row")


_SHOWN = 10
"""Names told in a fault."""


def resolved(row: Row, articles: Names, clinics: Names) -> Row:
    """Return a row that knows the places of what it asks for; raises `InputError`."""
    if row.asked == _NOTHING:
        return row
    return replace(
        row,
        articles=articles.find(row.asked.articles, row.patient),
        clinics=clinics.find(row.asked.clinics, row.patient),
    )


_NOTHING = Asked()
