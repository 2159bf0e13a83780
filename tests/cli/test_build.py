"""`handoutgen build`: scripts rely on its paths, its two streams and its exit codes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.leaflets import BODY, HEAD
from support.listening import words_of

SAMPLE = Path(__file__).resolve().parents[2] / "handouts"


def run_python(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the interpreter in a process of its own, in the folder we stand in."""
    env = {"PYTHONPATH": str(SAMPLE.parent / "src"), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, env=env, check=False)


def printed_words(path: Path) -> str:
    return " ".join(words_of(path.read_bytes()))


def test_without_an_argument_every_article_is_set_for_every_clinic(run, made):
    """The shortest command does the whole desk; each clinic has its own kinds."""
    result = run("build")

    assert result.exit_code == 0
    assert made() == ["eng/knæ-log.pdf", "eng/knæ.pdf", "klit/knæ.pdf"]
    assert result.stdout.splitlines() == ["dist/eng/knæ.pdf", "dist/eng/knæ-log.pdf", "dist/klit/knæ.pdf"]
    assert result.stderr == ""


def test_a_named_article_without_a_clinic_is_plain(run, made):
    """A try at home needs no clinic."""
    result = run("build", "handouts/knæ.md")

    assert result.exit_code == 0
    assert made() == ["knæ.pdf"]


def test_a_folder_stands_for_its_articles(run, desk, made):
    """In the order of their names."""
    shutil.copy(desk / "handouts" / "knæ.md", desk / "handouts" / "albue.md")

    result = run("build", "handouts")

    assert result.stdout.splitlines() == ["dist/albue.pdf", "dist/knæ.pdf"]


@pytest.mark.parametrize("clinic", ["clinics/klit", "clinics/klit/clinic.toml"])
def test_a_clinic_is_named_by_its_folder_or_its_file(clinic, run, desk, made):
    """One clinic needs no folder of its own below dist/."""
    result = run("build", "handouts/knæ.md", "--clinic", clinic)

    assert result.exit_code == 0
    assert made() == ["knæ.pdf"]
    assert "Klit" in printed_words(desk / "dist" / "knæ.pdf")


def test_several_clinics_can_be_named(run, made):
    """Each gets its folder."""
    result = run(
        "build", "handouts/knæ.md", "--clinic", "clinics/klit", "--clinic", "clinics/eng", "--kind", "log"
    )

    assert result.exit_code == 0
    assert made() == ["eng/knæ-log.pdf", "klit/knæ-log.pdf"]


def test_kinds_editions_and_the_folder_can_be_chosen(run, desk):
    """Both options may be given more than once."""
    wishes = [
        "--kind",
        "leaflet",
        "--kind",
        "exercises",
        "--edition",
        "large",
        "--edition",
        "a5",
        "--out",
        "ud/her",
    ]

    result = run("build", "handouts/knæ.md", *wishes)

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "ud/her/knæ-large.pdf",
        "ud/her/knæ-a5.pdf",
        "ud/her/knæ-exercises-large.pdf",
        "ud/her/knæ-exercises-a5.pdf",
    ]
    assert not (desk / "dist").exists()


def test_name_therapist_and_date_are_printed(run, desk):
    """And stand nowhere in what the command says."""
    result = run(
        "build", "handouts/knæ.md", "--name", "Åse Holm", "--therapist", "Jens", "--date", "1.5.2026"
    )

    words = printed_words(desk / "dist" / "knæ.pdf")
    assert "Til: Åse Holm Dato: 1. maj 2026 Behandler: Jens" in words
    assert "Åse" not in result.output


@pytest.mark.parametrize("option", ["--name", "--therapist"])
@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "Åse 010190 1234"])
def test_a_cpr_number_is_refused_and_not_repeated(option, number, run, desk):
    """A leaflet never needs one, and a terminal keeps its history."""
    result = run("build", "handouts/knæ.md", option, number)

    assert result.exit_code == 2
    assert "CPR" in result.stderr
    assert "1234" not in result.output
    assert not (desk / "dist").exists()


def test_weeks_can_be_chosen(run, desk):
    """The clinician decides how long."""
    run("build", "handouts/knæ.md", "--kind", "log", "--weeks", "3")

    words = printed_words(desk / "dist" / "knæ-log.pdf")
    assert "Uge 3" in words
    assert "Uge 4" not in words


@pytest.mark.parametrize(
    "wrong",
    [
        ["--kind", "plakat"],
        ["--edition", "stor"],
        ["--weeks", "0"],
        ["--weeks", "9"],
        ["--date", "31.2.2026"],
        ["--date", "i morgen"],
        ["--colour", "red"],
    ],
)
def test_wrong_use_is_told_before_anything_is_made(wrong, run, desk):
    """Exit code 2, as everywhere on the command line."""
    result = run("build", "handouts/knæ.md", *wrong)

    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert not (desk / "dist").exists()


def test_one_bad_article_stops_no_other(run, desk, made):
    """A night's run is not lost to a typing error; the exit code tells of it."""
    (desk / "handouts" / "a-bad.md").write_text("---\ntitle: Knæ: hjælp\n---\n\nTekst.\n", encoding="utf-8")

    result = run("build")

    assert result.exit_code == 1
    assert made() == ["eng/knæ-log.pdf", "eng/knæ.pdf", "klit/knæ.pdf"]
    assert result.stderr.startswith("handouts/a-bad.md:2: ")


def test_one_bad_clinic_stops_no_other(run, desk, made):
    """The others get their leaflets, in their own folders as always."""
    (desk / "clinics" / "eng" / "clinic.toml").write_text('nam = "Eng"\n', encoding="utf-8")

    result = run("build")

    assert result.exit_code == 1
    assert made() == ["klit/knæ.pdf"]
    assert "clinics/eng/clinic.toml:1: " in result.stderr


def test_a_fault_is_told_once(run, desk):
    """Not once for each clinic, kind and edition."""
    text = (desk / "handouts" / "knæ.md").read_text(encoding="utf-8")
    (desk / "handouts" / "knæ.md").write_text(text + "\nEt tegn: 李.\n", encoding="utf-8")

    result = run("build", "--edition", "standard", "--edition", "large")

    assert result.exit_code == 0
    assert result.stderr.count("U+674E") == 1


def test_strict_refuses_what_else_is_only_told(run, desk):
    """For those who print by the thousand."""
    (desk / "handouts" / "uden.md").write_text(HEAD + "Ingen tegn på fare her.\n", encoding="utf-8")

    loose = run("build", "handouts/uden.md")
    strict = run("build", "handouts/uden.md", "--strict", "--out", "streng")

    assert (loose.exit_code, strict.exit_code) == (0, 1)
    assert loose.stderr == strict.stderr != ""
    assert not (desk / "streng").exists()


def test_the_day_comes_from_the_environment_where_it_is_set(run, desk, monkeypatch):
    """SOURCE_DATE_EPOCH: a build of the same inputs is the same in ten years."""
    urgent = 'name = "Klit"\n[urgent]\nname = "L"\nphone = "00001813"\nvalid_until = 2026-06-01\n'
    (desk / "clinics" / "klit" / "clinic.toml").write_text(urgent, encoding="utf-8")
    said = []
    for day in ("1700000000", "1900000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        said.append("expired" in run("build", "handouts/knæ.md", "--clinic", "clinics/klit").stderr)

    assert said == [False, True]


def test_our_articles_are_built_without_a_fault(run, desk):
    """What a newcomer tries first works: one clinic makes leaflets, the other sheets with exercises, too."""
    result = run("build", str(SAMPLE), "--clinic", str(SAMPLE.parent / "clinics"))

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 3 * len(list(SAMPLE.glob("*.md")))
    assert result.stderr == ""


def test_a_folder_holds_articles_by_both_of_their_endings(run, desk):
    """What `check` reads there, `build` sets, too."""
    (desk / "handouts" / "albue.markdown").write_text(HEAD + BODY, encoding="utf-8")

    result = run("build", "handouts")

    assert result.stdout.splitlines() == ["dist/albue.pdf", "dist/knæ.pdf"]


def test_a_second_run_writes_the_same_file(run, desk):
    """A folder under version control stays quiet."""
    run("build", "handouts/knæ.md", "--date", "1.5.2026")
    first = (desk / "dist" / "knæ.pdf").read_bytes()

    run("build", "handouts/knæ.md", "--date", "2026-05-01")

    assert (desk / "dist" / "knæ.pdf").read_bytes() == first


def test_a_process_of_its_own_ends_with_its_output_told(desk):
    """It leaves without taking itself down, and loses no line by that."""
    done = run_python("-m", "handoutgen", "build", "handouts/knæ.md")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "dist/knæ.pdf\n"


def test_an_article_may_lie_anywhere(run, desk, tmp_path):
    """Spaces, letters beyond ASCII and an absolute path."""
    folder = tmp_path / "Mine filer æøå"
    folder.mkdir()
    (folder / "Ondt i knæ (2).md").write_text(HEAD + BODY, encoding="utf-8")

    result = run("build", str(folder / "Ondt i knæ (2).md"))

    assert result.exit_code == 0
    assert (desk / "dist" / "Ondt i knæ (2).pdf").is_file()


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only some systems have a device that is always full"
)
@pytest.mark.parametrize("words", [["build"], ["outline", "handouts/knæ.md"], ["list"], ["--help"]])
def test_an_output_that_takes_nothing_is_told_in_a_line(words, desk):
    """A log on a full disk must not end in our inner life."""
    env = {"PYTHONPATH": str(SAMPLE.parent / "src"), "PYTHONUTF8": "1"}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "handoutgen", *words]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=env, check=False)

    assert done.returncode == 1
    assert done.stderr == "The output cannot be written: No space left on device.\n"
