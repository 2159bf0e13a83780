"""What would send the reader for help, gathered from all over the article, in bands of urgency.

Marks of the author come first and win. A section under a red-flag heading is taken whole, sentence
by sentence and bullet by bullet, except for what is neither (see `remaining_blocks`). Elsewhere, a
sentence that sends its reader for help is repeated, with the sentences that it points back to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.sentences import sentence_spans, sentences
from handoutgen.model.article import Heading, List, Notice, NoticeKind, Paragraph, Quote
from handoutgen.model.bands import Band
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import Strong, Text, plain, slice_inlines, strip_inlines
from handoutgen.model.outline import FlagSource, RedFlag, Role
from handoutgen.understanding.remains import remaining_blocks, tables_in
from handoutgen.understanding.urgency import (
    band_of,
    calls_for_help,
    most_urgent,
    names_no_condition,
    points_back,
    points_on,
    speaks_of_help,
    stated_band,
)
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handoutgen.model.article import Article, Blocks, Item
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Section

_BANDS = tuple(Band)


def read_red_flags(article: Article, sections: tuple[Section, ...]) -> tuple[RedFlag, ...]:
    """Return every red flag, the most urgent band first, each band in the order of the article."""
    gatherer = _Gatherer()
    for mark in article.facts.red_flags:
        words: Inlines = (Text(mark.text),)
        gatherer.add(words, mark.band or band_of(mark.text), mark.line, FlagSource.MARK)
    floors: list[tuple[int, Band | None]] = []
    for section in sections:
        gatherer.heading = section.heading.inlines if section.heading else None
        if section.role is Role.RED_FLAGS:
            while floors and floors[-1][0] >= section.level:
                floors.pop()
            floor = _floor_of(section) or (floors[-1][1] if floors else None)
            floors.append((section.level, floor))
            gatherer.take(section.blocks, floor, FlagSource.SECTION)
            gatherer.search(remaining_blocks(section))
        else:
            floors.clear()
            gatherer.search(section.blocks)
    gatherer.heading = None
    for note in article.notes:
        gatherer.search(note.blocks)
    return _without_repeats(gatherer.flags)


def red_flag_faults(article: Article, flags: tuple[RedFlag, ...]) -> Iterator[Fault]:
    """Tell of an article that never says when to seek help, and of tables that say it in cells."""
    if not flags:
        yield Fault(
            Spot(article.path),
            "The article never says when to seek help.",
            "Add a section »Hvornår skal jeg søge læge?«, or mark a passage with `::: advarsel`.",
            Level.WARNING,
            "no-red-flags",
        )
    for table in tables_in(article.blocks):
        for row in table.rows:
            if any(calls_for_help(plain(cell)) for cell in row.cells):
                yield Fault(
                    Spot(article.path, row.line),
                    "This row sends the reader for help, but a table cannot stand in the red-flag box.",
                    "Say it in a sentence or a bullet too.",
                    Level.WARNING,
                    "red-flag-in-table",
                )


class _Gatherer:
    """Collects flags while the article is walked; `paragraph` counts the paragraphs they come from."""

    def __init__(self) -> None:
        self.flags: list[RedFlag] = []
        self.heading: Inlines | None = None
        self._paragraph = 0

    def add(
        self, inlines: Inlines, band: Band, line: int, source: FlagSource, *, bullet: bool = False
    ) -> None:
        """Keep one flag."""
        self.flags.append(RedFlag(band, inlines, self.heading, line, source, bullet, self._paragraph))

    def take(self, blocks: Blocks, least: Band | None, source: FlagSource, band: Band | None = None) -> None:
        """Take all words. `least` is the lowest band they go to; `band` is the author's and settles it."""
        floor = least
        lead_in: Band | None = None
        for block in blocks:
            match block:
                case Paragraph(line, inlines) | Heading(line, _, inlines):
                    if isinstance(block, Heading) or _is_subheading(inlines):
                        floor = stated_band(plain(inlines)) or least
                    self._take_paragraph(inlines, floor, line, source, band)
                    lead_in = _lead_in_band(inlines)
                    continue
                case List(items=items):
                    for item in items:
                        self._take_item(item, _higher(floor, lead_in), source, band)
                case Quote(_, inner):
                    self.take(inner, floor, source, band)
                case Notice(kind=NoticeKind.WARNING):
                    self._take_notice(block)
                case _:
                    pass
            lead_in = None

    def search(self, blocks: Blocks) -> None:
        """Look for sentences that send the reader for help, and for notices."""
        lead_in: Band | None = None
        for block in blocks:
            match block:
                case Paragraph(line, inlines):
                    lead_in = self._search_paragraph(inlines, line)
                    continue
                case List(items=items):
                    for item in items:
                        if lead_in:
                            self._take_item(item, lead_in, FlagSource.SENTENCE, None)
                        else:
                            self.search(item.blocks)
                case Quote(_, inner) | Notice(kind=NoticeKind.TIP, blocks=inner):
                    self.search(inner)
                case Notice():
                    self._take_notice(block)
                case _:
                    pass
            lead_in = None

    def _take_paragraph(
        self, inlines: Inlines, floor: Band | None, line: int, source: FlagSource, band: Band | None
    ) -> None:
        self._paragraph += 1
        for sentence in sentences(inlines):
            self.add(sentence, band or _higher(floor, band_of(plain(sentence))), line, source)

    def _take_item(self, item: Item, floor: Band | None, source: FlagSource, band: Band | None) -> None:
        """Take one bullet whole; bullets below it are at least as urgent."""
        own = [block.inlines for block in item.blocks if isinstance(block, Paragraph)]
        highest = band or most_urgent([floor or Band.CONTACT, *(band_of(plain(words)) for words in own)])
        bullet = True
        for block in item.blocks:
            match block:
                case Paragraph(line, inlines):
                    self._paragraph += 1
                    if words := strip_inlines(inlines):
                        self.add(words, highest, line, source, bullet=bullet)
                    bullet = False
                case List(items=items):
                    for inner in items:
                        self._take_item(inner, highest, source, band)
                case _:
                    self.take((block,), highest, source, band)

    def _take_notice(self, notice: Notice) -> None:
        """Take a marked passage whole, under its own heading if it has one."""
        outer = self.heading
        so_far = len(self.flags)
        match notice.blocks:
            case (Heading(inlines=heading), *rest):
                self.heading = heading
                self.take(tuple(rest), stated_band(plain(heading)), FlagSource.MARK, notice.band)
            case _:
                pass
        if len(self.flags) == so_far:
            self.heading = None
            self.take(notice.blocks, None, FlagSource.MARK, notice.band)
        self.heading = outer

    def _search_paragraph(self, inlines: Inlines, line: int) -> Band | None:
        """Repeat what sends for help. Returns the band of a last sentence that introduces a list."""
        text = plain(inlines)
        if not speaks_of_help(text):
            return None
        self._paragraph += 1
        spans = sentence_spans(text)
        taken = 0
        band: Band | None = None
        for index, (start, end) in enumerate(spans):
            band = calls_for_help(text[start:end])
            if band is None:
                continue
            first = index
            if first > taken and names_no_condition(text[start:end]):
                first -= 1
            while first > taken and points_back(text[slice(*spans[first])]):
                first -= 1
            taken = index + 1
            words = strip_inlines(slice_inlines(inlines, spans[first][0], end))
            self.add(words, most_urgent([band, band_of(plain(words))]), line, FlagSource.SENTENCE)
        return band if spans and points_on(text[slice(*spans[-1])]) else None


def _floor_of(section: Section) -> Band | None:
    """Return the band a section's heading names for all below it.

    »Hvornår skal jeg ringe 112, og hvornår til lægevagten?« names two and settles none.
    """
    text = smooth(plain(section.heading.inlines)) if section.heading else ""
    if text.count("hvornår") > 1 or ("hvornår" in text and "112" in text and "eller" in text):
        return None
    return stated_band(text)


def _lead_in_band(inlines: Inlines) -> Band | None:
    """Return the band that a paragraph gives the list after it."""
    text = plain(inlines)
    spans = sentence_spans(text)
    if not spans:
        return None
    last = text[slice(*spans[-1])]
    if not (points_on(last) or _is_subheading(inlines)):
        return None
    return stated_band(last) or most_urgent(band_of(text[start:end]) for start, end in spans)


def _is_subheading(inlines: Inlines) -> bool:
    """Tell whether a paragraph is all bold: authors use it for a heading."""
    return bool(inlines) and all(
        isinstance(inline, Strong) or not plain((inline,)).strip(" :") for inline in inlines
    )


def _higher(floor: Band | None, band: Band | None) -> Band:
    return most_urgent(one for one in (floor, band) if one)


def _without_repeats(flags: Iterable[RedFlag]) -> tuple[RedFlag, ...]:
    """Sort by band. The same words stand once in a band, and the author's mark settles theirs."""
    flags = list(flags)
    marked = {smooth(plain(flag.inlines)) for flag in flags if flag.source is FlagSource.MARK}
    seen: set[tuple[Band, str]] = set()
    kept: list[RedFlag] = []
    for flag in sorted(flags, key=lambda flag: flag.source is not FlagSource.MARK):
        words = smooth(plain(flag.inlines))
        if (flag.source is not FlagSource.MARK and words in marked) or (flag.band, words) in seen:
            continue
        seen.add((flag.band, words))
        kept.append(flag)
    order = {id(flag): place for place, flag in enumerate(flags)}
    return tuple(sorted(kept, key=lambda flag: (_BANDS.index(flag.band), order[id(flag)])))
