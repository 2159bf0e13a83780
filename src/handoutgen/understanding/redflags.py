"""What would send the reader for help, gathered from all over the article, in bands of urgency.

Marks of the author come first and win. A section under a red-flag heading is taken whole, sentence
by sentence and bullet by bullet, except for what is neither (see `remaining_blocks`). Elsewhere, a
sentence that sends its reader for help is repeated, with the sentences that it points back to. Rows of
tables that do so are repeated too; the table itself stays where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import Heading, List, Notice, NoticeKind, Paragraph, Quote, Table
from handoutgen.model.bands import Band
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import Strong, Text, all_strong, plain, slice_inlines, strip_inlines
from handoutgen.model.outline import FlagSource, RedFlag, Role
from handoutgen.understanding.leading import (
    below_bold,
    calls,
    floor_of,
    lead_in_band,
    orders_of,
)
from handoutgen.understanding.remains import boxed_blocks, remaining_blocks
from handoutgen.understanding.unlisted import with_lists
from handoutgen.understanding.urgency import (
    band_of,
    calls_for_help,
    is_errand,
    most_urgent,
    names_no_condition,
    names_signs,
    opens_signs,
    points_on,
    speaks_of_help,
    stated_band,
)
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handoutgen.model.article import Article, Block, Blocks, Item, Row
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Section

_BANDS = tuple(Band)
_OWN_MARKS = frozenset(("– ", "- ", "• ", "· ", "* ", "‣ ", "▪ "))


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
            floor = floor_of(section) or (floors[-1][1] if floors else None)
            floors.append((section.level, floor))
            gatherer.take(boxed_blocks(section), floor, FlagSource.SECTION)
            gatherer.search(remaining_blocks(section))
        else:
            floors.clear()
            gatherer.search(section.blocks)
    gatherer.heading = None
    for note in article.notes:
        gatherer.search(note.blocks)
    return _without_repeats(gatherer.flags)


def red_flag_faults(article: Article, flags: tuple[RedFlag, ...]) -> Iterator[Fault]:
    """Tell of an article that never says when to seek help."""
    if not flags:
        yield Fault(
            Spot(article.path),
            "The article never says when to seek help.",
            "Add a section »Hvornår skal jeg søge læge?«, or mark a passage with `::: advarsel`.",
            Level.WARNING,
            "no-red-flags",
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
        blocks = with_lists(blocks, stated_band)
        floor = least
        lead_in: Band | None = None
        for index, block in enumerate(blocks):
            match block:
                case Paragraph(line, inlines) | Heading(line, _, inlines):
                    if isinstance(block, Heading) or all_strong(inlines):
                        floor = stated_band(plain(inlines)) or least
                    self._take_paragraph(inlines, floor, line, source, band)
                    lead_in = lead_in_band(inlines)
                    continue
                case List(items=items):
                    for item, order in zip(items, orders_of(blocks, index), strict=True):
                        self._take_item(item, _higher(floor, _higher(lead_in, order)), source, band)
                case Quote(_, inner):
                    self.take(inner, floor, source, band)
                case Notice(kind=NoticeKind.WARNING):
                    self._take_notice(block)
                case Table():
                    self._take_table(block, _higher(floor, lead_in), source, whole=lead_in is not None)
                case _:
                    pass
            lead_in = None

    def search(self, blocks: Blocks) -> None:
        """Look for sentences that send for help, for notices, and for bold headings of red flags."""
        match blocks:
            case (Paragraph(inlines=(Text(text),)),) if not speaks_of_help(text):
                return  # as most bullets: one line of plain words, which heads nothing
            case _:
                pass
        blocks = with_lists(blocks, lambda text: calls_for_help(text) or opens_signs(text))
        start = 0
        for first, end, label, answer in below_bold(blocks):
            self._search(blocks[start:first])
            line, floor = blocks[first].line, stated_band(plain(label))
            below = (Paragraph(line, answer), *blocks[first + 1 : end])
            if floor and not plain(label).endswith("?"):
                # »Søg læge, ved lammelse 112, hvis du« is half of what its list says.
                below = (Paragraph(line, (Strong(label),)), *below)
            self.take(below, floor, FlagSource.SENTENCE)
            start = end
        self._search(blocks[start:])

    def _search(self, blocks: Blocks) -> None:
        lead_in: Band | None = None
        for index, block in enumerate(blocks):
            match block:
                case Paragraph(line, inlines):
                    lead_in = self._search_paragraph(inlines, line)
                    if lead_in is None and index + 1 < len(blocks):
                        self._take_open(inlines, line, blocks[index + 1])
                    continue
                case List(items=items):
                    for item, order in zip(items, orders_of(blocks, index), strict=True):
                        if lead_in or order:
                            self._take_item(item, _higher(lead_in, order), FlagSource.SENTENCE, None)
                        else:
                            self.search(item.blocks)
                case Quote(_, inner) | Notice(kind=NoticeKind.TIP, blocks=inner):
                    self.search(inner)
                case Notice():
                    self._take_notice(block)
                case Table():
                    self._search_table(block)
                case _:
                    pass
            lead_in = None

    def _take_open(self, inlines: Inlines, line: int, below: Block) -> None:
        """Take a lead-in that ends open with the list below it; its errands stay."""
        if not isinstance(below, List) or (band := opens_signs(plain(inlines))) is None:
            return
        signs = [item for item in below.items if not is_errand(_words(item))]
        if signs:
            self._take_paragraph(inlines, band, line, FlagSource.SENTENCE, None)
        for item in signs:
            self._take_item(item, band, FlagSource.SENTENCE, None)

    def _take_paragraph(
        self, inlines: Inlines, floor: Band | None, line: int, source: FlagSource, band: Band | None
    ) -> None:
        self._paragraph += 1
        text = plain(inlines)
        spans = sentence_spans(text)
        bands = [band or _higher(floor, band_of(text[start:end])) for start, end in spans]
        begins = [start for start, _ in spans]
        taken = 0
        for run, called in calls(text, spans):
            for place in range(max(taken, run.start), run.stop):
                bands[place] = band or _higher(bands[place], called)
            if run.start < taken:
                begins[run[-1]] = begins[run.start]
            taken = run.stop
        for start, (_, end), own in zip(begins, spans, bands, strict=True):
            if words := strip_inlines(slice_inlines(inlines, start, end)):
                self.add(words, own, line, source)

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
                        # Lines that their author began with a mark of his own need none of ours.
                        marked = plain(words)[:2] in _OWN_MARKS
                        self.add(words, highest, line, source, bullet=bullet and not marked)
                    bullet = False
                case List(items=items):
                    for inner in items:
                        self._take_item(inner, highest, source, band)
                case _:
                    self.take((block,), highest, source, band)

    def _take_table(self, table: Table, floor: Band, source: FlagSource, *, whole: bool) -> None:
        """Take what a table under a red-flag heading tells of signs; the table stays where it stands."""
        titles = tuple(plain(cell) for cell in table.header.cells)
        if whole or not any(titles) or names_signs(titles):
            for row in table.rows:
                self._take_row(row, floor, source)
        else:
            self._search_table(table, floor, source)

    def _search_table(
        self, table: Table, floor: Band | None = None, source: FlagSource = FlagSource.SENTENCE
    ) -> None:
        """Repeat the columns, rows or sentences of a table that send the reader for help."""
        columns = [stated_band(plain(cell)) for cell in table.header.cells]
        if len(columns) - columns.count(None) > 1:
            for column, band in enumerate(columns):
                for row in (table.header, *table.rows) if band else ():
                    if words := strip_inlines(row.cells[column]):
                        # What a column says of urgency settles it, as a subheading's words do.
                        self.add(
                            words,
                            _higher(band, band_of(plain(words))),
                            row.line,
                            source,
                            bullet=row is not table.header,
                        )
            return
        orders = [
            any(
                calls_for_help(cell) and names_no_condition(cell)
                for row in table.rows
                for cell in [plain(row.cells[column])]
            )
            for column in range(len(columns))
        ]
        for row in table.rows:
            if any(
                is_order and stated_band(plain(cell))
                for cell, is_order in zip(row.cells, orders, strict=True)
            ):
                self._take_row(row, floor, source)
                continue
            for cell in row.cells:
                if speaks_of_help(plain(cell)):
                    self.search((Paragraph(row.line, cell),))

    def _take_row(self, row: Row, floor: Band | None, source: FlagSource) -> None:
        """Take the cells of a row together: »Åndenød – Ring 112«."""
        self._paragraph += 1
        words: Inlines = ()
        for cell in row.cells:
            own = strip_inlines(cell)
            # A dash stands for nothing, and a number for the call that names it.
            if plain(own).strip(" –—-") and not (words and plain(own) in plain(words)):
                words = (*words, Text(" – "), *own) if words else own
        if words:
            self.add(words, _higher(floor, band_of(plain(words))), row.line, source, bullet=True)

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
        last: tuple[int, Band] | None = None
        for run, band in calls(text, spans):
            words = strip_inlines(slice_inlines(inlines, spans[run[0]][0], spans[run[-1]][1]))
            self.add(words, most_urgent([band, band_of(plain(words))]), line, FlagSource.SENTENCE)
            last = run[-1], band
        introduces = last and last[0] == len(spans) - 1 and points_on(text[slice(*spans[-1])])
        return last[1] if last and introduces else None


def _words(item: Item) -> str:
    return " ".join(plain(block.inlines) for block in item.blocks if isinstance(block, Paragraph))


def _higher(floor: Band | None, band: Band | None) -> Band:
    return most_urgent(one for one in (floor, band) if one)


def _without_repeats(flags: Iterable[RedFlag]) -> tuple[RedFlag, ...]:
    """Sort by band. The same words stand once in a band, and the author's mark settles theirs.

    Words of one line stand once altogether: where a section's heading raised them, that settles it.
    """
    flags = list(flags)
    marked = {smooth(plain(flag.inlines)) for flag in flags if flag.source is FlagSource.MARK}
    seen: set[tuple[Band | int, str]] = set()
    kept: list[RedFlag] = []
    for flag in sorted(flags, key=lambda flag: flag.source is not FlagSource.MARK):
        words = smooth(plain(flag.inlines))
        if (flag.source is not FlagSource.MARK and words in marked) or seen & {
            (flag.band, words),
            (flag.line, words),
        }:
            continue
        seen |= {(flag.band, words), (flag.line, words)}
        kept.append(flag)
    order = {id(flag): place for place, flag in enumerate(flags)}
    return tuple(sorted(kept, key=lambda flag: (_BANDS.index(flag.band), order[id(flag)])))
