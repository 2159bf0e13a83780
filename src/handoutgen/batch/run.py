"""Chunks made by whoever can: any executor of `concurrent.futures`, here or on a cluster.

Only so many chunks are on their way at once, so that a plan of any length needs the same memory. An executor
that breaks, as a pool of processes does when one of them is killed, is replaced. What may have broken it is
made once more and nothing beside it, first chunk by chunk, then leaflet by leaflet; only a leaflet that
breaks an executor twice all alone is given up: once may be the fault of others, who take all memory.
"""

from __future__ import annotations

import queue
import time
from collections import deque
from concurrent.futures import BrokenExecutor, Future
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.batch.jobs import Chunk, Made, State
from handoutgen.model.faults import Fault, InputError, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor
    from typing import Protocol, TypeVar

    from handoutgen.batch.jobs import Job

    Thing = TypeVar("Thing")
    Answer = TypeVar("Answer")

    class Spread(Protocol):
        """A `map`, whoever does it."""

        def __call__(self, work: Callable[[Thing], Answer], things: Sequence[Thing], /) -> Iterable[Answer]:
            """Return the answers in the order of the things."""

    Results = list[tuple[Job, Made]]

_AHEAD = 2
"""Chunks on their way for each that can be made at once: nobody waits for the next."""

_TICK = 0.2
"""Seconds after which we look whether to stop."""

_GRACE = 5.0
"""Seconds that chunks under way have when we stop; each takes a quarter of one, and its last leaflet."""


def make(chunk: Chunk) -> tuple[Made, ...]:
    """Make a chunk; what this needs is loaded by the process that does it, and not by the one that plans."""
    from handoutgen.batch.making import make_chunk

    return make_chunk(chunk)


class Engine(Struct, frozen=True):
    """The seam: how to open an executor, and how many chunks it makes at once."""

    open: Callable[[], Executor]
    width: int
    make: Callable[[Chunk], tuple[Made, ...]] = make
    """What it does with a chunk: a function that can be found by its name in another process."""
    spread: Spread = map
    """Does something small for each of many things, before any chunk is made."""
    close: Callable[[], None] = lambda: None
    """Lets go of what is open for chunks that are not made after all."""


def run(
    chunks: Iterable[Chunk],
    engine: Engine,
    stopping: Callable[[], bool] = lambda: False,
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Results]:
    """Make all chunks, and yield what became of their jobs as it comes, in no certain order.

    When `stopping` says so, or the disk is full, nothing more is handed out. `tell` hears what somebody
    should know. Raises `InputError` where no executor can be had.
    """
    yield from _Run(chunks, engine, stopping, tell).results()


class _Run:
    def __init__(
        self,
        chunks: Iterable[Chunk],
        engine: Engine,
        stopping: Callable[[], bool],
        tell: Callable[[str], None],
    ) -> None:
        self._chunks = iter(chunks)
        self._engine = engine
        self._stopping = stopping
        self._tell = tell
        self._executor: Executor | None = None
        self._pending: dict[Future[tuple[Made, ...]], Chunk] = {}
        self._finished: queue.SimpleQueue[Future[tuple[Made, ...]]] = queue.SimpleQueue()
        self._given_back: deque[Chunk] = deque()
        self._suspects: deque[Chunk] = deque()
        """What was under way when an executor broke."""
        self._alone = False
        """Whether what is under way is a suspect."""
        self._breaking = ""
        """The leaflet that broke the last executor alone."""
        self._stuck = False
        """Whether something did not end when we did not want to wait any longer."""
        self._exhausted = False
        self._hopeless = False

    def results(self) -> Iterator[Results]:
        try:
            while not self._hopeless and not self._stopping():
                self._hand_out()
                if not self._pending:
                    return
                yield from self._answers(_TICK)
            yield from self._last_answers()
        finally:
            self._close(wait=not self._stuck)

    def _last_answers(self) -> Iterator[Results]:
        """Take back what was not begun, and wait a little for what was."""
        for future in list(self._pending):
            future.cancel()
        until = time.monotonic() + _GRACE
        while self._pending and time.monotonic() < until:
            yield from self._answers(_TICK)
        self._stuck = bool(self._pending)

    def _hand_out(self) -> None:
        while True:
            if self._suspects:
                if self._pending:
                    return
                chunk, self._alone = self._suspects.popleft(), True
            elif len(self._pending) >= self._engine.width * _AHEAD or (self._alone and self._pending):
                return
            else:
                found, self._alone = self._next(), False
                if found is None:
                    return
                chunk = found
            if not self._submit(chunk):
                return

    def _next(self) -> Chunk | None:
        if self._given_back:
            return self._given_back.popleft()
        found = next(self._chunks, None)
        self._exhausted = found is None
        return found

    def _submit(self, chunk: Chunk) -> bool:
        """Send a chunk off; where the executor proves to be broken, to another one."""
        while True:
            try:
                if self._executor is None:
                    self._executor = self._engine.open()
                future = self._executor.submit(self._engine.make, chunk)
                break
            except BrokenExecutor:
                if self._pending or self._stopping():
                    # Their answers are on the way, and say that they broke, too.
                    self._suspects.append(chunk)
                    return False
                self._replace(chunk)
            except OSError as error:
                raise _no_executor(error.strerror) from error
        self._pending[future] = chunk
        future.add_done_callback(self._finished.put)
        return True

    def _answers(self, seconds: float) -> Iterator[Results]:
        """Wait for an answer, and yield all that there are."""
        try:
            future = self._finished.get(timeout=seconds)
        except queue.Empty:
            return
        while True:
            chunk = self._pending.pop(future)
            if not future.cancelled():
                error = future.exception()
                if isinstance(error, BrokenExecutor):
                    yield from self._broken(chunk)
                elif error is not None:
                    raise error
                else:
                    yield self._answer(chunk, future.result())
            try:
                future = self._finished.get_nowait()
            except queue.Empty:
                return

    def _answer(self, chunk: Chunk, made: tuple[Made, ...]) -> Results:
        self._hopeless = self._hopeless or any(one.hopeless for one in made)
        rest = chunk.jobs[len(made) :]
        if rest and not made:
            raise RuntimeError("a chunk was given back untouched")
        if rest and self._alone:
            self._suspects.appendleft(Chunk(chunk.terms, rest))
        elif rest:
            # Where nothing else is left to do, idle hands help.
            share = -(-len(rest) // (self._engine.width if self._exhausted else 1))
            parts = [rest[start : start + share] for start in range(0, len(rest), share)]
            self._given_back += [Chunk(chunk.terms, part) for part in parts]
        return list(zip(chunk.jobs, made, strict=False))

    def _broken(self, chunk: Chunk) -> Iterator[Results]:
        """Tell of a leaflet that broke its executor all alone; keep others to be made once more."""
        if not self._alone:
            self._suspects.append(chunk)
        elif len(chunk.jobs) > 1:
            self._suspects.extendleft(Chunk(chunk.terms, (job,)) for job in reversed(chunk.jobs))
        elif chunk.jobs[0].target != self._breaking:
            self._breaking = chunk.jobs[0].target
            self._suspects.appendleft(chunk)
        else:
            what = f"The process that makes {chunk.jobs[0].target} dies each time."
            mend = "Look whether there is enough memory, and try it with --jobs 1."
            yield [(chunk.jobs[0], Made(State.FAILED, (Fault(Spot(chunk.jobs[0].article), what, mend),)))]
        if not self._pending:
            self._replace(chunk)

    def _replace(self, chunk: Chunk) -> None:
        """Open another executor in place of a broken one, and see that it works at all."""
        # It ends what is left of it, and cleans up behind itself.
        self._close(wait=True)
        if self._stopping():
            return
        self._tell("A worker process died. What it was making is made once more.")
        try:
            self._executor = self._engine.open()
            self._executor.submit(self._engine.make, Chunk(chunk.terms, ())).result()
        except BrokenExecutor as error:
            raise _no_executor("they die as soon as they start") from error
        except OSError as error:
            raise _no_executor(error.strerror) from error

    def _close(self, *, wait: bool) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=wait, cancel_futures=True)
        self._executor = None


def _no_executor(why: str | None) -> InputError:
    what = f"The worker processes cannot be started ({why})."
    return InputError((Fault(Spot("handoutgen batch"), what, "Try it with --jobs 1."),))
