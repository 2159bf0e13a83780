"""The machine around the program: its streams, variables, working folder, cache, and modules lying about."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from support.hostile import article, lay

A = article()
NAME = "knæ – øvelser"
PROGRAM = Path(sysconfig.get_path("scripts"), "handoutgen")
BATCH = ("batch", "--jobs", "1")


def run(desk: Path, *words: str, program: tuple = (sys.executable, "-m", "handoutgen"), **options):
    """Run the command in a process of its own, with its streams and variables as they are given."""
    environment = {
        **os.environ,
        "HANDOUTGEN_CACHE": str(desk.parent / "cache"),
        **options.pop("environment", {}),
    }
    environment = {key: value for key, value in environment.items() if value is not None}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    done = subprocess.run([*program, *words], cwd=desk, env=environment, timeout=60, **{**streams, **options})
    assert b"Traceback" not in (done.stderr or b""), done.stderr.decode(errors="replace")[-2000:]
    return done


@pytest.fixture
def knee(desk: Path) -> Path:
    """Return a desk with an article whose name is Danish."""
    lay(desk, {f"handouts/{NAME}.md": A})
    return desk


LOCALES = {
    "C": {"LC_ALL": "C"},
    "an encoding of letters a to z": {"PYTHONIOENCODING": "ascii"},
    "a strict encoding of letters a to z": {"PYTHONIOENCODING": "ascii:strict"},
    "an encoding without dashes": {"PYTHONIOENCODING": "latin-1"},
    "UTF-16": {"PYTHONIOENCODING": "utf-16"},
    "no such locale": {"LC_ALL": "xx_XX.nothing", "LANG": "xx"},
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_path_is_printed_as_it_is_in_every_locale(locale, knee):
    """Whoever reads it finds the file."""
    done = run(knee, "build", environment=LOCALES[locale])

    assert done.returncode == 0, done.stderr
    assert done.stdout == f"dist/{NAME}.pdf\n".encode()


@pytest.mark.parametrize("words", [("list",), ("due",), ("check",)])
def test_what_a_locale_cannot_write_is_told_by_its_code(words, knee):
    """And is no reason to tell nothing."""
    done = run(knee, *words, environment=LOCALES["an encoding without dashes"])

    assert done.returncode == 0
    assert "knæ \\u2013 øvelser".encode("latin-1") in done.stdout


def test_names_that_the_system_is_told_are_no_text_are_read_all_the_same(knee):
    """Python then knows no letters beyond a to z, and the leaflet's name has none."""
    environment = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    done = run(knee, "build", environment=environment)

    assert done.returncode == 0
    assert done.stdout == b"dist/kn__ ___ __velser.pdf\n"
    assert (knee / "dist" / "kn__ ___ __velser.pdf").read_bytes().startswith(b"%PDF-")


JSON = [("list", "--format", "json"), ("check", "--format", "sarif"), ("schema", "article")]


@pytest.mark.parametrize("words", JSON, ids=" ".join)
def test_json_is_the_same_in_every_locale(words, knee):
    """Other programs read it as UTF-8, as its standard says."""
    plain, odd = (run(knee, *words, environment={"PYTHONIOENCODING": one}) for one in ("utf-8", "ascii"))

    assert plain.stdout == odd.stdout
    assert "ø".encode() in plain.stdout


@pytest.mark.parametrize("words", [("build",), BATCH])
def test_the_path_of_a_folder_that_is_no_text_is_printed_as_it_is(words, knee):
    """Whatever bytes it has."""
    done = run(knee, *words, "--out", os.fsdecode(b"ud\xff"))

    assert done.returncode == 0
    assert done.stdout == b"ud\xff/%b.pdf\n" % NAME.encode()


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("words", [("build",), ("batch", "--jobs", "2")], ids=" ".join)
def test_closed_streams_do_no_harm(closed, words, knee):
    """No word for them lands in a file that took the number of one."""

    def close() -> None:
        for one in closed:
            os.close(one)

    done = run(knee, *words, preexec_fn=close)

    assert done.returncode == 0
    assert (knee / "dist" / f"{NAME}.pdf").read_bytes() == leaflet(knee)


def leaflet(desk: Path) -> bytes:
    """Return the leaflet that a plain run makes."""
    run(desk, "build", "--out", "plain")
    return (desk / "plain" / f"{NAME}.pdf").read_bytes()


SPOKEN = [("build",), ("batch", "--jobs", "2"), ("list",), ("schema", "article"), ("--help",)]


@pytest.mark.parametrize("words", SPOKEN, ids=" ".join)
def test_a_pipe_that_nobody_reads_ends_the_run(words, knee):
    """As `| head` does."""
    ours, theirs = os.pipe()
    os.close(ours)
    done = run(knee, *words, stdout=theirs)
    os.close(theirs)

    assert done.returncode == 1
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("words", SPOKEN, ids=" ".join)
def test_a_full_device_is_told(words, knee):
    """In one line."""
    with Path("/dev/full").open("w") as full:
        done = run(knee, *words, stdout=full)

    assert done.returncode == 1
    assert b"The output cannot be written: No space left on device." in done.stderr


PLACES = {
    "no home": {"HOME": None, "XDG_CACHE_HOME": None},
    "an empty home": {"HOME": "", "XDG_CACHE_HOME": ""},
    "a home nowhere": {"HOME": "/nowhere/at/all", "XDG_CACHE_HOME": None},
    "a file as home": {"HOME": "/etc/passwd", "XDG_CACHE_HOME": None},
    "a device as home": {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"},
    "a home that holds nothing": {"HOME": "/proc/x", "XDG_CACHE_HOME": "/proc/x"},
    "a cache where we stand": {"HOME": "her", "XDG_CACHE_HOME": "her/cache"},
    "no place for what passes": {"TMPDIR": "/nowhere", "TMP": "/nowhere", "TEMP": "/nowhere"},
    "no path": {"PATH": ""},
    "an odd terminal": {"COLUMNS": "-5", "LINES": "x", "TERM": "\x1b", "FORCE_COLOR": "1"},
}


@pytest.mark.parametrize("place", PLACES)
def test_a_machine_without_what_others_have_makes_the_same_leaflet(place, knee):
    """A cache is a convenience; nothing is left where nobody asked for it."""
    environment = {"HANDOUTGEN_CACHE": None, "HOME": str(knee.parent / "home"), **PLACES[place]}

    done = run(knee, "batch", "--jobs", "2", environment=environment)

    assert done.returncode == 0, done.stderr
    assert {path.name for path in knee.iterdir()} == {"handouts", "dist"}
    assert (knee / "dist" / f"{NAME}.pdf").read_bytes() == leaflet(knee)


WRONG_EPOCHS = ["-1", "1e99", "text", "9" * 20, "253402300800", "1.5", "²", " 5", "0x10", "9" * 5000]


@pytest.mark.parametrize("epoch", WRONG_EPOCHS, ids=lambda epoch: epoch[:12])
def test_an_epoch_that_is_none_is_wrong_use(epoch, knee):
    """Whoever sets it wants the same bytes: another day in its place would be silent."""
    done = run(knee, "build", environment={"SOURCE_DATE_EPOCH": epoch})

    assert done.returncode == 2
    assert b"SOURCE_DATE_EPOCH is no time" in done.stderr
    assert not (knee / "dist").exists()


@pytest.mark.parametrize("epoch", ["", "0", "9999999999"])
@pytest.mark.parametrize("words", [("build",), ("new", "handout", "x"), ("new", "clinic", "x")], ids=" ".join)
def test_the_first_and_the_last_epoch_are_days(epoch, words, knee):
    """A year after the last is a day, too."""
    assert run(knee, *words, environment={"SOURCE_DATE_EPOCH": epoch}).returncode == 0


@pytest.mark.parametrize(
    "words", [("build",), BATCH, ("list",), ("check",), ("build", "--watch")], ids=" ".join
)
def test_a_working_folder_that_is_gone_is_told(words, knee):
    """Somebody took it away while we stood in it."""
    gone = knee / "gone"
    gone.mkdir()

    done = run(knee, *words, preexec_fn=lambda: (os.chdir(gone), gone.rmdir()))

    said = (done.stdout + done.stderr).decode()
    assert done.returncode == 1
    assert "There is no such file" in said or "No such file" in said or "you stand in is gone" in said


def _ring(path: Path) -> None:
    path.symlink_to(path.name)


def _pipes(path: Path) -> None:
    """Lay a pipe in the place of each thing that is kept."""
    for kept in path.iterdir():
        kept.unlink()
        os.mkfifo(kept)


def _each(change):
    return lambda path: [kept.write_bytes(change(kept.read_bytes())) for kept in path.iterdir()]


def _swapped(path: Path) -> None:
    """Give each thing another's name."""
    kept = sorted(path.iterdir())
    contents = [one.read_bytes() for one in kept]
    for one, content in zip(kept, contents[1:] + contents[:1], strict=True):
        one.write_bytes(content)


def _instead(make):
    return lambda path: (shutil.rmtree(path), make(path))


CACHES = {
    "a file": _instead(lambda path: path.write_text("mine")),
    "a ring of links": _instead(_ring),
    "a link to nowhere": _instead(lambda path: path.symlink_to("/nowhere/at/all")),
    "a pipe": _instead(os.mkfifo),
    "a device": _instead(lambda path: path.symlink_to("/dev/zero")),
    "pipes in it": _pipes,
    "folders in it": lambda path: [(kept.unlink(), kept.mkdir()) for kept in path.iterdir()],
    "links without end in it": lambda path: [
        (kept.unlink(), kept.symlink_to("/dev/zero")) for kept in path.iterdir()
    ],
    "pickles in it": _each(lambda _: b"cos\nsystem\n(S'touch ran'\ntR."),
    "nothing in them": _each(lambda _: b""),
    "halves in it": _each(lambda content: content[: len(content) // 2]),
    "a turned bit in each": _each(lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]),
    "each under another's name": _swapped,
    "two terabytes in each": lambda path: [os.truncate(kept, 1 << 41) for kept in path.iterdir()],
}


@pytest.mark.parametrize("harm", CACHES)
def test_no_cache_makes_another_leaflet(harm, knee):
    """What is not whole and ours is made anew."""
    lay(knee, {"handouts/b.md": article("En helt anden tekst.\n")})
    right = leaflet(knee)
    CACHES[harm](knee.parent / "cache")

    done = run(knee, "build")

    assert done.returncode == 0, done.stderr
    assert (knee / "dist" / f"{NAME}.pdf").read_bytes() == right
    assert not (knee / "ran").exists()


MODULES = [
    *("sitecustomize", "usercustomize", "local_reportlab_settings", "reportlab_settings", "reportlab_mods"),
    *("yaml", "click", "json", "reportlab", "msgspec", "markdown_it", "mdit_py_plugins"),
    *("frontmatter", "PIL", "lxml", "rich", "segno", "svglib", "pikepdf", "watchfiles", "hashlib", "zlib"),
    *("rlPyCairo", "pyfribidi", "freetype", "tomllib", "python_calamine", "gc", "errno", "unicodedata"),
]
ENTRIES = {"handoutgen": (PROGRAM,), "python -m handoutgen": (sys.executable, "-m", "handoutgen")}


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(
    "words", [("build",), ("batch", "--jobs", "2"), ("check",), ("--help",)], ids=" ".join
)
def test_no_module_lying_about_is_run(entry, words, knee):
    """Neither where we stand nor beside the articles, nor in the user's home."""
    mark = knee.parent / "ran"
    places = [f"{folder}{name}.py" for folder in ("", "handouts/") for name in MODULES]
    places += ["home/.reportlab_mods", "home/.reportlab_settings"]
    lay(knee, {place: f"open({str(mark)!r}, 'a').write({place!r})\n" for place in places})

    done = run(knee, *words, program=ENTRIES[entry], environment={"HOME": str(knee / "home")})

    assert not mark.exists(), mark.read_text()
    assert done.returncode in (0, 1)
