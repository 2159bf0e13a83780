"""Pixels in the fewest bytes that show every one of them.

Of the ways a PDF knows (ISO 32000-1, 7.4 and 8.9.5) each that loses nothing is tried: a palette, grey,
single bits, rows predicted as PNG does. Photographs stay JPEG, or become it at a quality nobody sees.
"""

from __future__ import annotations

import io
import itertools
import re
import zlib
from typing import Any

from handoutgen.pdf.document import stream

_QUALITY = 92
_MOST_OF_A_PIXEL = 12
"""Bytes: three colours, each in a code of at most 16 bits and at most 10 behind it (ISO 10918-1, F.1.2)."""
_SMALL = 400_000
"""Pixels up to which a JPEG is tried as a drawing too: many a logo is saved as one."""
_DRAWN = 4096
"""Colours of a drawing at the most, the shades along its edges included."""
_UNSEEN = 4
"""Steps of 255 by which a colour may move: a sheet of paper varies more."""
_CUBES = [shade // (2 * _UNSEEN + 1) for shade in range(256)]
_MOST_CUBES = 256 * 8
"""Cubes of colours as wide as all that one of a palette may stand for: it reaches into eight of them at most.
A photograph has colours in more, and to look for a palette of it would take ten seconds."""
_BASELINE = (0xC0, 0xC1)
_COLOUR_TYPES = {0: (b"/DeviceGray", 1), 2: (b"/DeviceRGB", 3), 3: (b"", 1)}
"""Of PNG: its colour space, and the parts of a colour."""

Packed = tuple[bytes, bytes]
"""The entries of a stream that say how it is packed, and its bytes."""

Colours = list[tuple[int, tuple[int, int, int]]]
"""How many pixels have each colour: to look at these is quicker than to look at all pixels."""


def colours_of(picture: Any) -> Colours | None:
    """Return the colours of a drawing; None of grey, and of what has too many for one."""
    found: Colours | None = picture.getcolors(_DRAWN) if picture.mode == "RGB" else None
    return found


def packed(
    picture: Any, alpha: Any, colours: Colours | None, *, jpeg: bool, source: bytes | None
) -> tuple[bytes, bytes, bytes | None]:
    """Return entries and body of an image, and its soft mask as a finished stream.

    `colours` are the picture's; with `alpha` it gets others. `jpeg` tells that it came as JPEG, `source` is
    the file where no pixel was changed since.
    """
    mask = None
    if alpha is not None:
        picture = _one_hidden_colour(picture, alpha)
        colours = colours_of(picture)
        entries, body = min(_grey(alpha), key=_length)
        mask = stream(body, _size(alpha) + entries, compress=False)
    ways: list[Packed] = []
    if jpeg:
        ways = _as_jpeg(picture, source)
    if not ways or picture.width * picture.height <= _SMALL:
        ways += _lossless(picture, colours)
    entries, body = min(ways, key=_length)
    return _size(picture) + entries, body, mask


def _length(way: Packed) -> int:
    return len(way[0]) + len(way[1])


def _size(picture: Any) -> bytes:
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d" % picture.size


def _one_hidden_colour(picture: Any, alpha: Any) -> Any:
    """Give what cannot be seen the commonest colour of what can: no fringe, and less to pack."""
    hidden = alpha.point(lambda value: 0 if value else 255)
    visible = picture.copy()
    visible.thumbnail((64, 64), 0)
    shown = alpha.resize(visible.size, 0)
    counts: dict[Any, int] = {}
    for colour, there in zip(_colours(visible), _colours(shown), strict=True):
        if there:
            counts[colour] = counts.get(colour, 0) + 1
    if not counts:
        return picture
    colour = max(counts, key=lambda one: (counts[one], one))
    picture = picture.copy()
    picture.paste(tuple(colour), mask=hidden)
    return picture


def _colours(picture: Any) -> list[Any]:
    raw, step = picture.tobytes(), len(picture.getbands())
    if step == 1:
        return list(raw)
    return [raw[at : at + step] for at in range(0, len(raw), step)]


def _lossless(picture: Any, colours: Colours | None) -> list[Packed]:
    """Return the ways worth trying to keep each pixel as it is, or as nobody can tell.

    A drawing has few colours, and packs best as they are; a photograph has many, and wants its rows
    predicted. Only what is neither tries both.
    """
    if _is_grey(picture, colours):
        return _grey(picture.getchannel(0))
    few = _few_colours(picture, [colour for _, colour in colours or ()])
    if few is None:
        return [_png(picture)]
    return [_plain(few)] if colours else [_plain(few), _png(few)]


def _is_grey(picture: Any, colours: Colours | None) -> bool:
    if colours is not None:
        return all(red == green == blue for _, (red, green, blue) in colours)
    from PIL import ImageChops

    first, *others = picture.split()
    return all(ImageChops.difference(first, other).getbbox() is None for other in others)


def _grey(picture: Any) -> list[Packed]:
    """Return the ways worth trying to keep a picture in grey, or a mask."""
    if not any(picture.histogram()[1:255]):
        return [_plain(picture.convert("1", dither=0))]
    return [_png(picture), _plain(picture)]


def _few_colours(picture: Any, used: list[tuple[int, ...]]) -> Any:
    """Return the picture with a palette, if that moves no colour further than anybody can see."""
    from PIL import Image, ImageChops

    few = _by_one_part(picture, used)
    if few is not None:
        return few
    if not used and picture.point(_CUBES * 3).getcolors(_MOST_CUBES) is None:
        return None
    count = len(used) if 0 < len(used) <= 256 else 256
    few = picture.quantize(count, method=Image.Quantize.MAXCOVERAGE, kmeans=0, dither=0)
    apart: Any = ImageChops.difference(few.convert("RGB"), picture).getextrema()
    return few if max(most for _, most in apart) <= _UNSEEN else None


def _by_one_part(picture: Any, used: list[tuple[int, ...]]) -> Any:
    """Return the picture with a palette where red, green or blue alone tells all its colours apart.

    So it is with most logos: one colour and its shades. To tell by all three takes ten times as long.
    """
    colours = sorted(used)
    for part, shades in enumerate(zip(*colours, strict=True)):
        if len(set(shades)) == len(shades):
            places = [0] * 256
            for place, shade in enumerate(shades):
                places[shade] = place
            few = picture.getchannel(part).point(places)
            few.putpalette(bytes(itertools.chain.from_iterable(colours)))
            return few
    return None


def _plain(picture: Any) -> Packed:
    space, bits, rows = b"/DeviceGray", 8, picture.mode
    if picture.mode == "RGB":
        space = b"/DeviceRGB"
    elif picture.mode == "1":
        bits = 1
    elif picture.mode == "P":
        colours = bytes(picture.getpalette())
        bits = next(bits for bits in (1, 2, 4, 8) if len(colours) <= 3 << bits)
        space, rows = _indexed(colours), f"P;{bits}" if bits < 8 else "P"
    content = picture.tobytes("raw", rows)
    entries = b"/BitsPerComponent %d/ColorSpace%b/Filter/FlateDecode" % (bits, space)
    return entries, zlib.compress(content, 6)


def _png(picture: Any) -> Packed:
    """Let Pillow choose the predictor of each row: a PNG's data are a PDF's, predictor 15."""
    file = io.BytesIO()
    from PIL import PngImagePlugin  # noqa: F401 - so that no other format is loaded

    picture.save(file, "PNG", compress_level=6)
    content, at = file.getvalue(), 8
    chunks: dict[bytes, bytes] = {}
    while at < len(content):
        length = int.from_bytes(content[at : at + 4])
        kind = content[at + 4 : at + 8]
        chunks[kind] = chunks.get(kind, b"") + content[at + 8 : at + 8 + length]
        at += length + 12
    bits, colour_type = chunks[b"IHDR"][8:10]
    space, parts = _COLOUR_TYPES[colour_type]
    if not space:
        space = _indexed(chunks[b"PLTE"])
    entries = b"/BitsPerComponent %d/ColorSpace%b/Filter/FlateDecode" % (bits, space)
    entries += b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>" % (
        parts,
        bits,
        picture.width,
    )
    return entries, chunks[b"IDAT"]


def _indexed(colours: bytes) -> bytes:
    """Return the space of a palette, its colours as a literal string (ISO 32000-1, 7.3.4.2)."""
    written = re.sub(rb"([\\()])", rb"\\\1", colours).replace(b"\r", b"\\r")
    return b"[/Indexed/DeviceRGB %d(%b)]" % (len(colours) // 3 - 1, written)


def _as_jpeg(picture: Any, source: bytes | None) -> list[Packed]:
    """Return the file as it came where nothing was changed, else written anew."""
    space = b"/DeviceGray" if picture.mode == "L" else b"/DeviceRGB"
    entries = b"/BitsPerComponent 8/ColorSpace%b/Filter/DCTDecode" % space
    kept = bare_jpeg(source) if source else None
    if kept is None:
        kept = bare_jpeg(_new_jpeg(picture))
    return [(entries, kept)] if kept else []


def _new_jpeg(picture: Any) -> bytes:
    """Return a picture as JPEG.

    libjpeg takes the room for a whole file at once where it optimizes, and Pillow gives it a byte a pixel:
    too little for grain. `MAXBLOCK` is Pillow's only way to ask for more.
    """
    from PIL import ImageFile

    file, usual = io.BytesIO(), ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK = picture.width * picture.height * _MOST_OF_A_PIXEL
    try:
        picture.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    finally:
        ImageFile.MAXBLOCK = usual
    return file.getvalue()


def bare_jpeg(content: bytes) -> bytes | None:
    """Return a baseline JPEG without what its camera noted beside it; None for any other.

    Place, owner and serial number of a camera have no business in a leaflet.
    """
    out = bytearray(content[:2])
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC, *_BASELINE):
            return None
        if marker == 0xFF:
            at += 1
            continue
        noted = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)
        if not noted:
            out += content[at : at + 2 + length]
        at += 2 + length
        if marker == 0xDA:
            end = _end_of_scan(content, at)
            out += content[at:end]
            at = end
            if content[at : at + 2] == b"\xff\xd9":
                return bytes(out) + b"\xff\xd9"
    return None


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next marker stands that is no restart; FF 00 is a data byte."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        following = content[at + 1]
        if following and not 0xD0 <= following <= 0xD7 and following != 0xFF:
            return at
        at += 1 if following == 0xFF else 2
    return len(content)
