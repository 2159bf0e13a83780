"""The weeks of a log: a week is a table, a day is a column, a set is a box to tick.

Boxes are 4.2 mm and stay so, and every line for a pen has its 7 mm: only the white round boxes gives way
where that saves a page. Where a page has room to spare, rows are higher, and remarks have more lines.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.danish.dates import DAYS, SHORT_DAYS, in_words, week_number
from handoutgen.model.inlines import Inlines, Text
from handoutgen.typesetting.galley import NEVER, Strip, sliced
from handoutgen.typesetting.ink import Box, Ink, Paint, Rule, move
from handoutgen.typesetting.shop import LONELY
from handoutgen.typesetting.tags import COLUMN_HEAD, ROW_HEAD, Tag
from handoutgen.typesetting.text import spaced, stacked

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.parts import LogPart, LogRow
    from handoutgen.typesetting.shop import Shop
    from handoutgen.typesetting.text import Type

_NAMES = 0.34
"""Share of the width for the column that names exercises."""
_GAP = 1.9
"""Between boxes."""
_BETWEEN_DAYS = 4.5
"""Least room between the boxes of two days."""
_LITTLE_STRETCH = 1.15
"""A heading row, and a line for remarks below the first, never grow beyond this factor."""
_LINE = 0.7
"""Width of a line for a pen, which stands at the foot of its row."""
_ENDLESS = 400.0
"""A measure that no word of the heading row fills."""


class Spread(Struct, frozen=True):
    """How a week uses its page: a factor on its rows, the white in those of exercises, lines for remarks."""

    stretch: float = 1.0
    white: float = 8.0
    """Points above and below boxes and names, together."""
    remarks: int = 1
    whole: bool = True
    """Whether it stands on one page."""


PLAIN = Spread()


class Weeks:
    """The weeks of one log: the same rows in each, and the dates of its own."""

    def __init__(self, shop: Shop, part: LogPart) -> None:
        self._part = part
        self._galley = shop.galley
        self._setter = shop.setter
        self._look = look = shop.look
        self._names = look.width * _NAMES
        self._day = (look.width - self._names) / 7
        self._across = max(1, int((self._day - _BETWEEN_DAYS + _GAP) // (look.box + _GAP)))
        self._lines = {
            words: self._line_height(words) for words in (labels.PAIN, *part.columns, labels.REMARKS)
        }
        labelled = enumerate(part.rows, 1)
        self._rows = [self._depth(row, self._label(row, number, Tag("TH"))[1]) for number, row in labelled]

    def height(self, spread: Spread = PLAIN) -> float:
        """Return how high a week is, in points."""
        stretch = spread.stretch
        rows = sum(self._rows) + spread.white * len(self._rows)
        lines = sum(self._lines[words] for words in (labels.PAIN, *self._part.columns))
        return (rows + lines) * stretch + self._head_height(stretch) + self._remarks_height(spread)

    def set(self, number: int, parent: Tag, spread: Spread = PLAIN, *, new_page: bool = False) -> None:
        """Set a week, counted from 0."""
        stretch = spread.stretch
        table = parent.add("Table")
        start = self._part.start
        begun = start.weekday() if start is not None and number == 0 else 0
        head = self._head(number, table.add("TR"), stretch)
        head.repeats, head.new_page = True, new_page
        strips = [head]
        for index, row in enumerate(self._part.rows, 1):
            strips.append(self._exercise(row, index, table.add("TR"), spread, begun))
        strips.append(self._day_lines(labels.PAIN, table.add("TR"), stretch, begun, pair=True))
        strips += [
            self._day_lines(column, table.add("TR"), stretch, begun, pair=False)
            for column in self._part.columns
        ]
        strips.append(self._remarks(table.add("TR"), spread))
        # A name or a label may be longer than a page.
        page = self._look.height
        strips = [part for strip in strips for part in sliced(strip, page - head.height)]
        whole = spread.whole and sum(strip.height for strip in strips) <= page
        for index, strip in enumerate(strips):
            if index:
                strip.price = NEVER if whole or index == 1 else LONELY if index == len(strips) - 1 else 0.0
                strip.head = (head,)
            self._galley.add(strip)

    def _head_height(self, stretch: float) -> float:
        """Return the height of the heading row: with dates below the days' names where they are known."""
        look = self._look
        dated = look.label.leading * 2 + 6 if self._part.start is not None else 0.0
        return max(look.section.leading + 9, dated) * min(stretch, _LITTLE_STRETCH)

    def _depth(self, row: LogRow, label: float) -> float:
        """Return how deep an exercise's boxes are, or its name and dose, `label` points."""
        _, down = self._arranged(row)
        return max(down * (self._look.box + _GAP) - _GAP, label)

    def _arranged(self, row: LogRow) -> tuple[int, int]:
        """Return how many boxes of a day stand side by side, and in how many lines: four as two and two."""
        total = row.boxes + row.spare
        down = -(-total // self._across)
        return -(-total // down), down

    def _remarks_height(self, spread: Spread) -> float:
        line = self._lines[labels.REMARKS]
        return line * spread.stretch + (spread.remarks - 1) * self._next_line(spread.stretch)

    def _next_line(self, stretch: float) -> float:
        return (self._look.pen + _LINE) * min(stretch, _LITTLE_STRETCH)

    def _line_height(self, words: str) -> float:
        """Return the height of a row with lines for a pen: room for a hand, or for all of its label."""
        kind = self._look.small
        lines = self._setter.lines((Text(words),), kind, self._names - 6, Tag("TH"))
        return max(self._look.pen + _LINE, len(lines) * kind.leading + 4)

    def _head(self, number: int, tag: Tag, stretch: float) -> Strip:
        height = self._head_height(stretch)
        start = self._part.start
        monday = None if start is None else start + timedelta(weeks=number, days=-start.weekday())
        # The line for the week's number needs room above it for a hand; all words of the row stand beside it.
        heading = self._look.section
        top = max((height - heading.leading) / 2, self._look.pen + 2 * _LINE - heading.baseline - 2)
        base = top + heading.baseline
        ink: list[Ink] = [Rule(0, 0, self._look.width, 0, 1.2, Paint.SECOND)]
        ink += self._week_cell(number, monday, base, tag.add("TH", attributes=COLUMN_HEAD))
        for day in range(7):
            cell = tag.add("TH", attributes=COLUMN_HEAD, actual=DAYS[day])
            ink += self._day_cell(day, monday, height, base, cell)
        ink.append(Rule(0, height, self._look.width, height, 0.8, Paint.INK))
        return Strip(height, ink)

    def _week_cell(self, number: int, monday: date | None, base: float, cell: Tag) -> list[Ink]:
        """Set which week it is of the log, and on the same line of the year, or a line for a pen."""
        heading, small = self._look.section, self._look.label
        line = self._setter.lines((Text(f"{labels.WEEK} {number + 1} "),), heading, _ENDLESS, cell)[0]
        ink = stacked([line], heading.leading, down=base - heading.baseline)
        spaced(ink)
        x = line.width + 4
        known = labels.WEEK_NUMBER if monday is None else f"({labels.WEEK_NUMBER} {week_number(monday)})"
        aside = self._setter.lines((Text(known),), small, _ENDLESS, cell, x=x)[0]
        ink += stacked([aside], small.leading, down=base - small.baseline)
        if monday is None:
            x += aside.width + 3
            ink.append(Rule(x, base + 2, x + 24, base + 2, _LINE, Paint.LINE))
        return ink

    def _day_cell(self, day: int, monday: date | None, height: float, base: float, cell: Tag) -> list[Ink]:
        """Set a day's name, and its date below it where it is known; the name alone stands on `base`."""
        small = self._look.label
        bold = replace(small, size=self._look.small.size, paint=Paint.INK, bold=True)
        if monday is None:
            told = [(SHORT_DAYS[day], bold)]
            down = base - bold.baseline
        else:
            when = monday + timedelta(days=day)
            cell.actual = f"{DAYS[day]} {in_words(when)}"
            told = [(f"{SHORT_DAYS[day]} ", bold), (f"{when.day}.{when.month}.", small)]
            down = (height - sum(kind.leading for _, kind in told)) / 2
        ink: list[Ink] = []
        for text, kind in told:
            label = self._setter.lines((Text(text),), kind, _ENDLESS, cell)[0]
            right = self._names + day * self._day + (self._day - label.width) / 2
            ink += stacked([label], kind.leading, right, down)
            down += kind.leading
        return ink

    def _exercise(self, row: LogRow, number: int, tag: Tag, spread: Spread, begun: int) -> Strip:
        """Set an exercise's boxes; days before `begun`, when the log begins amid a week, have none."""
        label, depth = self._label(row, number, tag.add("TH", attributes=ROW_HEAD))
        height = (self._depth(row, depth) + spread.white) * spread.stretch
        for piece in label:
            move(piece, down=(height - depth) / 2)
        shades: list[Ink] = []
        boxes: list[Ink] = []
        for day in range(7):
            cell = tag.add("TD")
            if day < begun:
                continue
            x, rest = self._names + day * self._day, day in row.rest
            if rest:
                shades.append(Box(x, 0.4, self._day, height - 0.8, Paint.FAINT))
            boxes += self._boxes(row, cell, x, height, rest=rest)
        line = Rule(0, height, self._look.width, height, 0.5, Paint.LINE)
        return Strip(height, [*shades, *label, *boxes, line])

    def _label(self, row: LogRow, number: int, tag: Tag) -> tuple[list[Ink], float]:
        """Return the ink of an exercise's name and dose, and its height."""
        look = self._look
        name_kind = replace(look.table, leading=look.table.size * 1.17, bold=True)
        name: Inlines = (Text(f"{number}. "), *row.name)
        told: list[tuple[Inlines, Type]] = [(name, name_kind), ((Text(row.dose),), look.label)]
        ink: list[Ink] = []
        depth = 0.0
        for inlines, kind in told:
            lines = self._setter.lines(inlines, kind, self._names - 8, tag)
            ink += stacked(lines, kind.leading, down=depth)
            depth += len(lines) * kind.leading
            if row.dose:
                spaced(ink)
        return ink, depth

    def _boxes(self, row: LogRow, cell: Tag, x: float, height: float, *, rest: bool) -> list[Ink]:
        """A day's boxes, centred; the optional ones are dashed. A listener hears how many there are."""
        side = self._look.box
        across, down = self._arranged(row)
        top = (height - down * (side + _GAP) + _GAP) / 2
        left = x + (self._day - across * (side + _GAP) + _GAP) / 2
        ink: list[Ink] = []
        words = f"{_told(row)}, {labels.NOT_TICKED}" + (f", {labels.REST_DAY}" if rest else "")
        tag = cell.add("Span", actual=words)
        for index in range(row.boxes + row.spare):
            spare = index >= row.boxes
            ink.append(
                Box(
                    left + index % across * (side + _GAP),
                    top + index // across * (side + _GAP),
                    side,
                    side,
                    Paint.PAPER,
                    Paint.LINE if spare or rest else Paint.INK,
                    0.8 if spare else 1.0,
                    1.2,
                    (1.6, 1.4) if spare else None,
                    tag,
                )
            )
        return ink

    def _day_lines(self, words: str, tag: Tag, stretch: float, begun: int, *, pair: bool) -> Strip:
        """A line to write on for each day; a `pair` is before and after, parted by a stroke."""
        height = self._lines[words] * stretch
        ink = self._row_label(words, height, tag)
        base = height - _LINE / 2
        for day in range(7):
            tag.add("TD")
            if day < begun:
                continue
            x = self._names + day * self._day + 4
            if pair:
                half = (self._day - 14) / 2
                ink.append(Rule(x, base, x + half, base, _LINE, Paint.LINE))
                ink.append(Rule(x + half + 1.5, base, x + half + 4.5, base - 12, _LINE, Paint.LINE))
                ink.append(Rule(x + half + 6, base, x + 2 * half + 6, base, _LINE, Paint.LINE))
            else:
                ink.append(Rule(x, base, x + self._day - 8, base, _LINE, Paint.LINE))
        return Strip(height, ink)

    def _remarks(self, tag: Tag, spread: Spread) -> Strip:
        """The last row: its last line ends the week."""
        first = self._lines[labels.REMARKS] * spread.stretch
        ink = self._row_label(labels.REMARKS, first, tag)
        tag.add("TD", attributes="/O/Table/ColSpan 7")
        for line in range(spread.remarks):
            base = first + line * self._next_line(spread.stretch) - _LINE / 2
            ink.append(Rule(self._names, base, self._look.width, base, _LINE, Paint.LINE))
        return Strip(self._remarks_height(spread), ink)

    def _row_label(self, words: str, height: float, tag: Tag) -> list[Ink]:
        """Set what a row is for; its last line stands beside the row's lines for a pen."""
        kind = self._look.small
        owner = tag.add("TH", attributes=ROW_HEAD)
        lines = self._setter.lines((Text(words),), kind, self._names - 6, owner)
        return stacked(lines, kind.leading, down=height - len(lines) * kind.leading)


def _told(row: LogRow) -> str:
    """Return the boxes of a day in words."""
    told = [f"{row.boxes} {labels.SET}"] if row.boxes else []
    if row.spare:
        told.append(f"{row.spare} {labels.SPARE_SET if row.spare == 1 else labels.SPARE_SETS}")
    return ", ".join(told)
