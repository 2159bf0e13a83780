"""A patient's sheet by options, by a file of her own, and by the row of a list."""

from __future__ import annotations

import csv
import itertools
from datetime import date, timedelta

import openpyxl
import pytest
from support.judging import objections
from support.listening import listen, words_of

from handoutgen.model.leaflet import Edition, Kind

CLINIC = """name = "Klinik Å"
phone = "00112233"
[[departments]]
name = "Havnen"
street = "Kajen 1"
hours = ["Mandag kl. 8.00–16.00"]
[[departments]]
name = "Engen"
street = "Engvej 2"
phone = "00112244"
hours = ["Fredag kl. 9.00–12.00"]
"""
TOML = """name = "Anna Eksempel"
date = 2026-05-01
therapist = "Jens Ærø"
department = "Engen"
exercises = [2, 1]
goal = "Gå ned ad trappen"
when_then = "Når jeg har børstet tænder, så strækker jeg."
start = "4.5.2026"
next = "fredag 15. maj kl. 9.30"
note = "Godt gået.\\n\\nRing, hvis det driller."
[doses]
2 = "Hold 20 sek. x 4"
"""
ROW = {
    "Navn": "Anna Eksempel",
    "Dato": "01-05-2026",
    "Behandler": "Jens Ærø",
    "Afdeling": "Engen",
    "Øvelser": "2; 1",
    "Mål": "Gå ned ad trappen",
    "Når, så": "Når jeg har børstet tænder, så strækker jeg.",
    "Start": "4. maj 2026",
    "Næste tid": "fredag 15. maj kl. 9.30",
    "Bemærkning": "Godt gået.\n\nRing, hvis det driller.",
    "Dosis 2": "Hold 20 sek. x 4",
}
EVERYWHERE = (
    "Til: Anna Eksempel",
    "Dato: 1. maj 2026",
    "Behandler: Jens Ærø",
    "Godt gået.",
    "Engvej 2",
    "Spørgsmål? Ring til os på 00 11 22 44",
    "Fredag kl. 9.00–12.00",
    "fredag 15. maj kl. 9.30",
    "Mit mål: Gå ned ad trappen",
    "Min plan: Når jeg har børstet tænder, så strækker jeg.",
    "Hold 20 sek. x 4",
)
"""What the sheet says of her, of whichever kind and edition."""


@pytest.fixture
def anna(desk):
    """Write the same patient in three forms; return their names."""
    (desk / "clinics" / "klit" / "clinic.toml").write_text(CLINIC, encoding="utf-8")
    (desk / "anna.toml").write_text(TOML, encoding="utf-8")
    with (desk / "liste.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([list(ROW), list(ROW.values())])
    book = openpyxl.Workbook()
    book.active.append(list(ROW))
    book.active.append([date(2026, 5, 1) if key == "Dato" else value for key, value in ROW.items()])
    book.save(desk / "liste.xlsx")
    return ("anna.toml", "liste.csv", "liste.xlsx")


def said(path) -> str:
    return " ".join(words_of(path.read_bytes()))


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", Kind)
def test_a_file_and_a_row_give_the_same_sheet(kind, edition, anna, run, desk):
    """Whichever is handier that day. All that they say is printed, on every kind and edition."""
    sheets = []
    for patient in anna:
        result = run("build", "handouts/knæ.md", "--clinic", "clinics/klit", "--patient", patient,
            "--kind", kind.value, "--edition", edition.value)  # fmt: skip
        assert result.exit_code == 0
        assert [line for line in result.stderr.splitlines() if "Read as" not in line] == []
        sheets.append((desk / result.stdout.strip()).read_bytes())

    assert sheets[0] == sheets[1] == sheets[2]
    words = " ".join(words_of(sheets[0]))
    assert [one for one in EVERYWHERE if one not in words] == []
    assert "Kajen" not in words
    assert "Mandag kl." not in words
    assert objections(sheets[0]) == []


@pytest.mark.parametrize("kind", Kind)
def test_options_and_a_file_give_the_same_sheet(kind, desk, run):
    """For one leaflet in passing nobody writes a file."""
    (desk / "clinics" / "klit" / "clinic.toml").write_text(CLINIC, encoding="utf-8")
    (desk / "anna.toml").write_text("".join(f"{line}\n" for line in TOML.split("\n")[:5]), encoding="utf-8")
    common = ["build", "handouts/knæ.md", "--clinic", "clinics/klit", "--kind", kind.value]

    run(*common, "--patient", "anna.toml", "--out", "fil")
    run(*common, "--name", "Anna Eksempel", "--date", "1.5.2026", "--therapist", "Jens Ærø",
        "--department", "engen", "--exercise", "2,1", "--out", "valg")  # fmt: skip

    name = "knæ.pdf" if kind == Kind.LEAFLET else f"knæ-{kind}.pdf"
    assert (desk / "fil" / name).read_bytes() == (desk / "valg" / name).read_bytes()


@pytest.mark.parametrize(
    "typed",
    ["Anna\nEksempel", " Anna\t Eksempel\r\n", "A\u202enna\u200b Eksempel\ufeff", "Anna\u2028Eksempel"],
)
def test_what_is_pasted_into_an_option_is_printed_as_from_a_file(typed, desk, run):
    """Line breaks and what nobody sees come along from journals and mails."""
    for options, out in (("Anna Eksempel", "sat"), (typed, "limet")):
        result = run("build", "handouts/knæ.md", "--name", options, "--therapist", options, "--out", out)
        assert (result.exit_code, result.stderr) == (0, "")

    assert (desk / "limet" / "knæ.pdf").read_bytes() == (desk / "sat" / "knæ.pdf").read_bytes()


def test_options_fill_in_what_a_file_leaves_open(desk, run):
    """The therapist of the day for a whole list; what a row says itself stands."""
    (desk / "liste.csv").write_text("Navn;Behandler\nAnna Eksempel;Jens\nBo Eksempel;\n", encoding="utf-8")

    run("build", "handouts/knæ.md", "--patient", "liste.csv", "--therapist", "Ida", "--date", "1.5.2026")

    assert "Behandler: Jens" in said(desk / "dist" / "knæ-001.pdf")
    assert "Behandler: Ida" in said(desk / "dist" / "knæ-002.pdf")
    assert "Dato: 1. maj 2026" in said(desk / "dist" / "knæ-002.pdf")


@pytest.mark.parametrize("day", [date(2026, 12, 28) + timedelta(days) for days in range(7)], ids=str)
def test_a_log_begins_on_its_day(day, desk, run):
    """Over New Year: dates go on, weeks have their Danish numbers, and days before have no boxes."""
    (desk / "anna.toml").write_text(f"start = {day}\n", encoding="utf-8")

    run("build", "handouts/knæ.md", "--kind", "log", "--patient", "anna.toml")
    tree = listen((desk / "dist" / "knæ-log.pdf").read_bytes())

    first, second = tree.all("Table")
    heads = [" ".join(head.actual.split()) for head in first.all("TR")[0].all("TH")[1:]]
    assert heads[0] == "mandag 28. december 2026"
    assert heads[4:] == ["fredag 1. januar 2027", "lørdag 2. januar 2027", "søndag 3. januar 2027"]
    assert "(uge nr. 53)" in first.text
    assert "(uge nr. 1)" in second.text
    assert second.all("TR")[0].all("TH")[1].actual.split() == ["mandag", "4.", "januar", "2027"]
    for week, before in ((first, day.weekday()), (second, 0)):
        cells = week.all("TR")[1].all("TD")
        assert [bool(cell.all("Span")) for cell in cells] == [False] * before + [True] * (7 - before)


LONG = (
    "Når jeg har spist morgenmad og ryddet af bordet, så går jeg ned i kælderen og strækker mine lægge. " * 8
)


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", Kind)
def test_long_words_of_a_patient_are_printed_whole(kind, edition, desk, run):
    """Goal, plan and note are paragraphs, not fields: none of their words is cut."""
    toml = f'goal = "Mål. {LONG}"\nwhen_then = "Plan. {LONG}"\nnote = "Ord. {LONG}"\n'
    (desk / "anna.toml").write_text(toml, encoding="utf-8")

    result = run(
        "build", "handouts/knæ.md", "--kind", kind.value, "--edition", edition.value, "--patient", "anna.toml"
    )

    assert (result.exit_code, result.stderr) == (0, "")
    pdf = (desk / result.stdout.strip()).read_bytes()
    words = " ".join(words_of(pdf))
    assert words.count(LONG.strip()) == 3
    assert objections(pdf) == []


def test_a_name_that_is_cut_is_told_with_its_row(run, desk):
    """Of thirty patients somebody must find the one whose name did not fit."""
    long = "Anna " * 80
    (desk / "liste.csv").write_text(f"Navn;Næste tid\nBo;\n{long};\nDorte;{long}\n", encoding="utf-8")

    result = run("build", "handouts/knæ.md", "--clinic", "clinics/klit", "--patient", "liste.csv")

    assert result.exit_code == 0
    assert "liste.csv:3: What stands in the patient's line does not fit" in result.stderr
    assert "liste.csv:4: The next appointment does not fit" in result.stderr
    assert "clinic.toml" not in result.stderr


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--exercise", "7"], "Choice 1 is no exercise of the article »knæ«."),
        (["--exercise", "1,Kanariefugl"], "Choice 1 is no exercise of the article »knæ«."),
        (["--exercise", "2", "--exercise", "Lårstræk"], "Exercise 2 of the article »knæ« is chosen twice."),
        (["--department", "Kanariefugl"], "The clinic »Klinik Å« has no such department."),
    ],
)
def test_a_choice_that_is_none_is_told_with_those_there_are(options, what, anna, run, desk):
    """And never repeated: it may be a patient's name in the wrong place."""
    result = run("build", "handouts/knæ.md", "--clinic", "clinics/klit", *options)

    assert (result.exit_code, result.stdout) == (1, "")
    assert what in result.stderr
    assert "Kanariefugl" not in result.stderr
    assert ("»Knæbøj«" in result.stderr) or ("Engen" in result.stderr) or "twice" in what


@pytest.mark.parametrize("number", ["0101901234", "010190-1234", "010190 1234", "010190–1234"])
@pytest.mark.parametrize("key", [key for key in ROW if key not in ("Dato", "Start")])
def test_a_cpr_number_is_refused_in_every_cell(key, number, desk, run):
    """The row is left out, told by its number, and the others are made."""
    with (desk / "liste.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [list(ROW), list((ROW | {key: f"{ROW[key]} {number}"}).values()), ["Bo Eksempel"]]
        csv.writer(file, delimiter=";").writerows(rows)

    result = run("build", "handouts/knæ.md", "--patient", "liste.csv", "--kind", "log")

    assert result.exit_code == 1
    assert "liste.csv:2: This row holds what may be a CPR number." in result.stderr
    assert not any(part in result.output for part in ("010190", "1234", "Anna"))
    assert [path.name for path in (desk / "dist").iterdir()] == ["knæ-log-002.pdf"]


@pytest.mark.parametrize("option", ["--name", "--therapist", "--department", "--exercise"])
@pytest.mark.parametrize("between", ["-", "\u200b-", "\n"])
def test_a_cpr_number_is_refused_in_every_option(option, between, run, desk):
    """Before anything is read, and however it is broken."""
    result = run("build", "handouts/knæ.md", option, f"Anna 010190{between}1234")

    assert result.exit_code == 2
    assert "1234" not in result.output
    assert not (desk / "dist").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--name", "Anna", "--patient", "anna.toml"],
        ["--booklet", "--edition", "large"],
        ["--date", "i morgen"],
    ],
)
def test_options_that_contradict_are_wrong_use(wrong, anna, run, desk):
    """Told before anything is made."""
    result = run("build", "handouts/knæ.md", *wrong)

    assert result.exit_code == 2
    assert not (desk / "dist").exists()


def test_numbers_in_file_names_follow_the_lists(anna, run, desk, made):
    """Two lists are numbered through; which is which stands in the lists alone."""
    (desk / "b.csv").write_text("Navn\nBo Eksempel\nDorte Eksempel\n", encoding="utf-8")

    run(
        "build", "handouts/knæ.md", "--clinic", "clinics/klit", "--patient", "liste.csv", "--patient", "b.csv"
    )

    assert made() == ["knæ-001.pdf", "knæ-002.pdf", "knæ-003.pdf"]
    names = [said(desk / "dist" / name).split("Til: ")[1].split()[0] for name in made()]
    assert names == ["Anna", "Bo", "Dorte"]


def test_files_of_single_patients_are_numbered_too(anna, run, desk, made):
    """Two files make two leaflets, not one over the other."""
    (desk / "bo.toml").write_text('name = "Bo Eksempel"\n', encoding="utf-8")

    result = run("build", "handouts/knæ.md", "--clinic", "clinics/klit",
        *itertools.chain(*(("--patient", name) for name in ("anna.toml", "bo.toml"))))  # fmt: skip

    assert result.exit_code == 0
    assert made() == ["knæ-001.pdf", "knæ-002.pdf"]
