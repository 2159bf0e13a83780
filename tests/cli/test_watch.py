"""`handoutgen build --watch`: what is saved is made anew, faults are told, and nothing ends it but a wish."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest
from support.drawn import badge, saved
from support.leaflets import BODY, HEAD, write_clinic
from support.listening import words_of

from handoutgen.build import Order
from handoutgen.model.patient import Patient
from handoutgen.watching import watch_order

SOURCES = Path(__file__).resolve().parents[2] / "src"
PATIENCE = 20.0
"""Seconds after which a line will not come any more. How soon it comes is for the benchmarks."""


class Watched:
    """A watch in a process of its own, and what it says on both streams."""

    def __init__(self, *words: str) -> None:
        env = {**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "handoutgen", "build", *words, "--watch"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=env
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self) -> str:
        """Return the next line; fail where none comes."""
        return self._lines.get(timeout=PATIENCE)

    def until(self, words: str) -> list[str]:
        """Return all lines up to the one that has these words."""
        lines = [self.line()]
        while words not in lines[-1]:
            lines.append(self.line())
        return lines

    def silent(self, seconds: float = 0.6) -> bool:
        """Whether nothing is said for a while."""
        time.sleep(seconds)
        return self._lines.empty()

    def end(self, number: int = signal.SIGINT) -> int:
        """Ask it to end, and return its exit status."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watched(desk):
    """Return a function that begins to watch; all watches end with the test."""
    begun = []

    def begin(*words: str) -> Watched:
        begun.append(Watched(*words))
        return begun[-1]

    yield begin
    for one in begun:
        one.process.kill()
        one.process.wait()
        one.process.stdout.close()


def save(path: Path, text: str) -> None:
    """Save as editors do: a new file takes the place of the old."""
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def begun(watch: Watched, last: str) -> None:
    assert watch.line() == "Watching handouts, clinics. Ctrl-C ends it."
    watch.until(last)
    assert watch.silent()


def test_only_what_an_article_shapes_is_made_anew_when_it_is_saved(watched, desk):
    shutil.copy(desk / "handouts" / "knæ.md", desk / "handouts" / "albue.md")
    watch = watched()
    begun(watch, "klit/knæ.pdf")
    before = (desk / "dist" / "klit" / "knæ.pdf").read_bytes()

    save(desk / "handouts" / "knæ.md", HEAD + BODY + "\nEn ny linje.\n")

    made = {watch.line() for _ in range(3)}
    assert made == {"dist/eng/knæ.pdf", "dist/eng/knæ-log.pdf", "dist/klit/knæ.pdf"}
    assert watch.silent()
    assert (desk / "dist" / "klit" / "knæ.pdf").read_bytes() != before


def test_only_a_clinics_own_leaflets_are_made_anew_when_its_file_is_saved(watched, desk):
    watch = watched()
    begun(watch, "klit/knæ.pdf")

    save(desk / "clinics" / "klit" / "clinic.toml", 'name = "Klitten"\n')

    assert watch.line() == "dist/klit/knæ.pdf"
    assert watch.silent()


def test_what_is_saved_without_a_change_makes_nothing(watched, desk):
    watch = watched()
    begun(watch, "klit/knæ.pdf")

    save(desk / "handouts" / "knæ.md", HEAD + BODY)
    save(desk / "clinics" / "klit" / "clinic.toml", '# en bemærkning\nname = "Klit"\n')

    assert watch.silent()


def test_faults_are_told_once_and_what_is_mended_is_made(watched, desk):
    watch = watched()
    begun(watch, "klit/knæ.pdf")

    save(desk / "handouts" / "knæ.md", "---\ntitle: [\n---\n")
    told = watch.until("handouts/knæ.md")
    assert watch.line().startswith("    "), "how to mend it"
    assert len(told) == 1
    save(desk / "clinics" / "klit" / "clinic.toml", "name = \n")
    told = watch.until("clinics/klit/clinic.toml:1")
    assert len(told) == 1, "the article's fault is not told again"
    assert watch.line().startswith("    ")
    assert watch.silent()

    save(desk / "handouts" / "knæ.md", HEAD + BODY + "\nEn ny linje.\n")
    assert {watch.line(), watch.line()} == {"dist/eng/knæ.pdf", "dist/eng/knæ-log.pdf"}
    save(desk / "clinics" / "klit" / "clinic.toml", 'name = "Klitten"\n')
    assert watch.line() == "dist/klit/knæ.pdf"


def test_articles_and_clinics_that_come_later_are_made_too(watched, desk):
    watch = watched()
    begun(watch, "klit/knæ.pdf")

    save(desk / "handouts" / "albue.md", HEAD + BODY)
    assert len({watch.line() for _ in range(3)}) == 3
    write_clinic('name = "Ny"\n', desk / "clinics" / "ny")
    assert {watch.line(), watch.line()} == {"dist/ny/albue.pdf", "dist/ny/knæ.pdf"}
    save(desk / "clinics" / "ny" / "clinic.toml", 'name = "Nyere"\n')
    assert {watch.line(), watch.line()} == {"dist/ny/albue.pdf", "dist/ny/knæ.pdf"}


def test_a_folder_that_is_taken_away_and_put_back_is_watched_again(watched, desk):
    """As happens when another version of it is checked out."""
    watch = watched()
    begun(watch, "klit/knæ.pdf")

    (desk / "handouts").rename(desk / "væk")
    watch.until("handouts")
    shutil.copytree(desk / "væk", desk / "handouts")
    save(desk / "handouts" / "knæ.md", HEAD + BODY + "\nEn ny linje.\n")

    watch.until("dist/klit/knæ.pdf")
    watch.silent()
    save(desk / "handouts" / "knæ.md", HEAD + BODY + "\nEnd en ny linje.\n")
    watch.until("dist/klit/knæ.pdf")


def test_what_lies_elsewhere_is_watched_as_well(watched, desk):
    """Pictures of an article, a logo, and the file that a clinic extends."""
    write_clinic('name = "Kæde"\nchain = true\nphone = "00 00 12 34"\n', desk / "clinics" / "kæde")
    write_clinic('extends = "../kæde/clinic.toml"\nlogo = "mærker/m.png"\n', desk / "clinics" / "klit")
    logo = desk / "clinics" / "klit" / "mærker" / "m.png"
    logo.parent.mkdir()
    logo.write_bytes(saved(badge(), "PNG"))
    (desk / "handouts" / "billeder").mkdir()
    picture = desk / "handouts" / "billeder" / "b.png"
    picture.write_bytes(saved(badge(), "PNG"))
    save(desk / "handouts" / "knæ.md", HEAD + BODY + "\n![Et knæ](billeder/b.png)\n")
    watch = watched("handouts/knæ.md", "--clinic", "clinics/klit")
    watch.until("dist/knæ.pdf")
    assert watch.silent()

    for path in (picture, logo):
        path.write_bytes(saved(badge(ink=(0, 0, 90)), "PNG"))
        assert watch.until("dist/knæ.pdf"), path
    save(desk / "clinics" / "kæde" / "clinic.toml", 'name = "Kæden"\nchain = true\nphone = "00 00 43 21"\n')
    assert watch.until("dist/knæ.pdf")


def test_leaflets_beside_their_article_wake_nobody(watched, desk):
    """Else the watch would never rest."""
    watch = watched("handouts/knæ.md", "--out", "handouts")
    watch.until("handouts/knæ.pdf")

    assert watch.silent(1.0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_ends_when_it_is_told_to(watched, number):
    """This is how it always ends, and no failure."""
    watch = watched()
    begun(watch, "klit/knæ.pdf")

    assert watch.end(number) == 0
    assert watch.silent(0.1)


def test_one_file_for_the_printer_cannot_be_watched(run):
    result = run("build", "--watch", "--combine", "alt.pdf")

    assert result.exit_code == 2
    assert "leave --combine out" in result.stderr


def test_a_number_that_expires_meanwhile_is_printed_no_more(desk):
    """A watch may last for weeks: the day is asked whenever something is made."""
    clinic = desk / "clinics" / "klit" / "clinic.toml"
    clinic.write_text(
        'name = "Klit"\n[urgent]\nname = "Vagten"\nphone = "11 22 33 44"\nvalid_until = 2026-11-30\n'
    )
    acute = HEAD + BODY.replace("Søg læge", "Søg straks læge")
    (desk / "handouts" / "knæ.md").write_text(acute, encoding="utf-8")
    order = Order(
        articles=(desk / "handouts",),
        clinics=(clinic.parent,),
        kinds=(),
        editions=(),
        patient=Patient(),
        issued=date(2026, 11, 30),
        weeks=None,
        strict=False,
        out=desk / "dist",
    )
    days = iter((date(2026, 11, 30), date(2026, 12, 1)))
    rounds = watch_order(order, lambda: False, today=lambda: next(days))

    first = list(next(rounds))
    printed = words_of(first[0].path.read_bytes())
    save(desk / "handouts" / "ny.md", acute)
    second = list(next(rounds))
    rounds.close()

    assert "11 22 33 44" in " ".join(printed)
    assert {outcome.path.name for outcome in second} == {"knæ.pdf", "ny.pdf"}
    assert any(fault.rule == "clinic-number-expired" for outcome in second for fault in outcome.faults)
    assert all("11 22 33 44" not in " ".join(words_of(outcome.path.read_bytes())) for outcome in second)
