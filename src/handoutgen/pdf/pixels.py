"""A PNG or JPEG file becomes pixels: upright, in sRGB or grey, no more of them than paper can show.

Pillow's colours are grey or RGB from here on, with alpha where the picture is see-through anywhere.
"""

from __future__ import annotations

import io
import warnings
from typing import Any

from handoutgen.pdf.artwork import PALE, PictureError, Pixels, Tones
from handoutgen.pdf.jpegs import too_many_parts, with_more_data
from handoutgen.pdf.packing import Colours, colours_of, packed
from handoutgen.pdf.pngs import ends_early, in_passes

_MOST_PIXELS = 64_000_000
"""A picture of more pixels (8000 × 8000) is refused before it is unpacked."""
_MOST_UNPACKED = 160_000_000
"""Bytes. So is one for which its reader needs more room: a PNG in full colour from forty million pixels."""
_STRIP = 4_000_000
"""Bytes of a large picture that are turned into full colour at a time."""
_ORIENTATION = 0x0112
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""How a camera was held (Exif 2.3, 4.6.4), and what sets its picture upright."""
_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2}
"""Of a pixel, by what Pillow calls its colours."""
_UNTOLD = (127, 128)
"""What libjpeg makes of coefficients that it was not told, in all colours."""
_VISIBLE = 25
"""Alpha of 255 below which nothing is seen."""


def read_pixels(content: bytes, most: tuple[int, int]) -> Pixels:
    """Return the picture of a PNG or JPEG file, kept within `most` pixels; raises `PictureError`."""
    from PIL import Image

    if content.startswith(b"\xff\xd8") and too_many_parts(content):
        raise PictureError(
            "The picture is packed in more parts than any camera writes.", "Export it again as PNG or JPEG."
        )
    try:
        # Pillow tells of broken notes of a camera by a warning, with a path of its own.
        with warnings.catch_warnings(action="ignore"), _opened(content) as opened:
            size = opened.size
            # Looked at first: to ask a PNG how it was held is to unpack it.
            if size[0] * size[1] > _MOST_PIXELS or _unpacked(opened) > _MOST_UNPACKED:
                raise PictureError(
                    f"The picture is {size[0]} × {size[1]} pixels.",
                    "Make it smaller: 1200 pixels along its longest side is plenty.",
                )
            turn = _turn(opened)
            lying = turn >= 5
            room = (most[1], most[0]) if lying else most
            if content.startswith(b"\xff\xd8"):  # a huge photograph is unpacked at an eighth of its size
                opened.draft(None, (2 * room[0], 2 * room[1]))
            opened.load()
            if _ends_early(opened, content):
                raise PictureError(
                    "The picture is damaged: its data ends before its last row.",
                    "Copy the file anew from where it came from, or export it again.",
                )
            picture = _in_colour(_shrunk(opened, room), opened.info)
    except PictureError:
        raise
    except Exception as error:  # Pillow raises many kinds for a broken file
        raise PictureError(
            "The picture is damaged, or not SVG, PNG or JPEG.", "Export it again as SVG or PNG."
        ) from error
    if turn in _TURNS:
        picture = picture.transpose(Image.Transpose[_TURNS[turn]])
    untouched = picture.size == size and turn not in _TURNS and picture.mode == opened.mode
    source = content if untouched and not _profile(opened.info) else None
    alpha = None
    if picture.mode == "RGBA":
        alpha = picture.getchannel("A")
        picture = picture.convert("RGB")
        if alpha.getextrema()[0] == 255:
            alpha = None
    colours = colours_of(picture) if alpha is None else None
    jpeg = content.startswith(b"\xff\xd8")
    entries, body, mask = packed(picture, alpha, colours, jpeg=jpeg, source=source)
    w, h = size[::-1] if lying else size
    return Pixels(entries, body, mask, w, h, _tones(picture, alpha, colours))


def _opened(content: bytes) -> Any:
    """Open a PNG or JPEG by its own reader: Pillow's `open` would first load those of five formats."""
    if content.startswith(b"\x89PNG"):
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile(io.BytesIO(content))
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile(io.BytesIO(content))


def _unpacked(opened: Any) -> int:
    """Return the bytes that a picture's reader holds at once.

    libjpeg unpacks rows at the size that is asked for, but keeps every number of a picture that is told in
    scans, each in two bytes. Pillow keeps all of a PNG, any two colours and more in four bytes a pixel.
    """
    w, h = opened.size
    if not hasattr(opened, "layer"):
        return int(w * h) * _BYTES.get(opened.mode, 4)
    if "progressive" not in opened.info:
        return 0
    parts: list[tuple[int, int]] = [(across, down) for _, across, down, _ in opened.layer]
    widest, highest = map(max, zip(*parts, strict=True))
    return sum(2 * w * h * across * down // (widest * highest) for across, down in parts)


def _ends_early(loaded: Any, content: bytes) -> bool:
    """Return whether the file has less data than its head promises, which its reader tells nobody.

    It is asked only where the last pixels are as the reader leaves what it has no data for: grey by a JPEG,
    nothing by a PNG. Most pictures are not.
    """
    w, h = loaded.size
    if content.startswith(b"\xff\xd8"):
        last = loaded.getpixel((w - 1, h - 1))
        grey = all(value in _UNTOLD for value in (last if isinstance(last, tuple) else (last,)))
        return grey and _eighth(content) != _eighth(with_more_data(content))
    asked = in_passes(content) or loaded.crop((0, h - 1, w, h)).getbbox(alpha_only=False) is None
    return asked and ends_early(content)


def _eighth(content: bytes) -> bytes:
    """Return the pixels of a JPEG at an eighth of its size."""
    opened = _opened(content)
    opened.draft(None, (1, 1))
    return bytes(opened.tobytes())


def _turn(opened: Any) -> int:
    try:
        return int(opened.getexif().get(_ORIENTATION, 1))
    except Exception:  # a camera's notes may be broken where its picture is not
        return 1


def _shrunk(picture: Any, room: tuple[int, int]) -> Any:
    """Return the picture in full colour within `room`; a large one is first averaged strip by strip."""
    from PIL import Image

    w, h = picture.size
    factor = int(max(w / room[0], h / room[1]) / 2)
    if factor > 1:
        rows = max(1, _STRIP // (4 * w * factor)) * factor
        averaged = None
        for top in range(0, h, rows):
            strip = _full(picture.crop((0, top, w, min(h, top + rows)))).reduce(factor)
            averaged = averaged or Image.new(strip.mode, (strip.width, -(-h // factor)))
            averaged.paste(strip, (0, top // factor))
        picture = averaged
    else:
        picture = _full(picture)
    scale = min(room[0] / w, room[1] / h)
    if scale < 1:
        picture = picture.resize(
            (max(1, round(w * scale)), max(1, round(h * scale))), Image.Resampling.LANCZOS
        )
    return picture


def _full(picture: Any) -> Any:
    """Return L, RGB, RGBA or CMYK: no palette and no single bits, which could not be averaged."""
    from PIL import Image

    if picture.mode.startswith("I;16"):  # Pillow would cut what is above 255, and all of it is
        raw = "L;16B" if picture.mode.endswith("B") else "L;16"
        return Image.frombytes("L", picture.size, picture.tobytes(), "raw", raw)
    if picture.mode == "I":
        return picture.point(lambda value: value / 257).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    return picture if picture.mode in ("CMYK", "RGB") else picture.convert("RGB")


def _in_colour(picture: Any, info: dict[str, Any]) -> Any:
    """Return the picture in grey or sRGB. A printer's colours are turned by the profile they came with."""
    from PIL import ImageChops

    if picture.mode == "CMYK" and "adobe" not in info:
        picture = ImageChops.invert(picture)  # Pillow takes all for Adobe's, which are inverted
    profile = _profile(info)
    if profile and picture.mode in ("CMYK", "RGB", "RGBA"):
        from PIL import ImageCms

        try:
            to = "RGB" if picture.mode == "CMYK" else picture.mode
            turned = ImageCms.profileToProfile(
                picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=to
            )
        except (ImageCms.PyCMSError, OSError, ValueError):  # a profile of other colours than the picture's
            turned = None
        if turned is not None:
            return turned
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _profile(info: dict[str, Any]) -> bytes | None:
    """Return the colour profile a picture came with; None where it is sRGB anyway."""
    profile = info.get("icc_profile")
    if not isinstance(profile, bytes) or b"sRGB" in profile or b"s\0R\0G\0B" in profile:
        return None
    return profile


def _tones(picture: Any, alpha: Any, colours: Colours | None) -> Tones:
    from PIL import Image

    if colours is not None:
        dark = sum(count for count, colour in colours if _brightness(colour) <= PALE)
        return Tones(1.0, dark / (picture.width * picture.height))
    if alpha is None:
        grey = picture.convert("L").histogram()
        return Tones(1.0, sum(grey[: PALE + 1]) / sum(grey))
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=alpha)
    visible = alpha.point(lambda value: 255 if value > _VISIBLE else 0)
    grey = white.convert("L").histogram(visible)
    covered = sum(grey)
    return Tones(covered / (picture.width * picture.height), sum(grey[: PALE + 1]) / max(1, covered))


def _brightness(colour: tuple[int, int, int]) -> int:
    """Return how bright a colour is, of 255, as Pillow reckons it (ITU-R BT.601)."""
    red, green, blue = colour
    return (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16
