"""The seam: any executor makes chunks, may break, and loses nothing but a leaflet that breaks it alone."""

from __future__ import annotations

import os
import signal
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.leaflets import BODY, HEAD

from handoutgen.batch.chunks import chunks
from handoutgen.batch.engines import here, processes
from handoutgen.batch.jobs import Chunk, Job, Made, State, Terms
from handoutgen.batch.making import make_chunk
from handoutgen.batch.run import Engine, run
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.faults import InputError
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient

TERMS = Terms("ud", date(2026, 1, 1))


def job(name: str, article: str = "knæ.md") -> Job:
    return Job(article, PLAIN_CLINIC, "", Kind.LEAFLET, Edition.STANDARD, Patient(), False, name)


def jobs(count: int) -> list[Job]:
    return [job(f"{number:05}.pdf") for number in range(count)]


def make_all(chunk: Chunk) -> tuple[Made, ...]:
    return tuple(Made(State.MADE, pages=len(one.target)) for one in chunk.jobs)


def make_three(chunk: Chunk) -> tuple[Made, ...]:
    return make_all(chunk)[:3]


def make_or_die(chunk: Chunk) -> tuple[Made, ...]:
    """Make all, but end the process at a leaflet called so; once, where a file says how often."""
    for one in chunk.jobs:
        if one.target.startswith("dø"):
            os.kill(os.getpid(), signal.SIGKILL)
        if one.target.startswith("én-gang") and not Path(one.article).exists():
            Path(one.article).write_text("død")
            os.kill(os.getpid(), signal.SIGKILL)
    return make_all(chunk)


def die(_: Chunk) -> tuple[Made, ...]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def make_nothing(chunk: Chunk) -> tuple[Made, ...]:
    raise RuntimeError("a fault of ours")


class Breaking(Executor):
    """Works here, and breaks at the leaflets called so: as a pool does, with all that is under way."""

    opened = 0

    def __init__(self) -> None:
        type(self).opened += 1
        self.waiting: list[Future] = []
        self.broken = False

    def submit(self, fn, /, *args, **kwargs) -> Future:
        if self.broken:
            raise BrokenExecutor
        future: Future = Future()
        (chunk,) = args
        self.waiting.append(future)
        if any(one.target.startswith("dø") for one in chunk.jobs):
            self.broken = True
            for one in self.waiting:
                if not one.done():
                    one.set_exception(BrokenExecutor())
        elif len(self.waiting) % 2:
            future.set_result(fn(*args, **kwargs))
        else:
            # Half of them stay under way until another comes.
            self.waiting[-1].set_result(fn(*args, **kwargs))
        return future


def states(results) -> dict[str, State]:
    found = {}
    for group in results:
        for one, made in group:
            assert one.target not in found
            found[one.target] = made.state
    return found


@pytest.mark.parametrize(
    "engine",
    [
        here(),
        Engine(lambda: ThreadPoolExecutor(4), 4),
        Engine(lambda: ThreadPoolExecutor(1), 3),
    ],
)
@pytest.mark.parametrize("make", [make_all, make_three])
def test_any_executor_makes_every_leaflet_once(engine, make):
    """A cluster's will do as well; chunks that take long are given back in part."""
    engine = Engine(engine.open, engine.width, make)

    found = states(run(chunks(jobs(1000), TERMS, 64), engine))

    assert sorted(found) == [one.target for one in jobs(1000)]
    assert set(found.values()) == {State.MADE}


def test_a_plan_is_read_no_further_than_it_is_made():
    """Memory stays flat, however long the plan is."""
    read = 0

    def endless():
        nonlocal read
        while True:
            read += 1
            yield job(f"{read}.pdf")

    results = run(chunks(endless(), TERMS, 10), Engine(lambda: ThreadPoolExecutor(2), 2, make_all))
    for _ in range(50):
        next(results)
    results.close()

    assert read <= 50 * 10 + 2 * 2 * 10 + 10


def test_chunks_keep_the_order_of_a_plan():
    """What stands together there has much in common, and is made by one process."""
    planned = jobs(21)

    found = [chunk.jobs for chunk in chunks(planned, TERMS, 5)]

    assert [len(each) for each in found] == [5, 5, 5, 5, 1]
    assert [one for each in found for one in each] == planned


def test_a_clinic_is_prepared_by_one_process_where_its_leaflets_fit_a_chunk():
    """What is begun in one chunk and ended in the next is begun twice."""
    clinics = [replace(PLAIN_CLINIC, path=f"{name}/clinic.toml") for name in ("eng", "klit", "mose", "vang")]
    counts = (3, 3, 12, 1)
    planned = [
        replace(one, clinic=clinic)
        for clinic, count in zip(clinics, counts, strict=True)
        for one in jobs(count)
    ]

    found = [chunk.jobs for chunk in chunks(planned, TERMS, 7)]

    assert [len(each) for each in found] == [6, 7, 6]
    assert [one for each in found for one in each] == planned


def test_a_leaflet_that_breaks_executors_is_given_up_and_no_other():
    """What was under way beside it is made once more."""
    asked = [*jobs(30), job("dø.pdf"), *jobs(60)[30:], job("død.pdf")]
    said: list[str] = []

    found = states(run(chunks(asked, TERMS, 8), Engine(Breaking, 3, make_all), tell=said.append))

    assert [name for name, state in found.items() if state is State.FAILED] == ["dø.pdf", "død.pdf"]
    assert len(found) == 62
    assert set(said) == {"A worker process died. What it was making is made once more."}


def test_a_killed_process_loses_nothing(tmp_path):
    """The system may kill one for want of memory. Whoever dies each time is told of."""
    asked = [*jobs(30), job("én-gang.pdf", str(tmp_path / "død")), *jobs(300)[30:], job("dø.pdf")]
    engine = processes(2)

    results = list(run(chunks(asked, TERMS, 50), Engine(engine.open, 2, make_or_die)))

    found = states(results)
    assert [name for name, state in found.items() if state is State.FAILED] == ["dø.pdf"]
    assert len(found) == 302
    (fault,) = [fault for group in results for _, made in group for fault in made.faults]
    assert fault.what == "The process that makes dø.pdf dies each time."


def test_processes_that_cannot_even_start_end_the_run(tmp_path):
    """Thousands of leaflets that fail one by one would take until the morning."""
    engine = processes(2)

    with pytest.raises(InputError, match="die as soon as they start"):
        list(run(chunks(jobs(1000), TERMS, 50), Engine(engine.open, 2, die)))


def test_no_process_can_be_had(tmp_path):
    """The system is at its limit."""

    def refuse() -> Executor:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    with pytest.raises(InputError, match="Resource temporarily unavailable") as raised:
        list(run(chunks(jobs(10), TERMS), Engine(refuse, 2, make_all)))

    assert "--jobs 1" in raised.value.faults[0].mend


def test_a_fault_of_the_engine_is_not_hidden():
    """A leaflet's own are caught where it is made; this one is ours."""
    with pytest.raises(RuntimeError, match="a fault of ours"):
        list(run(chunks(jobs(10), TERMS), Engine(here().open, 1, make_nothing)))


def test_a_wish_to_stop_is_heard_between_chunks():
    """What was made by then is told."""
    stop: list[int] = []
    found = []
    for group in run(chunks(jobs(1000), TERMS, 10), Engine(here().open, 1, make_all), lambda: bool(stop)):
        found += group
        if len(found) == 50:
            stop.append(1)

    assert 50 <= len(found) < 200


@pytest.mark.parametrize("sync", [False, True])
@pytest.mark.parametrize("absolute", [False, True])
def test_a_folder_to_stand_in_that_goes_meanwhile_is_told_only_where_it_is_needed(
    sync, absolute, tmp_path, monkeypatch
):
    """Somebody tidies up while a batch runs: what lies elsewhere is still made."""
    article = tmp_path / "knæ.md"
    article.write_text(HEAD + BODY, encoding="utf-8")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here").rmdir()
    terms = Terms(str(tmp_path / "ud") if absolute else "ud", date(2026, 1, 1), sync=sync)

    (made,) = make_chunk(Chunk(terms, (job("knæ.pdf", str(article)),)))

    assert made.state is (State.MADE if absolute else State.FAILED)
    assert absolute or "cannot be written" in made.faults[-1].what
