"""Stopped, killed, without room: whole files, a state to go on from, and the same bytes in the end."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.chains import Chain

LISTED = ("--list", "liste.csv", "--jobs", "2")


@pytest.fixture
def long(chain: Chain) -> Chain:
    """Return a batch that takes a second or two, and what it should leave, in `ref`."""
    # A note is part of the body, so that no leaflet is ready before it was set.
    chain.list(*(f"Viben {number};Hej {number}" for number in range(12)))
    done = chain.run(*LISTED, "--out", "ref")
    assert done.returncode == 0
    return chain


def wait_for(process: subprocess.Popen, lines: int) -> None:
    """Wait until so many paths were told."""
    for _ in range(lines):
        assert process.stdout.readline()


def processes_of(folder: Path) -> list[int]:
    """Return the processes that work in a folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if path.readlink() == folder:
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def gone(folder: Path) -> bool:
    """Whether none is left after a moment."""
    for _ in range(100):
        if not processes_of(folder):
            return True
        time.sleep(0.05)
    return False


def check_resumed(chain: Chain) -> None:
    """Go on, and compare with what an undisturbed run left."""
    whole = {name: content for name, content in chain.files().items() if not name.endswith(".part")}
    reference = chain.files("ref")
    assert all(reference[name] == content for name, content in whole.items())

    done = chain.run(*LISTED, "--resume")

    assert done.returncode == 0, done.stderr
    assert chain.files() == reference
    assert [line["path"] for line in chain.lines()] == list(reference)
    assert all(line["made"] for line in chain.lines())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(("group", "also"), [(True, ()), (False, ()), (True, ("--fsync",))])
def test_a_stopped_run_is_gone_on_with(long, number, group, also):
    """A terminal sends Ctrl-C to all processes, `kill` to one: no half file, traceback or process is left."""
    process = long.start(*LISTED, *also, start_new_session=True)
    wait_for(process, 1)
    (os.killpg if group else os.kill)(process.pid, number)
    _, said = process.communicate(timeout=20)

    assert process.returncode == 128 + number
    assert said.splitlines()[-1] == "Stopped. Go on with --resume."
    assert "Traceback" not in said
    assert not [name for name in long.files() if name.endswith(".part")]
    assert 0 < len(long.files()) <= len(long.files("ref"))
    assert {line["path"] for line in long.lines()} <= set(long.files())
    assert gone(long.folder)
    check_resumed(long)


def test_a_stop_is_heard_while_a_plan_is_made(long):
    """Before anything is made."""
    process = long.start(*LISTED, start_new_session=True)
    time.sleep(0.15)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=20)

    # Click's own answer is 1, for as long as not even the command was loaded.
    assert process.returncode in (130, 1, -signal.SIGINT)
    assert gone(long.folder)
    check_resumed(long)


def test_a_second_ctrl_c_ends_at_once(long):
    """Whoever presses it twice does not want to wait."""
    process = long.start(*LISTED)
    wait_for(process, 1)
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)

    assert process.returncode == 130
    assert time.monotonic() - begun < 1.5
    assert gone(long.folder)
    check_resumed(long)


@pytest.mark.parametrize("also", [(), ("--fsync",)])
@pytest.mark.parametrize("moment", [0.5, 0.8])
def test_a_killed_run_is_gone_on_with(long, moment, also):
    """The power goes, or the system takes it away: no broken file under a leaflet's name."""
    kill_at(long, moment, *also)


@pytest.mark.slow
def test_a_run_killed_at_ten_moments_is_gone_on_with(long):
    """At the start, in the middle, at the end; each time from the state that the last one left."""
    moments = random.Random(20261124)
    for _ in range(10):
        kill_at(long, moments.uniform(0.1, 1.6), finish=False)

    check_resumed(long)


def kill_at(chain: Chain, moment: float, *also: str, finish: bool = True) -> None:
    process = chain.start(*LISTED, "--resume", *also, start_new_session=True)
    time.sleep(moment)
    process.kill()
    process.communicate(timeout=20)
    assert gone(chain.folder)
    reference = chain.files("ref")
    for name, content in chain.files().items() if chain.out.exists() else ():
        assert name.endswith(".part") or content == reference[name]
    if finish:
        check_resumed(chain)


def test_a_killed_worker_loses_nothing(long):
    """The system takes memory back from whoever has most; the run goes on with another."""
    process = long.start(*LISTED)
    wait_for(process, 1)
    workers = [one for one in processes_of(long.folder) if one != process.pid and is_worker(one)]
    os.kill(max(workers), signal.SIGKILL)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 0, said
    assert "A worker process died. What it was making is made once more." in said
    assert {
        name: content for name, content in long.files().items() if not name.endswith(".part")
    } == long.files("ref")
    check_resumed(long)


def is_worker(number: int) -> bool:
    """Whether it is one of those that the server forked: they have its command line."""
    status = Path(f"/proc/{number}/status").read_text()
    parent = int(next(line.split()[1] for line in status.splitlines() if line.startswith("PPid:")))
    same = [Path(f"/proc/{one}/cmdline").read_bytes() for one in (number, parent)]
    return same[0] == same[1] and b"forkserver" in same[0]


@pytest.fixture
def small_disk(long):
    """Return a batch whose output is on a disk with room for a third of it."""
    need = sum(map(len, long.files("ref").values()))
    long.out.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={need // 3 // 4096 * 4}k", "tmpfs", str(long.out)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no tmpfs may be mounted here")
    yield long
    subprocess.run(["umount", "-l", str(long.out)], check=True)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_ends_the_run_and_keeps_what_is_whole(small_disk, jobs):
    """One clear message instead of thousands; with room made, it is gone on with."""
    done = small_disk.run("--list", "liste.csv", "--jobs", jobs)

    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "go on with --resume." in done.stderr
    assert "Traceback" not in done.stderr
    assert "leaked" not in done.stderr
    assert len(done.stderr.splitlines()) < 20
    assert len(small_disk.files()) > 5
    subprocess.run(["mount", "-o", "remount,size=1g", str(small_disk.out)], check=True)
    check_resumed(small_disk)


def test_a_quota_that_the_manifest_reaches_first_is_told(long):
    """What is made stays, and is looked at again when the run is gone on with."""
    most = max(map(len, long.files("ref").values())) + 1000
    long.out.mkdir()
    # Lines that are none are kept until the end of a run that comes to its end.
    (long.out / "manifest.jsonl").write_bytes(b"{}\n" * (most // 3 - 100))
    (long.out / ".manifest.key").write_bytes(bytes(32))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    process = long.start("--list", "liste.csv", "--jobs", "1", preexec_fn=limit)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "manifest.jsonl: The manifest cannot be written (File too large)." in said
    assert "Traceback" not in said
    check_resumed(long)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_that_cannot_be_written_is_told_once(long, jobs):
    """A file lies where a clinic's folder should be; the other clinic gets its leaflets."""
    long.out.mkdir()
    (long.out / "klit").write_text("min")

    done = long.run("--list", "liste.csv", "--jobs", jobs)

    assert done.returncode == 1
    assert done.stderr.count("dist/klit: The leaflet cannot be written") == 1
    assert len(done.stderr.splitlines()) < 12
    assert (long.out / "klit").read_text() == "min"
    (long.out / "klit").unlink()
    check_resumed(long)


def test_an_output_that_is_no_folder_is_told(chain):
    """`--out` names a file by mistake."""
    chain.out.write_text("min")

    done = chain.run("--jobs", "1")

    assert done.returncode == 1
    assert "manifest.jsonl: The manifest cannot be written (" in done.stderr
    assert chain.out.read_text() == "min"
