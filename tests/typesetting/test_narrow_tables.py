"""Tables with more words than the paper is wide."""

from __future__ import annotations

import pytest
from support.leaflets import set_text

from handoutgen.typesetting.ink import Run

WIDE = (
    "| Uge | Støvle | Kiler | Belastning | Øvelser | Kontrol | Sove med støvle? | Bil? |\n"
    "|---|---|---|---|---|---|---|---|\n"
    "| 3–4 | Ja | 2 | Fuld i sko med hælindlæg | A + B | Uge 2: sårkontrol | Ja | Når du kan nødbremse |\n"
)
VIDEO = (
    "| # | Øvelse | Sådan | Sæt × reps | Intensitet (Borg RPE 6–20) | Video |\n|---|---|---|---|---|---|\n"
    "| 1 | Skulderabduktion | Læg hånden på hovedet | 3 × 1–2 min | – | "
    "[se her](https://www.kiroklinik.example/video/1) |\n"
    "| 2 | Dyb nakkefleksor-holdetræning | Lig på ryg, nik og løft | 10 × 10 sek. | 11–13 | |\n"
)


def words_on(text: str, tmp_path, edition: str) -> list[str]:
    pages = set_text(f"---\ntitle: Fod\n---\n\n## Plan\n\n{text}", tmp_path, edition=edition).pages
    return [run.text.strip() for page in pages for run in page.body if isinstance(run, Run)]


@pytest.mark.parametrize("edition", ["large", "a5"])
def test_short_words_stay_whole_where_long_ones_cannot(edition, tmp_path):
    """Each column gave away a share, and »Uge« stood as »Ug« and »e«."""
    words = words_on(WIDE, tmp_path, edition)

    assert {"Uge", "Støvle", "Kiler", "Øvelser", "Bil?"} <= set(words)


def test_a_dose_parts_between_its_words_and_never_within_one(tmp_path):
    """»3 × 1–2 mi« and »n« stood below each other."""
    words = " ".join(words_on(VIDEO, tmp_path, "a5")).replace("\xa0", " ")

    assert "1–2 min" in words
    assert "10 sek." in words
