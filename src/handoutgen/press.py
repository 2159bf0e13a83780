"""One leaflet, from file to file: read, understand, compose, set, imprint, write."""

from __future__ import annotations

import functools
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.composing.kinds import compose
from handoutgen.composing.personal import has_expired, urgent_line
from handoutgen.danish.cpr import holds_cpr
from handoutgen.model.clinic import Clinic
from handoutgen.model.faults import Fault, InputError, Level, Spot
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.pdf.figures import read_figures
from handoutgen.pdf.fonts import NAME_LETTERS
from handoutgen.pdf.leaflet import language_tag, write_pdf
from handoutgen.pdf.logos import read_logo
from handoutgen.pdf.metadata import Metadata, Origin
from handoutgen.reading.articles import read_article
from handoutgen.reading.clinics import read_clinic
from handoutgen.typesetting.colours import brand_colours, from_hex, palette, to_hex
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.imposition import impose
from handoutgen.typesetting.imprint import imprint
from handoutgen.typesetting.missing import missing_characters, missing_in_clinic, missing_in_patient
from handoutgen.typesetting.pages import set_leaflet
from handoutgen.understanding.articles import understand
from handoutgen.understanding.choices import choose
from handoutgen.understanding.leaving import leave_out

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.article import Article
    from handoutgen.model.outline import Outline

PLAIN_CLINIC = Clinic(id="", path="", name="")
"""For a leaflet without a clinic: room for a stamp where logo and name would stand."""


class Printed(Struct, frozen=True):
    """A finished leaflet and what somebody should look at."""

    pdf: bytes
    pages: int
    faults: tuple[Fault, ...]


def make_leaflet(
    article: Path,
    clinic: Path | None = None,
    kind: Kind | str = Kind.LEAFLET,
    edition: Edition | str = Edition.STANDARD,
    *,
    issued: date,
    patient: Patient | None = None,
    weeks: int | None = None,
) -> bytes:
    """Return the PDF of one leaflet; raises `InputError`."""
    outline = understand(read_article(article))
    who = read_clinic(clinic) if clinic is not None else PLAIN_CLINIC
    return print_leaflet(
        outline, who, kind=Kind(kind), edition=Edition(edition), issued=issued, patient=patient, weeks=weeks
    ).pdf


def print_leaflet(
    outline: Outline,
    clinic: Clinic,
    *,
    kind: Kind,
    edition: Edition,
    issued: date,
    patient: Patient | None = None,
    weeks: int | None = None,
    booklet: bool = False,
    for_joining: bool = False,
) -> Printed:
    """Compose, set, imprint and write one leaflet; raises `InputError` where nothing could be made.

    A `booklet` has two pages side by side on each side of A4, in the order that folds right. `for_joining`
    gives all patients' sheets the same fonts, which one file of many then holds once.
    """
    patient = patient or Patient()
    article, said = outline.article, outline.faults
    outline = _tailored(outline, clinic, patient)
    _need_exercises(outline, kind)
    fonts = source_sans()
    faults = [*missing_characters(article, fonts), *missing_in_clinic(clinic, fonts)]
    faults += [*missing_in_patient(patient, fonts), *(one for one in outline.faults if one not in said)]
    leaflet = compose(
        outline, clinic, kind=kind, edition=edition, patient=patient, weeks=weeks, issued=issued
    )
    pictures, found = read_figures(outline)
    faults += found
    setting = set_leaflet(leaflet, fonts, pictures)
    faults += clinic_faults(clinic, issued)
    cut = imprint(setting, leaflet.imprint, fonts, read_logo(clinic)[0])
    faults += [_cut_fault(clinic, patient, text) for text in cut]
    if booklet:
        setting = impose(setting)
    meta = Metadata(
        leaflet.full_title,
        clinic.name or article.facts.author or "",
        language_tag(leaflet.language),
        article.facts.updated or article.facts.published,
        _origin(article, clinic, kind, edition),
    )
    letters = NAME_LETTERS if for_joining else ""
    pdf = write_pdf(setting, palette(clinic.colour, edition, clinic.second_colour), meta, letters)
    return Printed(pdf, len(setting.sheets or setting.pages), tuple(faults))


def _tailored(outline: Outline, clinic: Clinic, patient: Patient) -> Outline:
    """Lay what clinic and clinician chose over the article, then leave out what the clinic leaves out."""
    wishes = clinic.articles.get(outline.article.name)
    outline = choose(outline, wishes, patient)
    return leave_out(outline, (*clinic.leave_out, *(wishes.leave_out if wishes else ())))


def _origin(article: Article, clinic: Clinic, kind: Kind, edition: Edition) -> Origin:
    """Tell which leaflet it is. A file that somebody named after a patient's number is not named."""
    name = None if holds_cpr(article.name) else article.name
    return Origin(name, kind.value, edition.value, clinic.id or None)


def _need_exercises(outline: Outline, kind: Kind) -> None:
    if kind != Kind.LEAFLET and not outline.exercises:
        what = f"The article has no exercises, so there is nothing for the kind »{kind}«."
        mend = "Give it a table with the columns »Øvelse« and »Hvor meget«, or build the kind »leaflet«."
        raise InputError((Fault(Spot(outline.article.path), what, mend),))


def clinic_faults(clinic: Clinic, issued: date) -> list[Fault]:
    """Return what somebody at the clinic should know of."""
    faults = [*clinic.faults, *read_logo(clinic)[1]]
    spot = Spot(clinic.path)
    brands = brand_colours(clinic.colour, clinic.second_colour)
    for key, given, shown in zip(
        ("colour", "second_colour"), (clinic.colour, clinic.second_colour), brands[:2], strict=True
    ):
        if clinic.path and given and shown != from_hex(given):
            what = f"The {key} {given} is too light to be read on paper; {to_hex(shown)} is printed."
            faults.append(Fault(spot, what, f'Write {key} = "{to_hex(shown)}".', Level.WARNING))
    urgent = urgent_line(clinic)
    if urgent is not None and has_expired(urgent, issued):
        whose = "The" if clinic.urgent else f"Region {clinic.region}'s"
        what = f"{whose} out-of-hours number expired on {urgent.valid_until} and is not printed."
        mend = "Look it up, ring it once, and write it under [urgent] with a new valid_until."
        faults.append(Fault(spot, what, mend, Level.WARNING))
    return faults


def _cut_fault(clinic: Clinic, patient: Patient, text: str) -> Fault:
    """Tell of a text in »…«, which is the clinic's, or of a place of the patient's without its words."""
    what = f"{text} does not fit its place and is cut on the leaflet."
    if text.startswith("»"):
        return Fault(Spot(clinic.path), what, "Write it, or what stands beside it, shorter.", Level.WARNING)
    return Fault(Spot(patient.path or "--name", patient.line), what, "Write it shorter.", Level.WARNING)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its name and rename it: a half leaflet is never left behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@functools.cache
def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
