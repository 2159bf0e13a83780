"""Plates: made from a manuscript, remembered, and kept on disk.

A plate's key is the hash of everything that shapes it. What an imprint brings is not in it: so one plate
serves all clinics that ask for the same body. A body that says something of a patient is made, used and
forgotten.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.keeping.cache import fetch, keep, key_of
from handoutgen.model.faults import Fault, InputError, Level, Spot
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press.kept_plates import Kept, PictureMark
from handoutgen.press.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Article
    from handoutgen.model.clinic import Clinic
    from handoutgen.model.leaflet import Leaflet
    from handoutgen.model.outline import Outline
    from handoutgen.model.patient import Patient
    from handoutgen.press.manuscripts import Manuscript
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.pages import Setting
    from handoutgen.typesetting.pictures import PictureFile

__all__ = ["PLATES", "Kept", "Wanted", "plate_for"]

_MEMORY_BYTES = 4_000_000
"""Seventy plates of the usual size: more articles, kinds and editions than are printed by turns."""


class Wanted(Struct, frozen=True):
    """What shapes a body besides the article."""

    kind: Kind
    edition: Edition
    weeks: int | None
    booklet: bool
    contact: float
    """Height of the contact panel, in points."""
    note: int
    """Lines for the out-of-hours number in the red-flag box."""
    wider: str
    """Letters of the imprint beyond those of every plate."""


PLATES: Memory[Kept] = Memory(_MEMORY_BYTES, lambda kept: len(kept.plate.body))


def plate_for(
    manuscript: Manuscript,
    clinic: Clinic,
    patient: Patient,
    wanted: Wanted,
    fonts: Fonts,
    *,
    on_disk: bool = True,
) -> Kept:
    """Return the plate, from memory, from disk, or newly made; raises `InputError`.

    Without `on_disk` it is neither looked for nor left there.
    """
    if patient.own_words:
        return _make(manuscript, clinic, patient, wanted, fonts)
    on_disk = on_disk and bool(manuscript.digest)
    mark = _key(manuscript, clinic, wanted) if manuscript.digest else b""
    key = mark or (id(manuscript.outline()), id(clinic), wanted)
    kept = PLATES.get(key)
    if kept is not None and _is_true(kept):
        return kept
    kept = fetch(mark, Kept) if on_disk else None
    if kept is None or not _is_true(kept):
        kept = _make(manuscript, clinic, patient, wanted, fonts)
        if on_disk:
            keep(mark, kept)
    # What is known by the digest of its file needs neither; they would be the larger part of the memory.
    PLATES.put(key, kept, holding=None if mark else (manuscript, clinic))
    return kept


def _key(manuscript: Manuscript, clinic: Clinic, wanted: Wanted) -> bytes:
    wishes = clinic.articles.get(manuscript.name)
    # Structs of different kinds may look alike once they are encoded; what is written of them does not.
    own = (clinic.before, clinic.after, clinic.leave_out, clinic.weeks, clinic.type_size)
    said = repr((own, wishes, wanted))
    return key_of(b"plate", manuscript.digest, said.encode("utf-8", "surrogatepass"))


def _make(manuscript: Manuscript, clinic: Clinic, patient: Patient, wanted: Wanted, fonts: Fonts) -> Kept:
    """Compose, set and draw a body."""
    from handoutgen.composing.kinds import compose
    from handoutgen.pdf.figures import picture_files, read_figures
    from handoutgen.pdf.platemaking import make_plate
    from handoutgen.typesetting.missing import missing_characters

    read = manuscript.outline()
    outline = _tailored(read, clinic, patient)
    _need_exercises(outline, wanted.kind)
    leaflet = compose(
        outline, clinic, kind=wanted.kind, edition=wanted.edition, patient=patient, weeks=wanted.weeks
    )
    # Before they are read: one that changes meanwhile is then looked at anew.
    marks = tuple(_mark(path) for path in picture_files(outline))
    pictures, unprinted = read_figures(outline)
    setting = _set(leaflet, fonts, pictures, wanted, outline.article.path)
    article, known = read.article, frozenset(read.faults)
    chosen = [fault for fault in outline.faults if fault not in known]
    plate = make_plate(setting, fonts, wanted.edition, leaflet.language, wanted.wider)
    setting.tree.release()
    return Kept(
        plate=plate,
        title=leaflet.full_title,
        author=article.facts.author or "",
        language=leaflet.language,
        dated=article.facts.updated or article.facts.published,
        article_faults=read.faults,
        faults=(*missing_characters(article, fonts), *chosen, *unprinted, *_cut(setting, article)),
        pictures=marks,
    )


def _tailored(outline: Outline, clinic: Clinic, patient: Patient) -> Outline:
    """Lay what clinic and clinician chose over the article, then leave out what the clinic leaves out."""
    from handoutgen.understanding.choices import choose
    from handoutgen.understanding.leaving import leave_out

    wishes = clinic.articles.get(outline.article.name)
    outline = choose(outline, wishes, patient)
    return leave_out(outline, clinic.leave_out, wishes)


def _need_exercises(outline: Outline, kind: Kind) -> None:
    if kind != Kind.LEAFLET and not (outline.programme or outline.exercises):
        what = f"The article has no exercises, so there is nothing for the kind »{kind}«."
        mend = "Give it a table with the columns »Øvelse« and »Hvor meget«, or build the kind »leaflet«."
        raise InputError((Fault(Spot(outline.article.path), what, mend),))


def _set(
    leaflet: Leaflet, fonts: Fonts, pictures: dict[str, PictureFile], wanted: Wanted, path: str
) -> Setting:
    """Set the pages of a leaflet, a booklet's side by side."""
    from handoutgen.typesetting.galley import MOST_PAGES, TooLongError
    from handoutgen.typesetting.imposition import impose
    from handoutgen.typesetting.pages import set_leaflet

    try:
        setting = set_leaflet(leaflet, fonts, pictures, wanted.contact, wanted.note)
    except TooLongError:
        what = f"The leaflet would have more than {MOST_PAGES} pages."
        mend = "Part the article into several, each for one leaflet."
        raise InputError((Fault(Spot(path), what, mend),)) from None
    return impose(setting) if wanted.booklet else setting


def _cut(setting: Setting, article: Article) -> Iterator[Fault]:
    """Tell what is cut at the foot of each page."""
    spot = Spot(article.path, article.facts.reviewed_line)
    for words in setting.cut:
        what = f"{words} does not fit the foot of the page and is cut there."
        mend = "Name fewer reviewers, or leave out their titles."
        yield Fault(spot, what, mend, Level.WARNING, "reviewers-cut")


def _is_true(kept: Kept) -> bool:
    """Whether the pictures are still those that the plate shows."""
    return all(_mark(picture.path) == picture for picture in kept.pictures)


def _mark(path: str) -> PictureMark:
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return PictureMark(path)
    return PictureMark(path, found.st_mtime_ns, found.st_size)
