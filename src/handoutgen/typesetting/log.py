"""»Træningsdagbog«: a week is a table, a day is a column, a set is a box to tick.

Boxes are 4.2 mm and stay so: more exercises give fewer weeks on a page, never smaller boxes. Rows share
what room a page has to spare.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.danish.dates import DAYS, SHORT_DAYS, in_words, week_number
from handoutgen.model.inlines import Inlines, Strong, Text
from handoutgen.typesetting.galley import NEVER, Strip, sliced
from handoutgen.typesetting.ink import Box, Ink, Landing, Paint, Place, Rule, Run, move
from handoutgen.typesetting.tags import Tag
from handoutgen.typesetting.text import stacked

if TYPE_CHECKING:
    from datetime import date

    from handoutgen.model.parts import LogPart, LogRow
    from handoutgen.typesetting.shop import Shop
    from handoutgen.typesetting.text import Type

_GAP = 1.9
"""Between boxes."""
_BETWEEN_DAYS = 4.5
"""Least room between the boxes of two days."""
_ROOMIEST = 1.45
"""Rows never grow beyond this factor."""
_BETWEEN_WEEKS = 13.0
_LINE = 0.7
"""Width of a line for a pen, which stands at the foot of its row."""


def set_log(shop: Shop, part: LogPart, parent: Tag, *, first_page: bool, contact: bool) -> None:
    """Set the log. `first_page` tells that it opens the leaflet; `contact` that the panel stands below."""
    shop.galley.running = None
    fixed = _set_top(shop, part, parent, first_page=first_page)
    rows = [_Row(shop, row) for row in part.rows]
    week = _week_height(shop, part, rows)
    # A week is set as a whole: of how many exercises, is asked before thousands of boxes are drawn.
    shop.galley.admit(week * part.weeks)
    room = shop.look.height - fixed - (shop.contact + 14 if contact else 0)
    per_page = max(1, int((room + _BETWEEN_WEEKS) // (week + _BETWEEN_WEEKS)))
    shown = min(part.weeks, per_page)
    stretch = min(_ROOMIEST, (room - (shown - 1) * _BETWEEN_WEEKS) / (shown * week))
    for number in range(part.weeks):
        if number:
            fresh = number % per_page == 0
            shop.galley.add(Strip(_BETWEEN_WEEKS, new_page=fresh))
            shop.galley.keep_next()
        _set_week(shop, part, rows, number, parent, max(1.0, stretch))


class _Row:
    """An exercise's lines and the size of its day cells."""

    def __init__(self, shop: Shop, row: LogRow) -> None:
        look = shop.look
        self.row = row
        self.name_width = name_width(shop) - 8
        self.day = (look.width - name_width(shop)) / 7
        self.across = max(1, int((self.day - _BETWEEN_DAYS + _GAP) // (look.box + _GAP)))
        self.down = -(-(row.boxes + row.spare) // self.across)

    def height(self, shop: Shop, lines: float) -> float:
        boxes = self.down * (shop.look.box + _GAP) - _GAP
        return max(boxes, lines) + 8


def name_width(shop: Shop) -> float:
    """Width of the column that names exercises."""
    return shop.look.width * 0.34


def _kinds(shop: Shop) -> tuple[Type, Type]:
    look = shop.look
    return replace(look.table, leading=look.table.size * 1.17, bold=True), look.label


def _label(shop: Shop, row: _Row, number: int, tag: Tag) -> tuple[list[Ink], float]:
    """Return the ink of an exercise's name and dose, and its height."""
    name_kind, dose_kind = _kinds(shop)
    ink: list[Ink] = []
    y = 0.0
    name: Inlines = (Text(f"{number}. "), *row.row.name)
    for inlines, kind in ((name, name_kind), ((Text(row.row.dose),), dose_kind)):
        for line in shop.setter.lines(inlines, kind, row.name_width, tag, x=0):
            for piece in line.ink:
                move(piece, down=y)
                ink.append(piece)
            y += kind.leading
        if ink and isinstance(ink[-1], Run) and row.row.dose:
            ink[-1].text = ink[-1].text.rstrip(" ") + " "
    return ink, y


def _head_height(shop: Shop, *, dated: bool) -> float:
    """Height of a week's heading row; below the days' names there is room for dates where they are known."""
    look = shop.look
    lowest = look.label.leading * 2 + 6 if dated else 0.0
    return max(look.section.leading + 9, lowest)


def _line_height(shop: Shop, words: str) -> float:
    """Height of a row with lines for a pen: room for a hand, or for all of its label."""
    lines = shop.setter.lines((Text(words),), shop.look.small, name_width(shop) - 6, Tag("TH"))
    return max(shop.look.pen + _LINE, len(lines) * shop.look.small.leading + 4)


def _week_height(shop: Shop, part: LogPart, rows: list[_Row]) -> float:
    names = sum(row.height(shop, _label(shop, row, 1, Tag("TH"))[1]) for row in rows)
    return (
        _head_height(shop, dated=part.start is not None)
        + names
        + sum(_line_height(shop, words) for words in (labels.PAIN, *part.columns, labels.REMARKS))
    )


def _set_top(shop: Shop, part: LogPart, parent: Tag, *, first_page: bool) -> float:
    """Heading, instruction, goal. Returns how much of the page above the weeks is taken."""
    look, setter, galley = shop.look, shop.setter, shop.galley
    fixed = 0.0 if not first_page else sum(strip.height + strip.space for strip in galley.strips)
    kind = replace(look.banner, size=look.banner.size + 4, leading=look.banner.leading + 5)
    before = len(galley.strips)
    heading = setter.lines((Text(labels.LOG),), kind, look.width, parent.add("H2"))
    heading[0].ink.insert(0, Landing(0, -6, labels.LOG, 0))
    galley.add(Strip(kind.leading, heading[0].ink, space=8 if first_page else 0, new_page=not first_page))
    galley.keep_next()
    words = [labels.LOG_INTRO]
    if any(row.spare for row in part.rows):
        words.append(labels.LOG_SPARE)
    if any(row.rest for row in part.rows):
        words.append(labels.LOG_REST if look.shades else labels.LOG_REST_FRAMED)
    for line in setter.lines((Text(" ".join(words)),), look.small, look.width, parent.add("P")):
        galley.add(Strip(look.small.leading, line.ink))
        galley.keep_next()
    for label, said in (
        (labels.GOAL, part.goal),
        (labels.PLAN if part.when_then else labels.WHEN_THEN, part.when_then),
    ):
        for strip in _plan(shop, label, said, parent.add("P")):
            galley.add(strip)
            galley.keep_next()
    galley.add(Strip(9))
    galley.keep_next()
    added = galley.strips[before:]
    return fixed + sum(strip.height + strip.space for strip in added)


def _plan(shop: Shop, label: str, said: str | None, tag: Tag) -> list[Strip]:
    """Set a line of the patient's own plan: her words, or a line for a pen."""
    look = shop.look
    kind = replace(look.small, bold=True)
    if said:
        words: Inlines = (Strong((Text(label),)), Text(f" {said}"))
        lines = shop.setter.lines(words, look.body, look.width, tag)
        return [Strip(look.body.leading, line.ink, space=0 if at else 4) for at, line in enumerate(lines)]
    line = shop.setter.lines((Text(label),), kind, look.width, tag)[0]
    height = look.pen + 3
    for piece in line.ink:
        move(piece, down=height - look.small.leading)
    line.ink.append(Rule(line.width + 8, height - 3, look.width, height - 3, 0.7, Paint.LINE))
    return [Strip(height, line.ink)]


def _set_week(shop: Shop, part: LogPart, rows: list[_Row], number: int, parent: Tag, stretch: float) -> None:
    galley = shop.galley
    table = parent.add("Table")
    begun = part.start.weekday() if part.start is not None and number == 0 else 0
    head = _head(shop, number, _monday(part, number), table.add("TR"), stretch)
    head.repeats = True
    strips = [head]
    for index, row in enumerate(rows, 1):
        strips.append(_exercise(shop, row, index, table.add("TR"), stretch, begun))
    strips.append(_day_lines(shop, labels.PAIN, table.add("TR"), stretch, begun, pair=True))
    strips += [
        _day_lines(shop, column, table.add("TR"), stretch, begun, pair=False) for column in part.columns
    ]
    strips.append(_remarks(shop, table.add("TR"), stretch))
    # A name or a label may be longer than a page.
    strips = [part for strip in strips for part in sliced(strip, shop.look.height - head.height)]
    whole = sum(strip.height for strip in strips) <= shop.look.height
    for index, strip in enumerate(strips):
        if index:
            strip.price = NEVER if whole or index == 1 else 0.0
            strip.head = (head,)
        galley.add(strip)


def _monday(part: LogPart, number: int) -> date | None:
    """Return the Monday of a week, counted from 0; None where nobody said when the log begins."""
    if part.start is None:
        return None
    return part.start + timedelta(weeks=number, days=-part.start.weekday())


def _head(shop: Shop, number: int, start: date | None, tag: Tag, stretch: float) -> Strip:
    look, setter = shop.look, shop.setter
    height = _head_height(shop, dated=start is not None) * min(stretch, 1.15)
    ink: list[Ink] = [Rule(0, 0, look.width, 0, 1.2, Paint.SECOND)]
    cell = tag.add("TH", attributes="/O/Table/Scope/Column")
    heading = look.section
    # The line for the week's number needs room above it for a hand; all words of the row stand beside it.
    top = max((height - heading.leading) / 2, look.pen + 2 * _LINE - heading.baseline - 2)
    words = f"{labels.WEEK} {number + 1} "
    line = setter.lines((Text(words),), heading, 400, cell)[0]
    for piece in line.ink:
        move(piece, down=top)
        if isinstance(piece, Run):
            piece.text = piece.text.rstrip(" ") + " "
    ink += line.ink
    x = line.width + 4
    small = look.label
    known = f"({labels.WEEK_NUMBER} {week_number(start)})" if start else labels.WEEK_NUMBER
    aside = setter.lines((Text(known),), small, 400, cell, x=x)[0]
    move(aside.ink[0], down=top + heading.baseline - small.baseline)
    ink += aside.ink
    if start is None:
        base = top + heading.baseline + 2
        ink.append(Rule(x + aside.width + 3, base, x + aside.width + 27, base, 0.7, Paint.LINE))
    day = (look.width - name_width(shop)) / 7
    for index, (name, spoken) in enumerate(zip(SHORT_DAYS, DAYS, strict=True)):
        cell = tag.add("TH", attributes="/O/Table/Scope/Column", actual=spoken)
        bold = replace(look.label, size=look.small.size, paint=Paint.INK, bold=True)
        told = [(name, bold)]
        if start is not None:
            when = start + timedelta(days=index)
            cell.actual = f"{spoken} {in_words(when)}"
            told = [(f"{name} ", bold), (f"{when.day}.{when.month}.", look.label)]
        down = (height - sum(kind.leading for _, kind in told)) / 2
        if start is None:
            down = top + heading.baseline - bold.baseline
        for text, kind in told:
            label = setter.lines((Text(text),), kind, 400, cell)[0]
            for piece in label.ink:
                move(piece, name_width(shop) + index * day + (day - label.width) / 2, down)
            ink += label.ink
            down += kind.leading
    ink.append(Rule(0, height, look.width, height, 0.8, Paint.INK))
    return Strip(height, ink)


def _exercise(shop: Shop, row: _Row, number: int, tag: Tag, stretch: float, begun: int) -> Strip:
    """An exercise's row of boxes; days before `begun`, when the log begins amid a week, have none."""
    look = shop.look
    label, depth = _label(shop, row, number, tag.add("TH", attributes="/O/Table/Scope/Row"))
    height = row.height(shop, depth) * stretch
    for piece in label:
        move(piece, down=(height - depth) / 2)
    ink: list[Ink] = []
    boxes: list[Ink] = []
    left = name_width(shop)
    for day in range(7):
        cell = tag.add("TD")
        x = left + day * row.day
        if day < begun:
            continue
        if day in row.row.rest:
            ink.append(Box(x, 0.4, row.day, height - 0.8, Paint.FAINT))
        boxes += _boxes(row, cell, x, height, look.box, rest=day in row.row.rest)
    ink += label
    ink += boxes
    ink.append(Rule(0, height, look.width, height, 0.5, Paint.LINE))
    return Strip(height, ink)


def _boxes(row: _Row, cell: Tag, x: float, height: float, side: float, *, rest: bool) -> list[Ink]:
    """A day's boxes, centred; the optional ones are dashed."""
    total = row.row.boxes + row.row.spare
    across = min(row.across, total)
    down = -(-total // across)
    top = (height - down * (side + _GAP) + _GAP) / 2
    left = x + (row.day - across * (side + _GAP) + _GAP) / 2
    ink: list[Ink] = []
    for index in range(total):
        spare = index >= row.row.boxes
        word = labels.SPARE_SET if spare else labels.SET
        words = f"{word} {index + 1}, {labels.NOT_TICKED}" + (f", {labels.REST_DAY}" if rest else "")
        tag = cell.add("Span", actual=words)
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


def _day_lines(shop: Shop, words: str, tag: Tag, stretch: float, begun: int, *, pair: bool) -> Strip:
    """A line to write on for each day; a `pair` is before and after, parted by a stroke."""
    look = shop.look
    height = _line_height(shop, words) * stretch
    ink = _row_label(shop, words, height, tag)
    left = name_width(shop)
    day = (look.width - left) / 7
    base = height - _LINE / 2
    for index in range(7):
        tag.add("TD")
        if index < begun:
            continue
        x = left + index * day + 4
        if pair:
            half = (day - 14) / 2
            ink.append(Rule(x, base, x + half, base, _LINE, Paint.LINE))
            ink.append(Rule(x + half + 1.5, base, x + half + 4.5, base - 12, _LINE, Paint.LINE))
            ink.append(Rule(x + half + 6, base, x + 2 * half + 6, base, _LINE, Paint.LINE))
        else:
            ink.append(Rule(x, base, x + day - 8, base, _LINE, Paint.LINE))
    return Strip(height, ink)


def _remarks(shop: Shop, tag: Tag, stretch: float) -> Strip:
    """The last row: its line ends the week."""
    look = shop.look
    height = _line_height(shop, labels.REMARKS) * stretch
    ink = _row_label(shop, labels.REMARKS, height, tag)
    tag.add("TD", attributes="/O/Table/ColSpan 7")
    base = height - _LINE / 2
    ink.append(Rule(name_width(shop), base, look.width, base, _LINE, Paint.LINE))
    return Strip(height, ink)


def _row_label(shop: Shop, words: str, height: float, tag: Tag) -> list[Ink]:
    """Set what a row is for; its last line stands beside the row's lines for a pen."""
    kind = shop.look.small
    owner = tag.add("TH", attributes="/O/Table/Scope/Row")
    lines = shop.setter.lines((Text(words),), kind, name_width(shop) - 6, owner)
    return stacked(lines, kind.leading, down=height - len(lines) * kind.leading)


def set_contact(shop: Shop, parent: Tag, *, foot: bool) -> None:
    """Keep room for whom to call; `foot` puts it to the foot of its page."""
    look = shop.look
    panel = parent.add("Sect")
    place = Place(0, 14, look.width, shop.contact, "contact", panel)
    # The next appointment is the patient's: it has its place in the panel, and is heard after it.
    appointment = Place(0, 14, look.width, shop.contact, "next", panel.add("P"))
    shop.galley.add(Strip(shop.contact + 14, [place, appointment], foot=foot))
