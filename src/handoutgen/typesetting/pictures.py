"""Pictures of the article: fitted to the column; a missing one becomes a frame with its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.danish import labels
from handoutgen.model.inlines import Text
from handoutgen.typesetting.galley import Strip
from handoutgen.typesetting.ink import Box, Image, Paint

if TYPE_CHECKING:
    from handoutgen.model.article import Figure
    from handoutgen.typesetting.shop import Column, Shop
    from handoutgen.typesetting.tags import Tag

_TALLEST = 260.0
"""A picture never takes more than this of a page, in points."""
_DOTS = 0.48
"""Points a pixel at 150 dots an inch: no picture is blown up beyond that."""


def local_picture(source: str, folder: str) -> Path | None:
    """Return the file of a picture below the article's folder, or None. Nothing is ever fetched."""
    if not source or ":" in source or source.startswith(("/", "\\")):
        return None
    home = Path(folder).resolve()
    try:
        path = (home / source).resolve()
        inside = path.is_relative_to(home) and path.is_file()
    except (OSError, ValueError):
        return None
    return path if inside else None


def size_in_pixels(path: Path) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG file, or None where it is neither."""
    from PIL import Image as Pillow

    try:
        with Pillow.open(path, formats=("PNG", "JPEG")) as picture:
            picture.load()
            return picture.size
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return None


def set_figure(shop: Shop, block: Figure, column: Column, parent: Tag, space: float) -> None:
    """Set a picture that stands alone."""
    path = local_picture(block.picture.source, shop.folder)
    size = size_in_pixels(path) if path else None
    alt = block.picture.alt or labels.PICTURE
    if path is None or size is None:
        _set_frame(shop, alt, column, parent, space)
        return
    scale = min(column.width / size[0], _TALLEST / size[1], _DOTS)
    w, h = size[0] * scale, size[1] * scale
    tag = parent.add("Figure", alt=alt)
    shop.galley.add(Strip(h, [Image(column.x, 0, w, h, str(path), tag)], space=space))


def _set_frame(shop: Shop, alt: str, column: Column, parent: Tag, space: float) -> None:
    tag = parent.add("P")
    kind = shop.look.small
    lines = shop.setter.lines((Text(alt),), kind, column.width - 20, tag, x=column.x + 10)
    height = max(60.0, len(lines) * kind.leading + 20)
    strip = Strip(height, [Box(column.x, 0, column.width, height, None, Paint.LINE, 0.8)], space=space)
    top = (height - len(lines) * kind.leading) / 2
    for number, line in enumerate(lines):
        for ink in line.ink:
            ink.y += top + number * kind.leading
            strip.ink.append(ink)
    shop.galley.add(strip)
