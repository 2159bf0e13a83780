"""What a long run shows: a bar on a terminal, and a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

import click

from handoutgen.cli.output import tell_paths
from handoutgen.model.faults import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.progress import Progress

_SECONDS = 5.0
"""Between two lines where nobody watches a bar."""


class Lines:
    """Tells of progress in lines on standard error, of paths on standard output."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._begun = self._told = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to be cleared away."""

    def paths(self, paths: Sequence[str]) -> None:
        """Write paths to standard output."""
        tell_paths(paths)

    def say(self, words: object) -> None:
        """Write words to standard error."""
        click.echo(words, err=True)

    def advance(self, count: int) -> None:
        """Tell that so many more are done."""
        self._done += count
        now = time.monotonic()
        if now > self._told + _SECONDS:
            self._told = now
            rate = self._done / (now - self._begun)
            left = spell((self._total - self._done) / rate)
            self.say(f"{self._done} of {self._total} leaflets, {rate:.0f} a second, {left} left.")


class Bar(Lines):
    """Tells of progress by a bar on the last line of the terminal."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self._progress = _bar()
        self._task = self._progress.add_task("", total=total, rate="")
        self._shared = sys.stdout.isatty()

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def paths(self, paths: Sequence[str]) -> None:
        """Write paths to standard output, above the bar where that is the same terminal."""
        if self._shared:
            self.say("\n".join(map(shown, paths)))
        else:
            super().paths(paths)

    def say(self, words: object) -> None:
        """Write words above the bar."""
        self._progress.console.out(str(words), highlight=False)

    def advance(self, count: int) -> None:
        """Move the bar."""
        self._done += count
        rate = self._done / max(time.monotonic() - self._begun, 0.001)
        self._progress.update(self._task, advance=count, rate=f"{rate:.0f}/s")


def progress(total: int) -> Lines:
    """Return what fits where standard error goes to."""
    return Bar(total) if sys.stderr.isatty() else Lines(total)


def spell(seconds: float) -> str:
    """Return a time in words."""
    if seconds < 100:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def _bar() -> Progress:
    # Its library is loaded only where somebody sees the bar.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
