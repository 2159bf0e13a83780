"""What the eye gets: pages as grey pictures, and how far two of them are apart."""

from __future__ import annotations

import math

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

DOTS = 60
"""Dots an inch: a page is 496 × 702 pixels, a line of text some 13."""
_VISIBLE = 64
"""A pixel that differs by more than this many of 255 steps is another pixel."""


def picture(pdf: bytes, page: int = 1, *, finer: int = 1) -> Image.Image:
    """Return a page in greyscale; drawn `finer` times as large, it is shrunk to the same size."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[page - 1].render(scale=finer * DOTS / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
    size = (math.ceil(drawn.width / finer), math.ceil(drawn.height / finer))
    return drawn.resize(size, Image.Resampling.BOX) if finer > 1 else drawn


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page as a search finds it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def softened(seen: Image.Image) -> Image.Image:
    """Return a picture in 16 greys, a little blurred: a letter a third of a pixel off is the same letter."""
    return seen.point(lambda grey: grey // 17 * 17).filter(ImageFilter.GaussianBlur(1.0))


def apart(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return how far two pictures are apart: on average (0–255), and in the worst patch of the page.

    Of each patch, two lines high, counts the share of pixels that differ visibly. Another renderer makes
    many letters a little bolder; a block that moved makes a few patches wholly different.
    """
    if one.size != other.size:
        return 255.0, 1.0
    difference = ImageChops.difference(one, other)
    visible = difference.point(lambda step: 255 if step > _VISIBLE else 0)
    patches = visible.resize((visible.width // 24, visible.height // 12), Image.Resampling.BOX)
    return ImageStat.Stat(difference).mean[0], patches.getextrema()[1] / 255
