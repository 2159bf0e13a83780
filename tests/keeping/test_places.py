"""Where the cache lies: where other programs of the system keep theirs, and nowhere else."""

from __future__ import annotations

import pytest
from msgspec import Struct

from handoutgen.keeping import cache
from handoutgen.keeping.places import cache_folder


class Thing(Struct, frozen=True):
    """Something that is costly to make."""

    words: str


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Be at home in a folder of our own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("linux", ".cache/handoutgen"),
        ("freebsd14", ".cache/handoutgen"),
        ("darwin", "Library/Caches/handoutgen"),
        ("win32", "AppData/Local/handoutgen/Cache"),
    ],
)
def test_each_system_has_its_place_at_home(system, folder, home):
    """A user who cleans up finds it where all caches are."""
    assert cache_folder(system, {}) == home / folder


@pytest.mark.parametrize(
    ("system", "key", "folder"),
    [
        ("linux", "XDG_CACHE_HOME", "handoutgen"),
        ("darwin", "XDG_CACHE_HOME", "handoutgen"),
        ("win32", "LOCALAPPDATA", "handoutgen/Cache"),
    ],
)
def test_a_place_that_the_user_chose_goes_before(system, key, folder, home, tmp_path):
    """A small disk at home, and a large one beside it."""
    chosen = tmp_path / "large"

    assert cache_folder(system, {key: str(chosen)}) == chosen / folder


def test_a_relative_place_is_none(home):
    """It would be another folder wherever somebody stands."""
    assert cache_folder("linux", {"XDG_CACHE_HOME": "kept"}) == home / ".cache/handoutgen"


def test_without_a_home_nothing_is_kept_and_nothing_littered(tmp_path, monkeypatch):
    """The folder we stand in is not ours."""
    monkeypatch.delenv("HANDOUTGEN_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "kept")
    monkeypatch.setenv("USERPROFILE", "kept")
    monkeypatch.chdir(tmp_path)

    cache.keep(b"\xff" * 24, Thing("new"))

    assert cache.fetch(b"\xff" * 24, Thing) is None
    assert list(tmp_path.iterdir()) == []
