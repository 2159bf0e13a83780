"""What is the patient's stands on the sheet and nowhere else."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest
from support.judging import objections
from support.leaflets import BODY, pdf_of
from support.listening import listen
from support.seeing import pages

from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient

ASE = Patient("Åse Østergård-Sørensen", date(2026, 5, 1), "Jens Ærø")


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", Kind)
def test_name_date_and_therapist_are_printed(kind, edition, tmp_path):
    """On page 1, in whole."""
    pdf = pdf_of(BODY, tmp_path, kind=kind, edition=edition, patient=ASE)

    fields = [part.text.strip() for part in listen(pdf).all("P")]
    for label, value in (("Til:", ASE.name), ("Dato:", "1. maj 2026"), ("Behandler:", ASE.therapist)):
        assert any(field.split() == [label, *value.split()] for field in fields)
        assert value.split()[0] in pages(pdf)[0]
    assert objections(pdf) == []


def test_what_is_not_known_is_a_line_for_a_pen(tmp_path):
    """The labels stand without a colon, and nothing is made up."""
    fields = [part.text.strip() for part in listen(pdf_of(BODY, tmp_path)).all("P")]

    assert {"Til", "Dato", "Behandler"} <= set(fields)


def test_the_file_says_nothing_of_the_patient(tmp_path):
    """Title, author, XMP and bookmarks travel with the file and are read by programs."""
    pdf = pdf_of(BODY, tmp_path, patient=ASE)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = [str(value) for value in document.docinfo.values()]
        told.append(document.Root.Metadata.read_bytes().decode())
        told += [str(entry.get("/Title", "")) for entry in document.objects if hasattr(entry, "keys")]
    for part in (*ASE.name.replace("-", " ").split(), "Jens", "Ærø", "1. maj"):
        assert not any(part in text for text in told)


@pytest.mark.parametrize("name", ["A" * 200, "Åse " * 60, "  ", "Ḱṹ 李", "(x) ☎ \\", "<b>&amp;</b>"])
def test_any_name_gives_a_sound_sheet(name, tmp_path):
    """Names are long, foreign, and typed in haste."""
    pdf = pdf_of(
        BODY,
        tmp_path,
        patient=Patient(name, None, name, goal=name, when_then=name, next_time=name, note=name),
    )

    assert objections(pdf) == []


def test_a_name_stays_in_its_field(tmp_path):
    """A long one is made smaller or cut; it never runs into the date."""
    pdf = pdf_of(
        BODY, tmp_path, patient=Patient("Anne-Margrethe Kirstine Bang-Christensen", date(2026, 5, 1), "J")
    )

    fields = [part.text.strip() for part in listen(pdf).all("P")]
    assert "Dato: 1. maj 2026" in fields
