"""A desk that is watched: what somebody saves is made anew, until nobody wants it any more.

A round makes what changed since the last one, by the digests with which a batch is resumed. It is cheap where
nothing changed, so that one is made whenever anything stirs, and once more when we begin to look at a folder:
what was saved in between is not missed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from watchfiles import DefaultFilter, watch

from handoutgen.batch.digests import KEY_LENGTH
from handoutgen.batch.jobs import Chunk, Known, State
from handoutgen.batch.making import make_chunk, pictures_named
from handoutgen.batch.order import article_files, clinic_files, terms_of
from handoutgen.batch.plan import Plan
from handoutgen.build import Outcome
from handoutgen.model.clinic import pictures_of
from handoutgen.reading.clinics import files_of
from handoutgen.reading.source import is_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from handoutgen.batch.jobs import Job, Made, Terms
    from handoutgen.batch.order import Order
    from handoutgen.model.faults import Fault

_TICK = 100
"""Milliseconds after which we look whether to stop, or whether a folder came or went."""

_QUIET = 20
"""Milliseconds without another change, after which somebody has finished saving."""

_LONGEST = 200
"""Milliseconds that we wait for that at most."""


def watch_order(
    order: Order, stopping: Callable[[], bool], *, today: Callable[[], date] | None = None
) -> Iterator[Iterator[Outcome]]:
    """Make what was ordered, then make anew what changes, until `stopping` says so. No fault ends it.

    Yields rounds, each to be taken whole before the next. The day of issue is the order's, or what `today`
    says as a round begins: a watch may last for weeks, and a number expires meanwhile.
    """
    rounds = _Rounds(order, today)
    while not stopping():
        folders = rounds.folders()
        there = _there(folders)
        first = True
        for changes in _changes(there, stopping):
            if changes or first:
                yield rounds.make()
                folders = rounds.folders()
            first = False
            if there != _there(folders):
                break  # look at what came, and no longer at what went


def _changes(there: frozenset[tuple[str, int]], stopping: Callable[[], bool]) -> Iterator[bool]:
    """Yield after each tick whether anything changed in these folders themselves."""
    for changes in watch(
        *(folder for folder, _ in there),
        watch_filter=_Sources(),
        step=_QUIET,
        debounce=_LONGEST,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
        raise_interrupt=False,
    ):
        if stopping():
            return
        yield bool(changes)


class _Sources(DefaultFilter):
    """What a leaflet may be made from: not the leaflets themselves, which may lie in the same folder."""

    def __init__(self) -> None:
        super().__init__(ignore_dirs=(), ignore_entity_patterns=(r"\.pdf$", r"\.part$", r"\.sw.$", r"~$"))


class _Rounds:
    """Rounds over all that is ordered, each of which makes what changed."""

    def __init__(self, order: Order, today: Callable[[], date] | None) -> None:
        self._order = order
        self._today = today
        # Known to nobody and gone with the process: a digest tells nothing of a patient.
        self._key = os.urandom(KEY_LENGTH)
        self._known: dict[str, Known] = {}
        self._failed: dict[str, str] = {}
        self._told: set[Fault] = set()
        self._pictures: set[str] = set()

    def make(self) -> Iterator[Outcome]:
        """Make what changed since the last round. Faults that were told and still hold are not told again."""
        if self._today is not None:
            self._order = replace(self._order, issued=self._today())
        terms = replace(terms_of(self._order), key=self._key)
        plan = Plan(self._order, grouped=True)
        plan.survey()
        before, self._told = self._told, {fault for told in plan.told for fault in told.faults}
        for told in plan.told:
            if new := tuple(fault for fault in told.faults if fault not in before):
                yield Outcome(faults=new, refused=True, remarks=told.remarks)
        said: set[Fault] = set()
        self._pictures.clear()
        for job in plan.jobs():
            self._pictures.update(pictures_of(job.clinic))
            made = self._made(job, terms)
            if made is not None:
                new = tuple(fault for fault in made.faults if fault not in said)
                said.update(new)
                failed = made.state is State.FAILED
                path = None if failed else self._order.out / job.target
                if path or new:
                    yield Outcome(path, new, failed)

    def folders(self) -> set[Path]:
        """Return the folders that hold what the leaflets are made from."""
        order = self._order
        articles, clinics = article_files(order), clinic_files(order)
        files = [*articles, *clinics, *order.patients, *map(Path, self._pictures)]
        files += [Path(picture) for article in articles for picture in pictures_named(str(article))]
        files += [file for clinic in clinics for file in files_of(clinic)]
        return {
            *(path for path in (*order.articles, *order.clinics) if is_folder(path)),
            *(file.parent for file in files),
        }

    def _made(self, job: Job, terms: Terms) -> Made | None:
        """Make a leaflet; nothing where nothing changed."""
        made, *_ = make_chunk(Chunk(terms, (replace(job, known=self._known.get(job.target)),)))
        if made.state is State.FAILED:
            self._known.pop(job.target, None)
            known = self._failed.get(job.target) == made.inputs
            self._failed[job.target] = made.inputs
            return None if known else made
        self._failed.pop(job.target, None)
        self._known[job.target] = Known(made.inputs, made.digest, made.pages, made.faults)
        return None if made.state is State.KEPT else made


def _there(folders: set[Path]) -> frozenset[tuple[str, int]]:
    """Return the folders that are there, and for each that is not the next one above; each with its number.

    A folder that was taken away and made again has another number.
    """
    found = set()
    for folder in folders:
        at = folder.absolute()
        while not at.is_dir() and at != at.parent:
            at = at.parent
        found.add((str(at), at.stat().st_ino))
    return frozenset(found)
