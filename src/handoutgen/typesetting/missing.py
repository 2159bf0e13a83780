"""Characters that no bundled font has: each is a fault with its line, never dropped in silence."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.typesetting.fonts import Fonts

if TYPE_CHECKING:
    from handoutgen.model.article import Article, Blocks
    from handoutgen.model.clinic import Clinic
    from handoutgen.model.patient import Patient


def missing_characters(article: Article, fonts: Fonts) -> list[Fault]:
    """Return one fault for each line and character that is shown as `Fonts.MISSING`, or left out."""
    from handoutgen.typesetting.texts import texts_in

    facts = article.facts
    faults: list[Fault] = []
    texts = [
        (facts.title_line, facts.title),
        *facts.printed,
        *texts_in(article.blocks),
        *(text for note in article.notes for text in texts_in(note.blocks)),
    ]
    for line, words in texts:
        faults += _faults(Spot(article.path, line), words, fonts)
    return list(dict.fromkeys(faults))  # two cells of a row stand on one line


def missing_in_clinic(clinic: Clinic, fonts: Fonts) -> list[Fault]:
    """Return one fault for each character of a clinic's own words that no font has."""
    told = [clinic.name, clinic.tagline, clinic.footer, clinic.email, clinic.web]
    for one in clinic.departments:
        told += [one.name, one.street, one.town, *one.hours]
    if clinic.urgent is not None:
        told += [clinic.urgent.name, clinic.urgent.hours]
    words = [*filter(None, told), *_words((*clinic.before, *clinic.after))]
    for wishes in clinic.articles.values():
        words += _words(wishes.note)
    return list(dict.fromkeys(fault for text in words for fault in _faults(Spot(clinic.path), text, fonts)))


def missing_in_patient(patient: Patient, fonts: Fonts) -> list[Fault]:
    """Return a fault where a patient's sheet has a character that no font has; it is not told which."""
    told = [patient.name, patient.therapist, patient.goal, patient.when_then, patient.next_time, patient.note]
    told += [words for one in patient.exercises for words in (one.dose, one.frequency, one.note)]
    words = list(filter(None, told))
    if not fonts.missing(" ".join(words)):
        return []
    shown = any(fonts.missing(fonts.undecorated(text)) for text in words)
    what = f"Some character of the patient's own words is in none of the fonts; {_treated(shown=shown)}."
    spot = Spot(patient.path or "--name", patient.line)
    return [Fault(spot, what, "Write it in Latin letters, or by hand.", Level.WARNING)]


def _words(blocks: Blocks) -> list[str]:
    if not blocks:  # most clinics have none, and what an article is made of is not loaded for nothing
        return []
    from handoutgen.typesetting.texts import texts_in

    return [text for _, text in texts_in(blocks)]


def _faults(spot: Spot, words: str, fonts: Fonts) -> list[Fault]:
    missing = fonts.missing(words)
    if not missing:
        return []
    shown = fonts.missing(fonts.undecorated(words))
    return [_fault(spot, character, shown=character in shown) for character in missing]


def _fault(spot: Spot, character: str, *, shown: bool) -> Fault:
    name = unicodedata.name(character, "without a name")
    what = (
        f"The character »{character}« (U+{ord(character):04X}, {name}) is in none of the fonts; "
        f"{_treated(shown=shown)}."
    )
    mend = "Write it in words, or leave it out." if shown else "Choose another sign, or none."
    return Fault(spot, what, mend, Level.WARNING, "font")


def _treated(*, shown: bool) -> str:
    return f"{Fonts.MISSING} is printed" if shown else "beside words it is left out"
