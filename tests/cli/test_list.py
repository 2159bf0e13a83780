"""`handoutgen list`: what there is, as a practice manager reads it and as a spreadsheet does."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys

import pypdfium2
import pytest
from rich.cells import cell_len
from support.leaflets import BODY, HEAD

REVIEWED = (
    "---\ntitle: Ondt i hoften\nreviewBy: 2027-05-01\nreviewedBy: Ida Eksempel\ndatePublished: 13/09/2025\n"
    "lastUpdated: 14/09/2025\n---\n\n"
)


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    """A terminal of 100 cells, whatever the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def hip(desk):
    """A second article, which a clinician reviewed."""
    path = desk / "handouts" / "hofte.md"
    path.write_text(REVIEWED + BODY, encoding="utf-8")
    return path


def rows(text):
    """Return the rows of the first table, by file."""
    table = text.split("\n\n")[0].splitlines()[2:]
    return {row.split()[0]: row for row in table}


def told(run, *words):
    """Return the articles as data, by file."""
    found = json.loads(run("list", "--format", "json", *words).stdout)
    return {one["file"]: one for one in found["articles"]}


def spreadsheet(run, *words):
    """Return the lines as a spreadsheet would."""
    text = run("list", "--format", "csv", *words).stdout_bytes.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_without_paths_the_handouts_are_listed(run, hip):
    """In the order of their names, below their folder."""
    result = run("list")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("handouts/\nfile ")
    assert list(rows(result.stdout)) == ["hofte.md", "knæ.md"]


def test_a_row_tells_title_review_exercises_and_pages(run, hip):
    """All that decides whether a leaflet is laid out."""
    found = rows(run("list").stdout)

    assert re.search(r"Ondt i hoften +2027-05-01 +Ida Eksempel +2 +– +2/2/1$", found["hofte.md"])


def test_who_was_reviewed_by_nobody_says_so(run):
    """And an article without a review date shows none."""
    result = run("list")

    assert re.search(r"Ondt i knæet +– +nobody ", rows(result.stdout)["knæ.md"])
    assert "1 article, 1 reviewed by nobody, 1 without a review date.\n" in result.stdout


def test_the_pages_are_those_that_build_prints(run, desk):
    """For each kind and edition, in the same order."""
    kinds = ("leaflet", "exercises", "log")
    run("build", "handouts", "--edition", "large", *(f"--kind={kind}" for kind in kinds))
    pages = told(run, "--edition", "large")["handouts/knæ.md"]["pages"]["large"]

    for kind, name in zip(kinds, ("knæ-large", "knæ-exercises-large", "knæ-log-large"), strict=True):
        with pypdfium2.PdfDocument(desk / "dist" / f"{name}.pdf") as leaflet:
            assert pages[kind] == len(leaflet)


def test_pages_are_counted_for_the_clinic_that_is_named(run, desk):
    """What it says before and after an article takes room."""
    words = "\\n\\n".join(["Vi holder til ved havnen, og der er plads til cykler."] * 60)
    (desk / "clinics" / "klit" / "clinic.toml").write_text(
        f'name = "Klit"\nafter = "{words}"\n', encoding="utf-8"
    )

    plain = told(run)["handouts/knæ.md"]["pages"]["standard"]["leaflet"]
    named = told(run, "--clinic", "clinics/klit")["handouts/knæ.md"]["pages"]["standard"]["leaflet"]

    assert named > plain
    assert "pages of leaflet/exercises/log, for Klit." in run("list", "--clinic", "clinics/klit").stdout
    assert "pages of leaflet/exercises/log, without a clinic." in run("list").stdout


def test_each_edition_has_a_column(run):
    """Asked for twice it is shown once."""
    asked = ("large", "standard", "large")
    heading = run("list", *(f"--edition={edition}" for edition in asked)).stdout.splitlines()[1]

    assert heading.endswith("LIX  large  standard")


def test_an_article_without_exercises_has_no_sheet_of_them(run, desk):
    """And no log; the leaflet it has."""
    (desk / "handouts" / "knæ.md").write_text(HEAD + "Hvil.\n", encoding="utf-8")

    assert rows(run("list").stdout)["knæ.md"].endswith(" 0    –     1/–/–")
    assert told(run)["handouts/knæ.md"]["pages"]["standard"] == {"leaflet": 1, "exercises": None, "log": None}


@pytest.mark.parametrize(
    ("head", "text"), [("", "Hvil.\n"), ("language: en\n", "You may walk as much as you like today. " * 9)]
)
def test_lix_is_silent_where_it_says_nothing(run, desk, head, text):
    """Of a few words, and of another language."""
    (desk / "handouts" / "knæ.md").write_text(f"---\ntitle: Knæ\n{head}---\n\n{text}", encoding="utf-8")

    assert told(run)["handouts/knæ.md"]["lix"] is None


def test_lix_is_the_figure_that_check_judges(run, desk):
    """An author who is told of it finds it again."""
    hard = "Muskelsammentrækninger forårsager langvarige smertetilstande hos overbelastede patienter. " * 6
    (desk / "handouts" / "knæ.md").write_text(HEAD + hard, encoding="utf-8")
    lix = told(run)["handouts/knæ.md"]["lix"]

    assert f"LIX {round(lix['value'])} over {lix['words']} words" in run("check", "handouts").stdout
    assert f" {round(lix['value'])} " in rows(run("list").stdout)["knæ.md"]
    assert lix["grade"] == "very hard"


def test_figures_stand_below_each_other(run, desk, hip):
    """To the right, and headings above them."""
    text = (desk / "handouts" / "knæ.md").read_text(encoding="utf-8")
    more = "".join(f"| Øvelse {number} | Bøj | 3 sæt x 10 gentagelser |\n" for number in range(10))
    (desk / "handouts" / "knæ.md").write_text(
        text.replace("|---|---|---|\n", f"|---|---|---|\n{more}"), encoding="utf-8"
    )

    heading, one, other = run("list").stdout.splitlines()[1:4]
    end = heading.index("ex.") + 3

    assert one[:end].endswith("   2")
    assert other[:end].endswith("  12")
    assert len(one) == len(other) == len(heading)


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("title", ["En meget lang titel om knæet " * 8, "日本語" * 40])
def test_a_row_is_one_line_of_the_terminal(run, desk, monkeypatch, width, title):
    """A long title is cut, and shows it; wide signs count for two."""
    monkeypatch.setenv("COLUMNS", str(width))
    (desk / "handouts" / "knæ.md").write_text(f"---\ntitle: {title}\n---\n\nHvil.\n", encoding="utf-8")

    result = run("list")

    assert max(map(cell_len, result.stdout.splitlines())) <= width
    assert "…" in rows(result.stdout)["knæ.md"]
    assert told(run)["handouts/knæ.md"]["title"] == title.strip()
    assert spreadsheet(run)[0]["title"] == title.strip()


def test_a_long_file_name_is_never_cut(run, desk):
    """It is there to be copied."""
    name = f"{'langt-navn-' * 9}x.md"
    (desk / "handouts" / "knæ.md").rename(desk / "handouts" / name)

    assert name in run("list").stdout


def test_a_draft_is_called_one(run, desk):
    """Nobody should lay it out."""
    (desk / "handouts" / "knæ.md").write_text(
        "---\ntitle: Knæ\ndraft: true\n---\n\nHvil.\n", encoding="utf-8"
    )

    assert " [draft] Knæ " in run("list").stdout
    assert told(run)["handouts/knæ.md"]["draft"] is True


def test_an_article_that_cannot_be_read_stops_no_other(run, desk):
    """It is told of on standard error, with its line and a remedy."""
    (desk / "handouts" / "a.md").write_text(
        "---\ntitle: x\nreviewBy: snart\n---\n\nHvil.\n", encoding="utf-8"
    )

    result = run("list")

    assert result.exit_code == 1
    assert list(rows(result.stdout)) == ["knæ.md"]
    assert result.stderr == (
        "handouts/a.md:3: »snart« in `reviewBy` is no date.\n    Write the day first, as in 13/09/2025.\n"
    )
    data = run("list", "--format", "json")
    assert json.loads(data.stdout)["unreadable"][0]["line"] == 3
    assert data.exit_code == run("list", "--format", "csv").exit_code == 1


def test_each_folder_has_a_table_of_its_own(run, desk, hip):
    """And each file is listed once, however often it is named."""
    (desk / "mere").mkdir()
    hip.rename(desk / "mere" / "hofte.md")

    parts = run("list", "handouts", "mere", "handouts/knæ.md").stdout.split("\n\n")

    assert [part.splitlines()[0] for part in parts[:-1]] == ["handouts/", "mere/"]
    assert parts[-1].startswith("2 articles, ")


def test_a_spreadsheet_gets_everything(run, hip):
    """A column for each fact, as a Danish spreadsheet opens it."""
    raw = run("list", "--format", "csv", "--edition", "a5").stdout_bytes
    line = spreadsheet(run, "--edition", "a5")[0]

    assert raw.startswith(b"\xef\xbb\xbffile;title;")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3
    assert line == {
        "file": "handouts/hofte.md",
        "title": "Ondt i hoften",
        "draft": "no",
        "language": "da",
        "published": "2025-09-13",
        "updated": "2025-09-14",
        "review_by": "2027-05-01",
        "reviewed_by": "Ida Eksempel",
        "exercises": "2",
        "lix": line["lix"],
        "lix_words": line["lix_words"],
        "pages_a5_leaflet": line["pages_a5_leaflet"],
        "pages_a5_exercises": line["pages_a5_exercises"],
        "pages_a5_log": line["pages_a5_log"],
    }


@pytest.mark.parametrize("path", ["væk.md", "væk", "clinics", "handouts/knæ.md/x", "a" * 300])
def test_what_is_no_article_is_told(run, path):
    """Nothing is passed over in silence, and no empty table is shown."""
    result = run("list", path)

    assert result.exit_code == 1
    assert result.stderr.startswith(path)
    assert result.stdout == ""


def test_a_clinic_that_cannot_be_read_is_told(run):
    """The pages would be those of another leaflet."""
    result = run("list", "--clinic", "clinics/væk")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("clinics/væk: There is no such file.")


@pytest.mark.parametrize("words", [("--format", "xml"), ("--edition", "tiny")])
def test_what_there_is_not_is_wrong_use(run, words):
    """Exit status 2."""
    assert run("list", *words).exit_code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems allow no such name.")
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_file_name_that_is_no_utf8_is_listed(desk, form):
    """Old archives hold such names."""
    (desk / "handouts" / "knæ.md").rename(desk / "handouts" / os.fsdecode(b"kn\xe6.md"))
    words = [sys.executable, "-m", "handoutgen", "list", "--format", form]
    done = subprocess.run(words, cwd=desk, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Ondt i kn" in done.stdout


def test_readme_shows_the_same_columns(run, root):
    """Somebody reads it before there is an article."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    heading = run("list").stdout.splitlines()[1].split()

    assert heading in [line.split() for line in readme.splitlines()]


@pytest.mark.parametrize("name", ["list", "due"])
def test_help_loads_nothing_that_reads_or_sets(name):
    """Help is instant."""
    code = (
        f"import sys, handoutgen.cli.{name}\n"
        "print([one for one in sys.modules if one.startswith('handoutgen.') and one.split('.')[1] in "
        "('listing', 'checking', 'press', 'typesetting', 'reading', 'pdf')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
