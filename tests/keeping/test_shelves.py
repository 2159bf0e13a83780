"""Small things lie in one file, and each is whole or not there, whoever writes at the same time."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from handoutgen.keeping import shelves


@pytest.fixture
def shelf(tmp_path):
    return str(tmp_path / "shelf")


def key(number: int) -> bytes:
    return b"%024d" % number


def lay(shelf: str, numbers: range, length: int = 1000) -> None:
    for number in numbers:
        shelves.put(shelf, key(number), bytes([number % 251]) * length)


def test_each_thing_is_found_by_its_key(shelf):
    """And no other."""
    lay(shelf, range(5))

    assert [shelves.find(shelf, key(number)) for number in range(5)] == [
        bytes([at]) * 1000 for at in range(5)
    ]
    assert shelves.find(shelf, key(7)) is None
    assert shelves.count(shelf) == 5


def test_what_was_laid_last_counts(shelf):
    """What was damaged is made anew, and lies behind."""
    shelves.put(shelf, key(1), b"damaged")
    shelves.put(shelf, key(1), b"whole")

    assert shelves.find(shelf, key(1)) == b"whole"


def test_what_a_killed_writer_left_half_costs_its_own_bytes_alone(shelf, tmp_path):
    """What stands before and behind it is whole."""
    lay(shelf, range(2))
    whole = (tmp_path / "shelf").read_bytes()
    (tmp_path / "shelf").write_bytes(whole[:-300])
    shelves.put(shelf, key(2), b"behind")

    assert shelves.find(shelf, key(0)) == bytes(1000)
    assert shelves.find(shelf, key(2)) == b"behind"


def test_a_full_shelf_loses_its_older_half(shelf, monkeypatch):
    """It never grows beyond what is quickly read."""
    monkeypatch.setattr(shelves, "MOST", 20_000)
    lay(shelf, range(200))

    assert Path(shelf).stat().st_size <= 20_000
    found = [number for number in range(200) if shelves.find(shelf, key(number)) is not None]
    assert found == list(range(found[0], 200))
    assert len(found) >= 8


def test_many_may_write_at_the_same_time(shelf):
    """The processes of a batch share one folder."""
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        list(pool.map(lay, [shelf] * 8, [range(at, at + 10) for at in range(0, 80, 10)]))

    for number in range(80):
        assert shelves.find(shelf, key(number)) == bytes([number % 251]) * 1000


@pytest.mark.parametrize("stand_in", ["folder", "pipe", "link"])
def test_what_is_no_file_is_neither_read_nor_written(stand_in, shelf, tmp_path):
    """A pipe is not waited for, and nothing is written through a link."""
    target = tmp_path / "mine"
    target.write_bytes(b"mine")
    {
        "folder": lambda: Path(shelf).mkdir(),
        "pipe": lambda: os.mkfifo(shelf),
        "link": lambda: Path(shelf).symlink_to(target),
    }[stand_in]()

    with pytest.raises(OSError, match=r"ordinary|directory|links|No such device"):
        shelves.put(shelf, key(1), b"thing")
    assert shelves.find(shelf, key(1)) is None
    assert shelves.count(shelf) == 0
    assert target.read_bytes() == b"mine"
