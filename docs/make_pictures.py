"""Make the pictures of the guides anew: `python -m docs.make_pictures`.

They show real leaflets of the sample clinics: a handout, and the first article that docs/forfattere.md shows.
The day is fixed, so that the same program gives the same pictures; the patient is nobody.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from PIL import Image

from handoutgen.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
DAY = "1796036400"
"""30 November 2026, in seconds since 1970."""

ARTICLE = "handouts/laenderygsmerter.md"
KLITTEN, RYGHUSET = "clinics/fysioterapi-klitten", "clinics/ryghuset-engbakken"
COLOURS = 48
"""Enough for a page in one brand, and few enough for a small file."""
FRAME = (150, 150, 150)


class Picture(NamedTuple):
    """The first page of one leaflet, or the upper part of it."""

    order: tuple[str, ...]
    share: float = 1
    width: int = 560
    article: str | None = ARTICLE
    """None: the one that the authors' guide shows."""


PICTURES = {
    "pjece": Picture(("--clinic", KLITTEN, "--kind", "leaflet")),
    "anden-klinik": Picture(("--clinic", RYGHUSET, "--kind", "leaflet"), share=0.24),
    "ark-til-patient": Picture(("--clinic", KLITTEN, "--kind", "exercises", "--patient", "docs/anna.toml")),
    "dagbog": Picture(("--clinic", KLITTEN, "--kind", "log", "--patient", "docs/anna.toml"), share=0.545),
    "haefte": Picture(("--clinic", KLITTEN, "--kind", "leaflet", "--booklet"), width=760),
    "eksempel": Picture(("--clinic", KLITTEN, "--kind", "leaflet"), article=None),
}
"""By the names of their files, without `.png`."""


def make(folder: Path) -> None:
    """Write every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        draw(picture).save(folder / f"{name}.png", optimize=True)


def draw(picture: Picture) -> Image.Image:
    """Build a leaflet and draw its page, in few colours, with a frame for the edge of the paper."""
    sheet = _first_page(_build(picture), picture.width)
    part = sheet.crop((0, 0, sheet.width, round(picture.share * sheet.height)))
    framed = Image.new("RGB", (part.width + 2, part.height + 2), FRAME)
    framed.paste(part, (1, 1))
    return framed.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)


def _build(picture: Picture) -> bytes:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT), _day():
        article = picture.article or _example(Path(folder))
        with contextlib.redirect_stdout(sys.stderr):
            words = ["build", article, *picture.order, "--strict", "--out", folder]
            code = main(words, standalone_mode=False)
        if code:
            raise SystemExit(f"Not made: {' '.join(words)}")
        (made,) = Path(folder).rglob("*.pdf")
        return made.read_bytes()


def _example(folder: Path) -> str:
    """Write the first article of the authors' guide into a folder, and return its path."""
    guide = (ROOT / "docs" / "forfattere.md").read_text(encoding="utf-8")
    shown = re.search(r"^```markdown\n(---\n.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    if not shown:
        raise SystemExit("docs/forfattere.md shows no whole article.")
    path = folder / "artikel.md"
    path.write_text(shown[1], encoding="utf-8")
    return str(path)


@contextlib.contextmanager
def _day() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _first_page(pdf: bytes, width: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        scale = width / page.get_width()
        drawn: Image.Image = page.render(scale=scale * 2).to_pil().convert("RGB")
        return drawn.resize((drawn.width // 2, drawn.height // 2), Image.Resampling.LANCZOS)
    finally:
        document.close()


if __name__ == "__main__":
    make(FOLDER)
