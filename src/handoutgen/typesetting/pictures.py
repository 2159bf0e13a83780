"""Pictures of the article: fitted to their place; a missing one becomes a frame with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish import labels
from handoutgen.model.inlines import Text
from handoutgen.typesetting.galley import Strip
from handoutgen.typesetting.ink import Box, Image, Paint
from handoutgen.typesetting.shop import put_lines
from handoutgen.typesetting.text import stacked

if TYPE_CHECKING:
    from handoutgen.model.article import Figure
    from handoutgen.typesetting.shop import Column, Shop
    from handoutgen.typesetting.tags import Tag

_TALLEST = 260.0
"""A picture never takes more than this of a page, in points."""


class PictureFile(Struct, frozen=True):
    """A picture that can be printed, as an `Image` has it, and the largest size it may have, in points."""

    picture: object
    w: float
    h: float

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return the size at which it fits, never stretched and never blown up."""
        scale = min(width / self.w, height / self.h, 1.0)
        return self.w * scale, self.h * scale


def set_figure(shop: Shop, block: Figure, column: Column, parent: Tag, space: float) -> None:
    """Set a picture that stands alone."""
    alt = block.picture.alt or labels.PICTURE
    picture = shop.pictures.get(block.picture.source)
    if picture is None:
        _set_frame(shop, alt, column, parent, space)
        return
    w, h = picture.fitted(column.width, _TALLEST)
    tag = parent.add("Figure", alt=alt)
    shop.galley.add(Strip(h, [Image(column.x, 0, w, h, picture.picture, tag)], space=space))


def _set_frame(shop: Shop, alt: str, column: Column, parent: Tag, space: float) -> None:
    tag = parent.add("P")
    kind = shop.look.small
    lines = shop.setter.lines((Text(alt),), kind, column.width - 20, tag, x=column.x + 10)
    height = max(60.0, len(lines) * kind.leading + 20)
    if height > shop.look.height:  # no frame is torn
        put_lines(shop.galley, lines, kind, space=space)
        return
    strip = Strip(height, [Box(column.x, 0, column.width, height, None, Paint.LINE, 0.8)], space=space)
    top = (height - len(lines) * kind.leading) / 2
    strip.ink += stacked(lines, kind.leading, down=top)
    shop.galley.add(strip)
