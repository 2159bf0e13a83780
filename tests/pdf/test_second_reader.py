"""A second reader hears what we hear: each word, its element, the order. We have nothing to do with it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from support.leaflets import DAY
from support.listening import Element, Said, listen
from support.pdfium_listening import Heard, heard_on_pages

from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.press import make_leaflet

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = [ROOT / "handouts" / f"{name}.md" for name in ("krampe-i-laeggen", "svimmelhed")]
CLINICS = sorted(ROOT.glob("clinics/*/clinic.toml"))
PATIENTS = [None, Patient("Åse Kanariefugl", DAY, "Jens", next_time="torsdag kl. 10")]


def bare(words: str) -> str:
    """Leave out what lines end with: spaces, and hyphens that are seen there alone."""
    return "".join(words.split()).replace("\N{SOFT HYPHEN}", "").replace("\ufffe", "")


def ours(element: Element, page: int) -> list[Heard]:
    """Return what a page says of an element and all below it, as `heard_on_pages` tells it."""
    heard: list[Heard] = []
    for kid in element.kids:
        if isinstance(kid, Said):
            heard += [(element.role, kid.text)] if kid.page == page and kid.text else []
        else:
            heard += ours(kid, page)
    if element.alt and page in element.pages:
        heard.insert(0, (element.role, element.alt))
    return heard


@pytest.mark.parametrize("patient", PATIENTS, ids=["nobody", "somebody"])
@pytest.mark.parametrize(("article", "clinic", "kind"), list(product(ARTICLES, CLINICS, Kind)))
def test_chrome_hears_each_word_in_its_element_and_order(article, clinic, kind, patient):
    """The numbers of an imprint's marks leave a gap behind the body's: no reader may stumble there."""
    pdf = make_leaflet(article, clinic, kind, Edition.STANDARD, issued=DAY, patient=patient)
    document = listen(pdf)

    told = heard_on_pages(pdf)
    assert all(told)
    for number, heard in enumerate(told, 1):
        assert [(role, bare(words)) for role, words in heard] == [
            (role, bare(words)) for role, words in ours(document, number)
        ]
