"""A list of patients: made by a secretary in a spreadsheet, and repeated by no message."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.model.faults import InputError
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Asked, ExerciseChoice, Patient
from handoutgen.reading.columns import HEADINGS, NUMBERED, ORDERED
from handoutgen.reading.grid import MOST_COLUMNS, MOST_ROWS, letters
from handoutgen.reading.lists import PatientList, read_patients
from handoutgen.reading.orders import EDITIONS, KINDS
from handoutgen.reading.workbooks import answer

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "Kanariefugl"
MADE = "the spreadsheet holds a day, a time, a yes or no, or an error there."


def csv_list(folder: Path, text: str, encoding: str = "utf-8") -> PatientList:
    path = folder / "liste.csv"
    path.write_bytes(text.encode(encoding))
    return read_patients(path)


def xlsx_list(folder: Path, *rows: tuple[object, ...]) -> PatientList:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book_list(folder, book)


def book_list(folder: Path, book: openpyxl.Workbook) -> PatientList:
    path = folder / "liste.xlsx"
    book.save(path)
    return read_patients(path)


def refused(path: Path, content: bytes) -> tuple[int, str]:
    path.write_bytes(content)
    with pytest.raises(InputError) as raised:
        read_patients(path)
    assert CANARY not in str(raised.value)
    fault = raised.value.faults[0]
    assert len(raised.value.faults) == 1
    assert fault.spot.path == str(path)
    return fault.spot.line, fault.what


def told(found: PatientList):
    assert CANARY not in str((found.faults, found.assumptions))
    return [(fault.spot.line, fault.what) for fault in found.faults]


def packed(parts: dict[str, str | bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return written.getvalue()


def ods(rows: str, manifest: str = "") -> bytes:
    """Return the least that is an .ods."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    spaces = "".join(f' xmlns:{name}="{urn}:{name}:1.0"' for name in ("office", "table", "text"))
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{urn}:manifest:1.0"><m:file-entry m:full-path="/"'
            f' m:media-type="{kind}">{manifest}</m:file-entry></m:manifest>',
            "content.xml": f"<office:document-content{spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        }
    )


def test_all_columns_are_read(tmp_path):
    """The whole list, once, as Danish Excel writes it."""
    found = csv_list(
        tmp_path,
        "Navn;Dato;Behandler;Afdeling;Øvelser;Mål;Når – så;Start-dato;NÆSTE TID:;Bemærkning;"
        "Dosis 2;Hyppighed 2;Bemærkning 3\r\n"
        "Anna Eksempel;24-11-2026;Bo;Havnen;2,1,3; Gå på trapper ;Når …, så …;30. november 2026;"
        '3. december kl. 10.15;"Hej\r\nAnna.\r\n\r\nVi ses.";3 x 10;Hver dag;Kun højre\r\n',
        "cp1252",
    )

    assert found == PatientList(
        (
            Patient(
                name="Anna Eksempel",
                day=date(2026, 11, 24),
                therapist="Bo",
                department="Havnen",
                exercises=(
                    ExerciseChoice("2", dose="3 x 10", frequency="Hver dag", line=2),
                    ExerciseChoice("1", line=2),
                    ExerciseChoice("3", note="Kun højre", line=2),
                ),
                goal="Gå på trapper",
                when_then="Når …, så …",
                start=date(2026, 11, 30),
                next_time="3. december kl. 10.15",
                note="Hej Anna.\n\nVi ses.",
                path=str(tmp_path / "liste.csv"),
                line=2,
                number=1,
            ),
        ),
        ("Read as cp1252, with columns parted by »;«.",),
    )


@pytest.mark.parametrize(("says", "heading"), [(says, name) for says in HEADINGS for name in HEADINGS[says]])
def test_every_heading_is_known(tmp_path, says, heading):
    """In Danish and in English, and however it is written."""
    content = "1-1-2026" if says in ("date", "start") else "1"

    found = csv_list(tmp_path, f"{heading.upper()} *\n{content}\n")

    assert found.faults == ()
    assert found.patients != (Patient(path=str(tmp_path / "liste.csv"), line=2, number=1),)


@pytest.mark.parametrize(("says", "heading"), [(says, name) for says in NUMBERED for name in NUMBERED[says]])
def test_every_numbered_heading_is_known(tmp_path, says, heading):
    """Without a choice, it changes one exercise of them all."""
    found = csv_list(tmp_path, f"{heading}-02\nVær forsigtig\n")

    assert found.patients[0].exercises == ()
    assert found.patients[0].changes == (ExerciseChoice("2", **{says: "Vær forsigtig"}, line=2),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("parter", [";", ",", "\t"])
def test_any_common_encoding_and_mark_is_found(tmp_path, encoding, parter):
    """A secretary chooses none of them; what was found is told."""
    rows = (("navn", "mål", "bemærkning"), ("Åse", "Gå, løbe; hoppe\tlidt", "Æblegrød"))
    text = "\r\n".join(parter.join(f'"{cell}"' for cell in row) for row in rows)

    found = csv_list(tmp_path, text, encoding)

    assert [patient.name for patient in found.patients] == ["Åse"]
    assert found.patients[0].goal == "Gå, løbe; hoppe lidt"
    named = {"cp1252": "cp1252", "utf-16": "UTF-16"}.get(encoding, "UTF-8")
    shown = "tabs" if parter == "\t" else f"»{parter}«"
    assert found.assumptions == (f"Read as {named}, with columns parted by {shown}.",)


def test_a_row_says_what_it_asks_for(tmp_path):
    """Beside the patient, in Danish or English; what it leaves open is empty."""
    found = csv_list(
        tmp_path,
        "navn;Artikel;Klinik;Slags;Udgave\n"
        'Anna;"knæ;skulder\nknæ";Klit;"øvelser, DAGBOG";"Stor  skrift; a5"\n'
        "Bo;;;;\n"
        "Eva;ondt i ryg, lænd;;leaflet;mono\n",
    )

    assert [patient.name for patient in found.patients] == ["Anna", "Bo", "Eva"]
    assert found.asked == (
        Asked(("knæ", "skulder"), ("Klit",), (Kind.EXERCISES, Kind.LOG), (Edition.LARGE, Edition.A5)),
        Asked(),
        Asked(("ondt i ryg, lænd",), (), (Kind.LEAFLET,), (Edition.MONO,)),
    )


@pytest.mark.parametrize(("says", "heading"), [(says, name) for says in ORDERED for name in ORDERED[says]])
def test_every_heading_of_an_order_is_known(tmp_path, says, heading):
    """A row needs nothing else: a stack for the waiting room has no patient."""
    content = {"kind": "log", "edition": "a5"}.get(says, "klit")

    found = csv_list(tmp_path, f"{heading.title()}:\n{content}\n")

    assert found.faults == ()
    assert found.asked != (Asked(),)


@pytest.mark.parametrize("name", [name for names in (*KINDS.values(), *EDITIONS.values()) for name in names])
def test_every_name_of_a_kind_or_an_edition_is_known(tmp_path, name):
    """However it is written."""
    says = "slags" if name in [name for names in KINDS.values() for name in names] else "udgave"

    assert csv_list(tmp_path, f"{says}\n{name.upper()} \n").faults == ()


def test_an_unknown_kind_is_told_and_not_repeated(tmp_path):
    """A cell out of step may hold a name. A clinic and an article are looked for later."""
    found = csv_list(tmp_path, f"navn;slags;udgave\nAnna;{CANARY};stor\nBo;log;{CANARY}\nEva;log;stor\n")

    assert told(found) == [
        (2, "Cell B2 (kind) is none that we know."),
        (3, "Cell C3 (edition) is none that we know."),
    ]
    assert found.faults[0].mend == "Write folder, øvelser, dagbog."
    assert [patient.name for patient in found.patients] == ["Eva"]


def test_excels_own_hint_is_no_row(tmp_path):
    """Excel shows the row below it as the first."""
    found = csv_list(tmp_path, "sep=,\r\nnavn,mål\r\nAnna,\r\n")

    assert [(patient.name, patient.line) for patient in found.patients] == [("Anna", 2)]


def test_rows_are_counted_as_the_spreadsheet_shows_them(tmp_path):
    """A text of several lines is one row; an empty row is one too, and no patient."""
    found = csv_list(tmp_path, '\nnavn;bemærkning\nAnna;"a\n\nb"\n;;\n\nBo;\n')

    assert [(patient.line, patient.number) for patient in found.patients] == [(3, 1), (6, 2)]


def test_a_formula_in_a_text_file_is_text(tmp_path):
    """It is printed as it stands, and reckoned by nobody."""
    found = csv_list(tmp_path, "navn;mål;bemærkning\n=1+1;+10 kg;@hjem\n-;;\n")

    assert [patient.name for patient in found.patients] == ["=1+1", "-"]
    assert found.patients[0].goal == "+10 kg"
    assert found.patients[0].note == "@hjem"


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("2", ["2"]),
        ("2,1", ["2", "1"]),
        ("2; 1 ;", ["2", "1"]),
        ("2\n1", ["2", "1"]),
        ("Hælløft; Stræk, siddende", ["Hælløft", "Stræk, siddende"]),
        ("Hælløft\n3", ["Hælløft", "3"]),
        ("02", ["2"]),
    ],
)
def test_exercises_are_chosen_by_number_or_name(tmp_path, written, keys):
    """A comma parts numbers only: names have commas of their own."""
    found = csv_list(tmp_path, f'øvelser;navn\n"{written}";\n')

    assert [choice.key for choice in found.patients[0].exercises] == keys


def test_cells_of_a_spreadsheet_are_read_as_it_shows_them(tmp_path):
    """It knows days and numbers, where a text file knows only text."""
    found = xlsx_list(
        tmp_path,
        (),
        (None, "navn", "dato", "øvelser", "dosis 2", "dosis 3", "start", "næste tid", "telefon"),
        (
            None,
            "Anna",
            date(2026, 11, 24),
            2.0,
            10,
            None,
            datetime.fromisoformat("2026-11-30"),
            datetime.fromisoformat("2026-12-03T10:15"),
        ),
        (None, "Bo", "24/11-26", None, 2.5, "a\r\nb", None, date(2026, 12, 3), True),
        (),
        (None, 7, None, "2; 3", None, None, None, "torsdag"),
    )

    anna, bo, seven = found.patients
    assert anna.day == bo.day == date(2026, 11, 24)
    assert anna.start == date(2026, 11, 30)
    assert anna.next_time == "torsdag 3.\u00a0december 2026 kl.\u00a010.15"
    assert anna.exercises == (ExerciseChoice("2", dose="10", line=3),)
    assert bo.next_time == "torsdag 3.\u00a0december 2026"
    assert [change.dose for change in bo.changes] == ["2,5", "a b"]
    assert (seven.name, seven.line, seven.number) == ("7", 6, 3)
    assert found.assumptions == ("Ignored what has no heading that we know: I.",)
    assert found.faults == ()


def test_an_open_document_is_read(tmp_path):
    """LibreOffice fills the sheet with a million empty rows."""
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = (
        f"<table:table-row>{text.format('navn')}{text.format('dato')}{text.format('øvelser')}</table:table-row>"
        f"<table:table-row>{text.format('Åse')}"
        '<table:table-cell office:value-type="date" office:date-value="2026-11-24"/>'
        '<table:table-cell office:value-type="float" office:value="2"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    path = tmp_path / "liste.ods"
    path.write_bytes(ods(rows))

    patient = read_patients(path).patients[0]

    assert (patient.name, patient.day) == ("Åse", date(2026, 11, 24))
    assert [choice.key for choice in patient.exercises] == ["2"]


def test_the_first_sheet_that_is_shown_is_read_and_told(tmp_path):
    """By its number: its name may be a patient's."""
    book = openpyxl.Workbook()
    book.active.append(("navn",))
    book.active.append(("Skjult",))
    book.active.sheet_state = "hidden"
    shown = book.create_sheet(CANARY)
    shown.append(("navn",))
    shown.append(("Anna",))

    found = book_list(tmp_path, book)

    assert [patient.name for patient in found.patients] == ["Anna"]
    assert found.assumptions == ("Read sheet 2 of 2, and no other.",)


def test_columns_that_say_nothing_to_us_are_told_by_their_letters(tmp_path):
    """A misspelled heading is a dose that is not printed; its text may be a name."""
    found = csv_list(tmp_path, f"navn;{CANARY};øvleser;;tom\nAnna;a;2;b;\n")

    assert found.assumptions[1:] == (
        "Ignored what has no heading that we know: B, C, D, E.",
        "The heading of column C is not known; is it »øvelser«?",
    )


@pytest.mark.parametrize(
    ("row", "line", "what"),
    [
        ((CANARY,), 3, "Cell A3 (date) is no date."),
        ((46350,), 3, "Cell A3 (date) is no date."),
        ((time(10, 15),), 3, "Cell A3 (date) is no date."),
        ((None, 2.1), 3, "Cell B3 (exercises) is one number with decimals."),
        ((None, "2; 1-3"), 3, "Cell B3 (exercises) holds what is neither a number nor a name."),
        ((None, "0"), 3, "Cell B3 (exercises) holds what is neither a number nor a name."),
        ((None, 123456789012), 3, "Cell B3 (exercises) holds what is neither a number nor a name."),
        ((None, f"{CANARY}; {CANARY}"), 3, "An exercise is chosen twice."),
        (
            (None, date(2026, 1, 2)),
            3,
            f"Cell B3 (exercises) is no text: {MADE}",
        ),
        (
            (None, None, date(2026, 10, 3)),
            3,
            f"Cell C3 (dose of exercise 2) is no text: {MADE}",
        ),
        (
            (None, None, None, True),
            3,
            f"Cell D3 (goal) is no text: {MADE}",
        ),
        (
            (None, None, None, 1e300),
            3,
            f"Cell D3 (goal) is no text: {MADE}",
        ),
        ((None, None, None, None, 46350.5), 3, "Cell E3 (next appointment) is a number."),
        ((None, None, None, 2001 * "a"), 3, "Cell D3 (goal) has more than 2000 characters."),
        ((None, None, None, None, None, CANARY), 3, "This row has nothing in the columns that we know."),
        ((None, None, None, None, None, "010190-1234"), 3, "This row holds what may be a CPR number."),
        ((None, None, None, "tlf. 0101 90 og 010190 1234"), 3, "This row holds what may be a CPR number."),
        ((None, None, None, 101901234), 3, "This row holds what may be a CPR number."),
        ((None, None, None, "0101\u200b90-1234"), 3, "This row holds what may be a CPR number."),
    ],
)
def test_a_bad_row_is_told_and_stops_nobody_else(tmp_path, row, line, what):
    """Its number is the spreadsheet's, and nothing of it is repeated."""
    found = xlsx_list(
        tmp_path,
        ("dato", "øvelser", "dosis 2", "mål", "næste tid", "andet"),
        (None, None, None, "Gå"),
        row,
        (None, None, None, "Løbe"),
    )

    assert told(found) == [(line, what)]
    assert "1234" not in str(found.faults)
    assert [(patient.goal, patient.line, patient.number) for patient in found.patients] == [
        ("Gå", 2, 1),
        ("Løbe", 4, 3),
    ]


def test_a_rows_faults_are_told_in_one_round(tmp_path):
    """As an author's are."""
    found = csv_list(tmp_path, "dato;start;øvelser;navn\ni dag;i morgen;1,1;Anna\n")

    assert [line for line, _ in told(found)] == [2, 2, 2]


def test_an_error_of_the_spreadsheet_is_never_printed(tmp_path):
    """A dose that could not be looked up must not become »#I/T« on paper, or silently nothing."""
    found = csv_list(tmp_path, "navn;dosis 1\nAnna;#I/T\nBo;#VÆRDI!\nIb;####\nOle;#10\n")
    assert [patient.name for patient in found.patients] == ["Ole"]
    assert len(found.faults) == 3

    found = xlsx_list(tmp_path, ("navn", "dosis 1"), ("Anna", "#N/A"))
    assert found.assumptions == ("Read cells with an error, such as #N/A, as empty: look for them.",)


def test_what_is_said_of_an_exercise_that_is_not_chosen_is_refused(tmp_path):
    """One of the two is a slip, and nobody but the clinician knows which."""
    found = csv_list(tmp_path, "navn;øvelser;dosis 2;dosis 3\nAnna;3,1;10;\nBo;Hælløft;10;\nIb;;10;10\n")

    assert told(found) == [(2, "Something is said of exercise 2, which is not chosen.")]
    assert [len(patient.changes) for patient in found.patients] == [1, 2]


def test_cells_that_slid_out_of_their_columns_are_refused(tmp_path):
    """A comma in a text without quotation marks moves the rest into wrong columns."""
    found = csv_list(tmp_path, "navn,mål,dosis 1\nAnna,gå, løbe,10\nBo,gå,10,,\nIb\n")

    assert told(found) == [(2, "This row has more cells than there are headings.")]
    assert [patient.name for patient in found.patients] == ["Bo", "Ib"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 0, "The list is empty."),
        (" \n;;\n\n", 0, "The list is empty."),
        ("navn;dato\n", 0, "The list has headings, but no patients."),
        (f"\n{CANARY};24-11-2026\nBo;\n", 2, "The first row has none of the headings that we know."),
        (f"navn;{CANARY} 010190-1234\nBo;\n", 1, "The first row holds what may be a CPR number."),
        ("navn;mål;Name\nBo;;\n", 1, "The columns A and C both hold the name."),
        ("dosis 1;dose 01\nBo;;\n", 1, "The columns A and B both hold the dose of exercise 1."),
        (
            f'navn\nBo\n"{CANARY}\n\nIb\n',
            3,
            "The quotation marks in this row are wrong, or a cell of it is far too long.",
        ),
        (
            f'navn\nBo\n"{CANARY}" a\n',
            3,
            "The quotation marks in this row are wrong, or a cell of it is far too long.",
        ),
        (
            "navn\n" + 200_000 * "a",
            2,
            "The quotation marks in this row are wrong, or a cell of it is far too long.",
        ),
        ("navn\n" + MOST_ROWS * "Bo\n", 0, "The list has more than 20000 rows."),
        ("navn\n" + MOST_COLUMNS * ";" + "Bo\n", 2, "The list has more than 100 columns."),
        ("navn\0\nBo", 0, "The file is not text."),
    ],
)
def test_a_text_that_is_no_list_is_refused(tmp_path, text, line, what):
    """Without its headings nobody knows what a cell says."""
    assert refused(tmp_path / "liste.csv", text.encode()) == (line, what)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    """cp1252 has five bytes that mean nothing."""
    assert refused(tmp_path / "liste.csv", b"navn\n\x81") == (0, "The file is not text.")


def zip_bomb() -> bytes:
    return packed({"xl/worksheets/sheet1.xml": bytes(201_000_000)})


def corners() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "navn"
    book.active["XFD1048576"] = CANARY
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def filled(rows: int, columns: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["navn"])
    for _ in range(rows):
        sheet.append(columns * [CANARY])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.xls", lambda: b"hej", "This is neither a spreadsheet nor a .csv file."),
        ("a.docx", lambda: packed({"word/document.xml": "<a/>"}), "The spreadsheet is damaged, or is none."),
        ("a.xls", lambda: OLE + 5000 * b"ab", "The spreadsheet is damaged, or is none."),
        ("a.xls", lambda: OLE + 5000 * b"\0", "The spreadsheet is damaged, or is none."),
        ("a.xlsx", lambda: filled(1, 1)[:2000], "The spreadsheet is damaged, or is none."),
        ("a.xlsx", lambda: filled(1, 1).replace(b"xl/", b"xx/"), "The spreadsheet is damaged, or is none."),
        ("a.xlsx", corners, "The spreadsheet is damaged, or is none."),
        ("a.xlsx", zip_bomb, "The spreadsheet holds more than 200 MB once it is unpacked."),
        ("a.xlsx", lambda: filled(MOST_ROWS, 1), "The list has more than 20000 rows."),
        ("a.xlsx", lambda: filled(1, MOST_COLUMNS + 1), "The list has more than 100 columns."),
        (
            "a.xlsx",
            lambda: OLE + 504 * b"\0" + "EncryptedPackage".encode("utf-16-le"),
            "The spreadsheet is locked with a password.",
        ),
        ("a.ods", lambda: ods("", "<m:encryption-data/>"), "The spreadsheet is locked with a password."),
        ("a.ods", lambda: ods(""), "The list is empty."),
        ("a.csv", lambda: 20_000_001 * b"a", "The file is larger than 20 MB."),
    ],
)
def test_a_spreadsheet_that_cannot_be_read_is_refused(tmp_path, name, content, what, capfd):
    """Some of these abort the parser, or let it ask for 550 GB; the program tells what is wrong."""
    assert refused(tmp_path / name, content()) == (0, what)
    assert capfd.readouterr().err == ""


def test_a_file_that_is_none_is_told(tmp_path):
    """As with every other input."""
    with pytest.raises(InputError, match="There is no such file"):
        read_patients(tmp_path / "borte.csv")


def test_a_spreadsheet_is_known_by_its_content(tmp_path):
    """Its ending may lie."""
    found = xlsx_list(tmp_path, ("navn",), ("Anna",))
    path = (tmp_path / "liste.xlsx").rename(tmp_path / "liste.csv")

    assert [patient.name for patient in read_patients(path).patients] == [found.patients[0].name]


def test_no_file_beside_us_is_taken_for_the_parser(tmp_path, monkeypatch):
    """A list may lie in a folder with anything in it."""
    (tmp_path / "python_calamine.py").write_text("raise SystemExit(1)", encoding="utf-8")
    (tmp_path / "msgspec.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert xlsx_list(tmp_path, ("navn",), ("Anna",)).patients


def test_the_parser_is_loaded_only_for_a_spreadsheet():
    """Whoever prints one leaflet does not wait for it."""
    code = "import sys, handoutgen.reading.lists; sys.exit('python_calamine' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_letters_stand_above_columns_as_in_a_spreadsheet():
    """They are how a column is named."""
    assert [letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


NAMES = [name for names in (*HEADINGS.values(), *NUMBERED.values(), *ORDERED.values()) for name in names] + [
    "dosis 2",
    "note 1",
]
CELLS = st.one_of(
    st.sampled_from(["", CANARY, f"{CANARY};2", "2,1", "1-1-2026", "010190-1234", "101901234", "=1", "NaN"]),
    st.text(max_size=12).map(lambda text: text + CANARY),
)


@given(
    st.lists(st.sampled_from([*NAMES, CANARY, "navm", ""]), max_size=8),
    st.lists(st.lists(CELLS, max_size=8), max_size=5),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    st.booleans(),
)
def test_no_fault_or_assumption_repeats_a_cell(tmp_path_factory, headings, rows, parter, encoding, quoted):
    """Any table of text gives patients or faults, and nobody reads a name in a message."""
    path = tmp_path_factory.getbasetemp() / "any-list.csv"
    lines = [
        parter.join('"' + cell.replace('"', '""') + '"' if quoted else cell for cell in row)
        for row in (headings, *rows)
    ]
    path.write_bytes("\n".join(lines).encode(encoding, "replace"))

    try:
        found = read_patients(path)
        said = str((found.faults, found.assumptions))
    except InputError as error:
        said = str(error)

    assert CANARY not in said
    assert "1901234" not in said


@given(st.binary() | st.text().map(str.encode) | st.binary().map(lambda rest: b"PK\x03\x04" + rest))
@settings(max_examples=50)
def test_no_text_file_whatever_raises_anything_but_its_faults(tmp_path_factory, content):
    """A secretary must never see a traceback."""
    path = tmp_path_factory.getbasetemp() / "any-bytes.csv"
    path.write_bytes(content)

    with suppress(InputError):
        read_patients(path)


GOOD = filled(2, 3)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.integers(0, len(GOOD)))
def test_a_damaged_spreadsheet_gives_an_answer(place, byte, end):
    """One byte is wrong, or the end is missing: a bad copy, a bad stick."""
    damaged = bytearray(GOOD)
    damaged[place] = byte

    for content in (bytes(damaged), b"PK\x03\x04" + GOOD[4:end]):
        assert answer(content).refusal in ("", "damaged", "locked", "unpacked", "rows", "columns")


@given(
    st.lists(
        st.lists(st.none() | st.booleans() | st.floats() | st.integers() | st.dates() | CELLS, max_size=6)
    )
)
@settings(max_examples=30)
def test_any_cells_of_a_spreadsheet_give_patients_or_faults(tmp_path_factory, rows):
    """Huge numbers and days before 1900 included."""
    book = openpyxl.Workbook()
    book.active.append(("navn", "dato", "øvelser", "dosis 2", "næste tid"))
    for row in rows:
        with suppress(openpyxl.utils.exceptions.IllegalCharacterError):
            book.active.append(row)
    said = ""
    try:
        found = book_list(tmp_path_factory.getbasetemp(), book)
        said = str((found.faults, found.assumptions))
    except InputError as error:
        said = str(error)

    assert CANARY not in said
