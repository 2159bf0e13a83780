"""The pictures of an article: described, found below its folder, and no larger than paper can show."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from support.drawn import pixels, saved
from support.judging import objections
from support.leaflets import pdf_of
from support.listening import listen


def test_a_picture_of_the_article_is_described(tmp_path):
    """Its words in the Markdown are its description."""
    (tmp_path / "knæ.png").write_bytes(pixels("RGB", "PNG", (200, 100)))
    pdf = pdf_of("Tekst.\n\n![Knæet set forfra](knæ.png)\n", tmp_path)

    assert [figure.alt for figure in listen(pdf).all("Figure")] == ["Knæet set forfra"]
    assert objections(pdf) == []


@pytest.mark.parametrize(
    ("name", "alt"), [("Knæbøj", "Knæbøj"), ("**Knæbøj** *let*", "Knæbøj let"), ("", "Billede")]
)
def test_the_picture_of_an_exercise_stands_in_the_cell_of_its_name(name, alt, tmp_path):
    """Also where the cell is empty: a row without a name may be told by its picture alone."""
    (tmp_path / "knæ.png").write_bytes(pixels("RGB", "PNG", (200, 100)))
    head = "---\ntitle: Knæ\nexercises:\n  2: {picture: knæ.png}\n---\n\n"
    rows = f"| Øvelse | Sådan | Dosis |\n|---|---|---|\n| Bro | Løft. | 3 x 10 |\n| {name} | Bøj. | 2 x 8 |\n"
    pdf = pdf_of(f"{head}## Øvelser\n\n{rows}", tmp_path)

    assert [figure.alt for figure in listen(pdf).all("Figure")] == [alt]
    assert [cell.role for cell in listen(pdf).all("TH") if cell.all("Figure")] == ["TH"]
    assert objections(pdf) == []


@pytest.mark.parametrize("source", ["borte.png", "https://x.example/a.png", "../udenfor.png", "/etc/hosts"])
def test_a_picture_that_cannot_be_shown_leaves_its_words(source, tmp_path):
    """Nothing is fetched, nothing from outside the folder is read, and no word is lost."""
    folder = tmp_path / "artikler"
    (tmp_path / "udenfor.png").write_bytes(pixels("RGB", "PNG"))
    pdf = pdf_of(f"Tekst.\n\n![Knæet set forfra]({source})\n", folder)

    assert listen(pdf).all("Figure") == []
    assert "Knæet set forfra" in listen(pdf).text


def test_a_photograph_stays_a_photograph(tmp_path):
    """Unpacked it would take ten times the room; where the camera was is nobody's business."""
    notes = Image.Exif()
    notes[0x010E] = "Hemmelig vej 1"
    photo = Image.effect_noise((900, 600), 60).convert("RGB")
    (tmp_path / "knæ.jpg").write_bytes(saved(photo, "JPEG", quality=80, exif=notes, comment=b"Hemmelig"))
    pdf = pdf_of("Tekst.\n\n![Knæet](knæ.jpg)\n", tmp_path)

    assert objections(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (kept,) = document.pages[0].Resources.XObject.values()
        assert kept.Filter == "/DCTDecode"
        jpeg = kept.read_raw_bytes()
    assert b"Hemmelig" not in jpeg
    with Image.open(io.BytesIO(jpeg)) as shown, Image.open(tmp_path / "knæ.jpg") as came:
        assert shown.tobytes() == came.tobytes()


def test_a_large_picture_is_reduced_to_print_resolution(tmp_path):
    """300 dots an inch over 100 mm, more than a logo is given."""
    (tmp_path / "knæ.png").write_bytes(pixels("L", "PNG", (3000, 2000)))
    pdf = pdf_of("Tekst.\n\n![Knæet](knæ.png)\n", tmp_path)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        (kept,) = document.pages[0].Resources.XObject.values()
        assert (int(kept.Width), int(kept.Height)) == (1200, 800)
