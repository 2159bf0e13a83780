"""A patient's file: written by a clinician in a hurry, and repeated by no message."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.faults import InputError
from handoutgen.model.patient import ExerciseChoice, Patient
from handoutgen.reading.patient_shape import PatientShape
from handoutgen.reading.patients import read_patient

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "Kanariefugl"


@pytest.fixture
def file(tmp_path):
    """Where the patient's file stands."""
    return tmp_path / "anna.toml"


def read(file: Path, text: str) -> Patient:
    file.write_text(text, encoding="utf-8")
    return read_patient(file)


def refused(file: Path, text: str):
    with pytest.raises(InputError) as raised:
        read(file, text)
    assert CANARY.casefold() not in str(raised.value).casefold()
    return [(fault.spot.line, fault.what) for fault in raised.value.faults]


def test_all_keys_are_read(file):
    """The whole file, once."""
    patient = read(
        file,
        '''name = "Anna  Eksempel\u200b"
date = 2026-11-24
therapist = "Bo"
department = "Havnen"
start = 2026-11-30
next = "torsdag 3. december kl. 10.15"
goal = "Gå på trapper"
when_then = "Når jeg har børstet tænder,\\nså strækker jeg"
note = """
Hej
Anna.

name = "en anden"
"""
exercises = [2, "Vægstræk"]
''',
    )

    assert patient == Patient(
        name="Anna Eksempel",
        day=date(2026, 11, 24),
        therapist="Bo",
        department="Havnen",
        exercises=(ExerciseChoice("2", line=15), ExerciseChoice("Vægstræk", line=15)),
        goal="Gå på trapper",
        when_then="Når jeg har børstet tænder, så strækker jeg",
        start=date(2026, 11, 30),
        next_time="torsdag 3. december kl. 10.15",
        note='Hej Anna.\n\nname = "en anden"',
        path=str(file),
    )


def test_nothing_at_all_is_a_patient_too(file):
    """Lines for a pen stand where nothing is."""
    assert read(file, 'name = ""\n') == Patient(path=str(file))


@pytest.mark.parametrize(
    "written", ["2026-11-24", '"24. november 2026"', '"24/11-26"', "2026-11-24T10:15:00"]
)
def test_a_day_may_be_written_in_any_form(file, written):
    """Clinicians write it as they do on paper."""
    assert read(file, f"date = {written}\nstart = {written}\n").start == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2026-12-03T10:15:00", "torsdag 3.\u00a0december 2026 kl.\u00a010.15"),
        ("2026-12-03T08:05:00+01:00", "torsdag 3.\u00a0december 2026 kl.\u00a08.05"),
        ("2026-12-03", "torsdag 3.\u00a0december 2026"),
        ('"2026-12-03"', "2026-12-03"),
    ],
)
def test_the_next_appointment_is_printed_in_words(file, written, printed):
    """A text is printed as it was written; a day of TOML is no Danish."""
    assert read(file, f"next = {written}\n").next_time == printed


def test_exercises_are_chosen_with_what_is_said_of_them(file):
    """Each keeps the line on which it stands, so that a fault found later names it."""
    inline = read(
        file,
        'exercises = [ # "x", {\n  "Hæl # løft", 3,\n\n  {exercise = 2, dose = "3 x 10",'
        " note = 'Kun [højre]'},\n]\n",
    )
    tables = read(
        file,
        '[[exercises]]\nexercise = 2\ndose = "3 x 10"\n\n[[exercises]]\nexercise = "Hælløft"\n'
        'frequency = "Hver dag"\nnote = ""\n',
    )

    assert inline.exercises == (
        ExerciseChoice("Hæl # løft", line=2),
        ExerciseChoice("3", line=2),
        ExerciseChoice("2", dose="3 x 10", note="Kun [højre]", line=4),
    )
    assert tables.exercises == (
        ExerciseChoice("2", dose="3 x 10", line=1),
        ExerciseChoice("Hælløft", frequency="Hver dag", line=5),
    )


def test_doses_choose_nothing(file):
    """A clinician may change a dose and still print all exercises."""
    patient = read(file, '[doses]\n2 = "3 x 10"\n"Stræk ved væg" = "1 minut"\n3 = ""\n')

    assert patient.exercises == ()
    assert patient.changes == (
        ExerciseChoice("2", dose="3 x 10", line=2),
        ExerciseChoice("Stræk ved væg", dose="1 minut", line=3),
    )


def test_a_dose_joins_the_exercise_that_was_chosen(file):
    """It is said once of each."""
    patient = read(file, 'exercises = [2, "Stræk"]\n[doses]\n2 = "3 x 10"\n"stræk" = "1 minut"\nHop = "5"\n')

    assert [(choice.key, choice.dose) for choice in patient.exercises] == [
        ("2", "3 x 10"),
        ("Stræk", "1 minut"),
    ]
    assert [choice.key for choice in patient.changes] == ["Hop"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (f'{CANARY} = "a"', 2, "This key is not known."),
        (f'"{CANARY} Hansen" = 1', 2, "This key is not known."),
        (f'[{CANARY}]\na = "a"', 2, "This key is not known."),
        (f'[[exercises]]\nexercise = 1\n{CANARY} = "a"', 4, "This key is not known."),
        (f'exercises = [\n1,\n{{exercise = 2, {CANARY} = "a"}}]', 4, "This key is not known."),
        ("name = 2", 2, "The key `name` is not a text."),
        (f'goal = ["{CANARY}"]', 2, "The key `goal` is not a text."),
        (f'date = "{CANARY}"', 2, "The key `date` is not a day."),
        ("start = 3", 2, "The key `start` is not a day."),
        ("next = 3", 2, "The key `next` is neither a text nor a day."),
        ("next = 10:15:00", 2, "The key `next` is neither a text nor a day."),
        (f'exercises = "{CANARY}"', 2, "The key `exercises` is not a list."),
        ("exercises = [\n1,\n2.5]", 4, "The key `exercises` is not a number, a text or a table."),
        ("exercises = [true]", 2, "The key `exercises` is not a number, a text or a table."),
        ("[[exercises]]\nexercise = 1.5", 3, "The key `exercise` is not a number or a text."),
        ('[[exercises]]\ndose = "a"', 2, "The key `exercise` is missing."),
        ("exercises = [1,\n0]", 3, "This is neither the number nor the name of an exercise."),
        ("exercises = [-1]", 2, "This is neither the number nor the name of an exercise."),
        (f"exercises = [{10**30}]", 2, "A number here is too long."),
        ('exercises = ["1-3"]', 2, "This is neither the number nor the name of an exercise."),
        ('exercises = [""]', 2, "This is neither the number nor the name of an exercise."),
        ('exercises = [2,\n"02"]', 3, "An exercise is chosen twice."),
        ("[doses]\n2 = 10", 3, "This dose is not a text."),
        (f'"x` - at `$.{CANARY}.r" = 1', 0, "This key is not known."),
        ("doses = 3", 2, "The key `doses` is not a table."),
        ('exercises = [1]\n[doses]\n2 = "a"', 4, "Something is said of exercise 2, which is not chosen."),
        (
            'exercises = [{exercise = 1, dose = "a"}]\n[doses]\n1 = "b"',
            4,
            "The dose of an exercise is written twice.",
        ),
        (f'note = "{2001 * "a"}"', 2, "The text of `note` has more than 2000 characters."),
        (f'therapist = "a"\n"{CANARY}" = 1\n"{CANARY}" = 1', 4, "This is no TOML: Cannot overwrite a value."),
        (f"[{CANARY}]\n[{CANARY}]", 3, "This is no TOML."),
        (f"a = {{{CANARY} = 1, {CANARY} = 1}}", 2, "This is no TOML."),
        (f"goal = {CANARY}", 2, "This is no TOML: Invalid value."),
        (f"x = {9999 * '1'}", 2, "A number here is too long."),
        ("x = " + 9999 * "[", 2, "What stands here is nested too deep."),
    ],
)
def test_a_slip_is_told_by_its_key_and_line_alone(file, text, line, what):
    """A name may stand where a key or a date belongs, so that nothing written is repeated."""
    assert refused(file, f"# {CANARY}\n{text}\n") == [(line, what)]


def test_all_slips_are_told_in_one_round(file):
    """A clinician corrects them in one go."""
    text = 'nam = "a"\ngoal = 1\ndate = "i morgen"\nstart = 1\n[[exercises]]\ndose = "a"\n[doses]\n1 = 2\n'

    assert refused(file, text) == [
        (1, "This key is not known."),
        (2, "The key `goal` is not a text."),
        (3, "The key `date` is not a day."),
        (4, "The key `start` is not a day."),
        (5, "The key `exercise` is missing."),
        (8, "This dose is not a text."),
    ]


def test_the_nearest_key_is_offered(file):
    """It is a word of ours, and no word of the file's."""
    with pytest.raises(InputError, match="Did you mean `therapist`"):
        read(file, 'terapist = "a"\n')


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name = "010190-1234"', 2),
        ("# 0101901234", 2),
        ('"010190-1234" = 1', 2),
        ("010190-1234 = 1\nx =", 2),
        ('goal = "0101\\u00390-1234"', 2),
        ('note = """\n010190\n1234"""', 2),
        ('[doses]\n1 = "01\\u00301901234"', 3),
        ('exercises = [1,\n"Stræk 01\\u00301901234"]', 3),
    ],
)
def test_a_cpr_number_is_refused_and_never_repeated(file, text, line):
    """A leaflet never needs one; neither an escape nor a line break hides it."""
    with pytest.raises(InputError) as raised:
        read(file, f'name = "Anna"\n{text}\n'.replace('name = "Anna"\nname', "\nname"))

    assert [fault.spot.line for fault in raised.value.faults] == [line]
    assert "CPR" in str(raised.value)
    assert "0101" not in str(raised.value)
    assert "1234" not in str(raised.value)


def test_a_file_that_is_none_is_told(file):
    """As with every other input."""
    with pytest.raises(InputError, match="There is no such file"):
        read_patient(file)


KEYS = (*PatientShape.__struct_fields__, "other")
VALUES = st.one_of(
    st.just(f'"{CANARY}"'),
    st.just(f'"""\n{CANARY}"""'),
    st.sampled_from(
        [
            "1",
            "true",
            "nan",
            "-inf",
            "2026-01-01",
            "10:15:00",
            "[]",
            "{}",
            f'["{CANARY}", 1, {{exercise = "{CANARY}", {CANARY} = 2}}]',
            f"{{{CANARY} = 2}}",
            CANARY,
        ]
    ),
)


@given(st.lists(st.tuples(st.sampled_from([*KEYS, CANARY]), VALUES), max_size=6))
def test_no_fault_repeats_what_is_written(tmp_path_factory, pairs):
    """Whatever stands in whichever place."""
    path = tmp_path_factory.getbasetemp() / "patient.toml"

    said = ""
    try:
        read(path, "\n".join(f"{key} = {value}" for key, value in pairs))
    except InputError as error:
        said = str(error).casefold()

    assert CANARY.casefold() not in said


@given(st.binary() | st.text().map(str.encode))
def test_no_file_whatever_raises_anything_but_its_faults(tmp_path_factory, content):
    """A clinician must never see a traceback."""
    path = tmp_path_factory.getbasetemp() / "any-patient.toml"
    path.write_bytes(content)

    with suppress(InputError):
        read_patient(path)
