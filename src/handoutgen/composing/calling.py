"""Whom a leaflet tells its reader to call: a department, and who answers when the clinic is closed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.keeping.cache import kept
from handoutgen.model.clinic import UrgentLine
from handoutgen.model.faults import Fault, InputError, Spot

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.clinic import Clinic, Department
    from handoutgen.model.patient import Patient


def clinic_for(clinic: Clinic, patient: Patient) -> Clinic:
    """Return the clinic with the patient's department alone; raises `InputError` where it has none such."""
    if not patient.department:
        return clinic if len(clinic.departments) != 1 else _with_phone(clinic, clinic.departments[0])
    wanted = _plain(patient.department)
    for department in clinic.departments:
        if department.name and _plain(department.name) == wanted:
            return replace(clinic, departments=(department,), phone=department.phone or clinic.phone)
    names = ", ".join(f"»{one.name}«" for one in clinic.departments if one.name)
    # The word itself is not told: in a list that is a column out of step it is a patient's.
    what = f"The clinic »{clinic.name}« has no such department." if clinic.name else "There is no clinic."
    mend = f"Its departments are {names}." if names else "Take the department away; the clinic names none."
    raise InputError((Fault(Spot(patient.path or "--department", patient.line), what, mend),))


def _with_phone(clinic: Clinic, only: Department) -> Clinic:
    """A clinic whose only place has a phone can be called there."""
    return clinic if clinic.phone or not only.phone else replace(clinic, phone=only.phone)


def out_of_hours(clinic: Clinic, issued: date) -> UrgentLine | None:
    """Return whom to call when the clinic is closed: its own number, else its region's; none that expired."""
    urgent = urgent_line(clinic)
    return None if urgent is None or has_expired(urgent, issued) else urgent


def urgent_line(clinic: Clinic) -> UrgentLine | None:
    """Return the clinic's own out-of-hours number, else its region's."""
    if clinic.urgent is not None or clinic.region is None:
        return clinic.urgent
    return _regional(clinic.region)


@functools.cache
def _regional(region: str) -> UrgentLine:
    """Return a region's number, kept on disk: to load the parser of the data takes a process 2 ms."""

    def read() -> UrgentLine:
        from handoutgen.danish.regions import regional_lines

        return regional_lines()[region].line

    return kept(UrgentLine, (region.encode(),), read)


def has_expired(urgent: UrgentLine, issued: date) -> bool:
    """Whether a number must not be printed any more; its last day still counts."""
    return urgent.valid_until is not None and urgent.valid_until < issued


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
