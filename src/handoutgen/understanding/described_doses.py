"""A dose that stands within a description, or is said once for each exercise of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish.patterns import pattern
from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.inlines import lines_in, plain
from handoutgen.model.outline import Dose
from handoutgen.understanding.dose_columns import combined, dose_column
from handoutgen.understanding.doses import (
    is_mere_dose,
    mentions_dose,
    read_dose,
    tells_amount,
    tells_growth,
    warms_up,
)
from handoutgen.understanding.wordings.doses import AS_ABLE, OF_EACH, SIGNS
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from handoutgen.danish.sentences import Span
    from handoutgen.model.article import Paragraph
    from handoutgen.model.inlines import Inlines
    from handoutgen.understanding.dose_columns import DoseColumn

_LABEL = pattern(r"([^:.]{2,30}):\s+(.+)")
_CLAUSE = pattern(r"[,;:(]\s+(?:og\s+)?|\s+[–—-]\s+|\s*\(")
_SIGNS = pattern(rf"^[{SIGNS}\s]+")
_COUNT = pattern(r"\d|\bhold\b", re.IGNORECASE)


def dose_of_each(inlines: Inlines) -> Dose | None:
    """Return the dose of »Gør hver øvelse 10 gange, 3 sæt:«, or None where a paragraph tells none."""
    words = plain(inlines)
    label = _dose_in_label(words)
    if not label and not OF_EACH.search(smooth(words)):
        return None
    dose = read_dose(label) if label else find_dose(inlines)
    if not counts(dose):
        return None
    text = dose.text.rstrip(" :")
    begins = _COUNT.search(text)
    mere = read_dose(text[begins.start() :] if begins else text)
    return mere if _same(mere, dose) else replace(dose, text=text)


def _dose_in_label(text: str) -> str:
    """Return the dose of a line that says nothing else, but perhaps a name: »Styrke, 3 sæt á 10:«."""
    if not text.rstrip().endswith(":"):
        return ""
    name, _, rest = text.rstrip(" :").partition(", ")
    whole = text.rstrip(" :")
    if is_mere_dose(whole) and mentions_dose(whole):
        return whole
    return rest.strip() if is_mere_dose(rest) and not any(map(str.isdigit, name)) else ""


def counts(dose: Dose) -> bool:
    """Tell whether a dose says how much, and not only how often."""
    return any((dose.sets, dose.reps, dose.times, dose.hold_seconds))


def leads_exercises(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph tells a dose of each exercise below, and not »Husk:« at its end."""
    text = plain(paragraph.inlines)
    last = text[slice(*sentence_spans(text)[-1])] if text.strip() else ""
    of_list = not last.rstrip().endswith(":") or OF_EACH.search(smooth(last)) or _dose_in_label(text)
    return bool(of_list) and dose_of_each(paragraph.inlines) is not None


def find_dose(how: Inlines) -> Dose:
    """Read the lines whose label names a dose; else all from the first to the last sentence that counts."""
    lines = [plain(line) for line in lines_in(how)]
    if labelled := _read_labels(lines):
        return labelled
    counting: list[Span] = []
    at = 0
    for line in lines:
        counting += [
            (at + start, at + end)
            for start, end in sentence_spans(line)
            if mentions_dose(line[start:end])
            and not tells_growth(line[start:end])
            and not warms_up(line[start:end])
        ]
        at += len(line) + 1
    if not counting:
        return Dose("")
    text = " ".join(lines)
    whole = _shortest(text[counting[0][0] : counting[-1][1]].strip())
    if whole.parsed:
        return whole
    # »Vent 30 sekunder. Drej hovedet. Vent 30 sekunder. Gentag 3 gange.«: one of them alone says how much.
    amounts = [text[start:end] for start, end in counting if tells_amount(text[start:end])]
    return _shortest(amounts[0].strip()) if len(amounts) == 1 else whole


def _read_labels(lines: list[str]) -> Dose | None:
    """Read »Sæt: 3« and »Gentagelser: 10« as the row of a table that stands upright."""
    cells: list[tuple[int, DoseColumn, str]] = []
    for place, line in enumerate(lines):
        label = _LABEL.match(line)
        column = dose_column(place, label[1]) if label else None
        if label and column and any(map(str.isnumeric, label[2])):
            cells.append((place, column, label[2].rstrip(" .)") + _closing(label[2])))
    if all(column.silent for _, column, _ in cells):
        return None
    first, last = cells[0][0], cells[-1][0]
    if first == last and read_dose(cells[0][2]).parsed:
        return _shortest(cells[0][2])
    dose = combined([(column, cell) for _, column, cell in cells])
    together = last - first < len(cells)
    return replace(dose, text=" ".join(lines[first : last + 1])) if together else dose


def _shortest(text: str) -> Dose:
    """Drop clauses before and after the dose while what is read stays the same."""
    whole = read_dose(text)
    if not whole.parsed:
        return whole
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text))]
    start = max(cut for cut in cuts if _same(read_dose(text[cut:]), whole))
    ends = [match.start() for match in _CLAUSE.finditer(text) if match.start() > start] + [len(text)]
    end = min(
        end
        for end in ends
        if _same(read_dose(text[start:end]), whole) and not AS_ABLE.search(smooth(text[end:]))
    )
    told = _SIGNS.sub("", text[start:end])
    return read_dose(told.rstrip(" .)") + _closing(told))


def _closing(text: str) -> str:
    """Keep the full stop that belongs to an abbreviation, and a bracket that was opened."""
    if text.count(")") and text.count("(") >= text.count(")"):
        return text[len(text.rstrip(" .)")) :].rstrip(". ")
    return "." if re.search(r"\b(?:sek|min|rep|gent)\.$", text.rstrip()) else ""


def _same(one: Dose, other: Dose) -> bool:
    return (one.sets, one.reps, one.times, one.hold_seconds, one.frequency) == (
        other.sets,
        other.reps,
        other.times,
        other.hold_seconds,
        other.frequency,
    )
