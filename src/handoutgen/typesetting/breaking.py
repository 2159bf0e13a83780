"""Where lines end. First-fit, unless it leaves a lonely last word: then the whole paragraph is weighed.

Total fit follows the idea of Knuth and Plass (Breaking Paragraphs into Lines, 1981), for ragged right:
the cost of a line is the square of the room it leaves.
"""

from __future__ import annotations

SPACE, INSIDE, HYPHEN, FORCED = range(4)
"""What stands after a word: a space, a place to break inside it, a soft hyphen, a forced line end."""

_COST = {SPACE: 0.0, INSIDE: 0.03, HYPHEN: 0.08, FORCED: 0.0}
_RUNT = 0.16
"""A last line shorter than this share of the measure looks lost."""
_RUNT_COST = 0.25
_LINE_COST = 0.05

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
    greedy = _first_fit(widths, gaps, measure)
    if len(greedy) < 2:
        return greedy
    if balanced:
        return _balance(widths, gaps, measure, len(greedy))
    first, last = greedy[-1]
    if sum(widths[first:last]) + sum(gaps[first : last - 1]) >= _RUNT * measure or len(widths) > 400:
        return greedy
    return _total_fit(widths, gaps, breaks, measure)


def _first_fit(widths: list[float], gaps: list[float], measure: float) -> Breaks:
    lines: Breaks = []
    first = 0
    room = measure + 0.01
    gap = 0.0
    for index, width in enumerate(widths):
        if gap + width > room and index > first:
            lines.append((first, index))
            first = index
            room = measure + 0.01 - width
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


def _total_fit(widths: list[float], gaps: list[float], breaks: list[int], measure: float) -> Breaks:
    count = len(widths)
    best = [0.0] + [float("inf")] * count
    came = [0] * (count + 1)
    for first in range(count):
        base = best[first]
        if base == float("inf"):
            continue
        width = 0.0
        for stop in range(first + 1, count + 1):
            width += widths[stop - 1]
            if width > measure + 0.01 and stop > first + 1:
                break
            slack = 1 - width / measure
            if stop == count:
                cost = _RUNT_COST if 1 - slack < _RUNT else 0.0
            else:
                cost = slack * slack + _LINE_COST + _COST[breaks[stop - 1]]
            if base + cost < best[stop]:
                best[stop] = base + cost
                came[stop] = first
            width += gaps[stop - 1]
    lines: Breaks = []
    stop = count
    while stop:
        lines.append((came[stop], stop))
        stop = came[stop]
    return lines[::-1]
