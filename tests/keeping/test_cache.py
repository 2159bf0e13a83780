"""What is kept on disk is believed only if it is whole, and is never in the way."""

from __future__ import annotations

import os
import time

import pytest
from click.testing import CliRunner
from msgspec import Struct

from handoutgen.cli import main
from handoutgen.keeping import cache, shelves


class Thing(Struct, frozen=True):
    """Something that is costly to make."""

    words: str


@pytest.fixture(autouse=True, params=["on a shelf", "in a file of its own"])
def where(request, tmp_path, monkeypatch):
    """Each test has a folder of its own; small things lie on shelves, large ones in files."""
    monkeypatch.setenv("HANDOUTGEN_CACHE", str(tmp_path / "cache"))
    if request.param != "on a shelf":
        monkeypatch.setattr(shelves, "LARGEST", 0)
    return request.param


KEY = "00" * 20 + "-0123abc"
"""What the name of a file begins with that is being kept."""


def made(words: str, parts: tuple[bytes, ...] = (b"a",)) -> tuple[str, bool]:
    """Return what is kept of these parts, and whether it had to be made."""
    new: list[bool] = []

    def make() -> Thing:
        new.append(True)
        return Thing(words)

    return cache.kept(Thing, parts, make).words, bool(new)


def the_file():
    (file,) = cache.folder().iterdir()
    return file


def test_what_was_made_once_is_found_again():
    """The second leaflet of a day is quick."""
    assert made("new") == ("new", True)
    assert made("other") == ("new", False)


@pytest.mark.parametrize("parts", [(b"b",), (b"a", b""), (b"", b"a"), (b"aa",)])
def test_other_parts_are_another_thing(parts):
    """Parts are told apart, not only the letters they are made of."""
    made("new")

    assert made("other", parts) == ("other", True)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content.replace(b" 1\n", b" 0\n"),
        lambda content: b"somebody else's file",
    ],
    ids=["cut", "half", "empty", "a bit turned", "an older form", "foreign"],
)
def test_what_is_not_whole_is_made_anew(spoil):
    """A power cut, a full disk or another program must not become a wrong leaflet."""
    made("new")
    the_file().write_bytes(spoil(the_file().read_bytes()))

    assert made("again") == ("again", True)
    assert made("more") == ("again", False)


def test_what_has_more_than_it_should_is_not_believed(where):
    """On a shelf it is the beginning of another thing."""
    made("new")
    the_file().write_bytes(the_file().read_bytes() + b"\0")

    assert made("again") == (("new", False) if where == "on a shelf" else ("again", True))


def test_a_thing_under_another_name_is_not_believed():
    """Somebody may rename or copy files."""
    made("new")
    content = the_file().read_bytes()
    made("other", (b"b",))
    for file in cache.folder().iterdir():
        file.write_bytes(content)

    assert made("right", (b"b",)) == ("right", True)


def test_a_folder_where_a_file_should_be_does_no_harm():
    """It is made anew each time, and nobody minds."""
    made("new")
    file = the_file()
    file.unlink()
    file.mkdir()

    assert made("again") == ("again", True)


@pytest.mark.parametrize("place", ["/dev/null", "/proc/nowhere"])
def test_a_place_that_holds_nothing_does_no_harm(place, monkeypatch):
    """A cache is a convenience."""
    monkeypatch.setenv("HANDOUTGEN_CACHE", place)

    assert made("new") == ("new", True)


def test_the_folder_is_kept_below_its_size_and_forgets_the_oldest(monkeypatch):
    """A year of articles must not fill the disk."""
    monkeypatch.setattr(cache, "MOST", 5000)
    monkeypatch.setattr(cache, "_PRUNED", 256)
    for number in range(20):
        made("x" * 1000, (b"%d" % number,))
        for at, file in enumerate(sorted(cache.folder().iterdir(), key=lambda file: file.stat().st_mtime_ns)):
            os.utime(file, ns=(at, at))  # older than the next one, also on a coarse clock

    assert 3 <= cache.info().things <= 5
    assert cache.info().size <= 5000
    assert made("again", (b"19",)) == ("x" * 1000, False)
    assert made("again", (b"0",)) == ("again", True)


def test_what_a_killed_run_left_half_kept_is_taken_away_within_some_hours(monkeypatch):
    """No run writes for an hour, so that what is older is nobody's."""
    monkeypatch.setattr(cache, "_PRUNED", 256)
    made("new")
    torn, young, mine = (cache.folder() / name for name in (f".{KEY}a.part", f".{KEY}b.part", "mine.part"))
    for file in (torn, young, mine):
        file.write_bytes(b"half")
    hour_ago = time.time() - 3700
    for file in (torn, mine):
        os.utime(file, (hour_ago, hour_ago))

    made("another", (b"b",))

    assert [file.exists() for file in (torn, young, mine)] == [False, True, True]


USERS = {
    "linux": {
        "where XDG says": ({"XDG_CACHE_HOME": "/there", "HOME": "/home/her"}, "/there/handoutgen"),
        "at home": ({"XDG_CACHE_HOME": "", "HOME": "/home/her"}, "/home/her/.cache/handoutgen"),
        "never where we stand": ({"XDG_CACHE_HOME": "there", "HOME": "/her"}, "/her/.cache/handoutgen"),
        "nowhere": ({"XDG_CACHE_HOME": "there", "HOME": "her"}, f"{os.devnull}/handoutgen"),
    },
    "darwin": {"at home": ({"HOME": "/Users/her"}, "/Users/her/Library/Caches/handoutgen")},
    "win32": {
        "where it says": ({"LOCALAPPDATA": "/local"}, "/local/handoutgen/Cache"),
        "at home": ({"LOCALAPPDATA": "", "HOME": "/her"}, "/her/AppData/Local/handoutgen/Cache"),
    },
}


@pytest.mark.parametrize(
    ("system", "case"), [(system, case) for system, cases in USERS.items() for case in cases]
)
def test_things_are_kept_where_a_system_wants_what_can_be_made_anew(system, case, monkeypatch):
    """A backup leaves that folder out, and a cleaning takes it away."""
    told, place = USERS[system][case]
    for name in ("HANDOUTGEN_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)

    assert str(cache.folder()) == place


def test_nobody_else_can_look_into_the_folder():
    """What a clinic prints is its own affair."""
    made("new")

    assert cache.folder().stat().st_mode & 0o077 == 0


def test_the_commands_tell_of_it_and_empty_it():
    """Whoever doubts what is kept can start afresh."""
    made("new")
    run = CliRunner().invoke

    assert " holds 1 things, 0.0 MB." in run(main, ["cache", "info"]).output
    assert " held 1 things" in run(main, ["cache", "clear"]).output
    assert " holds 0 things" in run(main, ["cache", "info"]).output


def test_other_files_in_the_folder_are_left_alone():
    """Only what is ours is removed."""
    made("new")
    other = cache.folder() / "note.txt"
    other.write_text("mine")

    cache.clear()

    assert list(cache.folder().iterdir()) == [other]
