"""`--booklet` and `--combine`: what goes to the printer folds right, and no patient shares paper."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from support.booklets import characters, folded
from support.judging import objections
from support.listening import listen
from support.seeing import pages

from handoutgen.model.leaflet import Edition, Kind

SRC = Path(__file__).resolve().parents[2] / "src"
A4_LYING = (841.9, 595.3)


@pytest.fixture
def list_of_30(desk) -> str:
    """Write a spreadsheet of thirty patients with different exercises, and return its name."""
    book = openpyxl.Workbook()
    book.active.append(["Navn", "Øvelser", "Dosis 1", "Start", "Mål"])
    for number in range(1, 31):
        chosen = ("1", "2; 1", "")[number % 3]
        dose = "2 sæt x 8" if "1" in chosen else ""
        book.active.append(
            [f"Anna Eksempel-{number:02}", chosen, dose, "4.5.2026", "Gå en tur " * (number % 7)]
        )
    book.save(desk / "liste.xlsx")
    return "liste.xlsx"


def first_pages(pdf: bytes) -> dict[str, int]:
    """Return on which page of the file, from 1, each patient's leaflet begins."""
    found: dict[str, int] = {}
    for number, text in enumerate(pages(pdf), 1):
        words = text.split()
        if "Til:" in words:
            found["".join(words)[: "".join(words).index("Dato")].split("Til:")[1]] = number
    return found


def text_of(half: list) -> str:
    return "".join(letter for letter, _, _ in half)


@pytest.mark.parametrize("kind", Kind)
def test_booklets_of_our_articles_fold_into_their_order(kind, run, desk, root):
    """Printed two-sided over the short edge, folded, and read from first to last."""
    common = ["build", str(root / "handouts"), "--clinic", str(root / "clinics" / "fysioterapi-klitten")]
    common += ["--kind", kind.value]

    result = run(*common, "--booklet")
    run(*common, "--edition", "a5", "--out", "enkelt")
    names = result.stdout.splitlines()

    assert result.exit_code == 0
    assert len(names) == len(list((root / "handouts").glob("*.md")))
    for name in names:
        assert name.endswith("-a5-booklet.pdf")
        pdf = (desk / name).read_bytes()
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert len(document.pages) % 2 == 0, "each sheet has two sides"
            for page in document.pages:
                assert [float(edge) for edge in page.MediaBox[2:]] == pytest.approx(A4_LYING, abs=0.5)
        leafed = [text_of(page) for page in folded(pdf, A4_LYING[0] / 2)]
        wanted = [
            text_of(page)
            for page in characters((desk / "enkelt" / Path(name).name.replace("-booklet", "")).read_bytes())
        ]
        assert len(wanted) > 1, name
        assert leafed == wanted + [""] * (-len(wanted) % 4), name
        assert objections(pdf) == [], name


def test_a_booklet_beside_other_editions(run, desk, made):
    """Only the a5 edition is imposed; the others stay as they are."""
    run("build", "handouts/knæ.md", "--booklet", "--edition", "standard", "--edition", "a5")

    assert made() == ["knæ-a5-booklet.pdf", "knæ.pdf"]


@pytest.mark.parametrize("kind", Kind)
def test_thirty_patients_become_one_clean_file(kind, list_of_30, run, desk):
    """Each leaflet begins on the front of a fresh sheet; a back is never another patient's front."""
    result = run("build", "handouts/knæ.md", "--clinic", "clinics/klit", "--patient", list_of_30,
        "--kind", kind.value, "--combine", "til/tryk.pdf")  # fmt: skip
    pdf = (desk / "til" / "tryk.pdf").read_bytes()

    assert (result.exit_code, result.stdout, result.stderr) == (0, "til/tryk.pdf\n", "")
    assert not (desk / "dist").exists()
    begun = first_pages(pdf)
    assert list(begun) == [f"AnnaEksempel-{number:02}" for number in range(1, 31)]
    assert [page for page in begun.values() if page % 2 == 0] == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) % 2 == 0
        with document.open_outline() as outline:
            assert len(outline.root) == 30
    assert len(listen(pdf).all("H1")) == 30
    assert objections(pdf) == []


@pytest.mark.parametrize("edition", Edition)
def test_patients_of_every_edition_can_be_combined(edition, list_of_30, run, desk):
    """Large print for the whole waiting room."""
    result = run("build", "handouts/knæ.md", "--patient", list_of_30, "--kind", "exercises",
        "--edition", edition.value, "--combine", "tryk.pdf")  # fmt: skip

    assert result.exit_code == 0
    assert all(page % 2 for page in first_pages((desk / "tryk.pdf").read_bytes()).values())


def test_booklets_can_be_combined(list_of_30, run, desk):
    """Thirty booklets, each on sheets of its own."""
    result = run("build", "handouts/knæ.md", "--patient", list_of_30, "--booklet", "--combine", "tryk.pdf")
    pdf = (desk / "tryk.pdf").read_bytes()

    assert result.exit_code == 0
    assert objections(pdf) == []
    assert len(listen(pdf).all("H1")) == 30


def turns(pdf: bytes) -> list[tuple[bool, int]]:
    """Return of each page whether it lies on its side, and how far it is turned, in degrees."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [(page.MediaBox, int(page.obj.get("/Rotate", 0))) for page in document.pages]
        return [(bool(box[2] > box[3]), turned) for box, turned in boxes]


def test_booklets_and_other_leaflets_in_one_file_are_all_turned_over_the_long_edge(list_of_30, run, desk):
    """A printer turns a whole file over one edge.

    Over the long edge a lying back comes out on its head, unless it stands on its head in the file.
    """
    booklets = ("--edition", "standard", "--edition", "a5", "--booklet", "--patient", list_of_30)
    result = run("build", "handouts/knæ.md", *booklets, "--combine", "tryk.pdf")
    pdf = (desk / "tryk.pdf").read_bytes()

    assert (result.exit_code, result.stdout) == (0, "tryk.pdf\n")
    assert result.stderr == "tryk.pdf: Print all of it turned over the long edge, its booklets too.\n"
    assert {lying for lying, _ in turns(pdf)} == {True, False}
    for number, (lying, turned) in enumerate(turns(pdf)):
        assert turned == (180 if lying and number % 2 else 0)
    assert objections(pdf) == []


def test_booklets_alone_stand_as_they_do_in_a_file_each(list_of_30, run, desk):
    """They are turned over the short edge, with nothing among them that is not."""
    result = run("build", "handouts/knæ.md", "--patient", list_of_30, "--booklet", "--combine", "tryk.pdf")

    assert result.stderr == ""
    assert set(turns((desk / "tryk.pdf").read_bytes())) == {(True, 0)}


def test_a_bad_row_is_left_out_of_the_combined_file(run, desk):
    """The others are printed this morning, and the exit code tells of it."""
    (desk / "l.csv").write_text("Navn;Dato\nAnna;1.5.2026\nBo;i morgen\nDorte;1.5.2026\n", encoding="utf-8")

    result = run("build", "handouts/knæ.md", "--patient", "l.csv", "--combine", "tryk.pdf")

    assert result.exit_code == 1
    assert "l.csv:3: Cell B3 (date) is no date." in result.stderr
    assert list(first_pages((desk / "tryk.pdf").read_bytes())) == ["Anna", "Dorte"]


def test_articles_and_clinics_can_be_combined(run, desk):
    """All that a desk has, as one file."""
    result = run("build", "--combine", "tryk.pdf")

    assert (result.exit_code, result.stdout) == (0, "tryk.pdf\n")
    assert len(listen((desk / "tryk.pdf").read_bytes()).all("H1")) == 3


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--combine", "handouts"], "is a directory"),
        (["--combine", "handouts/knæ.md"], "must end with .pdf"),
        (["--combine", "liste.xlsx"], "must end with .pdf"),
        (["--combine", ""], "must end with .pdf"),
        (["--combine"], "requires an argument"),
        (["--booklet", "--edition", "standard"], "A booklet is made of the a5 edition"),
        (["--booklet", "--edition", "large", "--edition", "mono"], "A booklet is made of the a5 edition"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written_over(options, what, list_of_30, run, desk):
    """Exit code 2; an article or a list is never taken for the file to write."""
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}

    result = run("build", "handouts/knæ.md", *options)

    assert result.exit_code == 2
    assert what in " ".join(result.stderr.split())
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


def test_no_leaflets_make_no_file(run, desk):
    """Nothing to print is told, and an old file is not emptied."""
    (desk / "tryk.pdf").write_bytes(b"fra i g\xe5r")

    result = run("build", "findes-ikke.md", "--combine", "tryk.pdf")

    assert (result.exit_code, result.stdout) == (1, "")
    assert (desk / "tryk.pdf").read_bytes() == b"fra i g\xe5r"


def test_a_folder_that_cannot_be_made_is_told(list_of_30, run, desk):
    """A file stands where its folder should be."""
    result = run("build", "handouts/knæ.md", "--combine", "handouts/knæ.md/tryk.pdf")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot be written" in result.stderr
    assert "--combine" in result.stderr


def test_a_full_disk_leaves_the_old_file_and_no_rest(list_of_30, desk):
    """Found by a limit on what a process may write, as on a full disk."""
    (desk / "tryk.pdf").write_bytes(b"%PDF-1.7\n<xmp:CreatorTool>handoutgen 0.1.0</xmp:CreatorTool>")
    before = (desk / "tryk.pdf").read_bytes()
    line = [sys.executable, "-m", "handoutgen", "build", "handouts/knæ.md", "--patient", "liste.xlsx"]
    # Or the interpreter would leave half of what it compiles beside our modules.
    env = {"PYTHONPATH": str(SRC), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    env["HANDOUTGEN_CACHE"] = str(desk / "cache")

    done = subprocess.run([*line, "--combine", "tryk.pdf"], capture_output=True, text=True, cwd=desk,
        check=False, env=env,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))  # fmt: skip

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("tryk.pdf: The leaflet cannot be written (")
    assert (desk / "tryk.pdf").read_bytes() == before
    assert [path.name for path in desk.rglob("*") if path.suffix == ".part"] == []
