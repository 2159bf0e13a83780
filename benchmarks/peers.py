"""The peers as the runner sees them: a warm worker each, and a cold command each."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.worker import PEERS

ROOT = Path(__file__).resolve().parents[1]


class PeerError(Exception):
    """A peer made no leaflet."""


def surroundings(cache: Path) -> dict[str, str]:
    """Give a peer this tree to import from, and a cache folder that nobody has filled before."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    env = {**os.environ, "PYTHONPATH": path, "XDG_CACHE_HOME": str(cache)}
    # Users have their .pyc files.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


class Warm:
    """A peer that stays, with everything it may remember."""

    def __init__(self, name: str, cache: Path) -> None:
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=surroundings(cache),
        )

    def set(self, jobs: list[tuple[Path, Path, str]], save: Path | None = None) -> dict:
        """Have leaflets set for an article, a clinic and a patient's name; return their times and sizes."""
        pairs = [(str(article), str(clinic), patient) for article, clinic, patient in jobs]
        # If it is dead, its last words say why.
        with suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps({"jobs": pairs, "save": save and str(save)}) + "\n")
            self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"error": "The worker died."}')
        if "error" in answer:
            raise PeerError(f"{self.name}: {answer['error']}")
        return answer

    def close(self) -> None:
        """Let it go home."""
        # A dead worker leaves words in the pipe that nobody will read.
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait()


def run_cold(name: str, article: Path, clinic: Path, folder: Path, cache: Path) -> dict:
    """Make one leaflet in a new process, and return its time and its PDF."""
    folder.mkdir(parents=True)
    command = importlib.import_module(PEERS[name]).cold_command(article, clinic, folder)
    answer = timed(command, surroundings(cache))
    made = list(folder.rglob("*.pdf"))
    if answer.pop("code") or len(made) != 1 or not made[0].read_bytes().startswith(b"%PDF-"):
        raise PeerError(f"{name}: a new process made no leaflet.")
    return answer


def timed(command: list[str], env: dict[str, str]) -> dict:
    """Run a command, and tell its wall time, its processor time and its peak of memory."""
    clock = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = (time.perf_counter() - clock) * 1e3
    process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "wall": wall,
        "cpu": (used.ru_utime + used.ru_stime) * 1e3,
        # The runner is small, so what a new process inherits of its peak is never the larger figure.
        "peak": used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024),
        "code": process.returncode,
    }
