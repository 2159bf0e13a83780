"""The pictures an article names: found below its own folder, or told as faults. None is ever fetched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.model.article import figures_in
from handoutgen.model.clinic import CLINIC_PICTURE
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.pdf.pictures import PictureError, Vector, load_picture
from handoutgen.typesetting.pictures import PictureFile

if TYPE_CHECKING:
    from handoutgen.model.outline import Outline

_DOT = 72 / 150
"""Points a pixel takes at the most: 150 dots an inch."""
_ROOM = 50_000_000
"""Bytes of all pictures of a leaflet together, as they are kept in it: a hundred photographs take that."""


def read_figures(outline: Outline) -> tuple[dict[str, PictureFile], list[Fault]]:
    """Return the pictures that can be printed, by the name the author gave them, and what is wrong."""
    article = outline.article
    folder = str(Path(article.path).parent)
    files: dict[str, PictureFile] = {}
    faults: list[Fault] = []
    room = _ROOM
    exercises = outline.exercises if outline.programme is None else outline.programme
    named = [
        (figure.picture.source, figure.line, figure.picture.alt) for figure in figures_in(article.blocks)
    ]
    named += [(one.picture, one.line, "exercise") for one in exercises if one.picture]
    for source, line, alt in named:
        of_clinic = source.removeprefix(CLINIC_PICTURE)
        spot = Spot(article.path, line) if of_clinic == source else Spot(of_clinic)
        if not alt:
            what = f"The picture »{source}« has no words for those who cannot see it."
            mend = "Write them between the brackets: ![words](file)."
            faults.append(Fault(spot, what, mend, Level.WARNING, "picture-alt"))
        if source in files:
            continue
        try:
            files[source], size = _file(source, folder, room)
            room -= size
        except PictureError as error:
            what = f"The picture »{Path(of_clinic).name}« is not printed. {error.what}"
            faults.append(Fault(spot, what, error.mend, Level.WARNING, "picture"))
    return files, faults


def picture_files(outline: Outline) -> list[str]:
    """Return where the pictures that an article names are, or should be."""
    exercises = outline.exercises if outline.programme is None else outline.programme
    sources = [one.picture.source for one in figures_in(outline.article.blocks)]
    sources += [one.picture for one in exercises if one.picture]
    found: list[str] = []
    for source in dict.fromkeys(sources):
        of_clinic = source.removeprefix(CLINIC_PICTURE)
        place = of_clinic if of_clinic != source else picture_place(source, outline.article.path)
        if place:
            found.append(place)
    return found


def picture_place(source: str, article: str) -> str | None:
    """Return where a picture that an article names lies, or would lie; None outside its folder."""
    if not _may_be_local(source):
        return None
    home = Path(article).parent
    try:
        inside = (home / source).resolve().is_relative_to(home.resolve())
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead in a circle
        return None
    return str(home / source) if inside else None


def _may_be_local(source: str) -> bool:
    return bool(source) and ":" not in source and not source.startswith(("/", "\\"))


def _file(source: str, folder: str, room: int) -> tuple[PictureFile, int]:
    """Return a picture that takes no more than `room`, and the bytes that it takes."""
    of_clinic = source.removeprefix(CLINIC_PICTURE)
    path = Path(of_clinic) if of_clinic != source else local_picture(source, folder)
    if path is None:
        raise PictureError(
            "There is no such file below the article's folder.", "Put it there, and name it so."
        )
    picture = load_picture(str(path))
    if not picture.tones.cover:
        raise PictureError("Nothing in it can be seen.", "Export it again, and look at the file.")
    if picture.size > room:
        raise PictureError(
            f"The pictures of a leaflet may take {_ROOM // 1_000_000} MB, and those before leave too little.",
            "Save photographs as JPEG, or show fewer pictures.",
        )
    scale = 1.0 if isinstance(picture, Vector) else _DOT
    return PictureFile(picture, picture.w * scale, picture.h * scale), picture.size


def local_picture(source: str, folder: str) -> Path | None:
    """Return the file of a picture below the article's folder, links followed, or None."""
    if not _may_be_local(source):
        return None
    try:
        home = Path(folder).resolve()
        path = (home / source).resolve()
        inside = path.is_relative_to(home) and path.is_file()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead in a circle
        return None
    return path if inside else None
