"""Any text within a paragraph: its marks are parted from its words, and the words can be cut anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzzing.faults import assert_told, lines_of
from support.dice import Rolled
from support.wild_articles import STRAY, STYLES, Author

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import Heading, Paragraph
from handoutgen.model.faults import InputError
from handoutgen.model.inlines import plain, slice_inlines, strip_inlines
from handoutgen.reading.blocks import read_body
from handoutgen.reading.findings import Findings
from handoutgen.reading.source import Source
from handoutgen.understanding.doses import read_dose
from handoutgen.understanding.urgency import band_of, calls_for_help

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = [Author(Rolled(seed), careless=True).paragraph().encode("utf-8", "replace") for seed in range(100)]
WORDS = [
    *STRAY,
    *STYLES,
    "  \n",
    "\\\n",
    "https://x.example",
    "mailto:",
    "{lang=la}",
    "&#0;",
    "&#xD800;",
    "&hellip;",
]


def try_one(data: bytes, folder: Path) -> None:
    """Read a text as a body; cut and understand what words it has."""
    text = data.decode("utf-8", "replace").replace("\r", "\n")
    findings = Findings("a.md")
    try:
        body = read_body(Source("", text), findings)
    except InputError as error:
        assert_told(error.faults, lines_of(data))
        return
    assert_told(findings.faults(), lines_of(data))
    for block in body.blocks:
        if isinstance(block, Paragraph | Heading):
            words = plain(block.inlines)
            middle = len(words) // 2
            first, second = (
                slice_inlines(block.inlines, *cut) for cut in ((0, middle), (middle, len(words)))
            )
            assert plain(first) + plain(second) == words
            assert plain(strip_inlines(block.inlines)).strip() == words.strip()
            spans = sentence_spans(words)
            assert "".join(words[start:end] for start, end in spans).split() == words.split() or spans
            read_dose(words)
            band_of(words)
            calls_for_help(words)
