"""Where ink may fall: on the paper, within the type area, and no line over another."""

from __future__ import annotations

import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.inked import SLACK, all_edges, assert_apart, assert_within, inked
from support.leaflets import BODY, composed, set_text
from support.random_articles import ARTICLES

from handoutgen.model.clinic import Clinic, Department, UrgentLine
from handoutgen.model.leaflet import Edition
from handoutgen.model.patient import Patient
from handoutgen.typesetting.ink import Box, Run
from handoutgen.typesetting.masthead import Logo
from handoutgen.typesetting.tags import ARTIFACT


@pytest.mark.parametrize("edition", Edition)
@given(text=ARTICLES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_ink_falls_off_the_type_area_or_on_other_ink(edition, text):
    """Whatever an article holds, its page can be printed and read."""
    with tempfile.TemporaryDirectory() as folder:
        setting = set_text(text, Path(folder), edition=edition)

    assert_within(setting)
    assert_apart(setting)


HARD_BODY = (
    "Se donaudampskibsfartselskabskaptajnsenkeforsikringspræmie.\n\n## Øvelser\n\n"
    "| Øvelse | Sådan gør du | Hvor meget | Hvor tit |\n|---|---|---|---|\n"
    + "| Skulderbladssammentrækningsøvelse | Træk. | Hold 30–60 sek. x 2–3 pr. side | 3 gange om ugen |\n" * 9
    + "\n## Hvornår skal du søge læge?\n\nRing 112, hvis du besvimer. Søg læge akut ved feber. Kontakt os.\n"
)

PHONES = st.sampled_from([None, "00 11 22 33", "+45 00 11 22 33"])
NAMES = st.sampled_from(
    ["A", "Klinik Åen", "Fysioterapi- og Genoptræningscentret ved Den Gamle Havn og Omegn I/S", "W" * 70]
)
TEXTS = st.one_of(st.none(), NAMES)
HOURS = st.lists(st.sampled_from(["Mandag–fredag kl. 8.00–16.00", "Efter aftale"]), max_size=3).map(tuple)
DEPARTMENTS = st.tuples(TEXTS, TEXTS, TEXTS, PHONES, HOURS).map(lambda facts: Department(*facts))
CLINICS = st.fixed_dictionaries(
    {
        "id": st.just("k"),
        "path": st.just("clinic.toml"),
        "name": NAMES,
        "tagline": TEXTS,
        "phone": PHONES,
        "email": st.sampled_from([None, "post@klinik.example", f"{'a' * 60}@klinik.example"]),
        "web": st.sampled_from([None, "www.klinik.example", f"https://www.klinik.example/{'b' * 60}"]),
        "booking": st.sampled_from([None, "https://k.example", f"https://k.example/{'c' * 300}"]),
        "cvr": st.sampled_from([None, "00000001"]),
        "departments": st.lists(DEPARTMENTS, max_size=4).map(tuple),
        "urgent": st.one_of(st.none(), NAMES.map(lambda name: UrgentLine(name, "00 00 00 13"))),
        "footer": TEXTS,
    }
).map(lambda facts: Clinic(**facts))


LOGOS = st.none() | st.builds(
    Logo, st.just("logo.svg"), st.sampled_from([0.001, 0.05, 1.0, 3.0, 30.0, 8000.0]), st.booleans()
)


@pytest.mark.parametrize("edition", Edition)
@given(
    clinic=CLINICS,
    patient=st.tuples(TEXTS, st.none() | st.dates(), TEXTS).map(lambda facts: Patient(*facts)),
    logo=LOGOS,
    kind=st.sampled_from(["leaflet", "exercises", "log"]),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_clinic_and_patient_fit_their_places(edition, clinic, patient, logo, kind):
    """Names are long and lists of departments longer; none of it may run over the article."""
    with tempfile.TemporaryDirectory() as folder:
        leaflet = composed(HARD_BODY, Path(folder), kind, edition, clinic, patient)

    setting = inked(leaflet, clinic, patient, logo)

    assert_within(setting)
    assert_apart(setting)


def test_an_ellipsis_stays_within_the_type_area(tmp_path):
    """What is cut must leave room for the sign that says so."""
    clinic = Clinic("k", "clinic.toml", "A", web=f"https://www.klinik.example/{'b' * 60}")
    leaflet = composed(HARD_BODY, tmp_path, clinic=clinic)
    setting = inked(leaflet, clinic)

    edge = setting.look.left + setting.look.width + SLACK
    assert all(found[2] <= edge for page in setting.pages for found, _ in all_edges(page))


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", ["leaflet", "exercises", "log"])
def test_nothing_is_smaller_than_can_be_read(kind, edition, tmp_path):
    """9.5 pt on any sheet; 16 pt in large print. Only the marks of footnotes are smaller."""
    setting = set_text(BODY, tmp_path, kind, edition)

    least = 16 if edition == Edition.LARGE else 9.5
    sizes = {ink.size for page in setting.pages for ink in page.body if isinstance(ink, Run)}
    assert min(sizes) >= least


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", ["leaflet", "log"])
def test_boxes_to_tick_are_4_mm_and_part_from_each_other(kind, edition, tmp_path):
    """An unsteady hand needs room; more exercises give fewer weeks a page, never smaller boxes."""
    setting = set_text(HARD_BODY, tmp_path, kind, edition)

    boxes = [
        (number, ink)
        for number, page in enumerate(setting.pages)
        for ink in page.body
        if isinstance(ink, Box) and ink.tag is not ARTIFACT
    ]
    assert len(boxes) >= 9 * 7 * 2 * 2
    assert all(min(box.w, box.h) >= 4 * 72 / 25.4 - 0.05 for _, box in boxes)
    for (page, one), (next_page, other) in pairwise(boxes):
        assert page != next_page or one.x != other.x or one.y != other.y


@pytest.mark.parametrize(("sets", "lines"), [(1, [1]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3])])
def test_boxes_that_need_several_lines_are_shared_out_evenly(sets, lines, tmp_path):
    """Three and a lone one below look like a mistake."""
    dose = f"## Øvelser\n\n| Øvelse | Dosis |\n|---|---|\n| Knæbøj | {sets} sæt x 10 |\n"
    setting = set_text(dose, tmp_path, "log", Edition.STANDARD)

    boxes = [
        ink
        for ink in setting.pages[0].body
        if isinstance(ink, Box) and ink.tag is not ARTIFACT and ink.w == ink.h == setting.look.box
    ]
    first_day = boxes[:sets]
    assert list(Counter(box.y for box in first_day).values()) == lines
    assert len({box.x for box in first_day}) == max(lines)
