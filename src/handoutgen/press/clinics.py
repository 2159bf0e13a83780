"""A clinic at the press: its imprint in one look, and what somebody there should know of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.composing.calling import clinic_for, has_expired, out_of_hours, urgent_line
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.pdf.encoding import beyond_alphabet
from handoutgen.pdf.forme import Forme
from handoutgen.pdf.logos import read_logo
from handoutgen.press.memory import Memory
from handoutgen.typesetting.colours import brand_colours, from_hex, palette, to_hex
from handoutgen.typesetting.imprint import ClinicImprint, PatientImprint
from handoutgen.typesetting.look import look_of
from handoutgen.typesetting.missing import missing_in_clinic

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.clinic import Clinic, UrgentLine
    from handoutgen.model.leaflet import Edition
    from handoutgen.model.patient import Patient
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.look import Look


class AtPress(Struct, frozen=True):
    """A clinic as its leaflets of one edition show it."""

    clinic: Clinic
    """With the departments that are told of."""
    look: Look
    contact: float
    """How much room its contact panel needs, in points; and how many lines whom to call now."""
    note: int
    forme: Forme
    """Its imprint."""
    unnamed: dict[tuple[date | None, str | None], Forme]
    """Imprints of patients whose names are left to a pen, by day and therapist."""
    letters: str
    """What its imprint prints beyond the letters of every plate, sorted."""
    faults: tuple[Fault, ...]


_MEMORY: Memory[AtPress] = Memory(200)
"""Clinics of a chain come by turns, once for each article; no chain here has more. Each takes some 70 kB,
with what it prints on most plates."""
_MOST_UNNAMED = 16
"""Days and therapists that one of them remembers: leaflets of one day have both in common."""


def forget_clinics() -> None:
    """Forget the clinics in memory."""
    _MEMORY.clear()


def at_press(clinic: Clinic, patient: Patient, edition: Edition, issued: date, fonts: Fonts) -> AtPress:
    """Return a clinic at the press; raises `InputError` where it lacks the patient's department."""
    key = (id(clinic), patient.department, edition, issued)
    known = _MEMORY.get(key)
    if known is None:
        known = _set_up(clinic, clinic_for(clinic, patient), edition, issued, fonts)
        _MEMORY.put(key, known, holding=clinic)
    return known


def _set_up(clinic: Clinic, shown: Clinic, edition: Edition, issued: date, fonts: Fonts) -> AtPress:
    look = look_of(edition, clinic.type_size)
    logo, faults = read_logo(clinic)
    urgent = out_of_hours(clinic, issued)
    colours = palette(clinic.colour, edition, clinic.second_colour)
    imprint = ClinicImprint(look, fonts, shown, urgent, logo)
    return AtPress(
        shown,
        look,
        imprint.contact,
        imprint.note,
        Forme(imprint, colours),
        {},
        beyond_alphabet(_printed(shown, urgent), fonts),
        (*missing_in_clinic(clinic, fonts), *clinic.faults, *faults, *clinic_faults(clinic, issued)),
    )


def patient_at_press(at: AtPress, patient: Patient, fonts: Fonts) -> Forme:
    """Return the imprint of a patient of a clinic; one that tells of nobody is remembered."""
    key = (patient.day, patient.therapist)
    known = at.unnamed.get(key) if patient.unnamed else None
    if known is None:
        imprint = PatientImprint(at.look, fonts, at.clinic, patient)
        known = Forme(imprint, at.forme.palette)
        if patient.unnamed and len(at.unnamed) < _MOST_UNNAMED:
            at.unnamed[key] = known
    return known


def clinic_faults(clinic: Clinic, issued: date) -> list[Fault]:
    """Return what is wrong with a clinic's colours and with its out-of-hours number on this day."""
    faults: list[Fault] = []
    spot = Spot(clinic.path)
    brands = brand_colours(clinic.colour, clinic.second_colour)
    for key, given, shown in zip(
        ("colour", "second_colour"), (clinic.colour, clinic.second_colour), brands[:2], strict=True
    ):
        if clinic.path and given and shown != from_hex(given):
            what = f"The {key} {given} is too light to be read on paper; {to_hex(shown)} is printed."
            mend = f'Write {key} = "{to_hex(shown)}".'
            faults.append(Fault(spot, what, mend, Level.WARNING, "clinic-contrast"))
    urgent = urgent_line(clinic)
    if urgent is not None and has_expired(urgent, issued):
        whose = "The" if clinic.urgent else f"Region {clinic.region}'s"
        what = f"{whose} out-of-hours number expired on {urgent.valid_until} and is not printed."
        mend = "Look it up, ring it once, and write it under [urgent] with a new valid_until."
        faults.append(Fault(spot, what, mend, Level.WARNING, "clinic-number-expired"))
    return faults


def _printed(clinic: Clinic, urgent: UrgentLine | None) -> str:
    """Return all that a clinic's imprint may print."""
    told = [
        clinic.name,
        clinic.tagline,
        clinic.phone,
        clinic.email,
        clinic.web,
        clinic.cvr,
        clinic.footer,
    ]
    if urgent is not None:
        told += [urgent.name, urgent.phone, urgent.hours]
    for one in clinic.departments:
        told += [one.name, one.street, one.town, one.phone, *one.hours]
    return "".join(filter(None, told))
