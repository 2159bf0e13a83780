"""typst at its best: one compiler for the whole run, fonts read once, PDF/UA-1 on.

As a program, `python -m benchmarks.peer_typst ARTICLE CLINIC PDF`, it is the cold peer.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import typst

from benchmarks.typst_article import typst_source

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "benchmarks" / "leaflet.typ"


class Peer:
    """A compiler that remembers, and the folder with the two files it reads."""

    def __init__(self) -> None:
        # Gone when the process ends.
        self._folder = tempfile.TemporaryDirectory(prefix="typst-peer-")
        self.main = Path(self._folder.name) / "main.typ"
        self.article: Path | None = None
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(ROOT / "fonts")],
        )
        # The root is / so that logos are read where they lie.
        self.compiler = typst.Compiler(root="/", font_paths=fonts)

    def leaflet(self, article: Path, clinic: Path, patient: str = "") -> bytes:
        """Set one leaflet. An article is read anew only when it is another."""
        if article != self.article:
            self.main.write_text(typst_source(article, TEMPLATE), encoding="utf-8")
            self.article = article
        self.main.with_name("clinic.txt").write_text(str(clinic.parent), encoding="utf-8")
        self.main.with_name("patient.txt").write_text(patient, encoding="utf-8")
        return self.compiler.compile(input=str(self.main), format="pdf", pdf_standards="ua-1")


def cold_command(article: Path, clinic: Path, folder: Path) -> list[str]:
    """Name the command that makes one leaflet in a process of its own."""
    out = folder / f"{article.stem}.pdf"
    return [sys.executable, "-m", "benchmarks.peer_typst", str(article), str(clinic), str(out)]


if __name__ == "__main__":
    _, article, clinic, out = sys.argv
    Path(out).write_bytes(Peer().leaflet(Path(article), Path(clinic)))
