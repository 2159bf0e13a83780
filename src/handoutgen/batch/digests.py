"""Digests of what goes into a leaflet and of what came out, with which a second run knows what is unchanged.

Why a key? A plain digest of a patient's row, or of the leaflet made from it, is patient data: whoever holds
the manifest and the article can try names until the digest agrees. Such digests are sealed with a random
key. It lies beside the leaflets, which hold the names anyway, and in no manifest: see `manifest`. For the
same reason nothing is said of the size of such a file. What is nobody's has a plain SHA-256.
"""

from __future__ import annotations

import os
import stat
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from handoutgen import __version__
from handoutgen.composing.calling import has_expired, urgent_line
from handoutgen.model.clinic import pictures_of as clinic_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from hashlib import _Hash as Hash
    from hmac import HMAC

    from handoutgen.batch.jobs import Job, Terms
    from handoutgen.model.article import Article
    from handoutgen.model.clinic import Clinic
    from handoutgen.model.patient import Patient
    from handoutgen.press import Manuscript, Memory, Printed

KEY_LENGTH = 32
"""Bytes: as many as SHA-256 gives."""

_NONE = "-"
"""Stands for a file that is not there."""


def of_file(content: bytes, job: Job, key: bytes) -> str:
    """Return the digest of a leaflet's file, sealed where it is a patient's."""
    return _sealed(content, key) if job.listed else _sha256(content).hexdigest()


def of_printed(printed: Printed, job: Job, key: bytes) -> str:
    """Return the digest of a leaflet's file as it was printed."""
    digest = _of_plate(printed.plate, key if job.listed else b"").copy()
    digest.update(printed.imprint)
    return digest.hexdigest()


def _of_plate(plate: bytes, key: bytes) -> HMAC | Hash:
    """Remember the digest of what thousands of files begin with, and go on from there."""
    import hmac

    known = _digested().get((id(plate), key))
    if known is None:
        known = hmac.new(key, plate, "sha256") if key else _sha256(plate), len(plate)
        _digested().put((id(plate), key), known, holding=plate)
    return known[0]


@cache
def _digested() -> Memory[tuple[HMAC | Hash, int]]:
    """Return the memory of plates' digests: no more than 4 MB of plates live as long as it."""
    from handoutgen.press.memory import Memory  # its room is slow to load, and who plans needs none of it

    return Memory(4_000_000, lambda digested: digested[1])


def of_inputs(job: Job, article: str, terms: Terms) -> str:
    """Return the digest of all that shapes a leaflet. `article` and `job.seal` are digests themselves.

    The day of issue shapes only what expires, which is part of the clinic's; a printed day is the patient's.
    """
    told = (__version__, article, job.seal, job.kind, job.edition, terms.weeks, terms.booklet)
    said = "\n".join(map(str, told)).encode() + _of_patient(job.patient)
    return _sealed(said, terms.key) if job.listed else _sha256(said).hexdigest()


def of_clinic(clinic: Clinic, issued: date) -> str:
    """Return the digest of what a clinic's files say, all that it extends included, and of its pictures.

    It is taken of what was read and not of the files: a remark in a clinic.toml changes no leaflet.
    """
    urgent = urgent_line(clinic)
    expired = urgent is not None and has_expired(urgent, issued)
    # Where the files lie does not matter: the same chain in another folder makes the same leaflets.
    folder = repr(str(Path(clinic.path).parent / "_"))[1:-2]
    said = repr(clinic).replace(folder, "") if folder else repr(clinic)
    return _joined((said, str(expired), *map(_of_picture, clinic_pictures(clinic))))


def pictures_of(article: Article) -> tuple[str, ...]:
    """Return the pictures that an article names, where they would lie."""
    from handoutgen.model.article import figures_in
    from handoutgen.pdf.figures import picture_place

    named = [figure.picture.source for figure in figures_in(article.blocks)]
    named += [one.picture for one in article.facts.exercises if one.picture]
    return tuple(found for name in dict.fromkeys(named) if (found := picture_place(name, article.path)))


def of_article(manuscript: Manuscript, pictures: tuple[str, ...]) -> str:
    """Return the digest of an article's text and name, and of its pictures, each looked at anew."""
    return _joined((manuscript.name, _of_text(manuscript.content), *map(_of_picture, pictures)))


@lru_cache(maxsize=8)
def _of_text(content: bytes | None) -> str:
    return _NONE if content is None else _sha256(content).hexdigest()


def _of_patient(patient: Patient) -> bytes:
    """Return all that is printed of a patient. Where it was read shows on no paper."""
    return msgspec.json.encode(replace(patient, path="", line=0))


def _sealed(content: bytes, key: bytes) -> str:
    import hmac

    return hmac.digest(key, content, "sha256").hex()


def _sha256(content: bytes) -> Hash:
    """Digest by OpenSSL, the quickest; to load it takes longer than a desk's one leaflet has need of it."""
    from hashlib import sha256

    return sha256(content)


def _joined(parts: Iterable[str]) -> str:
    return _sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _of_picture(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for each leaflet, and a Path is slow to make
        if not stat.S_ISREG(found.st_mode):
            return _NONE
        return _of_content(path, found.st_mtime_ns, found.st_size)
    except (OSError, ValueError):
        return _NONE


@lru_cache(maxsize=512)
def _of_content(path: str, *_stamp: int) -> str:
    from hashlib import file_digest

    with Path(path).open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
