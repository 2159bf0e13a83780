"""`handoutgen new`: what somebody begins with, and that it takes nothing away from anybody."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.commented import in_force
from support.schemas import objections, objections_to_head
from support.seeing import pages
from support.told import faults_told

from handoutgen.model.faults import Level
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.reading.articles import read_article
from handoutgen.reading.characters import on_one_line
from handoutgen.reading.clinic_shape import (
    ArticleShape,
    ClinicShape,
    DepartmentShape,
    OwnExerciseShape,
    UrgentShape,
)
from handoutgen.reading.clinics import read_clinic
from handoutgen.starting.articles import article_text, start_article
from handoutgen.starting.clinics import clinic_text
from handoutgen.starting.names import is_one_line

DAY = date(2026, 11, 24)
LACKING = {"no-reviewer", "no-sources", "draft", "placeholder", "dose-unclear", "frequency-unknown"}
"""What nobody but the author of an article can say."""


def found(run, *words: str) -> set[str]:
    """Return the rules that `check` has something to say about."""
    report = json.loads(run("check", *words, "--date", "2026-11-24", "--format", "json").stdout)
    return {one["rule"] for one in report["findings"]}


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_bare_name_becomes_an_article_among_the_others(run, desk):
    """The path is printed, for an editor to open."""
    result = run("new", "handout", "knae-efter-fald")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "handouts/knae-efter-fald.md\n", "")
    assert read_article(desk / "handouts" / "knae-efter-fald.md").facts.title == "Knae efter fald"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("ømme fødder", "handouts/ømme fødder.md"),
        ("knæ.v2", "handouts/knæ.v2.md"),
        ("hofte.md", "handouts/hofte.md"),
        ("hofte.markdown", "handouts/hofte.markdown"),
        ("ny mappe/hofte", "ny mappe/hofte.md"),
        ("./hofte", "hofte.md"),
        ("handouts/../andre/hofte", "handouts/../andre/hofte.md"),
        ("../ved-siden-af/hofte", "../ved-siden-af/hofte.md"),
    ],
)
def test_an_article_is_written_where_it_was_asked_for(said, written, run, desk, monkeypatch):
    """A path is taken as it is, and folders that it needs are made."""
    (desk / "arbejde").mkdir()
    (desk / "arbejde" / "handouts").mkdir()
    monkeypatch.chdir(desk / "arbejde")

    result = run("new", "handout", said)

    assert (result.exit_code, result.stdout) == (0, f"{written}\n")
    assert read_article(Path(written)).faults == ()


def test_a_new_article_lacks_what_only_its_author_can_say(run):
    """No review is claimed, no source made up, and each dose that was not written yet is told of."""
    run("new", "handout", "hofte")

    assert found(run, "handouts/hofte.md") == LACKING
    assert run("check", "handouts/hofte.md").exit_code == 0
    assert run("check", "handouts/hofte.md", "--strict").exit_code == 1


def test_a_new_article_that_is_filled_in_has_nothing_left_to_mend(run, desk):
    """Its form, its comments and its headings are right as they stand."""
    run("new", "handout", "hofte")
    file = desk / "handouts" / "hofte.md"
    text = file.read_text(encoding="utf-8")
    for start, filled in (
        ("reviewedBy:", "reviewedBy: Ida Eksempel"),
        ("draft: true\n", ""),
        ('#  - "Titel', '  - "Titel'),
        ("00 sæt × 00 gange", "3 sæt × 10 gange"),
        ("Hold 00 sek. × 00", "Hold 30 sek. × 3"),
        ("00 gange om ugen", "3 gange om ugen"),
        ("Skriv her", "Her står"),
        ("skriv her", "her står"),
    ):
        assert start in text
        text = text.replace(start, filled)
    file.write_text(text, encoding="utf-8")

    assert found(run, "handouts/hofte.md") == set()
    assert run("check", "handouts/hofte.md", "--strict").exit_code == 0


def test_a_new_article_gives_every_leaflet(run, desk):
    """And faults of the doses that are still missing, but no other."""
    run("new", "handout", "hofte")
    wishes = [word for kind in Kind for word in ("--kind", kind.value)]
    wishes += [word for edition in Edition for word in ("--edition", edition.value)]

    result = run("build", "handouts/hofte.md", *wishes)

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == len(Kind) * len(Edition)
    faults = [line for line in result.stderr.splitlines() if line.startswith("handouts/")]
    assert len(faults) == 2
    assert all("The dose »" in fault for fault in faults)


def test_a_leaflet_of_a_new_article_says_that_it_is_none_yet(run, desk):
    """Each band of the box is there, the words are placeholders, and no comment is printed."""
    run("new", "handout", "hofte", "--title", "Ondt i hoften")
    run("build", "handouts/hofte.md")
    (pdf,) = (desk / "dist").rglob("hofte.pdf")

    text = " ".join("".join(pages(pdf.read_bytes())).replace("\x02", "").split())

    for words in ("Ondt i hoften", "Ring 112", "livsfarligt", "kan vente til i morgen", "Kladde", "00 sæt"):
        assert words in text
    for words in ("<!--", "-->", "røde boks på side 1", "To-fire øvelser", "egen hverdag", "Sådan bruger du"):
        assert words not in text


def test_a_new_article_shows_an_editor_no_slip():
    """Its front matter keeps to the schema."""
    assert objections_to_head(article_text("Hofte", DAY)) == []


def test_its_days_are_today_and_a_year_on(run, desk, monkeypatch):
    """From the same clock as every other command."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")  # 2026-03-01
    run("new", "handout", "hofte")
    facts = read_article(desk / "handouts" / "hofte.md").facts

    assert (facts.updated, facts.review_by) == (date(2026, 3, 1), date(2027, 3, 1))
    assert (facts.draft, facts.reviewed_by, facts.sources) == (True, None, ())


@given(title=st.text().filter(is_one_line).map(on_one_line).filter(bool))
def test_any_title_is_the_title(title, tmp_path_factory):
    """With colons, quotes, and all that YAML would take for something else."""
    path = tmp_path_factory.mktemp("start") / "hofte.md"

    assert list(start_article(str(path), title, DAY)) == [path]

    assert read_article(path).facts.title == title


@pytest.mark.parametrize("title", ['Knæ: "ondt" # her', "Nej", "1:30", "@today@ – \\n", "{a}", "- a", "It's"])
def test_a_title_is_printed_as_it_was_typed(title, run, desk):
    """Word by word."""
    run("new", "handout", "hofte", "--title", title)

    assert read_article(desk / "handouts" / "hofte.md").facts.title == title


@pytest.mark.parametrize("title", ["", "  ", "to\nlinjer", "nul\0"])
def test_a_title_that_is_none_is_wrong_use(title, run, desk):
    """Exit status 2, and no file."""
    assert run("new", "handout", "hofte", "--title", title).exit_code == 2
    assert not (desk / "handouts" / "hofte.md").exists()


def test_a_bare_id_becomes_a_clinic_among_the_others(run, desk):
    """With the schema beside it, so that its first line is true."""
    result = run("new", "clinic", "havnen")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "clinics/havnen/clinic.toml\nclinics/clinic.schema.json\n"
    text = (desk / "clinics" / "havnen" / "clinic.toml").read_text(encoding="utf-8")
    assert text.startswith("#:schema ../clinic.schema.json\n")
    assert (desk / "clinics" / "clinic.schema.json").read_text("utf-8") == run("schema", "clinic").stdout
    assert (read_clinic(desk / "clinics" / "havnen").id, tomllib.loads(text)["name"]) == ("havnen", "Havnen")


def test_a_schema_that_is_there_stays(run, desk):
    """Somebody may have put another one there."""
    (desk / "clinics" / "clinic.schema.json").write_text("{}")

    assert run("new", "clinic", "havnen").stdout == "clinics/havnen/clinic.toml\n"
    assert (desk / "clinics" / "clinic.schema.json").read_text() == "{}"


@pytest.mark.parametrize(
    "said", ["andre/havnen", "andre/havnen/clinic.toml", "./andre/havnen", "../andre/havnen"]
)
@pytest.mark.parametrize("schema", [True, False], ids=["with a schema", "without one"])
def test_a_clinic_elsewhere_names_a_schema_only_where_it_lies(said, schema, run, desk, monkeypatch):
    """A line that leads nowhere would be a fault in somebody's editor, and no other file is written there."""
    (desk / "arbejde").mkdir()
    monkeypatch.chdir(desk / "arbejde")
    others = Path(said.partition("havnen")[0])
    others.mkdir()
    if schema:
        (others / "clinic.schema.json").write_text(run("schema", "clinic").stdout, encoding="utf-8")

    result = run("new", "clinic", said)

    file = others / "havnen" / "clinic.toml"
    assert (result.exit_code, result.stdout) == (0, f"{file}\n")
    assert file.read_text(encoding="utf-8").startswith("#:schema ../clinic.schema.json\n") is schema


@pytest.mark.parametrize("name", ["havnen", "Klinik på Engen", "æ", "_", "24-7", "fod & knæ", 'a"b'])
def test_a_new_clinic_has_nothing_to_mend(name, run, desk):
    """Whatever it is called."""
    run("new", "clinic", name)

    assert found(run, f"clinics/{name}") == set()
    result = run("build", "handouts/knæ.md", "--clinic", f"clinics/{name}")
    assert (result.exit_code, "clinic.toml" in result.stderr) == (0, False)


def test_the_examples_of_a_new_clinic_work_and_show_every_key(tmp_path):
    """Each is right once its # is taken away, and what is not shown is not found."""
    text = in_force(clinic_text("havnen", DAY, schema=True))
    kept = [line for line in text.split("\n") if not line.startswith(("extends", "chain"))]
    file = tmp_path / "havnen" / "clinic.toml"
    file.parent.mkdir()
    file.write_text("\n".join(kept), encoding="utf-8")

    assert objections(text, "clinic") == []
    assert [fault for fault in read_clinic(file).faults if fault.level is Level.ERROR] == []
    told = tomllib.loads(text)
    own = told["articles"]["artiklens-navn"]
    for shape, keys in (
        (ClinicShape, told),
        (DepartmentShape, told["departments"][0]),
        (UrgentShape, told["urgent"]),
        (ArticleShape, own),
        (OwnExerciseShape, own["own"][0]),
    ):
        assert set(keys) == set(shape.__struct_fields__)


def test_a_new_clinic_is_nobody():
    """Numbers that no telephone has, addresses that no server has, a town that no letter reaches."""
    text = clinic_text("havnen", DAY, schema=True)

    assert all(number.startswith("00") for number in re.findall(r'phone = "([^"]*)"', text))
    assert set(re.findall(r"[\w-]+\.([a-z]+)\b(?=[\"/])", text)) <= {"example", "svg", "png", "toml"}
    assert re.findall(r'town = "(\d+)', text) == ["0000"]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (("handout", "knæ"), "handouts/knæ.md"),
        (("handout", "handouts/knæ.md"), "handouts/knæ.md"),
        (("clinic", "klit"), "clinics/klit/clinic.toml"),
        (("clinic", "clinics/klit"), "clinics/klit/clinic.toml"),
        (("handout", "lænke"), "handouts/lænke.md"),
        (("handout", "mappe"), "handouts/mappe.md"),
    ],
)
def test_nothing_is_overwritten(words, path, run, desk):
    """Not a file, not a folder, and not a link that leads nowhere yet."""
    (desk / "handouts" / "lænke.md").symlink_to("et andet sted.md")
    (desk / "handouts" / "mappe.md").mkdir()
    before = everything(desk)

    result = run("new", *words)

    assert (result.exit_code, result.stdout) == (1, "")
    (fault,) = faults_told(result.stderr)
    assert (fault.path, fault.what) == (path, "There is such a file already, and it was not touched.")
    assert everything(desk) == before


@pytest.mark.parametrize("what", ["handout", "clinic"])
@pytest.mark.parametrize(
    "name",
    ["", "  ", "a\0b", "a\nb", "hofte/", "handouts/hofte/", ".", "..", "../..", ".md", "a/.skjult", " hofte",
     "hofte ", "a" * 300, f"{'a' * 300}/b", "handouts/knæ.md/hofte", "\udce6"],
)  # fmt: skip
def test_a_name_that_is_none_is_told(what, name, run, desk):
    """With a remedy, and no file."""
    before = everything(desk)

    result = run("new", what, name)

    assert (result.exit_code, result.stdout) == (1, "")
    assert len(faults_told(result.stderr)) == 1
    assert everything(desk) == before


def test_a_clinic_is_a_folder(run, desk):
    """Its logo and pictures lie in it."""
    result = run("new", "clinic", "havnen.toml")

    assert result.exit_code == 1
    assert result.stderr.startswith("havnen.toml: A clinic has a folder of its own.\n")


def test_a_folder_that_is_a_file_is_told(run, desk):
    """And the file stays."""
    (desk / "clinics" / "havnen").write_text("vigtigt")

    result = run("new", "clinic", "havnen")

    assert result.exit_code == 1
    assert result.stderr.startswith(
        "clinics/havnen/clinic.toml: The file cannot be written: Not a directory.\n"
    )
    assert (desk / "clinics" / "havnen").read_text() == "vigtigt"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="who may everything is refused nothing")
def test_a_folder_that_may_not_be_written_in_is_told(run, desk):
    """And nothing is left in it."""
    (desk / "handouts").chmod(0o500)

    result = run("new", "handout", "hofte")

    assert (result.exit_code, len(faults_told(result.stderr))) == (1, 1)
    assert not (desk / "handouts" / "hofte.md").exists()


@pytest.mark.parametrize(
    "words", [("handout", "010190-1234"), ("handout", "x/010190-1234.md"), ("clinic", "010190-1234"),
              ("handout", "a", "--title", "Til 010190-1234")]
)  # fmt: skip
def test_a_cpr_number_is_refused_and_not_repeated(words, run, desk):
    """As wherever it turns up."""
    before = everything(desk)

    result = run("new", *words)

    assert result.exit_code == 2
    assert "1234" not in result.output
    assert everything(desk) == before


def test_help_loads_no_clinic():
    """Help is instant."""
    code = "import sys, handoutgen.cli.new; print('handoutgen.starting' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
