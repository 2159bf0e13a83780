"""How an article is written down: what the eye trips over, and what paper cannot show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.checking.copies import shown
from handoutgen.checking.tables import tables
from handoutgen.composing.titles import split_title
from handoutgen.model.article import Heading
from handoutgen.model.inlines import Emphasis, Foreign, Link, Strong, Struck, plain
from handoutgen.typesetting.text import printed_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checking.copies import Copy
    from handoutgen.checking.findings import Finding
    from handoutgen.model.inlines import Inlines

LONGEST_TITLE = 60
"""Letters of a title before its dash or colon: two lines of the largest type."""
LONGEST_WHOLE_TITLE = 110
_SAYS_NOTHING = re.compile(
    r"(?:klik |læs |se )?(?:mere )?(?:her|link|linket|dette link|siden|denne side|mere)", re.IGNORECASE
)
# What `handoutgen new` leaves to be written, and what others write who mean to come back.
_TO_FILL_IN = re.compile(r"\s*(?i:skriv her)\b|.*?\b(?:TODO|(?i:lorem ipsum))\b", re.DOTALL)
_QUOTES = {
    "»…«": re.compile(r"[»«]"),
    "“…”": re.compile(r"[“”„]"),
    '"…"': re.compile(r'(?<!\d)"'),
}
# Each group says one thing; the forms are looked for as whole words, capital letter or not.
_ABBREVIATIONS = tuple(
    tuple(forms.split())
    for forms in (
        "fx f.eks. f.eks feks. feks f.x.",
        "bl.a. bla.",
        "dvs. d.v.s.",
        "m.fl. mfl.",
        "m.v. mv.",
        "osv. o.s.v.",
        "pga. p.g.a.",
        "ift. i.f.t.",
        "mht. m.h.t.",
        "vha. v.h.a.",
        "evt. evt",
        "ca. ca",
        "inkl. inkl",
        "sek. sek",
        "tlf. tlf",
        "kl. kl",
        "nr. nr",
        "pr. per",
    )
)


def form(copy: Copy) -> Iterator[Finding]:
    """Yield what is not in good form."""
    yield from _title(copy)
    yield from _levels(copy)
    yield from _to_fill_in(copy)
    yield from tables(copy)
    yield from _links(copy)
    yield from _quotes(copy)
    yield from _abbreviations(copy)


def _title(copy: Copy) -> Iterator[Finding]:
    whole = copy.facts.title
    title, _ = split_title(whole)
    for words, most, which in (
        (title, LONGEST_TITLE, "title"),
        (whole, LONGEST_WHOLE_TITLE, "title with its subtitle"),
    ):
        if len(words) > most:
            what = f"The {which} has {len(words)} letters; more than {most} make page 1 all title."
            mend = "Say it in fewer words, or let a subtitle follow » – «."
            yield copy.finding("title", copy.facts.title_line, what, mend)
            return


def _levels(copy: Copy) -> Iterator[Finding]:
    """The title is level 1: each heading is at most one below the one above it."""
    above = 1
    for block in copy.outline.article.blocks:
        if not isinstance(block, Heading):
            continue
        if block.level > above + 1:
            what = f"»{shown(plain(block.inlines))}« skips from level {above} to level {block.level}."
            mend = f"Write {'#' * (above + 1)} before it."
            yield copy.finding("heading-levels", block.line, what, mend)
        above = block.level


def _to_fill_in(copy: Copy) -> Iterator[Finding]:
    """Find what was to be filled in: patients would get it in print."""
    facts = copy.facts
    told = [(facts.title_line, facts.title)]
    told += [(copy.key_line(key), words) for key in ("summary", "sources") for words in getattr(facts, key)]
    told += [(copy.line_of(passage.text, passage.line), passage.text) for passage in copy.passages]
    found = [(line, f"»{shown(words)}«") for line, words in told if _TO_FILL_IN.match(words)]
    if found:
        many = f"{len(found)} places wait" if len(found) > 1 else "A place waits"
        mend = "Write what belongs there, or take it away."
        yield copy.finding("placeholder", found[0][0], f"{many} to be filled in.", mend, found)


def _links(copy: Copy) -> Iterator[Finding]:
    bad: list[tuple[int, str]] = []
    for passage in copy.passages:
        for link in _links_in(passage.inlines):
            words = plain(link.inlines)
            line = copy.line_of(words, passage.line)
            address = printed_address(link.target, words)
            if _SAYS_NOTHING.fullmatch(words.strip(" .!")):
                bad.append((line, f"»{words}« says nothing without a click"))
            elif address.endswith("/…"):
                bad.append((line, f"»{shown(words)}« leads to an address too long to print: {address}"))
    if bad:
        many = f"{len(bad)} links say" if len(bad) > 1 else "A link says"
        mend = "Name the page in words, and link to a short address that can be typed."
        yield copy.finding("link-on-paper", bad[0][0], f"{many} little on paper.", mend, bad)


def _links_in(inlines: Inlines) -> Iterator[Link]:
    for inline in inlines:
        match inline:
            case Link():
                yield inline
            case Strong(inner) | Emphasis(inner) | Struck(inner) | Foreign(_, inner):
                yield from _links_in(inner)
            case _:
                pass


def _quotes(copy: Copy) -> Iterator[Finding]:
    lines: dict[str, list[int]] = {}
    for passage in copy.passages:
        for name, mark in _QUOTES.items():
            for found in mark.finditer(passage.text):
                line = copy.line_of(passage.text, passage.line, found.end())
                lines.setdefault(name, []).append(line)
    what = f"Quotation marks are of {len(lines)} kinds."
    yield from _mixed(copy, "quotes", what, "Use one kind throughout.", lines)


def _abbreviations(copy: Copy) -> Iterator[Finding]:
    for forms in _ABBREVIATIONS:
        lines: dict[str, list[int]] = {}
        for passage in copy.passages:
            for found in re.finditer(_any_of(forms), passage.text):
                line = copy.line_of(passage.text, passage.line, found.start())
                lines.setdefault(f"»{found[0].lower()}«", []).append(line)
        what = f"The article writes both {' and '.join(lines)}."
        yield from _mixed(copy, "abbreviations", what, "Use one form throughout.", lines)


def _any_of(forms: tuple[str, ...]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    return rf"(?<![\w.])(?i:{'|'.join(map(re.escape, longest_first))})(?![\w.])"


def _mixed(copy: Copy, rule: str, what: str, mend: str, lines: dict[str, list[int]]) -> Iterator[Finding]:
    """Report forms that are mixed, where the rarer ones stand."""
    if len(lines) < 2:
        return
    rarest = min(lines, key=lambda name: (len(lines[name]), lines[name]))
    places = sorted((line, name) for name, found in lines.items() for line in dict.fromkeys(found))
    yield copy.finding(rule, lines[rarest][0], what, mend, places)
