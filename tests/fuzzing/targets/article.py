"""Any bytes as an article: read, understood and looked at by an editor; and a leaflet where it can be one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fuzzing.faults import assert_shown, assert_told, lines_of
from support.dice import Rolled
from support.leaflets import DAY
from support.wild_articles import BOXES, CALLS, DOSES, OFTEN, QUESTIONS, RED_FLAGS, STRAY, Author
from support.wild_words import letters_of

from handoutgen.checking.checks import check
from handoutgen.checking.reports import as_text
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.faults import InputError
from handoutgen.model.inlines import plain
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import forget, print_leaflet
from handoutgen.reading.articles import read_article
from handoutgen.understanding import telling
from handoutgen.understanding.articles import understand

ROOT = Path(__file__).resolve().parents[3]
SEEDS = [
    *(path.read_bytes() for path in sorted(ROOT.glob("tests/cases/*/article.md"))),
    *(Author(Rolled(seed), careless=True).article(4).text.encode("utf-8", "replace") for seed in range(60)),
]
WORDS = [
    *STRAY, *BOXES, *CALLS, *DOSES, *OFTEN, *QUESTIONS, *RED_FLAGS, "---\n", "title: ", "summary:",
    "redFlags:", "exercises:", "log:", "| Øvelse | Dosis |\n|---|---|\n", "## Øvelser\n", "[^1]: ",
    "&amp;", "\u200b", "::: ",
]  # fmt: skip


def try_one(data: bytes, folder: Path) -> None:
    """Read, understand, check and print."""
    path = folder / "a.md"
    path.write_bytes(data)
    # Reading is what is searched; what comes after is ten and fifty times as slow, and some are enough.
    if len(data) % 4 == 0:
        report = check([path], DAY)
        assert_told(report.findings, lines_of(data))
        assert_shown(as_text(report))
    try:
        outline = understand(read_article(path))
    except InputError as error:
        assert_told(error.faults, lines_of(data))
        return
    assert_told(outline.faults, lines_of(data))
    assert telling.as_text(outline)
    understood = " ".join(
        [
            *(repr(section) for section in outline.sections),
            *(plain(flag.inlines) for flag in outline.red_flags),
            *(plain(heading) for heading in outline.box_headings),
            *(repr(flag.heading) for flag in outline.red_flags),
        ]
    )
    lost = set(letters_of(repr(outline.article.blocks))) - set(letters_of(understood)) - _OURS
    assert lost == set(), lost
    if len(data) % 16 == 0:
        print_leaflet(outline, PLAIN_CLINIC, kind=Kind.LEAFLET, edition=Edition.A5, issued=date(2026, 9, 13))
        forget()


_OURS = {
    "paragraph",
    "heading",
    "inlines",
    "pause",
    "notice",
    "level",
    "warning",
    "noticekind",
    "band",
    "kind",
}
"""Names of our own in what `repr` tells."""
