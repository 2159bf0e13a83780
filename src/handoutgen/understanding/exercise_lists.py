"""Exercises that stand in lists or under headings of their own, below a heading for exercises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import Item, List, Paragraph
from handoutgen.model.inlines import LineBreak, Strong, lines_in, plain, slice_inlines, strip_inlines
from handoutgen.model.outline import Dose, Exercise, ExerciseList, ExerciseSource, Role
from handoutgen.understanding.dose_columns import combined, dose_column
from handoutgen.understanding.doses import mentions_dose, read_dose
from handoutgen.understanding.exercises import read_exercise_table
from handoutgen.understanding.remains import tables_in
from handoutgen.understanding.roles import heading_role
from handoutgen.understanding.wordings.doses import NO_EXERCISE_NAME
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.danish.sentences import Span
    from handoutgen.model.article import Blocks
    from handoutgen.model.inlines import Inline, Inlines
    from handoutgen.model.outline import Section
    from handoutgen.understanding.dose_columns import DoseColumn

_LONGEST_NAME = 60
_AFTER_NAME = re.compile(r"\s*[:.]\s+|\s+[–—-]\s+|\s*[:.]$")
_DOSE_BEGINS = re.compile(r"[\s,(:–—-]*(?:\d|\b(?:hold|gentag|lav)\b).*", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(r"øvelse \d+\b", re.IGNORECASE)
_LABEL = re.compile(r"([^:.]{2,30}):\s+(.+)")
_CLAUSE = re.compile(r"[,;:(]\s+|\s+[–—-]\s+|\s*\(")


def read_exercise_lists(sections: tuple[Section, ...]) -> tuple[ExerciseList, ...]:
    """Return the lists of exercises, in the order of the article."""
    found: list[ExerciseList] = []
    for section in sections:
        if section.role is not Role.EXERCISES:
            continue
        lists = [read for block in section.blocks if isinstance(block, List) and (read := _read_list(block))]
        if not lists and (alone := _read_heading(section)):
            lists = [alone]
        found.extend(lists or _read_paragraphs(section.blocks))
    return tuple(found)


def _read_list(block: List) -> ExerciseList | None:
    """Return the exercises of a list whose every item begins with a name, or has a dose."""
    either = [_read_item(item, named=True) or _read_item(item, named=False) for item in block.items]
    read = tuple(exercise for exercise in either if exercise)
    if not read or len(read) < len(block.items):
        return None
    if any(NO_EXERCISE_NAME.search(smooth(plain(exercise.name))) for exercise in read):
        return None
    return ExerciseList(block.line, read)


def _read_paragraphs(blocks: Blocks) -> list[ExerciseList]:
    """Take paragraphs that begin with a bold name for exercises, where each of them has a dose."""
    found: list[ExerciseList] = []
    for block in blocks:
        match block:
            case Paragraph(line, (Strong(), *rest) as inlines) if _parted(inlines[0], tuple(rest)):
                exercise = _read_item(Item(line, (block,)), named=True)
                if exercise is None or NO_EXERCISE_NAME.search(smooth(plain(exercise.name))):
                    continue
                if not _counts(exercise.dose):
                    return []
                found.append(ExerciseList(line, (exercise,)))
            case _:
                pass
    return found


def _parted(name: Inline, rest: Inlines) -> bool:
    """Tell whether bold words are a name: a mark or the end of the line parts them from what follows."""
    after = plain(rest[:1])
    marked = plain((name,)).rstrip().endswith((":", ".")) or re.match(r"\s*:|\s+[–—-]\s", after)
    return bool(rest) and (bool(marked) or isinstance(rest[0], LineBreak))


def _read_item(item: Item, *, named: bool) -> Exercise | None:
    match item.blocks:
        case (Paragraph(_, inlines), *rest):
            parts = _split_name(inlines) if named else _split_dose(inlines)
            if parts is None:
                return None
            name, how = parts
            for more in _texts(tuple(rest)):
                how = (*how, LineBreak(), *more) if how else more
            dose = _find_dose(how)
            if not named and not dose.parsed:
                return None
            return Exercise(name, how, dose, item.line, ExerciseSource.LIST)
        case _:
            return None


def _split_name(inlines: Inlines) -> tuple[Inlines, Inlines] | None:
    """Cut »**Navn**: hvordan« or »Navn – hvordan« into name and how."""
    words = plain(inlines)
    if inlines and isinstance(inlines[0], Strong):
        name = plain((inlines[0],))
        end = len(name.rstrip(" :.–—-"))
        after = re.compile(r"[\s:.–—-]*").match(words, end)
        start = after.end() if after else end
        named = strip_inlines(slice_inlines(inlines[0].inlines, 0, end))
    elif len(line := plain(lines_in(inlines)[0])) <= _LONGEST_NAME and len(line) < len(words.strip()):
        # A name that has a line of its own needs no mark behind it.
        if mentions_dose(line):
            return None
        start = words.index(line) + len(line)
        named = strip_inlines(slice_inlines(inlines, 0, len(words[:start].rstrip(" :.–—-"))))
    else:
        found = _AFTER_NAME.search(words)
        if not found or not 0 < found.start() <= _LONGEST_NAME or found[0].strip() == ".":
            return None
        named = strip_inlines(slice_inlines(inlines, 0, found.start()))
        start = found.end()
    return (named, strip_inlines(slice_inlines(inlines, start, len(words)))) if named else None


def _split_dose(inlines: Inlines) -> tuple[Inlines, Inlines] | None:
    """Cut »Knæbøj 3 x 10« into name and dose."""
    words = plain(inlines)
    found = _DOSE_BEGINS.search(words)
    if not found or not 0 < found.start() <= _LONGEST_NAME:
        return None
    name = strip_inlines(slice_inlines(inlines, 0, found.start()))
    start = found.start() + len(found[0]) - len(found[0].lstrip(" ,(:–—-"))
    return (name, strip_inlines(slice_inlines(inlines, start, len(words)))) if name else None


def _read_heading(section: Section) -> ExerciseList | None:
    """Take a section for one exercise: its heading names it, and its text counts something.

    How often to train is said of whole programmes too, and makes no exercise. `Øvelse 3: Gåtur` is
    one whatever its text says: none of a numbered row may be missing from the log.
    """
    heading = section.heading
    if heading is None:
        return None
    name = plain(heading.inlines).strip()
    about_many = heading_role(_NUMBERED.sub("", name)) is Role.EXERCISES and section.level < 3
    if about_many or NO_EXERCISE_NAME.search(smooth(name)):
        return None
    how: Inlines = ()
    for text in _texts(section.blocks):
        how = (*how, LineBreak(), *text) if how else text
    dose = _find_dose(how)
    if not (_counts(dose) or _NUMBERED.match(name)) or any(
        read_exercise_table(table) for table in tables_in(section.blocks)
    ):
        return None
    exercise = Exercise(heading.inlines, how, dose, heading.line, ExerciseSource.LIST)
    return ExerciseList(heading.line, (exercise,))


def _texts(blocks: Blocks) -> Iterator[Inlines]:
    """Yield the running text of paragraphs and lists, at any depth."""
    for block in blocks:
        match block:
            case Paragraph(_, inlines):
                yield inlines
            case List(items=items):
                for item in items:
                    yield from _texts(item.blocks)
            case _:
                pass


def _counts(dose: Dose) -> bool:
    """Tell whether a dose says how much, and not only how often."""
    return any((dose.sets, dose.reps, dose.times, dose.hold_seconds))


def _find_dose(how: Inlines) -> Dose:
    """Read the lines whose label names a dose; else all from the first to the last sentence that counts."""
    lines = [plain(line) for line in lines_in(how)]
    if labelled := _read_labels(lines):
        return labelled
    counting: list[Span] = []
    at = 0
    for line in lines:
        counting += [
            (at + start, at + end) for start, end in sentence_spans(line) if mentions_dose(line[start:end])
        ]
        at += len(line) + 1
    if not counting:
        return Dose("")
    return _shortest(" ".join(lines)[counting[0][0] : counting[-1][1]].strip())


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
    end = min(end for end in ends if _same(read_dose(text[start:end]), whole))
    return read_dose(text[start:end].rstrip(" .)") + _closing(text[start:end]))


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
