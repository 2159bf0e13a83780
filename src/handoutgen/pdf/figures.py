"""The pictures an article names: found below its own folder, or told as faults. None is ever fetched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.model.article import Figure, List, Notice, Quote
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.pdf.pictures import PictureError, Vector, load_picture
from handoutgen.typesetting.pictures import PictureFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Blocks
    from handoutgen.model.outline import Outline

_DOT = 72 / 150
"""Points a pixel takes at the most: 150 dots an inch."""


def read_figures(outline: Outline) -> tuple[dict[str, PictureFile], list[Fault]]:
    """Return the pictures that can be printed, by the name the author gave them, and what is wrong."""
    article = outline.article
    folder = str(Path(article.path).parent)
    files: dict[str, PictureFile] = {}
    faults: list[Fault] = []
    named = [(figure.picture.source, figure.line, figure.picture.alt) for figure in _figures(article.blocks)]
    named += [(one.picture, one.line, "exercise") for one in outline.exercises if one.picture]
    for source, line, alt in named:
        spot = Spot(article.path, line)
        if not alt:
            what = f"The picture »{source}« has no words for those who cannot see it."
            faults.append(
                Fault(spot, what, "Write them between the brackets: ![words](file).", Level.WARNING)
            )
        if source in files:
            continue
        try:
            files[source] = _file(source, folder)
        except PictureError as error:
            what = f"The picture »{source}« is not printed. {error.what}"
            faults.append(Fault(spot, what, error.mend, Level.WARNING))
    return files, faults


def _figures(blocks: Blocks) -> Iterator[Figure]:
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Quote(_, inner) | Notice(_, _, _, inner):
                yield from _figures(inner)
            case List(_, _, items):
                for item in items:
                    yield from _figures(item.blocks)
            case _:
                pass


def _file(source: str, folder: str) -> PictureFile:
    path = local_picture(source, folder)
    if path is None:
        raise PictureError(
            "There is no such file below the article's folder.", "Put it there, and name it so."
        )
    picture = load_picture(str(path))
    scale = 1.0 if isinstance(picture, Vector) else _DOT
    return PictureFile(str(path), picture.w * scale, picture.h * scale)


def local_picture(source: str, folder: str) -> Path | None:
    """Return the file of a picture below the article's folder, links followed, or None."""
    if not source or ":" in source or source.startswith(("/", "\\")):
        return None
    try:
        home = Path(folder).resolve()
        path = (home / source).resolve()
        inside = path.is_relative_to(home) and path.is_file()
    except (OSError, ValueError):
        return None
    return path if inside else None
