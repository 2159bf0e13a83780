"""Lists of patients that are bombs, torn, endless or full of formulas."""

from __future__ import annotations

import csv
import functools
import io
import zipfile

import openpyxl
import pytest
from support.hostile import Case, Content, article, judge, lay, run_watched
from support.leaflets import BODY

A = "handouts/a.md"
ONE = ("a-001.pdf",)
DAMAGED = "The spreadsheet is damaged, or is none."
ROWS = "The list has more than 20000 rows."
COLUMNS = "The list has more than 100 columns."
QUOTES = "The quotation marks in this row are wrong, or a cell of it is far too long."
SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(name: str, file: str, content: Content, *told: str, **expected: object) -> Case:
    """Return a case of a list from which nothing is printed, and of which no word is repeated."""
    words = ("build", A, "--patient", file)
    return Case(
        name, {A: article(), file: content}, words=words, exit=1, told=told, untold=("Anna",), **expected
    )


def read(name: str, file: str, content: Content, *printed: str, **expected: object) -> Case:
    """Return a case of a list from which leaflets are printed."""
    expected.setdefault("made", ONE)
    return Case(
        name,
        {A: article(), file: content},
        words=("build", A, "--patient", file),
        printed=printed,
        **expected,
    )


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Return a zip of these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return written.getvalue()


@functools.cache
def workbook() -> bytes:
    """Return a list of one patient, as a spreadsheet program writes it."""
    book = openpyxl.Workbook()
    book.active.append(("Navn",))
    book.active.append(("Anna Eksempel",))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def swapped(name: str, content: str | bytes) -> bytes:
    """Return the same workbook with another member."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as old:
        return zipped({**{one: old.read(one) for one in old.namelist()}, name: content})


def sheet(rows: str, head: str = "") -> bytes:
    """Return a workbook with a sheet that is written by hand."""
    return swapped(
        SHEET, f'<?xml version="1.0"?>{head}<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>'
    )


def row(*cells: str) -> str:
    """Return a row of texts."""
    return f"<row>{''.join(map(text, cells))}</row>"


def text(content: str, place: str = "") -> str:
    """Return a cell with a text."""
    return f'<c {place} t="inlineStr"><is><t>{content}</t></is></c>'


def lying(book: bytes) -> bytes:
    """Return a zip whose members all say that they unpack to ten bytes."""
    told = bytearray(book)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = told.find(mark)
        while at >= 0:
            told[at + place : at + place + 4] = (10).to_bytes(4, "little")
            at = told.find(mark, at + 4)
    return bytes(told)


def ods(rows: str, head: str = "") -> bytes:
    """Return the least that is an .ods."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    spaces = "".join(f' xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    return zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OFFICE}:manifest:1.0"/>',
            "content.xml": f"{head}<office:document-content{spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        }
    )


def line(content: str, cell: str = "", more: str = "") -> str:
    """Return a row of an .ods with one cell."""
    inner = (
        f'<table:table-cell office:value-type="string" {cell}><text:p>{content}</text:p></table:table-cell>'
    )
    return f"<table:table-row {more}>{inner}</table:table-row>"


NAMED = row("Navn")
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY s SYSTEM "../secret/secret.txt">]>'
LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
LAUGHS = f"<!DOCTYPE x [<!ENTITY a0 'lol'>{LAUGHS}]>"
LAST_ROW, LAST_COLUMN, CORNER = 'r="A1048576"', 'r="XFD1"', 'r="XFD1048576"'
ENDLESS = 'table:number-columns-repeated="4294967295"'

CASES = [
    read("formulas in a csv", "l.csv", "Navn;Mål\n=cmd|' /C calc'!A0;@SUM(1)\n", "=cmd|' /C calc'!A0"),
    read(
        "a formula with its value",
        "l.xlsx",
        sheet(NAMED + '<row><c t="str"><f>x|y</f><v>Anna</v></c></row>'),
        "Anna",
    ),
    refused("an outer entity", "l.xlsx", sheet(NAMED + row("&e;&s;"), XXE), f"l.xlsx: {DAMAGED}"),
    refused("a billion laughs", "l.xlsx", sheet(NAMED + row("&a9;"), LAUGHS), f"l.xlsx: {DAMAGED}"),
    refused(
        "a billion laughs among shared texts",
        "l.xlsx",
        swapped("xl/sharedStrings.xml", f"{LAUGHS}<sst {SPACE}><si><t>&a9;</t></si></sst>"),
        f"l.xlsx: {DAMAGED}",
    ),
    refused(
        "a member of three hundred megabytes",
        "l.xlsx",
        lambda: swapped(SHEET, b" " * 300_000_000),
        "l.xlsx: The spreadsheet holds more than 200 MB once it is unpacked.",
    ),
    refused(
        "a member of half a gigabyte that says it has ten bytes",
        "l.xlsx",
        lambda: lying(swapped(SHEET, b"<worksheet><sheetData>" + b"<row>x</row>" * 40_000_000)),
        f"l.xlsx: {DAMAGED}",
    ),
    refused(
        "thirty thousand members",
        "l.xlsx",
        lambda: zipped(dict.fromkeys(map(str, range(30_000)), "")),
        DAMAGED,
    ),
    refused("torn in the middle", "l.xlsx", lambda: workbook()[:2000], f"l.xlsx: {DAMAGED}"),
    refused("an xls of nonsense", "l.xls", OLE + bytes(range(256)) * 400, f"l.xls: {DAMAGED}"),
    read("macros under another name", "l.xlsx", lambda: swapped("xl/vbaProject.bin", OLE), "Anna Eksempel"),
    refused(
        "a csv called xlsx",
        "l.xlsx",
        "Navn\nAnna\n",
        "l.xlsx: This is neither a spreadsheet nor a .csv file.",
    ),
    refused(
        "a million empty rows", "l.xlsx", lambda: sheet(NAMED + "<row><c/></row>" * 1_000_000), "no patients."
    ),
    refused("the last row", "l.xlsx", lambda: sheet(f"{NAMED}<row>{text('Anna', LAST_ROW)}</row>"), ROWS),
    refused("the last corner", "l.xlsx", lambda: sheet(f"{NAMED}<row>{text('Anna', CORNER)}</row>"), DAMAGED),
    refused("four billion columns", "l.ods", ods(line("x", ENDLESS)), COLUMNS),
    read(
        "four billion empty rows",
        "l.ods",
        ods(line("Navn") + line("Bo") + '<table:table-row table:number-rows-repeated="4294967295"/>'),
        "Bo",
    ),
    refused(
        "four billion blanks", "l.ods", ods(line("Navn") + line('A<text:s text:c="4000000000"/>B')), DAMAGED
    ),
    refused(
        "a cell of ten megabytes",
        "l.xlsx",
        lambda: sheet(NAMED + row("Anna" * 2_500_000)),
        "l.xlsx:2: Cell A2 (name) has more than 2000 characters.",
    ),
    refused("a NUL", "l.csv", "Navn\nAn\0na\n", "l.csv: The file is not text."),
    refused("fifty megabytes", "l.csv", lambda: b"x" * 50_000_000, "l.csv: The file is larger than 20 MB."),
    refused(
        "a line of twenty megabytes", "l.csv", lambda: b"x" * 19_900_000, f"l.csv:1: {QUOTES}", mebibytes=200
    ),
    refused(
        "twenty million columns", "l.csv", lambda: b"Navn" + b";" * 19_900_000, "l.csv:1:", mebibytes=200
    ),
    refused(
        "twenty million line ends", "l.csv", lambda: b"Navn\nAnna" + b"\n" * 19_900_000, ROWS, mebibytes=200
    ),
    refused("a quote without end", "l.csv", 'Navn\n"Anna\n' + "Bo\n" * 1000, f"l.csv:2: {QUOTES}"),
    read(
        "separators of all kinds",
        "l.csv",
        "Navn;Dato,Mål\nAnna;1.1.2026,x\n",
        "Anna",
        told=("no heading that we know: B",),
    ),
    refused("a hundred thousand rows", "l.csv", "Navn\n" + "Anna\n" * 100_000, f"l.csv: {ROWS}"),
    refused("a hundred and one columns", "l.csv", "Navn" + ";x" * 100 + "\nAnna\n", f"l.csv:1: {COLUMNS}"),
    refused(
        "a CPR number",
        "l.csv",
        "Navn;CPR\nAnna;010203-1234\n",
        "l.csv:2: This row holds what may be a CPR number.",
    ),
    refused(
        "a CPR number among headings", "l.csv", "Navn;0102031234\nAnna;x\n", "l.csv:1: The first row holds"
    ),
    refused(
        "the last day of all",
        "l.csv",
        "Navn;Start\nAnna;31-12-9999\n",
        "l.csv:2: Cell B2 (start) is no date.",
    ),
    refused(
        "the last day of all in a workbook",
        "l.xlsx",
        lambda: sheet(
            row("Navn", "Start") + f'<row>{text("Anna")}<c t="d"><v>9999-12-31T00:00:00</v></c></row>'
        ),
        "l.xlsx:2: Cell B2 (start) is no date.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_list_is_read_as_it_is_shown_or_refused(case, desk):
    """In time, in memory of its own, and with no patient's word in a message."""
    judge(case, desk)


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("http://x.example";"y")', "\t=1"]
)
def test_a_title_is_no_formula_in_a_table_for_spreadsheets(title, desk):
    """Whoever opens the overview with a double click runs nothing that an author wrote."""
    lay(desk, {A: f"# {title}\n\n{BODY}", "handouts/b.md": f"---\ntitle: '{title}'\n---\n\n{BODY}"})

    outcome = run_watched(desk, ("list", "--format", "csv"))

    assert outcome.exit == 0
    titles = [cells[1] for cells in csv.reader(outcome.stdout.splitlines()[1:], delimiter=";")]
    assert titles == [f"'{title.strip()}"] * 2
