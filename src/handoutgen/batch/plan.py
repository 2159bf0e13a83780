"""What is to be made: leaflets one after the other, never all at once in memory."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.batch.desks import Desk, Wanted, desk_of, read_desk
from handoutgen.batch.jobs import Job
from handoutgen.batch.naming import Called, PatternError, same_file, too_long, usual_name
from handoutgen.batch.order import article_files, clinic_files, strays
from handoutgen.batch.rows import EVERY, Names, Row, read_rows, resolved
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.model.leaflet import Edition, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from handoutgen.batch.naming import Pattern
    from handoutgen.batch.order import Order
    from handoutgen.batch.run import Spread
    from handoutgen.model.patient import Asked

    Plate = tuple[Kind, Edition]
    Rows = Callable[[int], Sequence[Row]]


_MOST_PLATES = 48
"""That are used by turns, for clinic after clinic: as many as a process remembers. To make a clinic ready
takes as long as ten leaflets for it."""


class Told(Struct, frozen=True):
    """What is said before anything is made. Each of these faults leaves something out."""

    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()


class Plan:
    """All leaflets of an order. Making it reads clinics and lists; articles are read where they are set.

    `told` are the faults and remarks of that reading.
    """

    def __init__(
        self,
        order: Order,
        pattern: Pattern | None = None,
        *,
        folders: bool | None = None,
        grouped: bool = False,
        spread: Spread = map,
    ) -> None:
        """`folders` says whether each clinic has its own folder; by default where there are several.

        `grouped` keeps together what has one clinic, and what has one plate, and knows the digests of
        clinics. `spread` is a `map` that may have others read them.
        """
        self._order = order
        self._pattern = pattern
        self._grouped = grouped
        self._refused: dict[int, Fault] = {}
        out = tuple(strays(order))
        self.told: list[Told] = [Told(out)] if out else []
        files = clinic_files(order)
        self._folders = len(files) > 1 if folders is None else folders
        self._articles = article_files(order)
        self._names = [unicodedata.normalize("NFC", path.stem) for path in self._articles]
        self._desks = self._read_desks(files, spread)
        self._rows = self._read_rows()

    def survey(self) -> Counter[str]:
        """Count the leaflets of each folder, and find those that cannot be called as they would be.

        Raises `PatternError` where the pattern does not tell apart what it could.
        """
        self._refused = {}
        refused: dict[int, Fault] = {}
        taken: dict[str, Job] = {}
        folders: Counter[str] = Counter()
        for ordinal, job in enumerate(self.jobs()):
            folders[job.target.rpartition("/")[0]] += 1
            other = taken.setdefault(same_file(job.target), job)
            if other is not job:
                refused[ordinal] = self._collision(job, other)
            elif too_long(job.target):
                refused[ordinal] = _too_long(job)
        self._refused = refused
        return folders

    def jobs(self) -> Iterator[Job]:
        """Yield all leaflets, in the same order every time. Those that `survey` refused say so."""
        ordinals = itertools.count()
        for article, desk, row, kind, edition in self._wishes():
            name, patient = self._names[article], row.patient
            target = self._target(Called(name, desk.clinic.id, kind, edition, patient.line, patient.number))
            refusal = self._refused.get(next(ordinals))
            path = str(self._articles[article])
            yield Job(path, desk.clinic, desk.seal, kind, edition, patient, row.listed, target, refusal)

    def _wishes(self) -> Iterator[tuple[int, Desk, Row, Kind, Edition]]:
        """Yield what is wanted of each article, told by its place."""
        rows_of = _index(self._rows, lambda row: row.articles)
        plates = self._plates() if self._grouped else [None]
        some = max(1, _MOST_PLATES // max(1, len(plates))) if self._grouped else 1
        for first in range(0, len(self._articles), some):
            tile = range(first, min(first + some, len(self._articles)))
            rows_for = {article: _index(rows_of(article), lambda row: row.clinics) for article in tile}
            for place, desk in enumerate(self._desks):
                for article in tile:
                    for row, kind, edition in _wanted_at(desk, rows_for[article](place), plates):
                        yield article, desk, row, kind, edition

    def _plates(self) -> list[Plate | None]:
        """Return the kinds and editions that anybody wants."""
        wanted: list[Desk | Asked] = [*self._desks, *(row.asked for row in self._rows)]
        kinds = {kind for one in wanted for kind in one.kinds}
        editions = {edition for one in wanted for edition in one.editions}
        return [
            (kind, edition) for kind in Kind if kind in kinds for edition in Edition if edition in editions
        ]

    def _target(self, called: Called) -> str:
        if self._pattern is not None:
            return self._pattern(called)
        booklet = self._order.booklet and called.edition == Edition.A5
        return usual_name(called, folder=self._folders, booklet=booklet)

    def _read_desks(self, files: list[Path], spread: Spread) -> list[Desk]:
        order = self._order
        wanted = Wanted(order.kinds, order.editions, order.issued if self._grouped else None)
        if not order.clinics:
            return [desk_of(PLAIN_CLINIC, wanted)]
        if not files and not self.told:
            self.told.append(Told((_only_chains(order.clinics[0]),)))
        desks: list[Desk] = []
        for found in spread(partial(read_desk, wanted), files):
            if isinstance(found, Desk):
                desks.append(found)
            else:
                self.told.append(Told(found))
        return desks

    def _read_rows(self) -> list[Row]:
        """Read whom leaflets are for. A row that asks for what we do not have is left out."""
        articles = Names(self._names, "an article", ".md")
        clinics = Names((desk.clinic.id for desk in self._desks), "a clinic")
        rows: list[Row] = []
        for read in read_rows(self._order.patients, self._order.patient):
            faults = list(read.faults)
            for row in read.rows:
                try:
                    rows.append(resolved(row, articles, clinics))
                except InputError as error:
                    faults += error.faults
            if faults or read.remarks:
                self.told.append(Told(tuple(faults), read.remarks))
        return rows

    def assumed(self) -> Iterator[str]:
        """Tell in plain English for how much rows are made that do not say for what."""
        for noun, many, silent in (
            ("article", len(self._articles), [row for row in self._rows if row.articles == (EVERY,)]),
            ("clinic", len(self._desks), [row for row in self._rows if row.clinics == (EVERY,)]),
        ):
            silent = [row for row in silent if row.listed]
            if silent and many > 1:
                rows = "1 row names" if len(silent) == 1 else f"{len(silent)} rows name"
                yield f"{rows} no {noun}: made for each of the {many} {noun}s."

    def _collision(self, job: Job, other: Job) -> Fault:
        """Tell of two leaflets that would be one file."""
        if self._pattern is not None:
            pairs = zip(
                _called(job), _called(other), ("article", "clinic", "kind", "edition", "row"), strict=True
            )
            differ = [name for one, two, name in pairs if one != two]
            said = self._pattern.fields | ({"row"} if "number" in self._pattern.fields else set())
            if missing := [name for name in differ if name not in said]:
                raise PatternError(
                    "The pattern gives several leaflets one name, so that one would be written over the "
                    f"other: add {{{missing[0]}}} to it."
                )
        maker = f"{other.article} for {other.clinic.path}" if other.clinic.path else other.article
        what = f"The leaflet would be written over that of {maker}."
        mend = "Give one of the files another name, or one of the clinics another id."
        return Fault(Spot(job.article), what, mend)


def _wanted_at(
    desk: Desk, rows: Sequence[Row], plates: Sequence[Plate | None]
) -> Iterator[tuple[Row, Kind, Edition]]:
    """Yield what is wanted of one article at a desk: plate by plate, or row by row for None."""
    for plate in plates:
        for row in rows:
            wanted = itertools.product(row.asked.kinds or desk.kinds, row.asked.editions or desk.editions)
            for kind, edition in wanted:
                if plate is None or plate == (kind, edition):
                    yield row, kind, edition


def _called(job: Job) -> tuple[object, ...]:
    return Path(job.article).stem, job.clinic.id, job.kind, job.edition, job.patient.number


def _only_chains(folder: Path) -> Fault:
    what = "There is no clinic here: what there is says only what clinics share."
    return Fault(Spot(str(folder)), what, "Name a clinic, or put its folder here.")


def _too_long(job: Job) -> Fault:
    what = "The name of the leaflet's file would have more than 255 bytes."
    return Fault(Spot(job.article), what, "Give the article's file a shorter name, or choose --pattern.")


def _index(rows: Sequence[Row], places: Callable[[Row], tuple[int, ...]]) -> Rows:
    """Return a function that finds the rows of an article or a clinic without looking through them all."""
    found: dict[int, list[int]] = {}
    for ordinal, row in enumerate(rows):
        for place in places(row):
            found.setdefault(place, []).append(ordinal)
    every = found.pop(EVERY, [])
    if not found:
        return lambda _: rows
    import heapq

    return lambda place: [rows[one] for one in heapq.merge(every, found.get(place, ()))]
