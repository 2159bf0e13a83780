"""What clinic and clinician choose of an article: laid over it exactly, or refused."""

from __future__ import annotations

import pytest
from support.leaflets import read_outline

from handoutgen.model.clinic import ArticleWishes, OwnExercise
from handoutgen.model.faults import InputError, Level
from handoutgen.model.inlines import plain
from handoutgen.model.patient import ExerciseChoice, Patient
from handoutgen.understanding.choices import choose

TABLE = (
    "## Øvelser\n\n| Øvelse | Sådan gør du | Hvor meget | Hvor tit |\n|---|---|---|---|\n"
    "| Knæbøj (med stol) | Bøj. | 3 sæt x 10 | hver dag |\n"
    "| Lårstræk | Træk. | Hold 30 sek. x 3 | hver dag |\n"
    "| Gang | Gå. | 10 min. | |\n"
)
CANARY = "Kanariefugl"


@pytest.fixture
def outline(tmp_path):
    return read_outline(TABLE, tmp_path)


def one(key: str, dose: str | None = None, **words: str) -> ExerciseChoice:
    return ExerciseChoice(key, dose, **words)


def names(outline) -> list[str]:
    return [plain(exercise.name) for exercise in outline.programme]


def refused(outline, wishes: ArticleWishes | None, patient: Patient) -> list[str]:
    with pytest.raises(InputError) as raised:
        choose(outline, wishes, patient)
    return [str(fault) for fault in raised.value.faults]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["2", "1"], ["Lårstræk", "Knæbøj (med stol)"]),
        (["gang", "KNÆBØJ  (med stol)"], ["Gang", "Knæbøj (med stol)"]),
        (["3"], ["Gang"]),
    ],
)
def test_exercises_come_in_the_chosen_order(outline, keys, chosen):
    """By number or by name, in any case."""
    assert names(choose(outline, None, Patient(exercises=tuple(map(one, keys))))) == chosen


def test_without_a_choice_the_article_stays_as_it_is(outline):
    """Not even a table is set anew."""
    assert choose(outline, None, Patient()) == outline


def test_a_dose_replaces_the_articles_and_keeps_its_rhythm(outline):
    """Who says how much has not said how often."""
    found = choose(
        outline, None, Patient(changes=(one("1", "2 sæt x 8"), one("2", frequency="hver anden dag")))
    )

    first, second, third = found.exercises
    assert (first.dose.text, first.dose.sets, first.dose.frequency.text) == ("2 sæt x 8", (2, 2), "hver dag")
    assert (second.dose.text, second.dose.frequency.text) == ("Hold 30 sek. x 3", "hver anden dag")
    assert (first.prescribed, second.prescribed, third.prescribed) == (True, True, False)


def test_a_patient_goes_before_a_clinic(outline):
    """The clinic's choice is for all; the clinician has this one before her."""
    wishes = ArticleWishes(exercises=(one("1"), one("2")), changes=(one("1", "1 x 5"), one("3", "9 min.")))

    clinic = choose(outline, wishes, Patient())
    patient = choose(outline, wishes, Patient(exercises=(one("3"), one("1", "2 x 6"))))

    assert [(exercise.dose.text) for exercise in clinic.programme] == ["1 x 5", "Hold 30 sek. x 3, hver dag"]
    assert [(exercise.dose.text) for exercise in patient.programme] == ["9 min.", "2 x 6"]


def test_a_clinics_own_exercises_go_on_counting(outline):
    """Without a choice they stand after the article's."""
    own = (OwnExercise("Tågang", "Gå på tæer.", "3 x 10", "hver dag", line=9),)

    assert names(choose(outline, ArticleWishes(own=own), Patient()))[2:] == ["Gang", "Tågang"]
    assert names(choose(outline, ArticleWishes(own=own), Patient(exercises=(one("4"),)))) == ["Tågang"]


@pytest.mark.parametrize(
    ("key", "help_"),
    [
        (CANARY, "Choose by number or name among 1 »Knæbøj (med stol)«, 2 »Lårstræk«, 3 »Gang«."),
        ("9", "Choose by number or name among 1 »Knæbøj (med stol)«, 2 »Lårstræk«, 3 »Gang«."),
        ("0", "Choose by number or name among 1 »Knæbøj (med stol)«, 2 »Lårstræk«, 3 »Gang«."),
        ("²", "Choose by number or name among 1 »Knæbøj (med stol)«, 2 »Lårstræk«, 3 »Gang«."),
        ("Knæbøj", "Did you mean 1, »Knæbøj (med stol)«?"),
        ("Lårstrekk", "Did you mean 2, »Lårstræk«?"),
    ],
)
def test_an_exercise_that_is_not_there_is_refused_with_those_that_are(outline, key, help_):
    """The words themselves are not told: in a list that slid they are a patient's."""
    (fault,) = refused(outline, None, Patient(exercises=(one("1"), one(key))))

    assert fault == f"--exercise: Choice 2 is no exercise of the article »knæ«.\n    {help_}"


def test_a_clinics_slip_is_quoted(outline):
    """Its own file holds no patient's words, and a dose for nobody is found by its name."""
    (fault,) = refused(outline, ArticleWishes(changes=(one("Hop", "3 x 5"),), path="k.toml"), Patient())

    assert fault.startswith("k.toml: »Hop« is no exercise of the article »knæ«.")


def test_a_dose_for_an_exercise_that_is_not_printed_is_refused(outline):
    """It would be lost in silence. A clinic's doses are for whichever exercise is chosen."""
    patient = Patient(exercises=(one("1"),), changes=(one("Gang", f"{CANARY} 7"),))
    wishes = ArticleWishes(exercises=(one("1"),), changes=(one("2", "1 x 1"),))

    (fault,) = refused(outline, None, patient)
    assert fault.startswith("--exercise: Something is said of exercise 3, which is not chosen.")
    assert CANARY not in fault
    assert refused(outline, wishes, Patient(changes=(one("3", "4 min."),))) != []
    assert names(choose(outline, wishes, Patient())) == ["Knæbøj (med stol)"]


@pytest.mark.parametrize("field", ["dose", "frequency", "note"])
def test_two_doses_for_one_exercise_are_refused(outline, field):
    """Once by number and once by name: nobody can tell which was meant."""
    number, name = ExerciseChoice("2", **{field: CANARY}), ExerciseChoice("Lårstræk", **{field: "3 x 5"})

    for patient in (Patient(exercises=(number,), changes=(name,)), Patient(changes=(number, name))):
        (fault,) = refused(outline, None, patient)
        assert fault.startswith(f"--exercise: The {field} of exercise 2 is written twice.")
        assert CANARY not in fault


def test_an_exercise_chosen_twice_is_refused(outline):
    """Once by number and once by name."""
    (fault,) = refused(outline, None, Patient(exercises=(one("2"), one("Lårstræk"))))

    assert fault.startswith("--exercise: Exercise 2 of the article »knæ« is chosen twice.")


def test_all_slips_are_told_in_one_round(outline):
    """In the order of their lines."""
    patient = Patient(exercises=(ExerciseChoice("x", line=9), ExerciseChoice("y", line=4)), path="anna.toml")

    assert [fault.split(":")[1] for fault in refused(outline, None, patient)] == ["4", "9"]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("3 x 10 hver dag", "3 x 10"),
        ("Hver dag: 3 x 10", "3 x 10"),
        ("2 gange om dagen, 3 x 10 pr. ben", "3 x 10 pr. ben"),
        ("3 x 10, 2 gange om dagen, pr. ben", "3 x 10 pr. ben"),
        ("3 x 10", "3 x 10"),
    ],
)
def test_another_frequency_takes_the_place_of_the_articles(words, left, tmp_path):
    """Not »3 x 10 hver dag · hver anden dag«."""
    table = f"| Øvelse | Hvor meget |\n|---|---|\n| Knæbøj | {words} |\n"
    outline = read_outline(f"## Øvelser\n\n{table}", tmp_path)

    (exercise,) = choose(outline, None, Patient(changes=(one("1", frequency="hver anden dag"),))).exercises

    assert exercise.dose.text == left
    assert exercise.dose.frequency.text == "hver anden dag"


@pytest.mark.parametrize(
    ("item", "how", "told"),
    [
        ("Bøj ned. 3 sæt x 10.", "Bøj ned.", False),
        ("3 sæt x 10. Bøj ned.", "Bøj ned.", False),
        ("Bøj ned, 3 sæt x 10.", "Bøj ned.", False),
        ("Bøj ned (3 sæt x 10)", "Bøj ned", False),
        ("3 sæt x 10", "", False),
        ("Bøj **roligt** ned – hold 30 sek. x 3", "Bøj roligt ned", False),
        ("Gå 3 x 10 skridt frem.", "Gå 3 x 10 skridt frem.", True),
        ("Bøj ned, 3 x 10, og op.", "Bøj ned, 3 x 10, og op.", True),
        ("Bøj ned.", "Bøj ned.", False),
    ],
)
def test_a_dose_in_a_list_gives_way(item, how, told, tmp_path):
    """Two doses for one exercise are a danger; where the article's cannot be taken out it is told."""
    outline = read_outline(f"## Øvelser\n\n1. **Knæbøj**: {item}\n2. **Gang**: Gå. 2 x 5.\n", tmp_path)
    found = choose(outline, None, Patient(changes=(one("1", "2 sæt x 8"),)))

    assert plain(found.programme[0].how) == how
    new = [fault for fault in found.faults if fault not in outline.faults]
    assert [fault.level for fault in new] == ([Level.WARNING] if told else [])
    assert all(fault.spot.line for fault in new)


def test_a_dose_in_a_description_without_a_column_is_told(tmp_path):
    """The cell is the author's and stays."""
    outline = read_outline("## Stræk\n\n| Øvelse | Sådan |\n|---|---|\n| Lår | Træk, 3 x 10 |\n", tmp_path)
    found = choose(outline, None, Patient(changes=(one("1", "2 x 8"),)))

    (fault,) = [fault for fault in found.faults if fault not in outline.faults]
    assert "»Lår« has another dose now" in fault.what


def test_a_dose_for_a_whole_list_that_is_another_now_is_told_of(tmp_path):
    """It is printed above the programme, and is no longer true of all of it."""
    outline = read_outline("## Øvelser\n\nGør hver øvelse 10 gange:\n\n- Tåhæv\n- Bro\n", tmp_path)

    (fault,) = [
        fault
        for fault in choose(outline, None, Patient(changes=(one("1", "2 x 8"),))).faults
        if fault.rule == "two-doses"
    ]
    assert fault.what == "»Tåhæv« has another dose now, but the text above its list tells one too."
