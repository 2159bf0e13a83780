"""Many leaflets in one file for the printer: each on fresh paper, and each as sound as alone."""

from __future__ import annotations

import functools
import io
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from support.booklets import a5_setting, booklet_of, written
from support.judging import objections
from support.leaflets import BODY, DAY, EXERCISES, HEAD, pdf_of
from support.listening import listen, tag_text, words_of
from support.pairing import astray
from support.seeing import pages, picture

from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.pdf.joining import JoinError, join
from handoutgen.pdf.metadata import Origin
from handoutgen.pdf.packet import read_origin
from handoutgen.press import make_leaflet
from handoutgen.verify import verify

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "handouts" / "krampe-i-laeggen.md"
CLINICS = sorted(path.parent for path in (ROOT / "clinics").glob("*/clinic.toml"))
FIRST = ["Åse", "Jens", "Zenia", "Bo", "Wiktor", "Quentin"]
LAST = ["Østergård", "Hansen", "Ibsen", "Æbelø", "Friis-Møller"]
NAMES = [f"{first} {last}" for first in FIRST for last in LAST]
NOTES = f"{HEAD}Knæet.[^a] Benet.[^b]\n\n[^a]: Et led.\n\n[^b]: Et lem.\n\n{EXERCISES}"


def sheet(name: str | None = None, clinic: int = 0, **wishes: object) -> bytes:
    """Print the sample article for a patient."""
    return make_leaflet(ARTICLE, CLINICS[clinic], issued=DAY, patient=Patient(name=name), **wishes)


@functools.cache
def thirty() -> tuple[list[bytes], bytes]:
    """Return the sheets of thirty patients, and the file of them all."""
    sheets = [sheet(name) for name in NAMES]
    return sheets, join(sheets, "Krampe i læggen")


@functools.cache
def mixed() -> tuple[list[bytes], bytes]:
    """Return leaflets of all kinds, papers and lengths, a booklet among them, and the file of them all."""
    with tempfile.TemporaryDirectory() as folder:
        leaflets = [
            sheet("Åse Ærø", kind=Kind.EXERCISES),
            sheet("Bo", edition=Edition.A5),
            booklet_of(BODY, Path(folder)),
            pdf_of(NOTES, Path(folder)),
            sheet(None, 1, edition=Edition.LARGE),
            pdf_of(NOTES, Path(folder), kind="log"),
            pdf_of("Kort.\n", Path(folder)),
        ]
    return leaflets, join(leaflets, "Blandet")


both = pytest.mark.parametrize("made", [thirty, mixed], ids=["thirty patients", "mixed"])


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def lengths(leaflets: list[bytes]) -> list[int]:
    """Return the number of pages of each, made even."""
    return [len(opened(leaflet).pages) + len(opened(leaflet).pages) % 2 for leaflet in leaflets]


@both
def test_a_joined_file_is_clean(made):
    """The print file is as accessible and as fit for the archive as its leaflets."""
    _, pdf = made()

    assert objections(pdf) == []
    with opened(pdf) as document:
        assert document.check_pdf_syntax() == []
        assert document.get_warnings() == []


@both
def test_each_leaflet_begins_on_fresh_paper(made):
    """Nobody gets a page of somebody else's sheet on the back of his own."""
    leaflets, pdf = made()

    shown, at = pages(pdf), 0
    for leaflet, length in zip(leaflets, lengths(leaflets), strict=True):
        own = pages(leaflet)
        assert at % 2 == 0
        assert shown[at : at + length] == own + [""] * (length - len(own))
        at += length
    assert at == len(shown)


@both
def test_each_page_looks_as_it_did(made):
    """No letter comes from another leaflet's font; a blank has the paper of its leaflet, and is white."""
    leaflets, pdf = made()

    at = 0
    for leaflet, length in list(zip(leaflets, lengths(leaflets), strict=True))[:8]:
        own = len(opened(leaflet).pages)
        for page in range(1, own + 1):
            assert picture(pdf, at + page) == picture(leaflet, page)
        if length > own:
            assert picture(pdf, at + length).size == picture(leaflet, own).size
            assert picture(pdf, at + length).getextrema() == (255, 255)
        at += length


def test_a_listener_hears_one_leaflet_after_the_other():
    """Every word, in order; each leaflet is a part of the document."""
    leaflets, pdf = mixed()

    tree = listen(pdf)
    assert tree.role == "Document"
    assert [part.role for part in tree.kids] == ["Part"] * len(leaflets)
    assert words_of(pdf) == [word for leaflet in leaflets for word in words_of(leaflet)]


def test_a_leaflet_keeps_its_tags():
    """Lists, tables, alternative texts and links stay what they are."""
    leaflet = sheet("Åse")

    joined = tag_text(join([leaflet], "Krampe")).splitlines()
    assert joined[1] == "  Part"
    assert joined[2:] == [f"  {line}" for line in tag_text(leaflet).splitlines()[1:]]


@both
def test_pages_and_tags_point_at_each_other(made):
    """From each mark on a page a screen reader finds the element, and from the element the mark."""
    _, pdf = made()

    assert astray(pdf) == []


def test_notes_of_different_leaflets_have_different_names(tmp_path):
    """A name stands for one element in the whole file (ISO 32000-1, 14.7.2)."""
    leaflet = pdf_of(NOTES, tmp_path)

    with opened(join([leaflet] * 12, "Knæ")) as document:
        listed = list(document.Root.StructTreeRoot.IDTree.Names)
        names = [str(name) for name in listed[::2]]
        assert len(set(names)) == len(names) == 24
        assert names == sorted(names)
        assert [str(note.ID) for note in listed[1::2]] == names
        assert {str(note.S) for note in listed[1::2]} == {"/Note"}


Entry = tuple[int, str, int]


def bookmarks(pdf: bytes) -> list[Entry]:
    """Return level, title and page, from 1, of each bookmark."""
    found: list[Entry] = []
    with opened(pdf) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}

        def walk(parent: pikepdf.Object, level: int) -> None:
            entry, before = parent.get("/First"), None
            while entry is not None:
                assert entry.Parent.objgen == parent.objgen
                assert before is None or entry.Prev.objgen == before.objgen
                found.append((level, str(entry.Title), numbers[entry.Dest[0].objgen]))
                walk(entry, level + 1)
                entry, before = entry.get("/Next"), entry
            assert before is None or parent.Last.objgen == before.objgen

        if "/Outlines" in document.Root:
            walk(document.Root.Outlines, 0)
    return found


@both
def test_bookmarks_lead_to_each_leaflet_and_into_it(made):
    """A number and the leaflet's title, and below it the leaflet's own."""
    leaflets, pdf = made()

    wanted: list[Entry] = []
    at = 0
    for number, (leaflet, length) in enumerate(zip(leaflets, lengths(leaflets), strict=True), 1):
        with opened(leaflet) as document:
            wanted.append((0, f"{number}. {document.docinfo.Title}", at + 1))
        wanted += [(level + 1, title, at + page) for level, title, page in bookmarks(leaflet)]
        at += length
    assert bookmarks(pdf) == wanted


def test_bookmarks_of_leaflets_are_closed():
    """Who looks for the twentieth sheet sees thirty lines, not three hundred."""
    _, pdf = thirty()

    with opened(pdf) as document:
        assert int(document.Root.Outlines.Count) == len(NAMES)
        assert int(document.Root.Outlines.First.Count) < 0


def test_hundreds_of_leaflets_are_bookmarked_by_the_hundred(tmp_path):
    """A list of three hundred is no help, and too long a chain for a careful reader."""
    pdf = join([pdf_of("Kort.\n", tmp_path)] * 260, "Knæ")

    found = bookmarks(pdf)
    assert [(title, page) for level, title, page in found if level == 0] == [
        ("1–100", 1),
        ("101–200", 201),
        ("201–260", 401),
    ]
    own = [(title, page) for level, title, page in found if level == 1]
    assert own == [(f"{number}. Ondt i knæet", 2 * number - 1) for number in range(1, 261)]
    assert objections(pdf) == []


def test_no_patient_is_named_but_on_his_sheet():
    """A print queue shows titles, and a window shows bookmarks."""
    _, pdf = thirty()

    with opened(pdf) as document:
        told = [str(value) for value in document.docinfo.values()]
        told.append(document.Root.Metadata.read_bytes().decode())
        told += [str(entry.get("/Title", "")) for entry in document.objects if hasattr(entry, "keys")]
    for part in (*FIRST, *LAST):
        assert not any(part in text.split() for text in told)


def test_what_leaflets_share_is_stored_once():
    """Thirty sheets of one article are little larger than a few."""
    sheets, pdf = thirty()

    assert len(pdf) < 0.45 * sum(map(len, sheets))
    with opened(pdf) as document:
        profiles = [one for one in streams(document) if one.stream_dict.get("/N") == 3]
        bodies = {page.Contents[0].objgen for page in document.pages}
    assert len(profiles) == 1
    assert len(bodies) == len(opened(sheets[0]).pages)


def test_the_same_sheet_twice_adds_no_stream():
    """Fonts, pictures and pages alike are the same objects."""
    leaflet = sheet("Åse")

    with opened(join([leaflet], "A")) as one, opened(join([leaflet, leaflet], "A")) as two:
        assert len(streams(one)) == len(streams(two))


def streams(document: pikepdf.Pdf) -> list[pikepdf.Stream]:
    """Return the streams of a document, those that only hold its objects left out."""
    found = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
    return [one for one in found if one.stream_dict.get("/Type") not in ("/ObjStm", "/XRef")]


def fonts(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the fonts of each page; a blank has none."""
    nothing = pikepdf.Dictionary()
    return [font for page in document.pages for font in page.Resources.get("/Font", nothing).values()]


@both
def test_fonts_that_differ_have_different_names(made):
    """A printer keeps fonts by name (ISO 32000-1, 9.6.4)."""
    _, pdf = made()

    programs: dict[str, set[bytes]] = {}
    with opened(pdf) as document:
        for font in fonts(document):
            program = font.FontDescriptor.FontFile2.read_raw_bytes()
            programs.setdefault(str(font.BaseFont), set()).add(program)
    assert len(programs) >= 3
    assert all(len(found) == 1 for found in programs.values())


def test_sheets_share_fonts_once_these_hold_the_letters_of_names(tmp_path):
    """Each patient's name would else make a font of its own."""
    leaflets = [
        pdf_of(BODY, tmp_path, edition="a5", patient=Patient(name=name, therapist="Øjvind Þór"))
        for name in ("Åse", "Xénia d'Or", "Wiktor (Quist)")
    ]

    with opened(leaflets[0]) as one, opened(join(leaflets, "Knæ")) as document:
        assert len({font.objgen for font in fonts(document)}) == len({font.objgen for font in fonts(one)})
    assert objections(leaflets[1]) == []


def test_a_leaflet_in_another_language_says_so(tmp_path):
    """An English leaflet among Danish ones is read by an English voice."""
    danish = pdf_of("Kort.\n", tmp_path)
    english = pdf_of("---\ntitle: Knee\nlanguage: en\n---\nShort.\n", tmp_path)

    pdf = join([danish, english, danish], "Knæ")
    with opened(pdf) as document:
        assert str(document.Root.Lang) == "da-DK"
    assert [part.language for part in listen(pdf).kids] == [None, "en-GB", None]
    assert objections(pdf) == []


def test_the_file_says_what_its_leaflets_have_in_common():
    """Thirty sheets of one article for one clinic are just that, many times."""
    sheets, pdf = thirty()

    assert read_origin(pdf) == read_origin(sheets[0])
    with opened(pdf) as document, opened(sheets[0]) as one:
        assert document.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712 - a PDF object
        assert str(document.docinfo.Title) == "Krampe i læggen"
        assert str(document.docinfo.Author) == str(one.docinfo.Author) != ""
        assert document.docinfo.CreationDate == one.docinfo.CreationDate
        assert len(document.Root.OutputIntents) == 1


def test_where_leaflets_differ_the_file_says_several():
    """No clinic is told of a file that holds two clinics' leaflets."""
    pdf = join([sheet(), sheet(None, 1, kind=Kind.LOG)], "Krampe")

    assert read_origin(pdf)[0] == Origin("krampe-i-laeggen", "several", "standard", "several")
    assert str(opened(pdf).docinfo.Author) == ""


def test_the_file_is_as_new_as_its_newest_leaflet(tmp_path):
    """An old leaflet among new ones makes no old file."""
    dated = "---\ntitle: Knæ\nlastUpdated: {}\n---\nKort.\n"
    leaflets = [pdf_of(dated.format(day), tmp_path) for day in ("13/9/2025", "1/2/2026", "3/3/2024")]

    assert str(opened(join(leaflets, "Knæ")).docinfo.CreationDate) == f"D:{date(2026, 2, 1):%Y%m%d}000000Z"


def test_a_joined_file_can_be_verified(tmp_path):
    """`handoutgen verify` knows it as ours, and finds nothing against it."""
    path = tmp_path / "alle.pdf"
    path.write_bytes(mixed()[1])

    (verdict,) = verify([path])
    facts = dict(verdict.facts)
    assert verdict.faults == ()
    assert facts["article"] == facts["kind"] == facts["edition"] == facts["clinic"] == "several"
    assert facts["pages"] == str(sum(lengths(mixed()[0])))


def test_a_joined_file_can_be_joined_again():
    """The afternoon's sheets to the morning's."""
    leaflets, pdf = mixed()

    again = join([pdf, leaflets[0], pdf], "Hele dagen")

    assert objections(again) == []
    assert words_of(again) == [*words_of(pdf), *words_of(leaflets[0]), *words_of(pdf)]


def test_the_same_leaflets_make_the_same_bytes():
    """A difference always means something."""
    leaflets, pdf = mixed()

    assert join(iter(leaflets), "Blandet") == pdf


def test_a_string_that_looks_like_a_reference_is_left_alone(tmp_path):
    """»5 0 R« is a place in the file only outside of strings."""
    title = "3 0 R (5 0 R) \\\\ ) 7 0 R ("
    leaflet = pdf_of(
        f'---\ntitle: "{title}"\n---\n\n## {title} [x](https://x.example/)\n\nTekst.\n', tmp_path
    )

    pdf = join([sheet(), leaflet], title)
    assert objections(pdf) == []
    assert words_of(pdf) == words_of(sheet()) + words_of(leaflet)
    assert [found[1] for found in bookmarks(pdf)][-1] == bookmarks(leaflet)[-1][1]


def locked(password: str) -> bytes:
    file = io.BytesIO()
    with opened(sheet()) as document:
        document.save(file, encryption=pikepdf.Encryption(owner="a", user=password))
    return file.getvalue()


def foreign() -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(file)
    return file.getvalue()


REFUSED = {
    "nothing": (lambda: b"", "damaged"),
    "no PDF": (lambda: b"hej", "damaged"),
    "cut short": (lambda: sheet()[:-2000], "damaged"),
    "a hole in it": (lambda: sheet().replace(b"endstream", b"endstraem", 1), "damaged"),
    "a password": (lambda: locked("b"), "encrypted"),
    "rights only": (lambda: locked(""), "encrypted"),
    "another program's": (foreign, "none of handoutgen's"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_whole_leaflet_is_refused(name):
    """With its place in the list: a print file that lacks words is worse than none."""
    make, what = REFUSED[name]

    with pytest.raises(JoinError, match=f"Leaflet 2 cannot be joined to others: it is {what}") as refusal:
        join([sheet(), make(), sheet()], "Krampe")
    assert refusal.value.number == 2


def test_no_leaflets_make_no_file():
    """A file without a page is no PDF."""
    with pytest.raises(ValueError, match="no leaflet"):
        join([], "Intet")


def test_qpdf_is_loaded_only_to_join():
    """A single leaflet is made without it."""
    program = "import sys, handoutgen.pdf.joining, handoutgen.press; sys.exit('pikepdf' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_small_files_stay_small(tmp_path):
    """What holds a single leaflet in a joined file costs a few hundred bytes."""
    leaflet = written(a5_setting(BODY, tmp_path))

    assert len(join([leaflet], "Knæ")) < len(leaflet) + 600
