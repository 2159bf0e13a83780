"""What was ordered, and the files that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.batch.jobs import Terms
from handoutgen.reading.clinics import FILE_NAME, is_chain
from handoutgen.reading.source import ARTICLE_ENDINGS, is_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from handoutgen.model.leaflet import Edition, Kind
    from handoutgen.model.patient import Patient


class Order(Struct, frozen=True):
    """What was asked for. Without `kinds` or `editions` each clinic's; without `clinics` the plain one."""

    articles: tuple[Path, ...]
    clinics: tuple[Path, ...]
    kinds: tuple[Kind, ...]
    editions: tuple[Edition, ...]
    patient: Patient
    """What the command line says: it fills in what a patient's file leaves open."""
    issued: date
    weeks: int | None
    strict: bool
    out: Path
    patients: tuple[Path, ...] = ()
    """Files of single patients, and lists of many."""
    booklet: bool = False
    """Whether A5 leaflets are imposed on A4, to be folded."""
    combine: Path | None = None
    """The one file that all leaflets go into, instead of a file each."""


def terms_of(order: Order) -> Terms:
    """Return what holds for all leaflets of an order."""
    return Terms(
        str(order.out),
        order.issued,
        weeks=order.weeks,
        strict=order.strict,
        booklet=order.booklet,
    )


def article_files(order: Order) -> list[Path]:
    """Return the articles' files, each once."""
    return articles_of(order.articles)


def articles_of(paths: tuple[Path, ...]) -> list[Path]:
    """Return the articles' files that paths and folders name, each once."""
    return list(dict.fromkeys(_files(paths, *(f"*{ending}" for ending in ARTICLE_ENDINGS))))


def clinic_files(order: Order) -> list[Path]:
    """Return the clinics' files, each once. What several clinics of a folder extend is none of them."""
    files: list[Path] = []
    for path in order.clinics:
        found = list(_files((path,), f"*/{FILE_NAME}"))
        files += found if found == [path] else [file for file in found if not is_chain(file)]
    return list(dict.fromkeys(files))


def has_folders(order: Order) -> bool:
    """Whether a folder of clinics is named, and not only single ones."""
    return any(is_folder(path) and not (path / FILE_NAME).is_file() for path in order.clinics)


def _files(paths: tuple[Path, ...], *patterns: str) -> Iterator[Path]:
    """Files as they are named, folders as what they hold; a folder with a clinic.toml is one clinic."""
    for path in paths:
        if is_folder(path) and not (path / FILE_NAME).is_file():
            held = sorted(file for pattern in patterns for file in path.glob(pattern))
            yield from held or [path]
        else:
            yield path
