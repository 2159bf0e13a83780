"""Executors on this machine: processes that are started once, or this process alone.

A process may end at any moment, and the one that started it too: none leaves half a file, and none outlives
the other.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from handoutgen.batch.run import Engine
from handoutgen.keeping.files import abandon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import FrameType

Answer = TypeVar("Answer")
Thing = TypeVar("Thing")

_MOST = 61
"""Processes that Windows can wait for."""

_MANY = 200
"""Small things to do: for fewer it takes longer to ask others."""

_SOME = 25
"""Small things that are handed over at once."""


class Here(Executor):
    """This process alone, one thing after the other."""

    def submit(self, fn: Callable[..., Answer], /, *args: Any, **kwargs: Any) -> Future[Answer]:
        """Do it at once."""
        future: Future[Answer] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # as every executor does
            future.set_exception(error)
        return future


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def here() -> Engine:
    """Return an engine without other processes."""
    return Engine(Here, 1)


def processes(count: int) -> Engine:
    """Return an engine of processes on this machine; they load the program while somebody plans."""
    count = min(count, _MOST)
    begun: list[Executor] = []
    if _has_server():
        _begin_server()
    else:
        begun.append(_pool(count))

    def spread(work: Callable[[Thing], Answer], things: Sequence[Thing]) -> Iterable[Answer]:
        if len(things) < _MANY:
            return map(work, things)
        try:
            if not begun:
                begun.append(_pool(count))
            return list(begun[0].map(work, things, chunksize=_SOME))
        except (BrokenExecutor, OSError):
            # Processes that end, or cannot be had, are told of where leaflets are made.
            return map(work, things)

    def close() -> None:
        while begun:
            begun.pop().shutdown(cancel_futures=True)

    return Engine(lambda: begun.pop() if begun else _pool(count), count, spread=spread, close=close)


def _has_server() -> bool:
    """Whether processes are forked from a server.

    One that is forked from a process with threads may hang, so that none is forked from ours. The server
    loads the program once, and what it forks shares that memory.
    """
    return "forkserver" in multiprocessing.get_all_start_methods()


def _begin_server() -> None:
    """Start the server alone: whoever asks it for a process waits until it has loaded the program."""
    from multiprocessing.forkserver import ensure_running, set_forkserver_preload

    set_forkserver_preload(["handoutgen.batch.making", "handoutgen.batch.desks", __name__])
    with _being_born():
        ensure_running()


def _pool(count: int) -> Executor:
    context = multiprocessing.get_context("forkserver" if _has_server() else "spawn")
    with _being_born():
        pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
        pool.submit(os.getpid)  # the first call starts the processes
    return pool


@contextmanager
def _being_born() -> Iterator[None]:
    """Let processes that start meanwhile be deaf to Ctrl-C, and load nothing from the folder we stand in.

    A Ctrl-C that is pressed meanwhile reaches us afterwards.
    """
    kept = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    deaf = hasattr(signal, "pthread_sigmask")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if deaf else set()
    try:
        yield
    finally:
        if deaf:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if kept is None:
            del os.environ[_SAFE]


_SAFE = "PYTHONSAFEPATH"


def _begin() -> None:
    """Make ready in a new process."""
    # Whoever started us decides when to stop: a Ctrl-C reaches all processes of a terminal.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    settle()


def settle() -> None:
    """Tell Python that what is loaded now stays to the end: nobody should look through it for rubbish."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _leave(_number: int, _frame: FrameType | None) -> None:
    abandon()
    os._exit(128 + signal.SIGTERM)


def _leave_with_parent() -> None:
    """End when the process that started us does, however it ends; nobody would take our answers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        abandon()
        os._exit(1)
