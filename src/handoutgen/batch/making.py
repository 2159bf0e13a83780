"""One leaflet made, and one chunk of them in a process that does nothing else."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.batch.digests import of_article, of_file, of_inputs, of_printed, pictures_of
from handoutgen.batch.jobs import Made, State
from handoutgen.keeping.cache import give_way
from handoutgen.keeping.files import ForeignError, OutsideError, Writer
from handoutgen.model.alike import MOST_ALIKE, gathered
from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.model.leaflet import Edition
from handoutgen.pdf.metadata import MARK
from handoutgen.press import Manuscript, Memory, print_leaflet

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoutgen.batch.jobs import Chunk, Job, Terms
    from handoutgen.model.clinic import Clinic
    from handoutgen.press import Printed

SECONDS = 0.25
"""For one chunk. What is not made by then is given back: a stop is never far, and progress is seen."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_HOPELESS = _FULL | {errno.EROFS, errno.EIO}


def make_chunk(chunk: Chunk) -> tuple[Made, ...]:
    """Make the leaflets of a chunk in their order: all, or the first few where they take long."""
    until = time.monotonic() + SECONDS
    writer = writer_for(chunk.terms)
    made: list[Made] = []
    for job in chunk.jobs:
        made.append(_made_or_told(job, chunk.terms, writer))
        if made[-1].hopeless or time.monotonic() + writer.pace * len(made) > until:
            break
    # Whoever is told of a leaflet may count on it.
    refused = writer.settle()
    if not refused:
        return tuple(made)
    return tuple(
        _anew(job, chunk.terms, writer, one, refused[job.target]) if job.target in refused else one
        for job, one in zip(chunk.jobs, made, strict=False)
    )


def make(job: Job, terms: Terms, writer: Writer) -> Made:
    """Make one leaflet and write it, unless it is there already; faults of its inputs are told."""
    inputs = ""
    try:
        if terms.key:
            inputs = _inputs(job, terms)
            if _is_there(job, terms, inputs) and job.known is not None:
                return Made(State.KEPT, job.known.faults, job.known.pages, inputs, job.known.digest)
        printed = print_job(job, terms)
    except InputError as error:
        return Made(State.FAILED, error.faults, inputs=inputs)
    digest = ""
    if not terms.count:
        try:
            making_room(terms.out, lambda: writer.write(job.target, printed.pdf))
        except OSError as error:
            return _unwritten(job, terms, error, inputs)
        if terms.key:
            digest = of_printed(printed, job, terms.key)
    return Made(State.MADE, printed.faults, printed.pages, inputs, digest)


def _anew(job: Job, terms: Terms, writer: Writer, made: Made, error: OSError) -> Made:
    """Make once more what the disk refused after all, where it may take it now; else tell why."""
    if error.errno == errno.ENOENT or (error.errno in _FULL and give_way(Path(terms.out))):
        made = _made_or_told(job, terms, writer)
        again = writer.settle().get(job.target)
        if again is None:
            return made
        error = again
    return _unwritten(job, terms, error, made.inputs)


def _unwritten(job: Job, terms: Terms, error: OSError, inputs: str) -> Made:
    fault = cannot_write(Path(terms.out, job.target), error)
    return Made(State.FAILED, (fault,), inputs=inputs, hopeless=error.errno in _HOPELESS)


def print_job(job: Job, terms: Terms) -> Printed:
    """Return a leaflet that is not written; raises `InputError` where it cannot be made.

    Of many faults alike no more go on from here than somebody reads: they pass between processes, and each
    stands in the manifest.
    """
    if job.refusal is not None:
        raise InputError((job.refusal,))
    try:
        printed = print_leaflet(
            _manuscript(job.article, _stamp(job.article)),
            _same(job.clinic, job.seal),
            kind=job.kind,
            edition=job.edition,
            issued=terms.issued,
            patient=job.patient,
            weeks=terms.weeks,
            booklet=is_booklet(job, terms),
            strict=terms.strict,
        )
    except InputError as error:
        raise InputError(gathered(error.faults)) from error
    return replace(printed, faults=gathered(printed.faults)) if len(printed.faults) > MOST_ALIKE else printed


def is_booklet(job: Job, terms: Terms) -> bool:
    """Whether a leaflet is imposed on A4, to be folded."""
    return terms.booklet and job.edition == Edition.A5


def making_room(folder: str, write: Callable[[], None]) -> None:
    """Write a file below a folder; where its disk is full, what we keep there gives way. Raises `OSError`."""
    try:
        write()
    except OSError as error:
        if error.errno not in _FULL or not give_way(Path(folder)):
            raise
        write()


def cannot_write(path: Path, error: OSError, option: str = "--out") -> Fault:
    """Tell why a file could not be written, of the folder where the folder is what is wrong."""
    at = path if error.filename is None or str(error.filename).endswith(".part") else Path(error.filename)
    if isinstance(error, OutsideError):
        return Fault(Spot(str(at)), f"Nothing is written here: {error.strerror}.", "Remove the link.")
    if isinstance(error, ForeignError):
        remedy = f"Move it away, or choose another place with {option}."
        return Fault(Spot(str(at)), f"Nothing is written here: {error.strerror}.", remedy)
    what = f"The leaflet cannot be written ({error.strerror})."
    remedy = f"Check the folder, its rights and the room on the disk, or choose another with {option}."
    return Fault(Spot(str(at)), what, remedy)


def _inputs(job: Job, terms: Terms) -> str:
    """Return the digest of a job's inputs; its article and pictures may change while we work."""
    stamp = _stamp(job.article)
    pictures = _pictures(job.article, stamp)
    return of_inputs(job, of_article(_manuscript(job.article, stamp), pictures), terms)


def pictures_named(article: str) -> tuple[str, ...]:
    """Return the paths of the pictures that an article names; none where it cannot be read."""
    return _pictures(article, _stamp(article))


def _stamp(path: str) -> tuple[int, int]:
    """Return what changes with a file; nothing for one that is not there, whose reader tells why."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for each leaflet, and a Path is slow to make
    except OSError:
        return (0, 0)
    return found.st_mtime_ns, found.st_size


_MANUSCRIPTS: Memory[Manuscript] = Memory(600_000, lambda manuscript: len(manuscript.content or b"") + 100)
"""By their bytes: some sixty articles of the usual length. What is understood of one takes far more."""


def _manuscript(path: str, stamp: tuple[int, int]) -> Manuscript:
    """Remember the last articles: a thousand leaflets may be of one. The `stamp` renews the memory."""
    found = _MANUSCRIPTS.get((path, stamp))
    if found is None:
        found = Manuscript(Path(path))
        _MANUSCRIPTS.put((path, stamp), found)
    return found


@lru_cache(maxsize=64)
def _pictures(path: str, stamp: tuple[int, int]) -> tuple[str, ...]:
    """Return the pictures that an article names. It is understood only where it may name any."""
    manuscript = _manuscript(path, stamp)
    content = manuscript.content
    if content is None or not any(sign in content for sign in (b"![", b"<img", b"picture")):
        return ()
    try:
        return pictures_of(manuscript.outline().article)
    except InputError:
        return ()


_CLINICS = 2000
"""Clinics that a process remembers; a chain has some hundred."""

_known_clinics: dict[tuple[str, str], Clinic] = {}


def _same(clinic: Clinic, seal: str) -> Clinic:
    """Return one object for one clinic, by which the press knows it; each chunk brings a copy."""
    if not seal:
        return clinic
    if len(_known_clinics) >= _CLINICS:
        _known_clinics.clear()
    return _known_clinics.setdefault((clinic.path, seal), clinic)


def writer_for(terms: Terms) -> Writer:
    """Return what writes leaflets. Where the folder that `out` counts from is gone, it will say so."""
    here = ""
    if not os.path.isabs(terms.out):  # noqa: PTH117 - asked for each leaflet of a desk
        with suppress(OSError):
            here = os.getcwd()  # noqa: PTH109 - as above
    return _writer(terms.out, terms.sync, here)


@lru_cache(maxsize=1)
def _writer(out: str, sync: bool, _here: str) -> Writer:  # noqa: FBT001 - lru_cache takes no keywords for granted
    """Return what writes below a folder; whoever stands elsewhere since has another folder of that name."""
    return Writer(out, sync=sync, ours=MARK)


def _is_there(job: Job, terms: Terms, inputs: str) -> bool:
    """Whether the leaflet was made from the same inputs before, and its file is still as it was."""
    if job.known is None or job.known.inputs != inputs or not job.known.digest:
        return False
    try:
        content = Path(terms.out, job.target).read_bytes()
    except OSError:
        return False
    return of_file(content, job, terms.key) == job.known.digest


def _made_or_told(job: Job, terms: Terms, writer: Writer) -> Made:
    """Make one leaflet; where the program itself is at fault, say so, and let the others be made."""
    try:
        return make(job, terms, writer)
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
