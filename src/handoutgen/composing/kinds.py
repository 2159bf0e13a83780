"""The kinds of leaflet: the whole article, the sheet of exercises, or the log alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.composing.boxes import red_flag_part
from handoutgen.composing.exercises import exercise_grid, exercise_row, numbered
from handoutgen.composing.lead import lead_and_box
from handoutgen.composing.log import log_part
from handoutgen.composing.personal import (
    note_of_clinic,
    words_after,
    words_before,
    words_to_patient,
)
from handoutgen.composing.programme import place_programme, programme_grid
from handoutgen.composing.titles import depths, split_title
from handoutgen.danish import labels
from handoutgen.danish.dates import in_words
from handoutgen.model.article import Pause, Table
from handoutgen.model.inlines import Text
from handoutgen.model.leaflet import Edition, Kind, Leaflet
from handoutgen.model.outline import Outline, Role, Section
from handoutgen.model.parts import (
    ContactPart,
    ExercisePart,
    LeadPart,
    NotesPart,
    Part,
    PatientPart,
    SectionPart,
    SummaryPart,
    TitlePart,
)
from handoutgen.model.patient import Patient

if TYPE_CHECKING:
    from handoutgen.model.article import Facts
    from handoutgen.model.clinic import ArticleWishes, Clinic
    from handoutgen.model.parts import ExerciseGrid


def compose(
    outline: Outline,
    clinic: Clinic,
    *,
    kind: Kind = Kind.LEAFLET,
    edition: Edition = Edition.STANDARD,
    patient: Patient | None = None,
    weeks: int | None = None,
) -> Leaflet:
    """Put a leaflet's body together. `weeks` are the log's. What clinic and patient imprint is not in it."""
    facts = outline.article.facts
    patient = patient or Patient()
    wishes = clinic.articles.get(outline.article.name)
    title, subtitle = split_title(facts.title)
    weeks = weeks or (wishes and wishes.weeks) or facts.log_weeks or clinic.weeks
    chosen = outline.programme
    programme = programme_grid(outline, chosen) if chosen else None
    grids = (programme,) if programme else _grids(outline)
    log = log_part(chosen or outline.exercises, weeks, facts.log_columns, patient)
    if programme:
        outline = place_programme(outline, programme)
    # A log says whose it is, not what the article is about: its page is for weeks.
    below = None if kind == Kind.LOG else subtitle
    parts: list[Part] = [TitlePart(title, below, facts.title if below else title), PatientPart()]
    parts += words_to_patient(patient)
    match kind:
        case Kind.LEAFLET:
            parts += _whole_article(outline, clinic, wishes)
        case Kind.EXERCISES:
            parts += _exercise_sheet(outline, wishes, programme)
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
        grids,
        clinic.type_size,
    )


def _grids(outline: Outline) -> tuple[ExerciseGrid, ...]:
    return tuple(
        exercise_grid(table, numbered(table.exercises, outline.exercises))
        for table in outline.exercise_tables
    )


def _whole_article(outline: Outline, clinic: Clinic, wishes: ArticleWishes | None) -> list[Part]:
    facts = outline.article.facts
    parts = [*note_of_clinic(wishes), *words_before(clinic)]
    if facts.summary:
        parts.append(SummaryPart(facts.summary))
    parts += lead_and_box(outline)
    parts += _sections(outline)
    parts += words_after(clinic)
    standing = labels.UNREVIEWED_WHOLE if facts.unreviewed else None
    if outline.article.notes or facts.sources or standing:
        parts.append(NotesPart(outline.article.notes, facts.sources, standing))
    return parts


def _exercise_sheet(
    outline: Outline, wishes: ArticleWishes | None, programme: ExerciseGrid | None
) -> list[Part]:
    """The box; then the programme, or each table under its own heading and the lists as one table."""
    parts = note_of_clinic(wishes)
    box = red_flag_part(outline)
    if box is not None:
        parts.append(box)
    if programme is not None:
        headings = (section.heading for section in outline.sections if section.role == Role.EXERCISES)
        heading = next((one.inlines for one in headings if one), (Text(labels.EXERCISES),))
        return [*parts, SectionPart(heading, 2, (programme.table,))]
    tables = [one.table for one in outline.exercise_tables]
    listed = numbered([one for group in outline.exercise_lists for one in group.exercises], outline.exercises)
    rows = ExercisePart(tuple(exercise_row(number, exercise) for number, exercise in listed))
    first = bool(listed) and listed[0][0] == 1
    if first:
        parts.append(rows)
    for section in outline.sections:
        kept = tuple(block for block in section.stays if isinstance(block, Table) and block in tables)
        if kept:
            heading = section.heading.inlines if section.heading else (Text(labels.EXERCISES),)
            parts.append(SectionPart(heading, 2, kept))
    if listed and not first:
        parts.append(rows)
    return parts


def _sections(outline: Outline) -> list[Part]:
    headed = [section for section in outline.sections if section.heading is not None]
    # A heading that promises red flags and has none is still its author's: no box took it.
    printed = [section for section in headed if not (outline.red_flags and _went_into_box(section))]
    parts: list[Part] = []
    for section, depth in zip(printed, depths(section.level for section in printed), strict=True):
        assert section.heading is not None  # noqa: S101 - filtered above
        if outline.red_flags and _left_a_colophon(section):
            parts.append(LeadPart(section.stays))
            continue
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


def _left_a_colophon(section: Section) -> bool:
    """What stands below a rule at the end of a section is not what the heading in the box is about."""
    return section.role == Role.RED_FLAGS and isinstance(section.stays[0], Pause)


def _dated(facts: Facts) -> str | None:
    """Return how old an article is, and what it says of its review; nothing is claimed for it."""
    said: list[str] = []
    if facts.draft:
        said.append(labels.DRAFT)
    if facts.updated:
        said.append(f"{labels.UPDATED} {in_words(facts.updated)}")
    elif facts.published:
        said.append(f"{labels.PUBLISHED} {in_words(facts.published)}")
    if facts.reviewed_by:
        said.append(labels.REVIEWED.format(names=facts.reviewed_by))
    elif facts.unreviewed:
        said.append(labels.UNREVIEWED)
    return " · ".join(said) or None
