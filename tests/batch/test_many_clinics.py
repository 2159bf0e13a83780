"""A chain of hundreds: all processes read its clinics, and nobody can tell from what is made."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch.engines import processes

if TYPE_CHECKING:
    from support.chains import Chain

MANY = 240


@pytest.fixture
def large(chain: Chain) -> Chain:
    """Return a chain with so many clinics that it is worth asking others to read them."""
    for number in range(MANY):
        chain.clinic(f"klinik-{number:03}")
    return chain


def test_they_are_told_and_made_as_one_process_does(large):
    """Faults come in the order of the files, and each clinic has its leaflets."""
    for number in (7, 100, 239):
        large.clinic(f"klinik-{number:03}", "accent = 3\n")

    alone = large.run("handouts/knæ.md", "--clinics", "clinics", "--jobs", "1", "--out", "ref")
    done = large.run("handouts/knæ.md", "--clinics", "clinics", "--jobs", "2")

    assert alone.returncode == done.returncode == 1
    faults = [line for line in done.stderr.splitlines() if "clinic.toml" in line]
    assert [line.partition("/clinic.toml")[0][-3:] for line in faults] == ["007", "100", "239"]
    assert faults == [line for line in alone.stderr.splitlines() if "clinic.toml" in line]
    assert large.files() == large.files("ref")
    assert [line["inputs"] for line in large.lines()] == [line["inputs"] for line in large.lines("ref")]


def test_who_read_them_ends_where_nothing_is_made(large):
    """A pattern that gives all one name is found when they are read."""
    done = large.run("--clinics", "clinics", "--pattern", "{article}-{kind}", "--jobs", "2")

    assert done.returncode == 2
    assert "add {clinic} to it" in done.stderr
    assert "leaked" not in done.stderr
    assert not large.out.exists()


def name_or_die(path: Path) -> str:
    """Return a file's name, but end a process that was started for it."""
    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def test_a_process_that_is_killed_while_it_reads_loses_nothing():
    """Whoever asked does it alone."""
    engine = processes(2)
    paths = [Path(f"{number}.toml") for number in range(MANY)]

    assert list(engine.spread(name_or_die, paths)) == [path.name for path in paths]

    engine.close()
