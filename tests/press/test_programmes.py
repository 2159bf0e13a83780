"""A programme on paper: the chosen exercises in their order, and every other word of the article."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.drawn import pixels
from support.judging import objections
from support.leaflets import leaflet_of
from support.listening import listen, words_by_block

from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import ExerciseChoice, Patient

HEAD = "---\ntitle: Ondt i knæet\nexercises:\n  3: {picture: ben.png, video: 'https://v.example/3'}\n---\n\n"
ARTICLE = HEAD + (
    "Et led i benet.\n\n## Hvad er det?\n\nKnæet bærer dig.\n\n"
    "## Øvelser derhjemme\n\nBegynd roligt.\n\n"
    "| Nr | Øvelse | Sådan gør du | Sæt | Gentagelser | Bemærk |\n|---|---|---|---|---|---|\n"
    "| A | Knæbøj | Bøj langsomt. | 3 | 11–15 | Ret ryg |\n"
    "| B | Udfald | Træd frem. | 2 | 6 | Hold fast |\n\n"
    "Slut med at ryste benene.\n\n"
    "### Stræk\n\n| Stræk | Dosis |\n|---|---|\n| Lårstræk | Hold 31 sek. x 2 |\n\n"
    "### Øvelser i hverdagen\n\n1. **Trapper**: Gå op. 4 sæt x 12.\n2. **Tå**: Stå på tæer. 5 sæt x 13.\n\n"
    "## Hvornår skal du søge læge?\n\nSøg læge akut ved feber.\n\n## Til sidst\n\nGod bedring.\n"
)
DOSES = {1: "3 11–15", 2: "2 6", 3: "Hold 31 sek. x 2", 4: "4 sæt x 12", 5: "5 sæt x 13"}
NAMES = {1: "Knæbøj", 2: "Udfald", 3: "Lårstræk", 4: "Trapper", 5: "Tå"}
OTHERS = (
    "Et led i benet.",
    "Hvad er det?",
    "Knæet bærer dig.",
    "Øvelser derhjemme",
    "Begynd roligt.",
    "Slut med at ryste benene.",
    "Hvornår skal du søge læge?",
    "Søg læge akut ved feber.",
    "Til sidst",
    "God bedring.",
)


def patient_of(*choices: object, **words: object) -> Patient:
    chosen = [one if isinstance(one, ExerciseChoice) else ExerciseChoice(str(one)) for one in choices]
    return Patient(exercises=tuple(chosen), **words)


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """Print the article for a patient."""

    def print_for(patient: Patient, **wishes: object) -> bytes:
        folder = tmp_path_factory.mktemp("programme")
        (folder / "ben.png").write_bytes(pixels("RGB", "PNG"))
        return leaflet_of(ARTICLE, folder, patient=patient, **wishes).pdf

    return print_for


def rows(pdf: bytes) -> list[list[str]]:
    """Return the cells of the first table, its heading row left out."""
    table = listen(pdf).all("Table")[0]
    return [[cell.text.strip() for cell in row.all("TH", "TD")] for row in table.all("TR")[1:]]


def logged(pdf: bytes) -> list[str]:
    """Return the exercises of the log's first week."""
    week = next(table for table in listen(pdf).all("Table") if table.text.startswith("Uge 1"))
    heads = [row.all("TH")[0].text for row in week.all("TR")[1:]]
    return [head.strip() for head in heads if re.match(r"\d+\. ", head)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(1, 5), min_size=1, max_size=5, unique=True), kind=st.sampled_from(Kind))
def test_the_chosen_exercises_and_every_other_word_are_printed(printed, chosen, kind):
    """In the chosen order, numbered anew, in the table and in the log; no dose of the others is left."""
    pdf = printed(patient_of(*chosen), kind=kind)

    blocks = words_by_block(pdf)
    said = Counter(blocks)
    if kind != Kind.LOG:
        found = [" ".join(row) for row in rows(pdf)]
        assert len(found) == len(chosen)
        for place, (number, row) in enumerate(zip(chosen, found, strict=True), 1):
            assert row.startswith(f"{place} ")
            assert NAMES[number] in row
            assert DOSES[number].split()[0] in row
    if kind == Kind.LEAFLET:
        assert [words for words in OTHERS if said[words] != 1] == []
    assert [line.split()[1] for line in logged(pdf)] == [NAMES[number] for number in chosen]
    text = "\n".join(blocks)
    for number in set(NAMES) - set(chosen):
        assert NAMES[number] not in text
        if number > 2:
            assert DOSES[number] not in text


@pytest.mark.parametrize("chosen", [(2, 1), (3,), (5, 4), (5, 1, 3), (1, 2, 3, 4, 5)])
@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", Kind)
def test_a_programme_is_clean(printed, chosen, edition, kind):
    """Out of one table, out of lists, and mixed."""
    assert objections(printed(patient_of(*chosen), edition=edition, kind=kind)) == []


def test_one_tables_exercises_keep_its_columns(printed):
    """The clinician's order, the author's table."""
    assert rows(printed(patient_of(2, 1)))[0] == ["1 B", "Udfald", "Træd frem.", "2", "6", "Hold fast"]


def test_a_dose_of_several_columns_becomes_one(printed):
    """The other exercise keeps its own, told as in the log; what other columns say is kept."""
    found = rows(printed(patient_of(ExerciseChoice("2", "1 sæt x 7", "hver anden dag"), 1)))

    assert found[0] == ["1 B", "Udfald", "Træd frem.", "Hold fast", "1 sæt x 7 hver anden dag"]
    assert found[1] == ["2 A", "Knæbøj", "Bøj langsomt.", "Ret ryg", "Sæt: 3, Gentagelser: 11–15"]


def test_a_mixed_programme_loses_no_column(printed):
    """What a table says in columns of its own goes below how it is done."""
    found = rows(printed(patient_of(ExerciseChoice("1", note="Kun højre ben."), 4)))

    assert found[0][1] == "Bøj langsomt. Kun højre ben. Nr: A Bemærk: Ret ryg"
    assert found[1] == ["2 Trapper", "Gå op. 4 sæt x 12.", ""], "a dose that is said is not said twice"


def test_picture_and_video_follow_their_exercise(printed):
    """Wherever it stands in the programme."""
    pdf = printed(patient_of(4, 3))

    (figure,) = [one for one in listen(pdf).all("Figure") if one.alt]
    assert "Lårstræk" in figure.alt
    row = rows(pdf)[1]
    assert "Video" in " ".join(row)
    assert listen(printed(patient_of(4))).all("Figure") == []


def test_a_heading_without_its_exercises_is_left_out(printed):
    """»Stræk« over nothing would send a patient looking for what is not there."""
    blocks = words_by_block(printed(patient_of(1)))

    assert "Stræk" not in blocks
    assert "Øvelser i hverdagen" not in blocks
    assert "Øvelser derhjemme" in blocks


CLINIC = """name = "Klinik Å"
[articles."knæ"]
note = "Vi ses."
exercises = [6, 2]
doses = { 2 = "9 x 9" }
[[articles."knæ".own]]
name = "Tågang"
how = "Gå på tæer."
dose = "3 sæt x 14"
frequency = "3 gange om ugen"
picture = "taa.png"
video = "https://v.example/6"
"""


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("edition", Edition)
def test_a_clinics_own_exercise_stands_among_the_articles(edition, kind, tmp_path):
    """With its picture, dose and rhythm, in table and log."""
    (tmp_path / "klinik").mkdir()
    (tmp_path / "klinik" / "taa.png").write_bytes(pixels("RGB", "PNG"))
    made = leaflet_of(ARTICLE, tmp_path, CLINIC, kind=kind, edition=edition)

    assert objections(made.pdf) == []
    told = [line.split(maxsplit=1)[1] for line in logged(made.pdf)]
    assert told == ["Tågang 3 sæt x 14 · 3 gange om ugen", "Udfald 9 x 9"]
    if kind != Kind.LOG:
        first = rows(made.pdf)[0]
        assert [" ".join(cell.split()) for cell in first[:2]] == [
            "1 Tågang",
            "Gå på tæer. Video (v.example/6)",
        ]
        assert [one.alt for one in listen(made.pdf).all("Figure") if one.alt and "Tågang" in one.alt] != []
