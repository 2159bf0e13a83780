"""Names up to 120 characters and five departments: they fit, or it is told; nothing is cut in silence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.inked import InkedLeaflet, assert_apart, assert_within, inked
from support.leaflets import composed
from support.random_articles import LETTERS

from handoutgen.model.clinic import Clinic, Department, UrgentLine
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.typesetting.ink import Run
from handoutgen.typesetting.masthead import Logo

BODY = (
    "Knæet er et led.\n\n## Øvelser\n\n| Øvelse | Hvor meget |\n|---|---|\n| Knæbøj | 3 x 10 |\n\n"
    "## Hvornår skal du søge læge?\n\nRing 112, hvis du besvimer. Søg læge akut ved feber. Kontakt os.\n"
)
WORDS = st.text(LETTERS, min_size=1, max_size=18)
NAMES = st.lists(WORDS, min_size=1, max_size=24).map(lambda words: " ".join(words)[:120].strip())
HOURS = st.lists(
    st.sampled_from(["Mandag–fredag kl. 8.00–16.00", "Efter aftale", "Lørdag kl. 9–12"]), max_size=4
)
PHONE = st.none() | st.just("00\xa011\xa022\xa044")
DEPARTMENTS = st.tuples(NAMES, st.none() | NAMES, st.none() | NAMES, PHONE, HOURS.map(tuple)).map(
    lambda facts: Department(*facts)
)
CLINICS = st.fixed_dictionaries(
    {
        "name": NAMES,
        "tagline": st.none() | NAMES,
        "phone": PHONE,
        "email": st.none() | st.just("post@klinik.example"),
        "web": st.none() | st.just("www.klinik.example"),
        "booking": st.none() | st.just("https://klinik.example/tid"),
        "cvr": st.none() | st.just("00000001"),
        "footer": st.none() | NAMES,
        "departments": st.lists(DEPARTMENTS, max_size=5).map(tuple),
        "urgent": st.none() | NAMES.map(lambda name: UrgentLine(name, "00\xa000\xa000\xa013")),
    }
).map(lambda facts: Clinic(id="k", path="clinic.toml", **facts))
PATIENTS = st.tuples(st.none() | NAMES, st.none() | st.just(date(2026, 9, 13)), st.none() | NAMES).map(
    lambda facts: Patient(*facts)
)
LOGOS = st.none() | st.builds(Logo, st.just("l.svg"), st.sampled_from([0.2, 1.0, 3.0, 12.0]), st.booleans())


def bare(text: str) -> str:
    return "".join(text.replace("\N{SOFT HYPHEN}", "").split())


def imprinted(setting: InkedLeaflet) -> str:
    runs = (ink.text for page in setting.pages for ink in page.imprint if isinstance(ink, Run))
    return bare("".join(runs))


def told(clinic: Clinic) -> list[str]:
    texts = [clinic.name, clinic.tagline, clinic.phone, clinic.email, clinic.web, clinic.footer, clinic.cvr]
    for one in clinic.departments:
        texts += [one.name, one.street, one.town, one.phone, *one.hours]
    return [text for text in texts if text]


@pytest.mark.parametrize("edition", Edition)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(clinic=CLINICS, patient=PATIENTS, logo=LOGOS, kind=st.sampled_from(Kind))
def test_long_names_fit_or_are_told(tmp_path, edition, clinic, patient, logo, kind):
    """Of every text all is on the paper, or a fault tells of it; and nothing runs over anything else."""
    leaflet = composed(BODY, tmp_path, kind, edition, clinic, patient)

    setting = inked(leaflet, clinic, patient, logo)
    cut = " ".join(setting.cut)

    assert_within(setting)
    assert_apart(setting)
    found = imprinted(setting)
    assert [text for text in told(clinic) if bare(text) not in found and text not in cut] == []
    for words in (patient.name, patient.therapist):
        assert words is None or bare(words) in found or "the patient's line" in cut


NAME = (
    "Fysioterapi- og Genoptræningscentret ved Den Gamle Havn, Søndre Engmark og Nørre Skovhuse"
    " med tilhørende Opland, I/S ApS"
)
PERSON = (
    "Anne-Margrethe Kirstine Alexandrine Bang-Christensen Østergård-Sørensen"
    " af Den Gamle Vestergård ved Nørre Engmark Eksempel"
)
PLACE = Department(
    "Sundhedshuset ved Den Gamle Havn",
    "Bolværkspromenaden 122, 3. sal",
    "0000 Gammel Havneby",
    "00\xa011\xa022\xa044",
    ("Mandag–torsdag kl. 8.00–17.00", "Fredag kl. 8.00–14.00"),
)


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize(
    ("tagline", "logo"),
    [
        (None, None),
        ("Bevægelse hele livet", None),
        ("Bevægelse hele livet", Logo("l.svg", 1.0)),
        (None, Logo("l.svg", 4.0)),
    ],
)
@pytest.mark.parametrize("booking", [None, "https://klinik.example/tid"])
def test_the_longest_names_fit(edition, tagline, logo, booking, tmp_path):
    """120 characters of clinic and patient, and five departments, in every edition."""
    assert (len(NAME), len(PERSON)) == (120, 122)
    clinic = Clinic("k", "clinic.toml", NAME, tagline, phone="00\xa011\xa022\xa033", booking=booking,
        email="post@klinik.example", web="www.klinik.example", departments=(PLACE,) * 5, cvr="00000001",
        footer="Afbud senest dagen før kl. 12")  # fmt: skip
    # Two such names fit the standard sheet; the others have narrower paper or larger type.
    therapist = PERSON if edition in (Edition.STANDARD, Edition.MONO) else "Ida Eksempel"
    patient = Patient(PERSON, date(2026, 9, 13), therapist)
    leaflet = composed(BODY, tmp_path, edition=edition, clinic=clinic, patient=patient)
    setting = inked(leaflet, clinic, patient, logo)

    assert setting.cut == ()
    assert bare(PERSON) in imprinted(setting)
    assert bare(therapist) in imprinted(setting)
    assert imprinted(setting).count(bare(PLACE.hours[0])) == 5
