"""The guides of docs/ in parts: fences, commands, tables and links, as a reader copies them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
GUIDES = ("vejledning.md", "forfattere.md")

HEAD = '---\ntitle: "Ondt i læggen"\n---\n\n'
BODY = "\nBrug benet, så godt du kan.\n"
TABLE = (
    "\n## Øvelser\n\n| Øvelse | Sådan gør du | Hvor meget |\n|---|---|---|\n"
    "| Tåhævning | Gå langsomt op på tæer. | 3 sæt × 10 gange |\n"
)
FLAGS = "\n## Hvornår skal du søge læge?\n\nKontakt os, hvis det ikke er aftaget efter 3 uger.\n"

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Fence(NamedTuple):
    """A block between two rows of backticks, and the line of the guide on which it begins."""

    language: str
    text: str
    line: int


class Example(NamedTuple):
    """Markdown that a guide shows, the same as a whole article, and what is said to come of it."""

    fence: Fence
    article: str
    above: int
    """Lines of the article above what is shown."""
    told: str | None


def read_guide(name: str) -> str:
    """Return the text of a guide."""
    return (DOCS / name).read_text(encoding="utf-8")


def fences(text: str) -> list[Fence]:
    """Return all fences in their order."""
    return [
        Fence(found[1], found[2], text.count("\n", 0, found.start()) + 1) for found in _FENCE.finditer(text)
    ]


def prose(text: str) -> str:
    """Return a guide without its fences."""
    return _FENCE.sub("", text)


def examples(text: str) -> list[Example]:
    """Return the articles of a guide; a part of an article gets the rest of one round it."""
    found: list[Example] = []
    for fence in fences(text):
        if fence.language == "markdown":
            found.append(Example(fence, *_whole(fence.text), None))
        elif fence.language == "text" and found and found[-1].told is None:
            found[-1] = found[-1]._replace(told=fence.text)
    return found


def _whole(shown: str) -> tuple[str, int]:
    if shown.startswith("---\n") and not shown.endswith("---\n"):
        return shown, 0
    above = "" if shown.startswith("---\n") else HEAD
    below = (BODY + TABLE) if not above else ""
    help_is_told = re.search(r"Hvornår skal du søge hjælp|::: advarsel|redFlags", shown)
    return f"{above}{shown}{below}{'' if help_is_told else FLAGS}", above.count("\n")


def commands(text: str) -> list[list[str]]:
    """Return the words behind `handoutgen` of each command line, in fences and in running text."""
    lines = [line for fence in fences(text) if fence.language == "sh" for line in fence.text.splitlines()]
    lines += re.findall(r"`(handoutgen [^`]+)`", prose(text))
    words = [shlex.split(line, comments=True) for line in lines]
    return [
        line[place + 1 :]
        for line in words
        for place, word in enumerate(line[:3])
        if re.fullmatch(r"(?:.*[/\\])?handoutgen(?:\.exe)?", word)
    ]


def keys_told(section: str) -> list[str]:
    """Return what stands between backticks in the first column of a section's tables."""
    rows = re.findall(r"^\|([^|]*)\|", section, re.MULTILINE)
    return [key for row in rows for key in re.findall(r"`([^`]+)`", row)]


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next of its level or higher."""
    level = heading.split(" ")[0]
    _, _, below = text.partition(f"\n{heading}\n")
    assert below, f"no heading {heading}"
    return re.split(rf"^#{{2,{len(level)}}} ", below, maxsplit=1, flags=re.MULTILINE)[0]
