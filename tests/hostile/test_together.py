"""Several at work in one folder: whole files, those of a single run, and no rests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from support.hostile import article, lay

if TYPE_CHECKING:
    from pathlib import Path

LOADED = """
import sys
from handoutgen.__main__ import run
import handoutgen.build, handoutgen.cli.batch_run, handoutgen.press.plates, handoutgen.reading.articles
print("ready", flush=True)
sys.stdin.readline()
sys.argv[0] = "handoutgen"
run()
"""
"""Loads the program, then waits for the word to begin: the work itself falls together."""


class Worker:
    """One process at a desk."""

    def __init__(self, desk: Path, *words: str, cache: str = "cache") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", LOADED, *words],
            cwd=desk,
            env={**os.environ, "HANDOUTGEN_CACHE": str(desk.parent / cache)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def begin(self) -> None:
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> tuple[int, str]:
        _, said = self.process.communicate(timeout=60)
        assert "Traceback" not in said, said
        return self.process.returncode, said


def together(desk: Path, *commands: tuple[str, ...]) -> list[tuple[int, str]]:
    """Run commands at the same moment."""
    workers = [Worker(desk, *words) for words in commands]
    for worker in workers:
        worker.begin()
    return [worker.end() for worker in workers]


def files(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and "manifest" not in path.name
    }


@pytest.fixture
def three(desk: Path) -> Path:
    """Return a desk with three articles, and in `ref` what a single run makes of them."""
    lay(desk, {f"handouts/{name}.md": article(f"Tekst om {name}.\n") for name in ("a", "b", "c")})
    ((code, said),) = together(desk, ("build", "--out", "ref"))
    assert code == 0, said
    return desk


ALIKE = ("build",)
PAIRS = {
    "the same articles": (ALIKE, ALIKE),
    "other articles": (
        ("build", "handouts/a.md", "handouts/b.md"),
        ("build", "handouts/c.md", "handouts/b.md"),
    ),
    "a batch and a build": (("batch", "--jobs", "1"), ALIKE),
}


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("kept", ["a full cache", "an empty cache"])
def test_two_at_once_leave_what_one_leaves(pair, kept, three):
    """Ten times in all, each with its own luck."""
    for _ in range(2):
        if kept == "an empty cache":
            for path in (three.parent / "cache").iterdir():
                path.unlink()

        told = together(three, *PAIRS[pair])

        assert [code for code, _ in told] == [0, 0], told
        assert files(three / "dist") == files(three / "ref")


def test_of_two_batches_one_is_told_to_wait(three):
    """One manifest tells of one run."""
    for _ in range(2):
        told = together(three, ("batch", "--jobs", "1"), ("batch", "--jobs", "1"))

        refused = [said for code, said in told if code]
        assert len(refused) <= 1
        assert all("dist: Another run is writing into this folder." in said for said in refused)
        assert files(three / "dist") == files(three / "ref")


@pytest.mark.parametrize("way", ["in place", "beside and renamed"])
def test_an_article_that_is_rewritten_meanwhile_is_printed_old_or_new(way, three):
    """Never half of each; and what is kept of one is not printed for the other."""
    texts = [article(f"{word} ord. " * 1000 + "\n") for word in ("Gamle", "Nye")]
    path = three / "handouts" / "a.md"
    whole = []
    for text in texts:
        path.write_text(text)
        together(three, ("build", "handouts/a.md", "--out", "whole"))
        whole.append((three / "whole" / "a.pdf").read_bytes())
    stop = threading.Event()

    def rewrite() -> None:
        while not stop.wait(0.03):
            for text in texts:
                to = path if way == "in place" else path.with_suffix(".new")
                to.write_text(text)
                to.replace(path)
                time.sleep(0.03)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        for _ in range(4):
            told = together(three, ("build", "handouts/a.md"), ("build", "handouts/a.md"))
            # Whoever looks between emptying and writing finds an empty file, and is told.
            assert all(code == 0 or "handouts/a.md: The file " in said for code, said in told), told
            assert (three / "dist" / "a.pdf").read_bytes() in whole
    finally:
        stop.set()
        writer.join()
    for text, made in zip(texts, whole, strict=True):
        path.write_text(text)
        together(three, ("build", "handouts/a.md"))
        assert (three / "dist" / "a.pdf").read_bytes() == made


def test_a_watch_and_a_build_share_a_folder(three):
    """An author watches while a colleague prints."""
    watch = Worker(three, "build", "--watch")
    watch.begin()
    try:
        for number in range(3):
            lay(three, {"handouts/a.md": article(f"Udgave {number}.\n")})
            together(three, ("build",))
        together(three, ("build", "--out", "ref"))
        until = time.monotonic() + 10
        while files(three / "dist") != files(three / "ref") and time.monotonic() < until:
            time.sleep(0.1)
    finally:
        watch.process.send_signal(signal.SIGINT)
    watch.end()

    assert files(three / "dist") == files(three / "ref")
