"""Characters that no bundled font has: each is a fault with its line, never dropped in silence."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from handoutgen.model.article import CodeBlock, Figure, Heading, List, Notice, Paragraph, Pause, Quote, Table
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import Inlines, plain
from handoutgen.typesetting.fonts import Fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Article, Blocks
    from handoutgen.model.clinic import Clinic
    from handoutgen.model.patient import Patient


def missing_characters(article: Article, fonts: Fonts) -> list[Fault]:
    """Return one fault for each line and character that is shown as `Fonts.MISSING`."""
    facts = article.facts
    faults: list[Fault] = []
    texts = [
        (facts.title_line, facts.title),
        *facts.printed,
        *_texts(article.blocks),
        *(text for note in article.notes for text in _texts(note.blocks)),
    ]
    for line, words in texts:
        faults += [_fault(Spot(article.path, line), character) for character in fonts.missing(words)]
    return faults


def missing_in_clinic(clinic: Clinic, fonts: Fonts) -> list[Fault]:
    """Return one fault for each character of a clinic's own words that is shown as `Fonts.MISSING`."""
    told = [clinic.name, clinic.tagline, clinic.footer, clinic.email, clinic.web]
    for one in clinic.departments:
        told += [one.name, one.street, one.town, *one.hours]
    words = " ".join(filter(None, told))
    words += " ".join(text for _, text in _texts((*clinic.before, *clinic.after)))
    for wishes in clinic.articles.values():
        words += " ".join(text for _, text in _texts(wishes.note))
    return [_fault(Spot(clinic.path), character) for character in fonts.missing(words)]


def missing_in_patient(patient: Patient, fonts: Fonts) -> list[Fault]:
    """Return a fault where a patient's sheet has a character that no font has; it is not told which."""
    told = [patient.name, patient.therapist, patient.goal, patient.when_then, patient.next_time, patient.note]
    told += [words for one in patient.exercises for words in (one.dose, one.frequency, one.note)]
    if not fonts.missing(" ".join(filter(None, told))):
        return []
    what = f"Some character of the patient's own words is in none of the fonts; {Fonts.MISSING} is printed."
    spot = Spot(patient.path or "--name", patient.line)
    return [Fault(spot, what, "Write it in Latin letters, or by hand.", Level.WARNING)]


def _fault(spot: Spot, character: str) -> Fault:
    name = unicodedata.name(character, "without a name")
    what = (
        f"The character »{character}« (U+{ord(character):04X}, {name}) is in none of the fonts; "
        f"{Fonts.MISSING} is printed."
    )
    return Fault(spot, what, "Write it in words, or leave it out.", Level.WARNING, "font")


def _texts(blocks: Blocks) -> Iterator[tuple[int, str]]:
    for block in blocks:
        match block:
            case Heading(line, _, inlines) | Paragraph(line, inlines):
                yield line, plain(inlines)
            case List(_, _, items):
                for item in items:
                    yield from _texts(item.blocks)
            case Table(_, header, rows):
                for row in (header, *rows):
                    yield row.line, _cells(row.cells)
            case Quote(_, inner) | Notice(_, _, _, inner):
                yield from _texts(inner)
            case CodeBlock(line, text):
                yield line, text
            case Figure(line, picture):
                yield line, picture.alt
            case Pause():
                pass


def _cells(cells: tuple[Inlines, ...]) -> str:
    return " ".join(plain(cell) for cell in cells)
