"""Jobs put together: in chunks for those who make them, and by what is alike for those who count."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from handoutgen.batch.jobs import Chunk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handoutgen.batch.jobs import Job, Terms

MOST = 100
"""Leaflets handed to a process at once: to tell of a chunk and its answer then takes no time to speak of."""


def chunks(jobs: Iterable[Job], terms: Terms, most: int = MOST) -> Iterator[Chunk]:
    """Yield the jobs in chunks, in their order; one ends with a clinic where it can: else two prepare it."""
    held: tuple[Job, ...] = ()
    for _, group in itertools.groupby(jobs, lambda job: job.clinic.path):
        while part := tuple(itertools.islice(group, most)):
            if len(held) + len(part) > most:
                yield Chunk(terms, held)
                held = ()
            held += part
            if len(held) == most:
                yield Chunk(terms, held)
                held = ()
    if held:
        yield Chunk(terms, held)


def samples(jobs: Iterable[Job]) -> Iterator[tuple[Job, int]]:
    """Yield one leaflet for each article, clinic, kind and edition, and how many there are of it.

    What is refused is yielded alone. The jobs are those of a plan that is `grouped`.
    """
    for _, group in itertools.groupby(
        jobs, lambda job: (job.article, job.clinic.path, job.kind, job.edition)
    ):
        alike = list(group)
        good = [job for job in alike if job.refusal is None]
        yield from ((job, 1) for job in alike if job.refusal is not None)
        if good:
            yield good[0], len(good)
