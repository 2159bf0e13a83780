"""What a clinic and a clinician say besides the article: their words, and which department is told of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.danish.regions import regional_lines
from handoutgen.model.article import Block, Blocks, Heading, Paragraph
from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.model.inlines import Inline, LineBreak, Text
from handoutgen.model.leaflet import LeadPart, Part, SectionPart, WordsPart

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.clinic import ArticleWishes, Clinic, Department, UrgentLine
    from handoutgen.model.patient import Patient


def words_to_patient(patient: Patient) -> list[Part]:
    """Return the clinician's note."""
    return [WordsPart(labels.TO_YOU, _paragraphs(patient.note))] if patient.note else []


def note_of_clinic(wishes: ArticleWishes | None) -> list[Part]:
    """Return what a clinic says of this article."""
    return [WordsPart(labels.FROM_CLINIC, wishes.note)] if wishes and wishes.note else []


def words_before(clinic: Clinic) -> list[Part]:
    """Return what a clinic says before every article: it opens the text."""
    return [LeadPart(clinic.before)] if clinic.before else []


def words_after(clinic: Clinic) -> list[Part]:
    """Return what a clinic says after the article: what stands below headings as sections."""
    parts: list[Part] = []
    heading: Heading | None = None
    below: list[Block] = []
    for block in (*clinic.after, Heading(0, 2, ())):
        if not isinstance(block, Heading):
            below.append(block)
            continue
        if heading is not None:
            parts.append(SectionPart(heading.inlines, 2, tuple(below)))
        elif below:
            parts.append(WordsPart(labels.FROM_CLINIC, tuple(below)))
        heading, below = block, []
    return parts


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
    return regional_lines()[clinic.region].line


def has_expired(urgent: UrgentLine, issued: date) -> bool:
    """Whether a number must not be printed any more; its last day still counts."""
    return urgent.valid_until is not None and urgent.valid_until < issued


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _paragraphs(text: str) -> Blocks:
    """A blank line parts paragraphs; every other line end is kept."""
    return tuple(
        Paragraph(0, _lines(paragraph)) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()
    )


def _lines(paragraph: str) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for line in paragraph.strip().split("\n"):
        if found:
            found.append(LineBreak())
        found.append(Text(" ".join(line.split())))
    return tuple(found)
