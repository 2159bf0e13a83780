"""`--resume`: what is there and unchanged is kept, what changed is made, and nothing is taken on trust."""

from __future__ import annotations

import pytest
from support.leaflets import BODY

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0 L9 9 L0 9 Z"/></svg>'


@pytest.fixture
def made(chain, run_here):
    """Make a batch with a chain file, a logo, a picture and a list; return what a resumed run makes anew."""
    (chain.folder / "clinics" / "kæde").mkdir(parents=True)
    (chain.folder / "clinics" / "kæde" / "clinic.toml").write_text('chain = true\nphone = "00 11 22 33"\n')
    chain.clinic("klit", 'extends = "../kæde"\nlogo = "logo.svg"\n').with_name("logo.svg").write_text(LOGO)
    chain.article("skulder", f"{BODY}![Et led](led.svg)\n")
    (chain.folder / "handouts" / "led.svg").write_text(LOGO)
    chain.list("Viben;", "Isfugl;")
    run_here("--list", "liste.csv", "--kind", "log", "--weeks", "2")

    def again(*words: str) -> list[str]:
        done = run_here("--list", "liste.csv", "--kind", "log", "--weeks", "2", "--resume", *words)
        assert done.exit_code == 0, done.output
        assert [line["path"] for line in chain.lines()] == list(chain.files())
        return [line.removeprefix("dist/") for line in done.stdout.splitlines()]

    again.every = list(chain.files())
    return again


def test_what_is_unchanged_is_not_made_again(chain, made):
    """And its file is not touched."""
    before = {path: path.stat().st_mtime_ns for path in chain.out.rglob("*.pdf")}

    assert len(made.every) == 8
    assert made() == []
    assert {path: path.stat().st_mtime_ns for path in chain.out.rglob("*.pdf")} == before


def test_without_resume_all_is_made(made, run_here):
    """Who does not ask to trust what is there gets it new."""
    done = run_here("--list", "liste.csv", "--kind", "log", "--weeks", "2")

    assert len(done.stdout.splitlines()) == len(made.every)


def test_another_word_in_an_article_makes_its_leaflets_anew(chain, made):
    """One word of it."""
    chain.article("knæ", BODY.replace("Et led.", "Et stort led."))

    assert made() == [name for name in made.every if "knæ" in name]


def test_another_picture_of_an_article_makes_its_leaflets_anew(chain, made):
    """The article's own file is the same."""
    (chain.folder / "handouts" / "led.svg").write_text(LOGO.replace("L9 9", "L8 8"))

    assert made() == [name for name in made.every if "skulder" in name]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("klit/clinic.toml", 'name = "Klit"', 'name = "Klitten"'),
        ("kæde/clinic.toml", "00 11", "00 12"),
        ("klit/logo.svg", "L9 9", "L8 8"),
    ],
)
def test_another_clinic_file_or_logo_makes_its_leaflets_anew(chain, made, file, old, new):
    """Its own file, the one it extends, or its logo."""
    path = chain.folder / "clinics" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert sorted(made()) == [name for name in made.every if name.startswith("klit/")]


def test_a_remark_in_a_clinics_file_changes_nothing(chain, made):
    """Leaflets are printed from what was read."""
    path = chain.folder / "clinics" / "klit" / "clinic.toml"
    path.write_text("# Ring til Bo.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    assert made() == []


def test_the_same_chain_in_another_folder_changes_nothing(chain, made):
    """A share may be mounted elsewhere, and the command be given from elsewhere."""
    moved = chain.folder / "flyttet"
    moved.mkdir()
    for name in ("handouts", "clinics", "liste.csv", "dist"):
        (chain.folder / name).rename(moved / name)
    chain.folder = moved
    named = {"--out": "dist", "--list": "liste.csv", "--clinics": "clinics"}
    words = [word for option, name in named.items() for word in (option, str(moved / name))]

    assert made(*words, str(moved / "handouts")) == []


def test_another_word_in_a_row_makes_its_sheet_anew(chain, made):
    """Of one patient: the others keep theirs."""
    chain.list("Viben;", "Solsort;")

    assert sorted(made()) == [name for name in made.every if "-002" in name]


@pytest.mark.parametrize("words", [["--weeks", "3"], ["--therapist", "Bo"], ["--date", "1.5.2026"]])
def test_another_option_makes_all_anew(made, words):
    """What it prints is on every sheet."""
    assert sorted(made(*words)) == made.every


def test_another_day_changes_only_what_expires(chain, made, run_here, monkeypatch):
    """A batch that is resumed after midnight is not begun anew."""
    chain.clinic("eng", '[urgent]\nname = "L"\nphone = "00001813"\nvalid_until = 2026-06-01\n')
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700200000")
    assert made() == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")

    assert sorted(made()) == [name for name in made.every if name.startswith("eng/")]


@pytest.mark.parametrize("harm", ["gone", "cut", "changed"])
def test_a_file_that_is_not_as_it_was_is_made_again(chain, made, harm):
    """The manifest is not believed: the file is looked at."""
    path = chain.out / "klit" / "knæ-log-001.pdf"
    content = path.read_bytes()
    path.unlink()
    if harm == "cut":
        path.write_bytes(content[:-1])
    elif harm == "changed":
        path.write_bytes(content[:-1] + b"?")

    assert made() == ["klit/knæ-log-001.pdf"]
    assert path.read_bytes() == content


def test_a_lost_manifest_or_key_makes_all_anew(chain, made):
    """Slower, never wrong."""
    (chain.out / ".manifest.key").unlink()
    assert sorted(made()) == made.every
    (chain.out / "manifest.jsonl").unlink()

    assert sorted(made()) == made.every


def test_a_damaged_manifest_costs_only_what_it_lost(chain, made):
    """A line that was torn, and one that is none."""
    path = chain.out / "manifest.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b"{nothing\n", b"\xff\n", *lines[2:-1], lines[-1][:-20]]))

    assert sorted(made()) == sorted([made.every[1], made.every[-1]])


def test_warnings_of_what_is_kept_are_told_again(chain, run_here):
    """Nobody read them the first time, or the run was killed before he could."""
    chain.article("uden", "Et tegn: 李.\n")

    first = run_here("--kind", "leaflet").stderr
    second = run_here("--kind", "leaflet", "--resume").stderr

    for said in (first, second):
        assert said.count("U+674E") == 1
        assert "2 with warnings" in said
    assert "0 made, 6 unchanged" in second


def test_another_batch_into_the_same_folder_forgets_nothing(chain, made, run_here):
    """A manifest tells of the folder, not of the last run."""
    run_here("handouts/knæ.md")

    assert [line["path"] for line in chain.lines()] == list(chain.files())
    assert made() == []


def test_what_failed_is_tried_again(chain, run_here):
    """It was mended, or there is room now."""
    chain.article("knæ", "")
    assert run_here("--kind", "leaflet").exit_code == 1
    chain.article("knæ")

    done = run_here("--kind", "leaflet", "--resume")

    assert done.exit_code == 0
    assert sorted(done.stdout.splitlines()) == ["dist/eng/knæ.pdf", "dist/klit/knæ.pdf"]
    assert all(line["made"] for line in chain.lines())


def test_two_runs_at_once_do_not_share_a_folder(chain, run_here):
    """The second says so, and touches nothing of the first."""
    fcntl = pytest.importorskip("fcntl")
    run_here("--kind", "log")
    before = (chain.out / "manifest.jsonl").read_bytes()
    with (chain.out / ".manifest.key").open("r+b") as key:
        fcntl.flock(key, fcntl.LOCK_EX)
        done = run_here("--resume")

    assert done.exit_code == 1
    assert "dist: Another run is writing into this folder." in done.stderr
    assert (chain.out / "manifest.jsonl").read_bytes() == before


def test_what_a_killed_run_left_half_written_is_swept_away(chain, run_here):
    """Ours alone: nobody else's file is touched."""
    run_here("--kind", "log")
    ours = [chain.out / "eng" / ".knæ-log.pdf-0a1b2c3d.part", chain.out / ".manifest.jsonl-a_b1c2d3.part"]
    theirs = [chain.out / "eng" / name for name in ("film.part", ".film.part", ".knæ-1.part")]
    for path in (*ours, *theirs):
        path.write_bytes(b"%PDF")

    run_here("--kind", "log", "--resume")

    assert [path.exists() for path in (*ours, *theirs)] == [False, False, True, True, True]
