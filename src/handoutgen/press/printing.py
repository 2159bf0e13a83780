"""One leaflet: find or make its plate, imprint it for clinic and patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish.cpr import holds_cpr
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.faults import Fault, InputError, Level, Spot
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.pdf.encoding import beyond_alphabet
from handoutgen.pdf.imprinting import imprint
from handoutgen.pdf.inking import Inked, ink
from handoutgen.pdf.metadata import Metadata, Origin, language_tag
from handoutgen.press.clinics import AtPress, at_press, forget_clinics, patient_at_press
from handoutgen.press.manuscripts import Manuscript
from handoutgen.press.memory import Memory
from handoutgen.press.plates import PLATES, Kept, Wanted, plate_for
from handoutgen.reading.clinics import read_clinic
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.missing import missing_in_patient

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from handoutgen.model.clinic import Clinic
    from handoutgen.model.outline import Outline

_INKED_BYTES = 6_000_000
"""With the plates that they stand on, each counted for itself."""


class Printed(Struct, frozen=True):
    """A finished leaflet and what somebody should look at."""

    plate: bytes
    """What the files of all leaflets of its plate begin with."""
    imprint: bytes
    """What stands behind it in this one."""
    title: str
    """The article's."""
    pages: int
    """Sides of paper."""
    faults: tuple[Fault, ...]

    @property
    def pdf(self) -> bytes:
        """The file."""
        return self.plate + self.imprint


def forget() -> None:
    """Forget the plates, imprints and clinics in memory; what is on disk stays."""
    PLATES.clear()
    _INKED.clear()
    forget_clinics()


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
    who = read_clinic(clinic) if clinic is not None else PLAIN_CLINIC
    return print_leaflet(
        Manuscript(article),
        who,
        kind=Kind(kind),
        edition=Edition(edition),
        issued=issued,
        patient=patient,
        weeks=weeks,
    ).pdf


def print_leaflet(
    article: Manuscript | Outline,
    clinic: Clinic,
    *,
    kind: Kind,
    edition: Edition,
    issued: date,
    patient: Patient | None = None,
    weeks: int | None = None,
    booklet: bool = False,
    strict: bool = False,
) -> Printed:
    """Print one leaflet; raises `InputError` where nothing could be made.

    A `booklet` has two pages side by side on each side of A4, in the order that folds right. `strict` refuses
    an article that has any fault.
    """
    manuscript = article if isinstance(article, Manuscript) else Manuscript.of(article)
    patient = patient or Patient()
    fonts = source_sans()
    at = at_press(clinic, patient, edition, issued, fonts)
    letters = beyond_alphabet(at.letters + _words(patient), fonts)
    wanted = Wanted(kind, edition, weeks, booklet, at.contact, at.note, letters)
    # Not even a letter of a patient's is left on the disk.
    kept = plate_for(manuscript, clinic, patient, wanted, fonts, on_disk=letters == at.letters)
    if strict and kept.article_faults:
        raise InputError(kept.article_faults)
    inked = _inked(kept, at, manuscript.name, kind, edition, lasting=not patient.own_words)
    faults = [*kept.article_faults, *kept.faults, *at.faults, *missing_in_patient(patient, fonts)]
    faults += [_cut_fault(clinic.path, words) for words in at.forme.cut]
    own = patient_at_press(at, patient, fonts)
    printed = imprint(inked, own)
    faults += [_cut_fault(patient.path or "--name", words, patient.line) for words in own.cut]
    return Printed(kept.plate.body, printed, kept.title, len(kept.plate.pages), tuple(faults))


_INKED: Memory[Inked] = Memory(_INKED_BYTES, lambda inked: len(inked.plate.body) + len(inked.content) + 4000)


def _inked(kept: Kept, at: AtPress, name: str, kind: Kind, edition: Edition, *, lasting: bool) -> Inked:
    """Return a plate with the clinic's imprint; one that other leaflets may ask for is remembered."""
    key = (id(kept.plate), id(at))
    inked = _INKED.get(key) if lasting else None
    if inked is None:
        # A file that somebody named after a patient's number is not named.
        origin = Origin(None if holds_cpr(name) else name, kind.value, edition.value, at.clinic.id or None)
        meta = Metadata(
            kept.title, at.clinic.name or kept.author, language_tag(kept.language), kept.dated, origin
        )
        inked = ink(kept.plate, at.forme, meta)
        if lasting:
            _INKED.put(key, inked, holding=(kept.plate, at))
    return inked


def _words(patient: Patient) -> str:
    """Return all that a patient's imprint may print."""
    return "".join(filter(None, (patient.name, patient.therapist, patient.next_time)))


def _cut_fault(path: str, words: str, line: int = 0) -> Fault:
    what = f"{words} does not fit its place and is cut on the leaflet."
    mend = "Write it, or what stands beside it, shorter." if words.startswith("»") else "Write it shorter."
    return Fault(Spot(path, line), what, mend, Level.WARNING, "clinic-cut")
