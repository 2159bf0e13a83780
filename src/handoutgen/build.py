"""Leaflets for a desk: made as in a batch, but one after the other and without a manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.batch.jobs import State
from handoutgen.batch.making import cannot_write, is_booklet, make, making_room, print_job, writer_for
from handoutgen.batch.order import Order, terms_of
from handoutgen.batch.plan import Plan
from handoutgen.danish import labels
from handoutgen.keeping.files import write_whole
from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.pdf.metadata import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handoutgen.batch.jobs import Job, Terms

__all__ = ["Order", "Outcome", "build"]


class Outcome(Struct, frozen=True):
    """A leaflet that was written, or faults, or both. `refused` tells that something was not made."""

    path: Path | None = None
    faults: tuple[Fault, ...] = ()
    refused: bool = False
    remarks: tuple[str, ...] = ()
    """What was assumed in reading a list, and what is to be heeded in printing."""


class _Joined(Struct, frozen=True):
    """A leaflet that is to become a part of one file."""

    title: str
    pdf: bytes
    booklet: bool


def build(order: Order) -> Iterator[Outcome]:
    """Make what was ordered, one outcome after the other; one failure stops nothing else."""
    said: set[Fault] = set()
    joined: list[_Joined] = []
    for outcome in _build(order, joined):
        new = tuple(fault for fault in dict.fromkeys(outcome.faults) if fault not in said)
        said.update(new)
        if outcome.path or new or outcome.refused or outcome.remarks:
            yield replace(outcome, faults=new)
    if order.combine is not None and joined:
        yield _combine(order.combine, joined)


def _build(order: Order, joined: list[_Joined]) -> Iterator[Outcome]:
    plan = Plan(order)
    for told in plan.told:
        yield Outcome(faults=told.faults, refused=bool(told.faults), remarks=told.remarks)
    if order.combine is None:
        plan.survey()
    terms = terms_of(order)
    for job in plan.jobs():
        yield _made(order, job, terms) if order.combine is None else _joined(job, terms, joined)


def _made(order: Order, job: Job, terms: Terms) -> Outcome:
    made = make(job, terms, writer_for(terms))
    refused = made.state is State.FAILED
    return Outcome(None if refused else order.out / job.target, made.faults, refused)


def _joined(job: Job, terms: Terms, joined: list[_Joined]) -> Outcome:
    try:
        printed = print_job(job, terms)
    except InputError as error:
        return Outcome(faults=error.faults, refused=True)
    joined.append(_Joined(printed.title, printed.pdf, is_booklet(job, terms)))
    return Outcome(faults=printed.faults)


def _combine(path: Path, leaflets: list[_Joined]) -> Outcome:
    """Write all leaflets as one file, each on fresh paper.

    A printer turns a whole file over one edge: booklets among other leaflets are made to be turned as those.
    """
    from handoutgen.pdf.joining import join  # its library is slow to load

    titles = list(dict.fromkeys(one.title for one in leaflets))
    mixed = len({one.booklet for one in leaflets}) > 1
    title = titles[0] if len(titles) == 1 else labels.LEAFLETS.format(count=len(leaflets))
    try:
        combined = join((one.pdf for one in leaflets), title, long_edge=mixed)
        making_room(str(path.parent), lambda: write_whole(path, combined, ours=MARK))
    except OSError as error:
        return Outcome(faults=(cannot_write(path, error, "--combine"),), refused=True)
    remark = f"{Spot(str(path))}: Print all of it turned over the long edge, its booklets too."
    return Outcome(path, remarks=(remark,) if mixed else ())
