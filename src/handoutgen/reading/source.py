"""A Markdown file split into front matter and body, with true line numbers."""

from __future__ import annotations

import codecs
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.keeping.ordinary import UnreadableError, read_ordinary
from handoutgen.reading.birth_numbers import refuse_cpr_in_words
from handoutgen.reading.characters import cleaned, report_odd

if TYPE_CHECKING:
    from pathlib import Path

    from frontmatter.default_handlers import YAMLHandler

    from handoutgen.reading.findings import Findings

LARGEST = 1_000_000
"""Bytes of an article, or of another text that we read. The longest articles have some tens of thousands."""
SMALLER = "Keep one article in it, pictures outside."

MOST_LINES = 50_000
"""Lines of such a text. What costs time is not a letter but a block: of the shortest lines, a megabyte holds
half a million."""


class Source(Struct, frozen=True):
    """One article file: the text of both its parts, and how many lines stand above each."""

    head: str
    body: str
    head_above: int = 0
    body_above: int = 0


def read_source(path: Path, findings: Findings, content: bytes | None = None) -> Source:
    """Read one article file. A file that is no text raises at once: there is nothing more to find.

    `content` is what was read of the file already: it may be another one now.
    """
    text = read_text(path, findings) if content is None else text_of(content, findings)
    if not text.strip():
        findings.refuse(0, "The file is empty.", "Write the article into it, or remove the file.")
    if text.startswith("+++"):
        findings.refuse(
            1,
            "The front matter is written between +++ lines.",
            "Write it as `key: value` between --- lines.",
            "front-matter",
        )
    findings.stop_if_refused()
    refuse_cpr_in_words(text, findings)
    return _split(text, findings)


def read_text(path: Path, findings: Findings) -> str:
    """Read a UTF-8 file of our own size, with plain line ends, in NFC and without unprintable characters."""
    return text_of(read_bytes(path, findings, LARGEST, SMALLER), findings)


def text_of(content: bytes, findings: Findings) -> str:
    """Return what a file of text says, as `read_text` does."""
    text = _decoded(content, findings)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        what = f"The file has more than {MOST_LINES} lines."
        findings.refuse(MOST_LINES + 1, what, "Keep one article in it, and part a longer one into several.")
        findings.stop_if_refused()
    report_odd(text, 1, findings)
    return cleaned(text)


ARTICLE_ENDINGS = (".md", ".markdown")
"""How the names of articles end; in a folder no other file is one."""


def is_folder(path: Path) -> bool:
    """Whether it is a folder; what cannot be looked at is none, and whoever reads it will tell why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_bytes(path: Path, findings: Findings, most: int, smaller: str) -> bytes:
    """Read a file of at most so many bytes, or raise; `smaller` tells how to mend a larger one."""
    try:
        return read_ordinary(path, most, smaller)
    except UnreadableError as error:
        findings.refuse(0, error.what, error.mend)
        findings.stop_if_refused()
        raise


def _decoded(content: bytes, findings: Findings) -> str:
    save = "Save it as UTF-8 in your editor."
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        findings.refuse(0, "The file is UTF-16.", save)
    elif (zero := content.find(0)) >= 0:
        line = content.count(b"\n", 0, zero) + 1
        findings.refuse(line, "The file is not text: it holds a zero byte.", "Name a text file.")
    findings.stop_if_refused()
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        # The line of the first wrong byte: there the author finds an æ, ø or å in an older encoding.
        line = error.object.count(b"\n", 0, error.start) + 1
        findings.refuse(line, "The file is not UTF-8.", save)
        findings.stop_if_refused()
        raise


def _split(text: str, findings: Findings) -> Source:
    """Part the front matter from the body.

    python-frontmatter's own `parse` strips the body, which loses its line numbers, and takes front
    matter that is never closed as body without a word.
    """
    handler = _handler()
    trimmed = text.lstrip()
    if not handler.detect(trimmed):
        return Source("", text)
    try:
        head, body = handler.split(trimmed)
    except ValueError:
        findings.refuse(
            text.count("\n", 0, text.index("---")) + 1,
            "The front matter that begins here never ends.",
            "Put a line with --- below its last key, or begin the article without ---.",
            "front-matter",
        )
        findings.stop_if_refused()
    body_above = text.count("\n") - body.count("\n")
    head_above = text.count("\n", 0, text.index(head, text.index("---")))
    return Source(head, body, head_above, body_above)


@cache
def _handler() -> YAMLHandler:
    from frontmatter.default_handlers import YAMLHandler

    return YAMLHandler()
