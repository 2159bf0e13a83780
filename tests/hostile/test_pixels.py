"""PNG and JPEG pictures that are bombs, torn, turned, or something else."""

from __future__ import annotations

import functools
import random
import struct
import zlib

import pytest
from PIL import Image
from support.drawn import pixels, saved
from support.hostile import Case, Content, article, judge, pictured

A = "handouts/a.md"
GONE = "handouts/a.md:8: The picture »t.png« is not printed. "
DAMAGED = "The picture is damaged, or not SVG, PNG or JPEG."
ENDS = "The picture is damaged: its data ends before its last row."
PARTS = "The picture is packed in more parts than any camera writes."
INSTEAD = "The clinic's name is printed in type instead."
ROOM = 280
"""Mebibytes for the largest picture: 160 MB unpacked, a third of that for what it becomes, the program."""


def shown(name: str, content: Content, **expected: object) -> Case:
    """Return a case of a picture that is printed."""
    expected.setdefault("untold", ("not printed", "Warning"))
    return Case(
        name,
        pictured(content, "png"),
        words=("build", A, "--clinic", "clinics/k"),
        printed=("Slut.",),
        **expected,
    )


def refused(name: str, content: Content, what: str, **expected: object) -> Case:
    """Return a case of a picture in whose place stand its words, and the clinic's name."""
    return Case(
        name,
        pictured(content, "png"),
        words=("build", A, "--clinic", "clinics/k"),
        told=(GONE + what, INSTEAD),
        printed=("Klinik Å Ondt i knæet", "Her. Et billede Slut."),
        **expected,
    )


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a part of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(
    w: int,
    h: int,
    depth: int = 8,
    colour: int = 0,
    before: bytes = b"",
    data: bytes | None = None,
    laced: int = 0,
) -> bytes:
    """Return a PNG of so many pixels, all black, that is packed as well as can be."""
    if data is None:
        pack = zlib.compressobj(9)
        bits = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] * depth
        line = b"\0" * (1 + (w * bits + 7) // 8)
        data = b"".join(pack.compress(line) for _ in range(h)) + pack.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, depth, colour, 0, 0, laced))
    return b"\x89PNG\r\n\x1a\n" + head + before + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg(**options: object) -> bytes:
    """Return a small photograph."""
    return pixels("RGB", "JPEG", (60, 60), **options)


def claiming(w: int, h: int, **options: object) -> bytes:
    """Return the same with another size in its head."""
    whole = jpeg(**options)
    at = whole.index(b"\xff\xc2" if options.get("progressive") else b"\xff\xc0") + 5
    return whole[:at] + struct.pack(">HH", h, w) + whole[at + 4 :]


def photograph(mode: str, **options: object) -> bytes:
    """Return a JPEG of sixty-four million pixels."""
    return saved(Image.new(mode, (8000, 8000)), "JPEG", **options)


def grainy(kind: str) -> bytes:
    """Return more pixels than are kept, no two alike: even as it is printed, such a picture packs badly."""
    grain = Image.frombytes("RGB", (1300, 1300), random.Random(1).randbytes(3 * 1300 * 1300))
    return saved(grain, kind)


@functools.cache
def scans(side: int, times: int) -> bytes:
    """Return a progressive JPEG in which the last scan is told again and again."""
    whole = saved(Image.new("L", (side, side)), "JPEG", progressive=True)
    at = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[at:-2] * times + b"\xff\xd9"


@functools.cache
def bomb() -> bytes:
    """Return a hundred megabytes of nothing, packed."""
    return zlib.compress(b"\0" * 100_000_000)


TURNED = bytes.fromhex(
    "457869660000 4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000".replace(" ", "")
)
CIRCLE = b"Exif\0\0MM\0*\0\0\0\x08\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x08\0\0\0\x08"

PASSES = b"".join((b"\0" + b"\x80" * w) * h for w, h in ((8, 3), (8, 3), (16, 2), (16, 5), (32, 5), (32, 10)))
"""The first six of seven passes over 64 × 20 pixels of grey (Adam7)."""
LAST = (b"\0" + b"\x80" * 64) * 10
CLEAR = (b"\0" + b"\x80" * 4 * 60) * 10

CASES = [
    refused(
        "fifty thousand pixels square",
        lambda: png(50_000, 50_000, 1, data=bomb()),
        "The picture is 50000 × 50000 pixels.",
    ),
    refused("two billion pixels wide", png(2**31 - 1, 1, data=b""), "The picture is 2147483647 × 1 pixels."),
    refused(
        "forty million pixels of nothing",
        lambda: png(6324, 6324, 8, 6),
        "Nothing in it can be seen.",
        mebibytes=ROOM,
        seconds=6,
    ),
    refused(
        "as many in seven passes", lambda: png(6324, 6324, 8, 6, data=b"", laced=1), DAMAGED, mebibytes=ROOM
    ),
    refused(
        "sixty-four million in full colour",
        lambda: png(8000, 8000, 8, 6),
        "The picture is 8000 × 8000 pixels.",
    ),
    shown("as many in grey", lambda: png(8000, 8000), mebibytes=ROOM, seconds=6),
    shown("as many of a camera", lambda: photograph("RGB"), mebibytes=ROOM, seconds=6),
    shown("as many in scans", lambda: photograph("L", progressive=True), mebibytes=ROOM, seconds=6),
    refused(
        "as many scanned for print",
        lambda: photograph("CMYK", progressive=True),
        "The picture is 8000 × 8000 pixels.",
    ),
    shown("a grainy photograph", lambda: grainy("JPEG"), seconds=6),
    shown("one that was saved as PNG", lambda: grainy("PNG"), seconds=6),
    shown("data without end", lambda: png(60, 20, data=bomb())),
    refused("a text that is a bomb", lambda: png(60, 20, before=chunk(b"zTXt", b"x\0\0" + bomb())), DAMAGED),
    refused(
        "a colour profile that is one", lambda: png(60, 20, before=chunk(b"iCCP", b"x\0\0" + bomb())), DAMAGED
    ),
    refused("a chunk of four gigabytes", png(60, 20, before=b"\xff\xff\xff\xfftEXtx"), DAMAGED),
    shown("fifty thousand empty chunks", lambda: png(60, 20, before=chunk(b"tEXt", b"x\0y") * 50_000)),
    refused("torn in the middle", pixels("RGB", "PNG")[:80], DAMAGED),
    shown(
        "an animation",
        saved(Image.new("L", (60, 20)), "PNG", save_all=True, append_images=[Image.new("L", (60, 20), 9)]),
    ),
    refused("a GIF", pixels("P", "GIF"), DAMAGED),
    refused("PostScript", b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/hostname) run\n", DAMAGED),
    refused("a JPEG that claims to be large", claiming(7900, 7900), ENDS, mebibytes=ROOM),
    refused("one that claims a few more rows", claiming(60, 80), ENDS),
    refused("one of many scans that does", claiming(60, 80, progressive=True), ENDS),
    refused("one with restarts that does", claiming(60, 80, restart_marker_rows=1), ENDS),
    shown("a grey JPEG", saved(Image.new("RGB", (60, 60), (128, 128, 128)), "JPEG")),
    shown("a grey JPEG of many scans", saved(Image.new("L", (60, 60), 128), "JPEG", progressive=True)),
    refused("a PNG that claims more rows", lambda: png(60, 20, data=zlib.compress(b"\0" * 61 * 19)), ENDS),
    refused(
        "one in passes that lacks the last", lambda: png(64, 20, data=zlib.compress(PASSES), laced=1), ENDS
    ),
    shown("one that lacks none", lambda: png(64, 20, data=zlib.compress(PASSES + LAST), laced=1)),
    refused("a clear one that does", lambda: png(60, 20, 8, 6, data=zlib.compress(CLEAR)), ENDS),
    refused("four hundred scans", lambda: scans(4000, 400), PARTS),
    shown("as many scans as may be", lambda: scans(2000, 45)),
    refused("half a million markers", b"\xff\xd8" + b"\xff\xe1\0\2" * 500_000, PARTS),
    refused("five megabytes between markers", lambda: b"\xff\xd8" + b"\xff" * 5_000_000, PARTS),
    refused("a JPEG torn in the middle", pixels("RGB", "JPEG", (900, 900))[:3000], DAMAGED),
    shown("a camera held on its side", jpeg(exif=TURNED)),
    shown("a camera's notes of nonsense", jpeg(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 60_000)),
    refused(
        "thirty-one megabytes", lambda: png(60, 20) + b"\0" * 31_000_000, "The file is larger than 30 MB."
    ),
    shown("a picture that is a zip as well", png(60, 20) + b"PK\x05\x06" + b"\0" * 18),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_picture_is_printed_or_refused_within_bounds(case, desk):
    """Whatever it unpacks to: the leaflet is made, and what is not printed is told of."""
    judge(case, desk)


def test_what_is_wrong_with_pictures_is_remembered_without_them(desk):
    """An article may name dozens that are torn."""
    torn = claiming(4000, 4000)
    named = "".join(f"![Et billede](t{at}.jpg)\n\n" for at in range(12))
    files: dict[str, Content] = {f"handouts/t{at}.jpg": torn + bytes(at) for at in range(12)}
    case = Case(
        "a dozen torn", {**files, "handouts/a.md": article(named)}, told=(ENDS,), mebibytes=120, seconds=6
    )

    judge(case, desk)


def test_an_article_shows_no_more_pictures_than_a_printer_takes(desk):
    """Twenty that cannot be packed: those that are printed fill fifty megabytes, the others are told."""
    picture = grainy("PNG")
    named = "".join(f"![Et billede](t{at}.png)\n\n" for at in range(20))
    files: dict[str, Content] = {
        f"handouts/t{at}.png": picture[:-12] + chunk(b"tEXt", b"a\0%d" % at) + picture[-12:]
        for at in range(20)
    }
    told = "The picture »t11.png« is not printed. The pictures of a leaflet may take 50 MB"
    case = Case(
        "twenty that cannot be packed",
        {**files, "handouts/a.md": article(named)},
        told=(told,),
        untold=("»t10.png«",),
        mebibytes=400,
        seconds=20,
    )

    assert len(judge(case, desk).made["a.pdf"]) < 51_000_000
