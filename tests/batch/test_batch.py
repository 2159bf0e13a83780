"""`handoutgen batch`: what it makes, what it says, and what it says when something is wrong."""

from __future__ import annotations

import hashlib
import io
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from click.testing import CliRunner
from support.chains import NAMES
from support.listening import words_of

from handoutgen.batch import making
from handoutgen.cli import main


def words(content: bytes) -> str:
    return " ".join(words_of(content))


def test_every_article_is_made_for_every_clinic(chain):
    """The shortest command makes a whole chain; paths go to standard output, all else to standard error."""
    done = chain.run()

    assert done.returncode == 0
    assert list(chain.files()) == [
        "eng/knæ-log.pdf",
        "eng/knæ.pdf",
        "eng/skulder-log.pdf",
        "eng/skulder.pdf",
        "klit/knæ.pdf",
        "klit/skulder.pdf",
    ]
    assert sorted(done.stdout.splitlines()) == [f"dist/{name}" for name in chain.files()]
    assert done.stderr.startswith("Leaflets: 6 made, ")


def test_a_batch_makes_what_build_makes(chain, run_here):
    """There is one way to make a leaflet."""
    run_here()
    CliRunner().invoke(main, ["build", "--out", "bygget"], catch_exceptions=False)

    assert chain.files() == chain.files("bygget")


def test_a_manifest_tells_of_each_leaflet(chain):
    """One line each, in the order of their paths, with what somebody needs to check a file."""
    chain.run("--jobs", "2")

    lines = chain.lines()
    assert [line["path"] for line in lines] == list(chain.files())
    for line in lines:
        content = chain.files()[line["path"]]
        assert line["sha256"] == hashlib.sha256(content).hexdigest()
        assert line["pages"] == len(pikepdf.open(io.BytesIO(content)).pages)
        assert (line["made"], line["sealed"], line["row"], line["faults"]) == (True, False, None, [])
    assert lines[0] | {"inputs": "", "sha256": ""} == {
        "path": "eng/knæ-log.pdf",
        "article": "knæ",
        "clinic": "eng",
        "kind": "log",
        "edition": "standard",
        "row": None,
        "made": True,
        "inputs": "",
        "sha256": "",
        "sealed": False,
        "pages": lines[0]["pages"],
        "faults": [],
    }


def test_one_process_or_two_in_any_order_make_the_same_files(chain):
    """Who makes a leaflet, and after which other, must not show on paper nor in the manifest."""
    chain.run("--jobs", "1", "--out", "en")
    chain.run("--jobs", "2", "--out", "to", "handouts/skulder.md", "handouts/knæ.md", "--clinics", "clinics")

    assert chain.files("en") == chain.files("to")
    assert chain.lines("en") == chain.lines("to")


def test_a_row_is_an_order(chain, run_here):
    """It may say which articles, clinics, kinds and editions; what it leaves open is everything."""
    chain.list(
        "Viben;knæ;Eng;dagbog;stor",
        "Isfugl;Skulder.md;klit;;",
        'Solsort;"knæ; skulder";klit;"folder, dagbog";',
        heading="navn;artikel;klinik;slags;udgave",
    )

    done = run_here("--list", "liste.csv")

    assert done.exit_code == 0
    made = chain.files()
    assert list(made) == [
        "eng/knæ-log-large-001.pdf",
        "klit/knæ-003.pdf",
        "klit/knæ-log-003.pdf",
        "klit/skulder-002.pdf",
        "klit/skulder-003.pdf",
        "klit/skulder-log-003.pdf",
    ]
    assert "Viben" in words(made["eng/knæ-log-large-001.pdf"])
    assert "Isfugl" in words(made["klit/skulder-002.pdf"])
    assert [line["row"] for line in chain.lines()] == [2, 4, 4, 3, 4, 4]


def test_what_was_assumed_of_a_list_is_told(chain, run_here):
    """How it was read, and for how much a row without an article or a clinic is made."""
    chain.list("Viben;", "Isfugl;Hej")

    said = run_here("--list", "liste.csv", "--kind", "log").stderr

    assert "liste.csv: Read as UTF-8, with columns parted by »;«." in said
    assert "2 rows name no article: made for each of the 2 articles." in said
    assert "2 rows name no clinic: made for each of the 2 clinics." in said


def test_a_spreadsheet_is_a_list(chain, run_here):
    """As a clinic's booking system writes it."""
    book = openpyxl.Workbook()
    for row in (("Navn", "Artikel", "Øvelser"), ("Viben", "knæ", 1)):
        book.active.append(row)
    book.save(chain.folder / "morgen.xlsx")

    done = run_here("--list", "morgen.xlsx", "--clinics", "clinics/klit", "handouts")

    assert done.stdout == "dist/knæ-001.pdf\n"


def test_nothing_bad_stops_anything_good(chain):
    """A row, an article and a clinic that are wrong are told of, and all others are made."""
    chain.article("a-dårlig").write_text("---\ntitle: x: y\n---\nTekst.\n", encoding="utf-8")
    chain.clinic("dårlig", "nam = 1\n")
    chain.list(
        "Viben;knæ;klit",
        "010190-1234;knæ;klit",
        "Isfugl;albue;klit",
        "Solsort;a-dårlig;klit",
        heading="navn;artikel;klinik",
    )

    done = chain.run("--list", "liste.csv")

    assert done.returncode == 1
    assert list(chain.files()) == ["klit/knæ-001.pdf"]
    for told in (
        "liste.csv:3: This row holds",
        "liste.csv:4: This row asks for an article",
        "a-dårlig.md:2: ",
    ):
        assert done.stderr.count(told) == 1
    assert "clinics/dårlig/clinic.toml:2: " in done.stderr
    assert "1 made" in done.stderr
    assert "1 failed" in done.stderr
    assert not any(name in done.stderr + done.stdout for name in (*NAMES, "1234"))
    failed = [line for line in chain.lines() if not line["made"]]
    assert [(line["path"], line["sha256"], line["row"]) for line in failed] == [
        ("klit/a-dårlig-004.pdf", None, 5)
    ]


def test_strict_refuses_an_article_with_any_fault(chain, run_here):
    """For those who print by the thousand."""
    chain.article("uden", "Ingen tegn på fare her.\n")

    done = run_here("--strict", "--kind", "leaflet")

    assert done.exit_code == 1
    assert [name for name in chain.files() if "uden" in name] == []
    assert len(chain.files()) == 4


def test_nothing_of_a_patient_is_anywhere_but_on_the_sheet(chain):
    """Not in what is said, in names of files, in the manifest, or in any cache."""
    chain.list("Kanariefugl;Ring til Solsort", "李 Viben;", "Isfugl;")

    done = chain.run("--list", "liste.csv", "--jobs", "2")

    assert done.returncode == 0
    assert any("Kanariefugl" in words(content) for content in chain.files().values())
    told = [done.stdout, done.stderr, " ".join(chain.files()), (chain.out / "manifest.jsonl").read_text()]
    cached = [
        path.read_bytes().decode("latin-1") for path in chain.folder.rglob("cache/**/*") if path.is_file()
    ]
    for name in NAMES:
        assert not any(name in text for text in (*told, *cached))


def test_no_one_can_try_names_against_a_manifest(chain, run_here):
    """A plain digest of a sheet, or of a row, tells whoever guesses right that he did."""
    chain.list("Viben;", "Viben;")
    run_here("--list", "liste.csv", "--kind", "log", "--pattern", "{clinic}/{article}-{row}")
    first = chain.lines()

    run_here(
        "--list", "liste.csv", "--kind", "log", "--pattern", "{clinic}/{article}-{row}", "--out", "andet"
    )

    assert all(line["sealed"] for line in first)
    plain = {hashlib.sha256(content).hexdigest() for content in chain.files().values()}
    assert not plain & {line["sha256"] for line in first}
    assert chain.files() == chain.files("andet")
    assert not {line["sha256"] for line in first} & {line["sha256"] for line in chain.lines("andet")}
    assert not {line["inputs"] for line in first} & {line["inputs"] for line in chain.lines("andet")}
    assert (chain.out / ".manifest.key").stat().st_mode & 0o077 == 0


def test_a_dry_run_counts_and_writes_nothing(chain, run_here):
    """Paper is ordered by it: each leaflet begins on a fresh sheet."""
    chain.list("Viben;", "Isfugl;", "Solsort;")
    counted = run_here("--list", "liste.csv", "--dry-run")

    assert counted.exit_code == 0
    assert not chain.out.exists()
    run_here("--list", "liste.csv")
    pages = [line["pages"] for line in chain.lines()]
    sheets = sum((count + 1) // 2 for count in pages)
    assert counted.stdout == f"18 leaflets, {sum(pages)} pages, {sheets} sheets printed on both sides.\n"


def test_a_dry_run_tells_what_cannot_be_made(chain, run_here):
    """Before the paper is in the printer."""
    chain.article("uden", "Ingen øvelser her.\n")

    done = run_here("--dry-run", "--kind", "log")

    assert done.exit_code == 1
    assert "; 2 cannot be made." in done.stdout
    assert "uden.md: The article has no exercises" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--pattern", "../{article}"], "folder of dots"),
        (["--pattern", "{name}"], "do not know"),
        (["--pattern", "{article}-{row}"], "leave {row} and {number} out"),
        (["--pattern", "{article}-{kind}"], "add {clinic}"),
        (["--pattern", "{clinic}/{article}"], "add {kind}"),
        (["--list", "liste.csv", "--pattern", "{clinic}/{article}-{kind}"], "add {row}"),
        (["--jobs", "0"], "--jobs"),
        (["--therapist", "010190-1234"], "CPR"),
    ],
)
def test_wrong_use_is_told_before_anything_is_made(options, said, chain, run_here):
    """Exit code 2. A pattern that would write one leaflet over another says what it lacks."""
    chain.list("Viben;", "Isfugl;")

    done = run_here(*options)

    assert done.exit_code == 2
    assert said in done.stderr
    assert not chain.out.exists()


def test_a_pattern_may_rest_on_what_the_list_says(chain, run_here):
    """Folders for each row, to be put into envelopes."""
    chain.list("Viben;", "Isfugl;")

    run_here("--list", "liste.csv", "--pattern", "{row:03}/{clinic}-{article}-{kind}")

    assert list(chain.files())[:2] == ["002/eng-knæ-leaflet.pdf", "002/eng-knæ-log.pdf"]
    assert len(chain.files()) == 12


def test_leaflets_that_no_pattern_tells_apart_do_not_overwrite_each_other(chain, run_here):
    """Two articles of one name, also where only a file system without capitals takes them for one."""
    for folder, name in (("andre", "knæ"), ("flere", "KNÆ")):
        (chain.folder / folder).mkdir()
        (chain.folder / folder / f"{name}.md").write_bytes(
            (chain.folder / "handouts" / "knæ.md").read_bytes()
        )

    done = run_here("handouts", "andre", "flere", "--clinics", "clinics/klit", "--fsync")

    assert done.exit_code == 1
    assert list(chain.files()) == ["knæ.pdf", "skulder.pdf"]
    assert "andre/knæ.md: The leaflet would be written over that of handouts/knæ.md" in done.stderr
    assert "flere/KNÆ.md: The leaflet would be written over that of" in done.stderr


def test_a_link_that_leads_out_is_not_followed(chain, run_here):
    """A folder in the output may be a link to somebody else's."""
    (chain.folder / "fremmed").mkdir()
    chain.out.mkdir()
    (chain.out / "klit").symlink_to(chain.folder / "fremmed")

    done = run_here("--kind", "log")

    assert done.exit_code == 1
    assert list((chain.folder / "fremmed").iterdir()) == []
    assert done.stderr.count("dist/klit: Nothing is written here: a link leads out") == 1
    assert list(chain.files()) == ["eng/knæ-log.pdf", "eng/skulder-log.pdf"]


def test_a_folder_of_the_same_name_elsewhere_is_looked_at_anew(chain, run_here, monkeypatch):
    """One process may stand here first and there afterwards."""
    assert run_here("--kind", "log").exit_code == 0
    shutil.copytree(chain.folder, chain.folder / "andet", ignore=shutil.ignore_patterns("dist", "andet"))
    monkeypatch.chdir(chain.folder / "andet")
    (chain.folder / "fremmed").mkdir()
    (chain.folder / "andet" / "dist").mkdir()
    (chain.folder / "andet" / "dist" / "klit").symlink_to(chain.folder / "fremmed")

    assert run_here("--kind", "log").exit_code == 1
    assert list((chain.folder / "fremmed").iterdir()) == []


def test_without_a_terminal_there_is_no_bar_and_its_library_is_not_loaded(chain, monkeypatch):
    """Logs are read by people, too."""
    monkeypatch.setitem(chain.env, "PYTHONPROFILEIMPORTTIME", "1")

    done = chain.run("--jobs", "1", "--kind", "log")

    assert "\x1b" not in done.stdout + done.stderr
    loaded = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert len(loaded) > 50
    assert not [
        line for line in loaded if line.split("|")[-1].strip().startswith(("rich", "multiprocessing.pool"))
    ]


def test_build_loads_no_processes(root):
    """One leaflet at a desk should not wait for what a thousand need."""
    code = "import sys, handoutgen.build; sys.exit('multiprocessing' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(root / "src")}, check=False)

    assert done.returncode == 0


def test_a_bar_is_shown_on_a_terminal(chain):
    """With how many are done, how fast, and how long it still takes; paths stay clean elsewhere."""
    ours, theirs = pty.openpty()
    process = chain.start("--jobs", "1", stderr=theirs)
    os.close(theirs)
    out, _ = process.communicate(timeout=60)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(ours)

    assert process.returncode == 0
    assert b"6/6" in seen
    assert b"/s" in seen
    assert sorted(out.splitlines()) == [f"dist/{name}" for name in chain.files()]


def test_no_article_at_all_is_told(chain, run_here):
    """An empty folder is a mistake."""
    (chain.folder / "tom").mkdir()

    done = run_here("tom", "--clinics", "clinics")

    assert done.exit_code == 1
    assert "tom" in done.stderr


def test_a_crash_of_ours_loses_one_leaflet_and_tells_no_name(chain, run_here, monkeypatch):
    """A traceback would end the night's run, and its words may be a patient's."""
    real = making.print_leaflet

    def crash(outline, clinic, **wishes):
        if wishes["patient"].name == "Viben":
            raise ValueError(wishes["patient"].name)
        return real(outline, clinic, **wishes)

    monkeypatch.setattr(making, "print_leaflet", crash)
    chain.list("Viben;", "Isfugl;")

    done = run_here("handouts/knæ.md", "--clinics", "clinics/klit", "--list", "liste.csv")

    assert done.exit_code == 1
    assert list(chain.files()) == ["knæ-002.pdf"]
    assert (
        "handouts/knæ.md: The program fails on the leaflet knæ-001.pdf (ValueError in test_batch.py:"
        in done.stderr
    )
    assert "Viben" not in done.stderr + str(chain.lines())


def test_articles_lie_anywhere(chain, run_here, tmp_path):
    """Also where the folder's name holds what a file's may not."""
    folder = tmp_path / "Mine filer: æøå?"
    folder.mkdir()
    path = folder / 'Ondt "i" knæ?.md'
    path.write_bytes(Path(chain.folder, "handouts", "knæ.md").read_bytes())

    done = run_here(str(path))

    assert done.exit_code == 0
    assert list(chain.files()) == ["Ondt _i_ knæ_.pdf"]
