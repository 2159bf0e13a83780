"""How urgent words are, and what only sounds so."""

from pathlib import Path

import pytest

from handoutgen.model.bands import Band
from handoutgen.understanding.urgency import band_of, calls_for_help, stated_band

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "redflags.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("band", "sentence"), CASES)
def test_a_sentence_calls_for_help_or_does_not(band, sentence):
    assert calls_for_help(sentence) == (None if band == "-" else band)


@pytest.mark.parametrize(("band", "sentence"), [case for case in CASES if case[0] != "-"])
def test_capitals_and_hard_spaces_change_nothing(band, sentence):
    assert calls_for_help(sentence.replace(" ", "\xa0").upper()) == band


@pytest.mark.parametrize(
    ("band", "text"),
    [
        ("112", "Livstruende åndenød"),
        ("112", "Brystsmerter (ring 112)"),
        ("akut", "Kontakt skadestuen ved brud"),
        ("akut", "Reagér straks ved feber"),
        ("akut", "Ring til afdelingen på 12 34 56 78 (døgnet rundt)"),
        ("kontakt", "Kontakt lægen ved smerter døgnet rundt"),
        ("kontakt", "Akutte smerter i ryggen"),
        ("kontakt", "Hævelse"),
        ("kontakt", "Tilstanden er ikke livstruende"),
        ("kontakt", "Stræk straks musklen"),
    ],
)
def test_a_bullet_goes_where_its_words_send_it(band, text):
    assert band_of(text) == band


def test_a_lead_in_without_help_names_no_band():
    assert stated_band("Typiske tegn er:") is None
    assert stated_band("Kontakt læge ved:") is Band.CONTACT
    assert stated_band("Søg læge akut ved:") is Band.ACUTE
