"""One leaflet made, and one chunk of them in a process that does nothing else."""

from __future__ import annotations

import errno
import os
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.batch.digests import of_article, of_file, of_inputs, pictures_of
from handoutgen.batch.files import OutsideError, Writer
from handoutgen.batch.jobs import Made, State
from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.model.leaflet import Edition
from handoutgen.press import print_leaflet
from handoutgen.reading.articles import read_article
from handoutgen.understanding.articles import understand

if TYPE_CHECKING:
    from handoutgen.batch.jobs import Chunk, Job, Terms
    from handoutgen.model.outline import Outline
    from handoutgen.press import Printed

SECONDS = 0.25
"""For one chunk. What is not made by then is given back: a stop is never far, and progress is seen."""

_HOPELESS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}


def make_chunk(chunk: Chunk) -> tuple[Made, ...]:
    """Make the leaflets of a chunk in their order: all, or the first few where they take long."""
    until = time.monotonic() + SECONDS
    made: list[Made] = []
    for job in chunk.jobs:
        made.append(_made_or_told(job, chunk.terms))
        if time.monotonic() > until or made[-1].hopeless:
            break
    return tuple(made)


def make(job: Job, terms: Terms) -> Made:
    """Make one leaflet and write it, unless it is there already; faults of its inputs are told."""
    inputs = ""
    try:
        article = _article(job, terms)
        if terms.key:
            inputs = of_inputs(job, article.digest, terms)
            if _is_there(job, terms, inputs) and job.known is not None:
                return Made(State.KEPT, job.known.faults, job.known.pages, inputs, job.known.digest)
        printed = _printed(article.outline, job, terms)
    except InputError as error:
        return Made(State.FAILED, error.faults, inputs=inputs)
    digest = ""
    if not terms.count:
        try:
            _writer(terms.out, terms.sync).write(job.target, printed.pdf)
        except OSError as error:
            fault = cannot_write(Path(terms.out, job.target), error)
            return Made(State.FAILED, (fault,), inputs=inputs, hopeless=error.errno in _HOPELESS)
        if terms.key:
            digest = of_file(printed.pdf, job, terms.key)
    faults = tuple(dict.fromkeys((*article.outline.faults, *printed.faults)))
    return Made(State.MADE, faults, printed.pages, inputs, digest)


def print_job(job: Job, terms: Terms) -> tuple[str, Printed]:
    """Return a leaflet's title, and it, not written; raises `InputError` where it cannot be made."""
    outline = _article(job, terms).outline
    printed = _printed(outline, job, terms)
    return outline.article.facts.title, replace(printed, faults=(*outline.faults, *printed.faults))


def cannot_write(path: Path, error: OSError) -> Fault:
    """Tell why a file could not be written, of the folder where the folder is what is wrong."""
    at = path if error.filename is None or str(error.filename).endswith(".part") else Path(error.filename)
    if isinstance(error, OutsideError):
        return Fault(Spot(str(at)), f"Nothing is written here: {error.strerror}.", "Remove the link.")
    what = f"The leaflet cannot be written ({error.strerror})."
    remedy = "Check the folder, its rights and the room on the disk, or choose another with --out."
    return Fault(Spot(str(at)), what, remedy)


class _Read(Struct, frozen=True):
    """An article read and understood, or why not."""

    found: Outline | InputError
    pictures: tuple[str, ...] = ()

    @property
    def outline(self) -> Outline:
        """Return the outline, or raise what stands in its way."""
        if isinstance(self.found, InputError):
            raise self.found
        return self.found

    @property
    def digest(self) -> str:
        """Digest of its file and pictures, looked at anew: either may change while we work."""
        return of_article(self.outline.article, self.pictures)


def _article(job: Job, terms: Terms) -> _Read:
    """Return a job's article, where nothing refuses it."""
    if job.refusal is not None:
        raise InputError((job.refusal,))
    try:
        found = os.stat(job.article)  # noqa: PTH116 - asked for each leaflet, and a Path is slow to make
        stamp = (found.st_mtime_ns, found.st_size)
    except OSError:
        stamp = (0, 0)
    article = _read(job.article, stamp)
    if terms.strict and article.outline.faults:
        raise InputError(article.outline.faults)
    return article


@lru_cache(maxsize=8)
def _read(path: str, stamp: tuple[int, int]) -> _Read:  # noqa: ARG001 - the stamp renews the memory
    """Remember the last articles: a thousand leaflets may be of one."""
    try:
        outline = understand(read_article(Path(path)))
        return _Read(outline, pictures_of(outline.article))
    except InputError as error:
        return _Read(error)


def _printed(outline: Outline, job: Job, terms: Terms) -> Printed:
    return print_leaflet(
        outline,
        job.clinic,
        kind=job.kind,
        edition=job.edition,
        issued=terms.issued,
        patient=job.patient,
        weeks=terms.weeks,
        booklet=terms.booklet and job.edition == Edition.A5,
        for_joining=terms.joining,
    )


@lru_cache(maxsize=1)
def _writer(out: str, sync: bool) -> Writer:  # noqa: FBT001 - lru_cache takes no keywords for granted
    return Writer(out, sync=sync)


def _is_there(job: Job, terms: Terms, inputs: str) -> bool:
    """Whether the leaflet was made from the same inputs before, and its file is still as it was."""
    if job.known is None or job.known.inputs != inputs or not job.known.digest:
        return False
    try:
        content = Path(terms.out, job.target).read_bytes()
    except OSError:
        return False
    return of_file(content, job, terms.key) == job.known.digest


def _made_or_told(job: Job, terms: Terms) -> Made:
    """Make one leaflet; where the program itself is at fault, say so, and let the others be made."""
    try:
        return make(job, terms)
    except Exception as error:
        what = f"The program fails on the leaflet {job.target} ({_place(error)})."
        fault = Fault(Spot(job.article), what, "Report it with these words; the others are made.")
        return Made(State.FAILED, (fault,))


def _place(error: Exception) -> str:
    """Tell what happened and where; an error's own words may repeat a patient's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "somewhere"
    return f"{type(error).__name__} in {place}"
