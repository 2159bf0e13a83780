"""What a leaflet holds, so that nobody wins by leaving something out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.articles import FENCE

if TYPE_CHECKING:
    from pathlib import Path

WORD = re.compile(r"\w{4,}")


def judge(pdf: Path, article: Path) -> dict[str, str]:
    """Tell pages, tags and missing words; nothing where the tools for it are not installed."""
    try:
        import pikepdf
        import pypdfium2
    except ImportError:
        return {}
    with pikepdf.open(pdf) as document:
        tags = sum(
            isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/P" in thing and "/K" in thing
            for thing in document.objects
        )
        ua = b"pdfuaid" in (document.Root.Metadata.read_bytes() if "/Metadata" in document.Root else b"")
        pages = len(document.pages)
    with pypdfium2.PdfDocument(pdf) as document:
        shown = joined("".join(page.get_textpage().get_text_range() for page in document))
    body = FENCE.split(article.read_text(encoding="utf-8"), maxsplit=2)[2]
    missing = [word for word in WORD.findall(body) if joined(word) not in shown]
    return {
        "pages": str(pages),
        "tags": f"{tags}{', PDF/UA' if ua else ''}",
        "words missing": ", ".join(missing) or "none",
    }


def joined(text: str) -> str:
    """Take out spaces and the hyphens of line ends: they differ without a word being lost."""
    return re.sub(r"[\s\u00ad\u0002\ufffe]", "", text).lower()
