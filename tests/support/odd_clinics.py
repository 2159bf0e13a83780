"""The odd clinics of tests/odd_clinics, with the logos that are too large, too many or too broken to keep."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw
from support.drawn import badge, on_white, saved

if TYPE_CHECKING:
    from collections.abc import Callable

ODD = Path(__file__).resolve().parents[1] / "odd_clinics"
GREEN = (15, 76, 58)
NAMES = sorted(path.name for path in ODD.iterdir() if path.name != "the-chain")
"""All but the chain, which is only extended."""


def _huge() -> bytes:
    """As a sign maker sends it: 8000 × 8000, in few colours."""
    sheet = Image.new("P", (8000, 8000), 0)
    sheet.putpalette([255, 255, 255, *GREEN])
    ImageDraw.Draw(sheet).ellipse((400, 400, 7600, 7600), fill=1)
    return saved(sheet, "PNG")


LOGOS: dict[str, Callable[[], bytes]] = {
    "logo-white/logo.png": lambda: saved(badge(ink=(255, 255, 255)), "PNG"),
    "logo-white-on-white/logo.jpg": lambda: saved(on_white(badge(ink=(253, 253, 253))), "JPEG"),
    "logo-cmyk/logo.jpg": lambda: saved(on_white(badge(ink=GREEN)).convert("CMYK"), "JPEG", quality=95),
    "logo-wrong-ending/logo.jpg": lambda: saved(badge(ink=GREEN).quantize(4), "PNG"),
    "logo-wide/logo.png": lambda: saved(badge((3000, 100), GREEN), "PNG"),
    "logo-tall/logo.png": lambda: saved(
        badge((1600, 100), GREEN).transpose(Image.Transpose.ROTATE_90), "PNG"
    ),
    "logo-huge/logo.png": _huge,
    "logo-corrupt/logo.png": lambda: saved(badge(ink=GREEN), "PNG")[:90],
}


def put_odd_clinics(folder: Path) -> Path:
    """Copy the odd clinics into a folder and draw their logos."""
    for path in ODD.iterdir():
        shutil.copytree(path, folder / path.name)
    for name, draw in LOGOS.items():
        (folder / name).write_bytes(draw())
    return folder
