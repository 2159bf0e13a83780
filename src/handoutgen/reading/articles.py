"""One article, from the file to the model."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from handoutgen.model.article import Article, Block, Blocks, Heading
from handoutgen.model.inlines import plain
from handoutgen.reading.blocks import read_body
from handoutgen.reading.facts import read_facts, read_title
from handoutgen.reading.findings import Findings
from handoutgen.reading.head import Head, read_head
from handoutgen.reading.misspelt import tell_misspelt
from handoutgen.reading.source import read_source

if TYPE_CHECKING:
    from pathlib import Path


def read_article(path: Path, content: bytes | None = None) -> Article:
    """Read one article; raise `InputError` with everything that stands in its way.

    `content` is what was read of its file already.
    """
    findings = Findings(str(path))
    source = read_source(path, findings, content)
    said = findings.about("front-matter")
    head = read_head(source, said)
    body = read_body(source, findings.about("markdown"))
    # A head that cannot be read is told alone: what it would have said is not missing.
    if head is None:
        findings.stop_if_refused()
        head = {}
    title, title_line, blocks = _settle_title(head, body.blocks, said)
    if len(title) > LONGEST_TITLE:
        what = f"The title has more than {LONGEST_TITLE} characters."
        said.refuse(title_line, what, "Say in a few words what the leaflet is about.")
    facts = read_facts(head, title, title_line, said)
    tell_misspelt(head, said)
    findings.stop_if_refused()
    if not blocks and not body.notes:
        findings.refuse(0, "The article has no text.", "Write it below the front matter.")
    findings.stop_if_refused()
    name = unicodedata.normalize("NFC", path.stem)
    return Article(str(path), name, facts, blocks, body.notes, findings.faults())


LONGEST_TITLE = 500
"""Characters. A leaflet's title fills a line or two; a word without end cannot be set in bounded time."""


def _settle_title(head: Head, blocks: Blocks, findings: Findings) -> tuple[str, int, Blocks]:
    """Return the title with its line, and the blocks without the heading that says the same."""
    title, line = read_title(head, findings)
    tops = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    first = tops[0] if tops and (tops[0] is blocks[0] or len(tops) == 1) else None
    if title:
        doubled = first is not None and first is blocks[0] and plain(first.inlines) == title
        return title, line, _without(first, blocks) if doubled else blocks
    if first is not None:
        return plain(first.inlines), first.line, _without(first, blocks)
    findings.refuse(line, "The article has no title.", "Write `title: …` at its top, between two --- lines.")
    return "", line, blocks


def _without(heading: Block | None, blocks: Blocks) -> Blocks:
    return tuple(block for block in blocks if block is not heading)
