"""Where lines end: each as full as it can be, but no lonely last word.

For ragged right, weighing whole paragraphs (Knuth and Plass, 1981) was tried: it saves the last word by
making every line shorter, and the page gets paler. Taking a word or two down is enough.
"""

from __future__ import annotations

SPACE, INSIDE, HYPHEN, FORCED = range(4)
"""What stands after a word: a space, a place to break inside it, a soft hyphen, a forced line end."""

SLACK = 0.01
"""By how much of a point a line may be too wide: sums of widths are never exact."""
_RUNT = 0.16
"""A last line shorter than this share of the measure looks lost."""
_SHORTEST = 0.6
"""The line above it gives words away down to this share."""

Breaks = list[tuple[int, int]]
"""First word and one past the last, for each line."""


def break_lines(
    widths: list[float], gaps: list[float], breaks: list[int], measure: float, *, balanced: bool = False
) -> Breaks:
    """Return the lines of a paragraph set to `measure` points.

    `balanced` evens out short texts such as headings.
    """
    lines: Breaks = []
    first = 0
    count = len(widths)
    if FORCED in breaks:
        for index in range(count):
            if breaks[index] == FORCED or index == count - 1:
                part = slice(first, index + 1)
                inner = _paragraph(widths[part], gaps[part], breaks[part], measure, balanced=balanced)
                lines += [(first + start, first + stop) for start, stop in inner]
                first = index + 1
        return lines
    return _paragraph(widths, gaps, breaks, measure, balanced=balanced)


def _paragraph(
    widths: list[float], gaps: list[float], breaks: list[int], measure: float, *, balanced: bool
) -> Breaks:
    lines = _first_fit(widths, gaps, measure)
    if len(lines) < 2:
        return lines
    if balanced:
        return _balance(widths, gaps, measure, len(lines))
    return _feed_last(lines, widths, gaps, breaks, measure)


def _feed_last(
    lines: Breaks, widths: list[float], gaps: list[float], breaks: list[int], measure: float
) -> Breaks:
    """Take words down from the line above until the last line is no runt."""
    (first, turn), (_, stop) = lines[-2:]
    above = _width(widths, gaps, first, turn)
    last = _width(widths, gaps, turn, stop)
    while last < _RUNT * measure and turn - first > 1 and breaks[turn - 2] == SPACE:
        moved = widths[turn - 1] + gaps[turn - 1]
        above -= widths[turn - 1] + gaps[turn - 2]
        if above < _SHORTEST * measure or last + moved > measure:
            break
        last += moved
        turn -= 1
    return [*lines[:-2], (first, turn), (turn, stop)]


def _width(widths: list[float], gaps: list[float], first: int, stop: int) -> float:
    return sum(widths[first:stop]) + sum(gaps[first : stop - 1])


def _first_fit(widths: list[float], gaps: list[float], measure: float) -> Breaks:
    lines: Breaks = []
    first = 0
    room = measure + SLACK
    gap = 0.0
    for index, width in enumerate(widths):
        if gap + width > room and index > first:
            lines.append((first, index))
            first = index
            room = measure + SLACK - width
        else:
            room -= gap + width
        gap = gaps[index]
    if first < len(widths):
        lines.append((first, len(widths)))
    return lines


def _balance(widths: list[float], gaps: list[float], measure: float, lines: int) -> Breaks:
    """Return as many lines as first-fit needs, set to the narrowest measure that still holds them."""
    low, high = max(widths), measure
    best = _first_fit(widths, gaps, measure)
    for _ in range(12):
        middle = (low + high) / 2
        tried = _first_fit(widths, gaps, middle)
        if len(tried) <= lines:
            best, high = tried, middle
        else:
            low = middle
    return best
