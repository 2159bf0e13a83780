"""Picture files for tests, made with Pillow or by hand, and what the eye gets of them on the page."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageDraw

RED = (200, 30, 40)


def svg(body: str, head: str = "", size: str = 'viewBox="0 0 30 10"') -> bytes:
    """Return a SVG file."""
    links = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" {links} {size}>{body}</svg>'.encode()


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    """Return a picture as a file."""
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def pixels(
    mode: str,
    form: str,
    size: tuple[int, int] = (60, 20),
    low: int = 0,
    alpha: int | None = None,
    **options: object,
) -> bytes:
    """Return a picture file with a gradient in it, from `low` to white."""
    grey = Image.linear_gradient("L").resize(size).point(lambda value: low + value * (255 - low) // 255)
    match mode:
        case "P":
            picture = grey.convert("RGB").quantize(8)
        case "RGBA" | "LA":
            picture = grey.convert(mode)
            picture.putalpha(grey if alpha is None else alpha)
        case "I;16":
            deep = b"".join(bytes((value, value)) for value in grey.tobytes())
            picture = Image.frombytes("I;16", size, deep)
        case _:
            picture = grey.convert(mode)
    return saved(picture, form, **options)


def badge(size: tuple[int, int] = (300, 100), ink: tuple[int, int, int] = RED) -> Image.Image:
    """Return a logo on nothing: a disc to the left, a bar to the right of it."""
    w, h = size
    picture = Image.new("RGBA", size)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((0.05 * h, 0.05 * h, 0.95 * h, 0.95 * h), fill=(*ink, 255))
    draw.rectangle((1.2 * h, 0.3 * h, w - 1, 0.7 * h), fill=(*ink, 255))
    return picture


def on_white(picture: Image.Image) -> Image.Image:
    """Return a picture without transparency."""
    sheet = Image.new("RGB", picture.size, "white")
    sheet.paste(picture, mask=picture.getchannel("A"))
    return sheet


def seen(pdf: bytes, box: str, finer: int = 4) -> Image.Image:
    """Return what page 1 shows within a tag's `BBox`, `finer` pixels a point."""
    left, bottom, right, top = (float(edge) for edge in box.split())
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn = page.render(scale=finer).to_pil().convert("RGB")
        high = page.get_height()
    finally:
        document.close()
    edges = (left, high - top, right, high - bottom)
    return drawn.crop(tuple(round(edge * finer) for edge in edges))
