"""What was made, one line of JSON for each leaflet, in the output folder's `manifest.jsonl`.

Nothing in it tells of a patient. What is taken of a patient's words (`digests`) is sealed with a random key
in a file beside it, `.manifest.key`: whoever is given the manifest alone cannot try names against it, and
whoever may read the folder has the leaflets anyway. Without the key, all patients' leaflets are made anew.

Lines are appended whole while leaflets are made; a leaflet's last line counts. A run that comes to its end
leaves one line for each leaflet, in the order of their paths.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
import unicodedata
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from handoutgen.batch.digests import KEY_LENGTH
from handoutgen.batch.jobs import Known, State
from handoutgen.keeping.files import Writer, make_folder, write_all
from handoutgen.model.faults import Fault, InputError, Level, Spot, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from handoutgen.batch.jobs import Job, Made

NAME = "manifest.jsonl"
KEY_NAME = ".manifest.key"

_MOST = 4_000_000_000
"""Bytes of a manifest: some eight million leaflets."""
_LONGEST = 1_000_000
"""Bytes of one line; one with twenty faults has ten thousand."""
_SECONDS = 2.0
"""Between two times that the disk is waited for: a power cut costs no more than that to be made anew."""


class FaultLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A fault as the manifest tells it."""

    path: str
    what: str
    mend: str
    line: int = 0
    level: Level = Level.WARNING
    rule: str = ""


class Line(msgspec.Struct, frozen=True):
    """One leaflet as the manifest tells it."""

    path: str
    """Below the output folder, with slashes."""
    article: str
    clinic: str | None
    kind: str
    edition: str
    row: int | None
    """The row of a list, as a spreadsheet shows it."""
    made: bool
    inputs: str
    """SHA-256 of all that shapes it, sealed where that is also a patient's row."""
    sha256: str | None
    """Of the file; of a patient's sealed, and then no tool but this one can check it."""
    sealed: bool
    pages: int
    faults: tuple[FaultLine, ...] = ()


class Manifest:
    """The manifest of one output folder, for as long as a run lasts; no other run can have it then."""

    def __init__(self, out: Path) -> None:
        """Make the folder, lock it, and look at what is there; raises `OSError` or `InputError`."""
        make_folder(str(out))
        self._out = out
        self._key_file = _locked(out / KEY_NAME)
        try:
            # Unbuffered: what is appended is in the file at once, whatever becomes of this process.
            self._file = os.fdopen(_opened(out / NAME, os.O_APPEND, 0o666), "r+b", buffering=0)
            self._places, self._end = self._look_through()
            self.key = _key(self._key_file)
        except BaseException:
            self._key_file.close()
            raise
        self._synced = time.monotonic()

    def known(self, target: str) -> Known | None:
        """Return what is known of a leaflet that was made."""
        place = self._places.get(target)
        line = _LINES.decode(self._read(place)) if place else None
        if line is None or not line.made or line.sha256 is None:
            return None
        faults = tuple(
            Fault(Spot(one.path, one.line), one.what, one.mend, one.level, one.rule) for one in line.faults
        )
        return Known(line.inputs, line.sha256, line.pages, faults)

    def add(self, made: Iterable[tuple[Job, Made]]) -> None:
        """Append a line for each leaflet, all at once; raises `OSError`, and then has appended none."""
        lines = [
            (job.target, _ENCODER.encode(_line(job, one)) + b"\n")
            for job, one in made
            if one.state is not State.KEPT
        ]
        try:
            write_all(self._file.fileno(), b"".join(line for _, line in lines))
        except OSError:
            self._file.truncate(self._end)
            raise
        for target, line in lines:
            self._places[target] = (self._end, len(line))
            self._end += len(line)
        if time.monotonic() > self._synced + _SECONDS:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def settle(self) -> None:
        """Leave one line for each leaflet, in the order of their paths, and none for a file that is gone."""
        kept = [target for target in sorted(self._places) if self._is_worth_a_line(target)]
        content = b"".join(self._read(self._places[target]) for target in kept)
        writer = Writer(str(self._out), sync=True)
        writer.write(NAME, content)
        writer.settle()

    def close(self) -> None:
        """Let another run have the folder."""
        self._file.close()
        self._key_file.close()

    def _is_worth_a_line(self, target: str) -> bool:
        """Whether the file is there, or is not for a reason that the line tells."""
        if os.path.exists(f"{self._out}/{target}"):  # noqa: PTH110 - a Path is slower to make than to ask
            return True
        return not _LINES.decode(self._read(self._places[target])).made

    def _read(self, place: tuple[int, int]) -> bytes:
        self._file.seek(place[0])
        return self._file.read(place[1]) or b""

    def _look_through(self) -> tuple[dict[str, tuple[int, int]], int]:
        """Find each leaflet's last line. A line that was torn when a run was killed is taken away."""
        places: dict[str, tuple[int, int]] = {}
        end = 0
        with (self._out / NAME).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            while size <= _MOST and (line := file.readline(_LONGEST)).endswith(b"\n"):
                with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                    places[_LINES.decode(line).path] = (end, len(line))
                end += len(line)
        if size and not places and not os.fstat(self._key_file.fileno()).st_size:
            # Neither a line nor a key tells that we were here before: lines of ours would spoil it.
            raise OSError(0, "a file that is not ours has its name", str(self._out / NAME))
        self._file.truncate(end)
        return places, end


_ENCODER = msgspec.json.Encoder()
_LINES = msgspec.json.Decoder(Line)


def _line(job: Job, made: Made) -> Line:
    return Line(
        path=job.target,
        article=_name(job.article),
        clinic=job.clinic.id or None,
        kind=job.kind.value,
        edition=job.edition.value,
        row=job.patient.line if job.listed else None,
        made=made.state is State.MADE,
        inputs=made.inputs,
        sha256=made.digest or None,
        sealed=job.listed,
        pages=made.pages,
        faults=tuple(
            FaultLine(shown(one.spot.path), one.told, shown(one.mend), one.spot.line, one.level, one.rule)
            for one in made.faults
        ),
    )


@lru_cache(maxsize=64)
def _name(article: str) -> str:
    # Not every name of a file is text, but JSON is.
    return shown(unicodedata.normalize("NFC", Path(article).stem))


def _locked(path: Path) -> BinaryIO:
    """Open a file for us alone; where the system has no locks, for us and whoever else comes."""
    file = os.fdopen(_opened(path, 0, 0o600), "r+b")
    try:
        import fcntl
    except ImportError:
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        what = "Another run is writing into this folder."
        fault = Fault(Spot(str(path.parent)), what, "Wait until it is done, or choose another with --out.")
        raise InputError((fault,)) from error
    return file


def _opened(path: Path, flags: int, mode: int) -> int:
    """Open a file of ours, or make it; raises `OSError` where a link or no ordinary file has its name."""
    # A pipe is not waited for, and nothing is written through a link.
    flags |= os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), mode)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "what stands here is no ordinary file", str(path))
    return handle


def _key(file: BinaryIO) -> bytes:
    """Return the folder's key; where there is none that is whole, a new one."""
    key = file.read()
    if len(key) != KEY_LENGTH:
        key = secrets.token_bytes(KEY_LENGTH)
        file.seek(0)
        file.write(key)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    return key
