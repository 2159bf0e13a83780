"""A desk with an article, a clinic and a patient on it, and every way on which a leaflet is built of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PIL import Image
from support.dice import one_in, pick
from support.leaflets import DAY
from support.wild_articles import PICTURE, Author, Written
from support.wild_clinics import WrittenFile, write_clinic_file, write_patient_file

from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.press import Manuscript, Printed, print_leaflet
from handoutgen.reading.clinics import read_clinic
from handoutgen.reading.patients import read_patient

if TYPE_CHECKING:
    from pathlib import Path

    from support.dice import Dice

NAME = "knæ"


class Desk(Struct):
    """What lies there."""

    folder: Path
    article: Written
    clinic: WrittenFile | None
    patient: WrittenFile | None

    @property
    def keeps_words(self) -> bool:
        """Whether its whole article is to be printed as it stands there."""
        choosing = any(file and (file.chooses or file.leaves_out) for file in (self.clinic, self.patient))
        return not choosing and not self.article.broken and "<!--" not in self.article.text


def lay_desk(dice: Dice, folder: Path, *, careless: bool = False, blocks: int = 9) -> Desk:
    """Write an article, and often a clinic and a patient."""
    careless_article = careless and one_in(dice, 2)
    article = Author(dice, careless=careless_article).article(blocks)
    with_clinic, with_patient = not one_in(dice, 3), not one_in(dice, 3)
    clinic = patient = None
    if with_clinic:
        clinic = write_clinic_file(dice, article, NAME, careless=careless and one_in(dice, 2))
    if with_patient:
        departments = clinic.departments if clinic else ()
        patient = write_patient_file(
            dice, article.exercises, departments, careless=careless and one_in(dice, 2)
        )
    desk = Desk(folder, article, clinic, patient)
    write_desk(desk)
    return desk


def write_desk(desk: Desk) -> None:
    """Write what lies on a desk into its folder."""
    (desk.folder / "klinik").mkdir(parents=True, exist_ok=True)
    for place in (desk.folder, desk.folder / "klinik"):
        if not (place / PICTURE).exists():
            Image.new("RGB", (40, 30), "teal").save(place / PICTURE)
    files = {f"{NAME}.md": desk.article, "klinik/clinic.toml": desk.clinic, "patient.toml": desk.patient}
    for name, written in files.items():
        if written is not None:
            (desk.folder / name).write_bytes(written.text.encode("utf-8", "surrogatepass"))


def build(desk: Desk, kind: Kind, edition: Edition, *, booklet: bool = False) -> Printed:
    """Print a leaflet of what lies on a desk; raises `InputError`."""
    clinic = read_clinic(desk.folder / "klinik") if desk.clinic else PLAIN_CLINIC
    patient = read_patient(desk.folder / "patient.toml") if desk.patient else Patient()
    return print_leaflet(
        Manuscript(desk.folder / f"{NAME}.md"),
        clinic,
        kind=kind,
        edition=edition,
        issued=DAY,
        patient=patient,
        booklet=booklet,
    )


def any_way(dice: Dice, desk: Desk) -> tuple[Kind, Edition, bool]:
    """Choose a kind that there is something for, an edition, and whether it is a booklet."""
    kind = pick(dice, (Kind.LEAFLET, *Kind)) if desk.article.exercises else Kind.LEAFLET
    edition = pick(dice, tuple(Edition))
    return kind, edition, edition is Edition.A5 and one_in(dice, 2)
