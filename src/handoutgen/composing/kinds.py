"""The kinds of leaflet: the whole article, the sheet of exercises, or the log alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.composing.boxes import red_flag_part
from handoutgen.composing.exercises import exercise_grid, exercise_row
from handoutgen.composing.log import log_part
from handoutgen.composing.titles import depths, split_title
from handoutgen.danish import labels
from handoutgen.danish.dates import in_words
from handoutgen.model.article import Table
from handoutgen.model.inlines import Text
from handoutgen.model.leaflet import (
    ContactPart,
    Edition,
    ExercisePart,
    Imprint,
    Kind,
    LeadPart,
    Leaflet,
    NotesPart,
    Part,
    PatientPart,
    SectionPart,
    SummaryPart,
    TitlePart,
)
from handoutgen.model.outline import Outline, Role, Section
from handoutgen.model.patient import Patient

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.article import Facts
    from handoutgen.model.clinic import Clinic, UrgentLine


def compose(
    outline: Outline,
    clinic: Clinic,
    *,
    kind: Kind = Kind.LEAFLET,
    edition: Edition = Edition.STANDARD,
    patient: Patient | None = None,
    weeks: int | None = None,
    issued: date,
) -> Leaflet:
    """Put a leaflet together. `weeks` are the log's; `issued` is the day it is handed out."""
    facts = outline.article.facts
    title, subtitle = split_title(facts.title)
    log = log_part(outline, outline.exercises, weeks or facts.log_weeks or clinic.weeks)
    # A log says whose it is, not what the article is about: its page is for weeks.
    below = None if kind == Kind.LOG else subtitle
    parts: list[Part] = [TitlePart(title, below, facts.title if below else title), PatientPart()]
    match kind:
        case Kind.LEAFLET:
            parts += _whole_article(outline)
        case Kind.EXERCISES:
            parts += _exercise_sheet(outline)
        case Kind.LOG:
            pass
    if log is not None:
        parts.append(log)
    parts.append(ContactPart())
    return Leaflet(
        kind,
        edition,
        facts.language,
        title,
        facts.title,
        _dated(facts),
        tuple(parts),
        tuple(exercise_grid(table) for table in outline.exercise_tables),
        Imprint(clinic, patient or Patient(), _out_of_hours(clinic, issued)),
    )


def _whole_article(outline: Outline) -> list[Part]:
    facts = outline.article.facts
    parts: list[Part] = []
    if facts.summary:
        parts.append(SummaryPart(facts.summary))
    lead = [section for section in outline.sections if section.heading is None]
    parts += [LeadPart(section.stays) for section in lead if section.stays]
    box = red_flag_part(outline)
    if box is not None:
        parts.append(box)
    parts += _sections(outline)
    if outline.article.notes or facts.sources:
        parts.append(NotesPart(outline.article.notes, facts.sources))
    return parts


def _exercise_sheet(outline: Outline) -> list[Part]:
    """The box; each table of exercises under its own heading; exercises told in lists as one table."""
    box = red_flag_part(outline)
    parts: list[Part] = [box] if box is not None else []
    lines = {table.table.line for table in outline.exercise_tables}
    for section in outline.sections:
        kept = tuple(block for block in section.stays if isinstance(block, Table) and block.line in lines)
        if kept:
            heading = section.heading.inlines if section.heading else (Text(labels.EXERCISES),)
            parts.append(SectionPart(heading, 2, kept))
    listed = tuple(exercise for group in outline.exercise_lists for exercise in group.exercises)
    if listed:
        parts.append(ExercisePart(tuple(exercise_row(exercise) for exercise in listed)))
    return parts


def _sections(outline: Outline) -> list[Part]:
    headed = [section for section in outline.sections if section.heading is not None]
    printed = [section for section in headed if not _went_into_box(section)]
    parts: list[Part] = []
    for section, depth in zip(printed, depths(section.level for section in printed), strict=True):
        assert section.heading is not None  # noqa: S101 - filtered above
        parts.append(
            SectionPart(
                section.heading.inlines,
                depth,
                section.stays,
                question=section.role == Role.QUESTION,
                banner=section.role == Role.QUESTIONS,
            )
        )
    return parts


def _went_into_box(section: Section) -> bool:
    """A section that became the box is not printed twice; what the box cannot hold stays."""
    return section.role == Role.RED_FLAGS and not section.stays


def _dated(facts: Facts) -> str | None:
    if facts.updated:
        return f"{labels.UPDATED} {in_words(facts.updated)}"
    if facts.published:
        return f"{labels.PUBLISHED} {in_words(facts.published)}"
    return None


def _out_of_hours(clinic: Clinic, issued: date) -> UrgentLine | None:
    """Return whom to call when the clinic is closed. An expired number is not printed."""
    urgent = clinic.urgent
    expired = urgent is not None and urgent.valid_until is not None and urgent.valid_until < issued
    return None if expired else urgent
