"""How time and memory grow with the length of an article.

    python -m benchmarks.growth          # 1 to 1,000 KB in each shape
    python -m benchmarks.growth --smoke  # a few seconds; fails where time grows much faster than the text

Each article is built in a process of its own, its cache empty. Times are processor time without what the
same process takes for an article of one line; they are told per KB, and as a ratio to the smallest size of
the same shape in the same run: 1 is linear.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1, 10, 100, 300, 1000)
"""Thousands of bytes. The largest is just below what an article may have."""
SMOKE_SIZES = (10, 100)
BASE = 10
"""The size that others are held against: at 1 KB the start of the program outweighs the text."""
MOST = 2.5
"""The smoke run fails above this ratio: a step that takes the square of the text would tell 10."""
_TEXT = (
    "knæet bærer hele kroppen og derfor kan det gøre ondt når bliver brugt mere end vant til hvil "
    "benet den første dag gå lidt hver muskler sener ledbånd smerter belastning genoptræning "
    "trappe cykel stol hælen foden læggen langsomt gentag modstand bevægelse hævelse stivhed "
    "morgen aften uge"
)
_WORDS = tuple(_TEXT.split())
_HEAD = "---\ntitle: Ondt i knæet\n---\n\n"
_END = "\n\n## Hvornår skal du søge læge?\n\nSøg læge ved feber.\n"


class _Words:
    """Sentences that never repeat, the same in every run."""

    def __init__(self, seed: str) -> None:
        self._dice = random.Random(seed)

    def sentence(self) -> str:
        words = self._dice.choices(_WORDS, k=self._dice.randint(6, 17))
        words[2] = f"{words[2]}{self._dice.randint(1, 999)}"
        return " ".join(words).capitalize() + "."

    def sentences(self, count: int) -> str:
        return " ".join(self.sentence() for _ in range(count))


def _prose(words: _Words, number: int) -> str:
    rows = "".join(f"| Dag {row} | {words.sentence()} | 10 minutter |\n" for row in range(4))
    bullets = "".join(f"- {words.sentence()}\n" for _ in range(4))
    table = f"| Dag | Hvad | Hvor længe |\n|---|---|---|\n{rows}"
    return f"## Afsnit {number}\n\n{words.sentences(4)}\n\n{words.sentences(4)}\n\n{bullets}\n{table}\n"


def _paragraph(words: _Words, _: int) -> str:
    return f"{words.sentence()} "


def _list(words: _Words, _: int) -> str:
    return f"- {words.sentence()}\n"


def _exercise(words: _Words, number: int) -> str:
    head = "## Øvelser\n\n| Øvelse | Sådan gør du | Dosis |\n|---|---|---|\n" if number == 1 else ""
    return f"{head}| Stræk {number} | {words.sentences(4)} | {number % 4 + 1} sæt x {number % 15 + 5} |\n"


def _heading(words: _Words, number: int) -> str:
    return f"## Afsnit {number} om knæet\n\n{words.sentence()}\n\n"


SHAPES: dict[str, Callable[[_Words, int], str]] = {
    "prose": _prose,
    "one paragraph": _paragraph,
    "list": _list,
    "exercise table": _exercise,
    "headings": _heading,
}


def article(shape: str, kilobytes: int) -> str:
    """Return an article of nearly so many thousand bytes, and no more: what is larger may be refused."""
    words, parts, number = _Words(shape), [_HEAD], 1
    room = kilobytes * 1000 - len((_HEAD + _END).encode())
    while (room := room - len((part := SHAPES[shape](words, number)).encode())) >= 0:
        parts.append(part)
        number += 1
    return "".join(parts) + _END


@dataclass(frozen=True)
class Cost:
    """What one run of the command took: processor seconds, and bytes of memory at the peak."""

    seconds: float
    peak: int


def cost(folder: Path, text: str, command: str) -> Cost:
    """Run a command on an article in a process of its own."""
    path = folder / "article.md"
    path.write_text(text, encoding="utf-8")
    words = [command, str(path), *(["--out", str(folder / "dist")] if command == "build" else [])]
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.Popen(
            [sys.executable, "-m", "handoutgen", *words],
            env={**os.environ, "HANDOUTGEN_CACHE": cache},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(done.pid, 0)
        done.returncode = os.waitstatus_to_exitcode(status)
    # `check` tells by its status that it found something.
    if done.returncode not in ((0, 1) if command == "check" else (0,)):
        raise SystemExit(f"{command} failed with {done.returncode} on an article of {len(text)} letters.")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def grow(folder: Path, shape: str, command: str, sizes: tuple[int, ...], rounds: int) -> float:
    """Print a line for each size; returns the ratio of the largest."""
    empty = min((cost(folder, f"{_HEAD}Hej.{_END}", command) for _ in range(3)), key=lambda one: one.seconds)
    ratio, base = 1.0, None
    for size in sizes:
        text = article(shape, size)
        kilobytes = len(text.encode()) / 1000
        best = min((cost(folder, text, command) for _ in range(rounds)), key=lambda one: one.seconds)
        each = max(best.seconds - empty.seconds, 0.0) / kilobytes
        memory = max(best.peak - empty.peak, 0) / 1000 / kilobytes
        if size == BASE:
            base = each
        ratio = each / base if base else 0.0
        told = f"{ratio:5.2f}" if base else "    –"
        print(
            f"{command:8}{shape:16}{size:6} KB{1000 * each:8.2f} ms/KB {told}"
            f"{memory:9.1f} KB/KB{best.peak / 2**20:7.0f} MiB",
            flush=True,
        )
    return ratio


def main() -> None:
    """Measure, print, and fail a smoke run whose time grows too fast."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--smoke", action="store_true", help="10 and 100 KB, building alone")
    options.add_argument("--shape", choices=SHAPES, action="append", help="these shapes alone")
    options.add_argument("--rounds", type=int, default=2, help="runs of each, of which the best counts")
    chosen = options.parse_args()
    sizes, commands = (SMOKE_SIZES, ("build",)) if chosen.smoke else (SIZES, ("build", "check", "outline"))
    print("command shape             size     time   ratio   memory     peak")
    with tempfile.TemporaryDirectory() as folder:
        ratios = {
            (command, shape): grow(Path(folder), shape, command, sizes, chosen.rounds)
            for command in commands
            for shape in chosen.shape or SHAPES
        }
    bad = [f"{command} {shape}: {ratio:.1f}" for (command, shape), ratio in ratios.items() if ratio > MOST]
    if chosen.smoke and bad:
        raise SystemExit(f"Time grows faster than the text: {', '.join(bad)}.")


if __name__ == "__main__":
    main()
