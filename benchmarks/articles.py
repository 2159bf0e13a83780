"""One article in many wordings, so that no memory of a paragraph can help anybody."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FENCE = re.compile(r"^---\s*$", re.MULTILINE)
MARKER = re.compile(r"(\s*(?:[-*+]|\d+\.)\s+)?(.*)", re.DOTALL)


def write_variants(article: Path, folder: Path, count: int) -> list[Path]:
    """Write `count` articles with the same words in other orders.

    Front matter, headings, tables and containers stay: the leaflet keeps its shape and its length.
    """
    _, front, body = FENCE.split(article.read_text(encoding="utf-8"), maxsplit=2)
    folder.mkdir(parents=True)
    paths = []
    for i in range(count):
        # Its own seed: the same articles in every run.
        turn = random.Random(i)
        paths.append(folder / f"{article.stem}-{i}.md")
        lines = [turned(line, turn) for line in body.splitlines()]
        paths[-1].write_text("\n".join(["---" + front + "---", *lines, ""]), encoding="utf-8")
    return paths


def turned(line: str, turn: random.Random) -> str:
    """Put the words of a line in another order, behind the mark of its list."""
    if line.startswith(("#", "|", ":::")):
        return line
    mark, text = MARKER.fullmatch(line).groups()
    words = text.split()
    turn.shuffle(words)
    return (mark or "") + " ".join(words)
