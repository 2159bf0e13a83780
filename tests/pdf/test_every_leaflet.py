"""Every leaflet that the samples can give is a sound, accessible, archivable file."""

from __future__ import annotations

import functools
import io
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from support.judging import objections
from support.leaflets import DAY
from support.listening import listen, words_of
from support.pairing import astray

from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import make_leaflet
from handoutgen.reading.clinics import read_clinic

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "handouts").glob("*.md"))
CLINICS = [*sorted(path.parent for path in (ROOT / "clinics").glob("*/clinic.toml")), None]
THROUGHOUT = [ROOT / "handouts" / name for name in ("krampe-i-laeggen.md", "svimmelhed.md")]
"""One with dashed boxes and rest days, one with three rounds a day and a further line in its log."""
ONCE = [article for article in ARTICLES if article not in THROUGHOUT]
MATRIX = [
    *product(THROUGHOUT, CLINICS, Kind, Edition),
    *product(ONCE, CLINICS[:1], Kind, [Edition.STANDARD]),
]
LARGEST = 61_000
"""Bytes: a leaflet is sent by mail and kept by the thousand."""


@functools.cache
def leaflet(article: Path, clinic: Path | None, kind: Kind, edition: Edition) -> bytes:
    return make_leaflet(article, clinic, kind, edition, issued=DAY)


def name_of(sample: object) -> str:
    return sample.stem if isinstance(sample, Path) else str(sample)


every = pytest.mark.parametrize(("article", "clinic", "kind", "edition"), MATRIX, ids=name_of)


@every
def test_a_leaflet_is_clean(article, clinic, kind, edition):
    """PDF/UA-1 is the law for public bodies, PDF/A-2a what archives take."""
    assert objections(leaflet(article, clinic, kind, edition)) == []


@every
def test_a_leaflet_opens_without_a_warning(article, clinic, kind, edition):
    """A file that a reader must repair is a file that some printer will refuse."""
    with pikepdf.open(io.BytesIO(leaflet(article, clinic, kind, edition))) as document:
        assert document.check_pdf_syntax() == []
        assert document.get_warnings() == []


@every
def test_a_leaflet_carries_its_own_fonts(article, clinic, kind, edition):
    """Only the letters used, every font embedded: the sheet looks alike on every printer."""
    with pikepdf.open(io.BytesIO(leaflet(article, clinic, kind, edition))) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]

        assert fonts
        for font in fonts:
            assert str(font.BaseFont)[7] == "+", "not a subset"
            assert font.FontDescriptor.FontName == font.BaseFont
            assert len(font.FontDescriptor.FontFile2.read_bytes()) > 500
            assert "/ToUnicode" in font


@every
def test_pages_and_tags_point_at_each_other(article, clinic, kind, edition):
    """From each mark on a page a screen reader finds the element, and from the element the mark."""
    assert astray(leaflet(article, clinic, kind, edition)) == []


LEAFLETS = [sample for sample in MATRIX if sample[2] is Kind.LEAFLET]
SENT = [sample for sample in LEAFLETS if sample[3] is Edition.STANDARD]


@pytest.mark.parametrize(("article", "clinic", "kind", "edition"), SENT, ids=name_of)
def test_a_leaflet_is_small(article, clinic, kind, edition):
    """It goes by mail and over slow lines."""
    assert len(leaflet(article, clinic, kind, edition)) <= LARGEST


TELLING = list(product(Edition, CLINICS[:-1]))


@pytest.mark.parametrize(("edition", "clinic"), TELLING, ids=name_of)
def test_all_that_a_clinic_tells_is_printed(edition, clinic):
    """Phones and hours of every department and the out-of-hours number, in every edition."""
    told = read_clinic(clinic)
    words = " ".join(words_of(leaflet(THROUGHOUT[0], clinic, Kind.LEAFLET, edition)))

    wanted = [told.name, told.phone, told.email, *([told.urgent.phone] if told.urgent else [])]
    for department in told.departments:
        wanted += [department.street, department.town, department.phone, *department.hours]
    assert [fact for fact in wanted if fact and " ".join(fact.split()) not in words] == []


@pytest.mark.parametrize(("article", "clinic", "kind", "edition"), LEAFLETS, ids=name_of)
def test_the_red_flag_box_begins_on_page_1(article, clinic, kind, edition):
    """Who reads only the front must have seen when to seek help."""
    tree = listen(leaflet(article, clinic, kind, edition))

    box = [element for element in tree.all("P") if element.text.strip() == "Livsfare: ring 112"]
    assert [element.pages for element in box] == [{1}]
