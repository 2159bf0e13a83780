"""A whole batch: planned, made, remembered in its manifest, and counted."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from handoutgen.batch.chunks import chunks, samples
from handoutgen.batch.jobs import Made, State
from handoutgen.batch.making import making_room
from handoutgen.batch.manifest import KEY_NAME, NAME, Manifest
from handoutgen.batch.order import terms_of
from handoutgen.batch.run import run
from handoutgen.keeping.files import sweep, sync_folder
from handoutgen.model.faults import Fault, InputError, Spot

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handoutgen.batch.jobs import Job
    from handoutgen.batch.order import Order
    from handoutgen.batch.plan import Plan
    from handoutgen.batch.run import Engine, Results


class Tally(msgspec.Struct):
    """How many leaflets there are of each sort, so far."""

    made: int = 0
    kept: int = 0
    failed: int = 0
    pages: int = 0
    sheets: int = 0
    """Of paper printed on both sides, where each leaflet begins on a fresh one."""
    warned: int = 0
    """Leaflets that are there, with faults that somebody should look at."""

    def add(self, made: Made, times: int = 1) -> None:
        """Count one leaflet, or several alike."""
        match made.state:
            case State.MADE:
                self.made += times
            case State.KEPT:
                self.kept += times
            case State.FAILED:
                self.failed += times
                return
        self.pages += times * made.pages
        self.sheets += times * ((made.pages + 1) // 2)
        self.warned += times * bool(made.faults)


class Wish(msgspec.Struct, frozen=True):
    """How a batch is made."""

    engine: Engine
    resume: bool = False
    """Whether what is there and unchanged is kept."""
    sync: bool = False
    stopping: Callable[[], bool] = lambda: False
    tell: Callable[[str], None] = lambda _: None


def make_batch(order: Order, plan: Plan, folders: Counter[str], wish: Wish) -> Iterator[Results]:
    """Make all leaflets of a plan that was surveyed, and yield what became of them, some at a time.

    Raises `InputError` where nothing more can be made or remembered; all that was yielded before is safe.
    """
    try:
        manifest = Manifest(order.out)
    except OSError as error:
        raise _no_manifest(order, error) from error
    try:
        if wish.resume:
            _sweep(order, folders)
        if wish.sync:
            _hold_folder(order)
        terms = replace(terms_of(order), sync=wish.sync, key=manifest.key)
        jobs = plan.jobs()
        if wish.resume:
            jobs = (replace(job, known=manifest.known(job.target)) for job in jobs)
        died: list[str] = []

        def tell(words: str) -> None:
            died.append(words)
            wish.tell(words)

        for results in run(chunks(jobs, terms), wish.engine, wish.stopping, tell):
            try:
                making_room(str(order.out), partial(manifest.add, results))
            except OSError as error:
                raise _no_manifest(order, error) from error
            yield results
        if died:
            _sweep(order, folders)
        # What was appended is whole as it is: without room for putting it in order, it stays so.
        with suppress(OSError):
            manifest.settle()
    finally:
        manifest.close()


def count_batch(order: Order, plan: Plan, wish: Wish) -> Iterator[tuple[Made, int]]:
    """Make one leaflet of each sort and write none; yield what became of it, and how many there are of it."""
    times: dict[str, int] = {}

    def jobs() -> Iterator[Job]:
        for job, count in samples(plan.jobs()):
            if job.refusal is None:
                times[job.target] = count
            yield job

    terms = replace(terms_of(order), count=True)
    for results in run(chunks(jobs(), terms), wish.engine, wish.stopping, wish.tell):
        yield from ((made, 1 if job.refusal else times.pop(job.target)) for job, made in results)


def _hold_folder(order: Order) -> None:
    """Wait until the disk holds the name of the output folder, which may be new."""
    try:
        sync_folder(str(order.out.parent))
    except OSError as error:
        raise _unwritten(order.out, "folder", error) from error


def _sweep(order: Order, folders: Counter[str]) -> None:
    """Take away what processes that were killed left half written."""
    for folder in {"", *folders}:
        sweep(order.out / folder)


def _no_manifest(order: Order, error: OSError) -> InputError:
    name = KEY_NAME if str(error.filename).endswith(KEY_NAME) else NAME
    return _unwritten(order.out / name, "manifest", error)


def _unwritten(path: Path, noun: str, error: OSError) -> InputError:
    what = f"The {noun} cannot be written ({error.strerror})."
    mend = "Check the folder, its rights and the room on the disk, then go on with --resume."
    return InputError((Fault(Spot(str(path)), what, mend),))
