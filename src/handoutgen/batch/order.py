"""What was ordered, and the files that it names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.batch.jobs import Terms
from handoutgen.reading.clinics import FILE_NAME, is_chain
from handoutgen.reading.folders import files_in, passed_over
from handoutgen.reading.source import ARTICLE_ENDINGS, is_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from handoutgen.model.faults import Fault
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
    return list(dict.fromkeys(_files(paths, _ARTICLES)))


def stray_articles(paths: tuple[Path, ...]) -> list[Fault]:
    """Tell of articles in folders that are links out of them, and of folders that cannot be read."""
    return [fault for path in paths if _is_shelf(path) for fault in passed_over(path, _ARTICLES)]


def clinic_files(order: Order) -> list[Path]:
    """Return the clinics' files, each once. What several clinics of a folder extend is none of them."""
    files: list[Path] = []
    for path in order.clinics:
        found = list(_files((path,), _CLINICS))
        files += found if found == [path] else [file for file in found if not is_chain(file)]
    return list(dict.fromkeys(files))


def strays(order: Order) -> list[Fault]:
    """Tell of articles and clinics in folders that are links out of them, and of what cannot be read."""
    clinics = [fault for path in order.clinics if _is_shelf(path) for fault in passed_over(path, _CLINICS)]
    return [*stray_articles(order.articles), *clinics]


def has_folders(order: Order) -> bool:
    """Whether a folder of clinics is named, and not only single ones."""
    return any(map(_is_shelf, order.clinics))


_ARTICLES = tuple(f"*{ending}" for ending in ARTICLE_ENDINGS)
_CLINICS = (f"*/{FILE_NAME}",)


def _is_shelf(path: Path) -> bool:
    """Whether it is a folder of many; one with a clinic.toml is one clinic."""
    return is_folder(path) and not os.path.isfile(path / FILE_NAME)  # noqa: PTH113 - a Path may raise


def _files(paths: tuple[Path, ...], patterns: tuple[str, ...]) -> Iterator[Path]:
    """Files as they are named, folders as what they hold."""
    for path in paths:
        if _is_shelf(path):
            yield from files_in(path, patterns) or ([] if passed_over(path, patterns) else [path])
        else:
            yield path
