"""What a clinic and a clinician say besides the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.danish import labels
from handoutgen.model.article import Block, Blocks, Heading, Paragraph
from handoutgen.model.inlines import Inline, LineBreak, Text
from handoutgen.model.parts import LeadPart, Part, SectionPart, WordsPart

if TYPE_CHECKING:
    from handoutgen.model.clinic import ArticleWishes, Clinic
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
