"""Exercises that stand in lists or under headings of their own, below a heading for exercises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import Item, List, Paragraph
from handoutgen.model.inlines import LineBreak, Strong, lines_in, plain, slice_inlines, strip_inlines
from handoutgen.model.outline import Dose, Exercise, ExerciseList, ExerciseSource, Role
from handoutgen.understanding.described_doses import counts, dose_of_each, find_dose, leads_exercises
from handoutgen.understanding.dose_columns import dose_column
from handoutgen.understanding.doses import mentions_dose
from handoutgen.understanding.exercise_places import (
    below_labels,
    is_exercise_title,
    is_phase,
    labelled_sections,
)
from handoutgen.understanding.exercises import read_exercise_table
from handoutgen.understanding.marked_lists import with_marked_lists, without_mark
from handoutgen.understanding.remains import tables_in
from handoutgen.understanding.roles import heading_role
from handoutgen.understanding.wordings.doses import HOW_COLUMN, NO_EXERCISE_NAME
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Block, Blocks
    from handoutgen.model.inlines import Inline, Inlines
    from handoutgen.model.outline import Section

_LONGEST_NAME = 60
_LONGEST_BARE = 40
"""Characters of a first sentence that may be a name, where nothing else says so."""
_AFTER_NAME = re.compile(r"\s*[:.]\s+|\s+[–—-]\s+|\s*[:.]$")
_DOSE_BEGINS = re.compile(r"[\s,(:–—-]*(?:(?:\bi )?\d|\b(?:hold|gentag|lav)\b)", re.IGNORECASE)
_OF_NAME = re.compile(r"\b(?:med|på|mod|over|af|mellem)$", re.IGNORECASE)
"""»Armløft med 1 kg 2 x 12«: behind these a number is no dose yet."""
_NUMBERED = re.compile(r"øvelse \d+\b", re.IGNORECASE)


def read_exercise_lists(sections: tuple[Section, ...], title: str = "") -> tuple[ExerciseList, ...]:
    """Return the lists of exercises, in the order of the article. Its title may promise those of its lead."""
    found: list[ExerciseList] = []
    promised = is_exercise_title(title)
    for section in sections:
        if section.role is Role.EXERCISES:
            lists = _read_lists(section.blocks)
            if not lists and (alone := _read_heading(section)):
                lists = [alone]
            found.extend(lists or _read_paragraphs(section.blocks) or _read_labels(section))
        elif is_phase(section) or (section.role is Role.LEAD and promised):
            # »Uge 0–2« promises no exercises: only what counts as they do is some.
            found.extend(read for read in _read_lists(section.blocks) if _all_count(read))
            if section.role is Role.LEAD:
                found.extend(_read_paragraphs(section.blocks) or _read_labels(section))
        else:
            lists = [
                read
                for blocks in below_labels(section.blocks)
                for read in _read_lists(blocks) or _read_paragraphs(blocks)
            ]
            found.extend(lists or _read_labels(section, numbered=True))
    return tuple(found)


def _read_labels(section: Section, *, numbered: bool = False) -> list[ExerciseList]:
    """Take bold lines for headings of one exercise each; `numbered` takes only »Øvelse 1: Pendul«."""
    return [
        read
        for below in labelled_sections(section)
        if below.heading and (not numbered or _NUMBERED.match(plain(below.heading.inlines).strip()))
        if (read := _read_heading(below))
    ]


def _all_count(read: ExerciseList) -> bool:
    doses = [exercise.dose for exercise in read.exercises]
    return all(map(counts, doses)) and any(dose.sets or dose.reps for dose in doses)


def _read_lists(blocks: Blocks) -> list[ExerciseList]:
    """Read the lists among some blocks. A dose said above of each exercise is that of those without one."""
    found: list[ExerciseList] = []
    shared: Dose | None = None
    last: Block | None = None
    for block in with_marked_lists(blocks):
        match block:
            case Paragraph(inlines=inlines):
                shared = dose_of_each(inlines) or shared
            case List():
                bare = isinstance(last, Paragraph) and leads_exercises(last)
                lists = _read_groups(block) or filter(None, [_read_list(block, bare=bare)])
                found += (_sharing(read, shared) if shared else read for read in lists)
            case _:
                pass
        last = block
    return found


def _read_groups(block: List) -> list[ExerciseList]:
    """Read the lists below »Styrke« and »Balance«, where all are of exercises with a dose."""
    found: list[ExerciseList] = []
    for item in block.items:
        match item.blocks:
            case (Paragraph(inlines=name), List() as inner) if not mentions_dose(plain(name)):
                read = _read_list(inner, bare=False)
                if read is None or not all(map(_has_name_and_dose, read.exercises)):
                    return []
                found.append(read)
            case _:
                return []
    return found


def _has_name_and_dose(exercise: Exercise) -> bool:
    label = smooth(plain(exercise.name))
    no_name = HOW_COLUMN.search(label) or dose_column(0, label) is not None
    return bool(exercise.dose.text) and not no_name


def _sharing(read: ExerciseList, shared: Dose) -> ExerciseList:
    exercises = (
        one if one.dose.text else replace(one, dose=shared, dose_of_list=True) for one in read.exercises
    )
    return replace(read, exercises=tuple(exercises))


def _read_list(block: List, *, bare: bool) -> ExerciseList | None:
    """Return the exercises of a list whose every item begins with a name, has a dose, or may be a name."""
    either = [
        _read_item(item, named=True) or _read_bare(item, dosed=not bare) or _read_item(item, named=False)
        for item in block.items
    ]
    read = tuple(exercise for exercise in either if exercise)
    if not read or len(read) < len(block.items):
        return None
    if any(NO_EXERCISE_NAME.search(smooth(plain(exercise.name))) for exercise in read):
        return None
    return ExerciseList(block.line, read)


def _read_bare(item: Item, *, dosed: bool) -> Exercise | None:
    """Read »Tåhævninger« or »Pendul. Lad armen hænge.«, which a dose above makes exercises.

    Without one, `dosed`, it must tell its own: »Pendul. Lad armen hænge. 3 x 10.«
    """
    match item.blocks:
        case (Paragraph(_, inlines), *rest) if dosed or not rest:
            mark, inlines = without_mark(inlines)
            words = plain(inlines)
            end = sentence_spans(words)[0][1] if words.strip() else 0
            if not 0 < end <= (_LONGEST_BARE if dosed else _LONGEST_NAME):
                return None
            name = slice_inlines(inlines, 0, len(words[:end].rstrip(" .:")))
            how = _joined(strip_inlines(slice_inlines(inlines, end, len(words))), tuple(rest))
            dose = find_dose(how)
            if dosed and (not dose.text or mentions_dose(words[:end])):
                return None
            return Exercise(strip_inlines(name), how, dose, item.line, ExerciseSource.LIST, mark=mark)
        case _:
            return None


def _joined(how: Inlines, more: Blocks) -> Inlines:
    """Return a description with the texts below it, each on a line of its own."""
    for text in _texts(more):
        how = (*how, LineBreak(), *text) if how else text
    return how


def _read_paragraphs(blocks: Blocks) -> list[ExerciseList]:
    """Take paragraphs that begin with a bold name for exercises, where most of them have a dose, or all.

    Two of sets, repetitions or holds are surely some. Without, one that has no dose makes all of them advice.
    """
    found: list[ExerciseList] = []
    advice = 0
    for block in blocks:
        match block:
            case Paragraph(line, (Strong(), *rest) as inlines) if _parted(inlines[0], tuple(rest)):
                exercise = _read_item(Item(line, (block,)), named=True)
                if exercise is None or NO_EXERCISE_NAME.search(smooth(plain(exercise.name))):
                    continue
                if counts(exercise.dose):
                    found.append(ExerciseList(line, (exercise,)))
                else:
                    advice += 1
            case _:
                pass
    doses = [exercise.dose for one in found for exercise in one.exercises]
    sure = sum(1 for dose in doses if dose.sets or dose.reps or dose.times) > 1
    return found if not advice or (sure and len(found) > advice) else []


def _parted(name: Inline, rest: Inlines) -> bool:
    """Tell whether bold words are a name: a mark or the end of the line parts them from what follows."""
    after = plain(rest[:1])
    marked = plain((name,)).rstrip().endswith((":", ".")) or re.match(r"\s*:|\s+[–—-]\s", after)
    return bool(rest) and (bool(marked) or isinstance(rest[0], LineBreak))


def _read_item(item: Item, *, named: bool) -> Exercise | None:
    match item.blocks:
        case (Paragraph(_, inlines), *rest):
            mark, inlines = without_mark(inlines)
            parts = _split_name(inlines) if named else _split_dose(inlines)
            if parts is None:
                return None
            name, how = parts[0], _joined(parts[1], tuple(rest))
            dose = find_dose(how)
            if not named and not dose.parsed:
                return None
            return Exercise(name, how, dose, item.line, ExerciseSource.LIST, mark=mark)
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
    begins = (one for one in _DOSE_BEGINS.finditer(words) if not _OF_NAME.search(words[: one.start()]))
    found = next(begins, None)
    if not found or not 0 < found.start() <= _LONGEST_NAME:
        return None
    name = strip_inlines(slice_inlines(inlines, 0, found.start()))
    start = found.end() - len(found[0].lstrip(" ,(:–—-\n"))
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
    title, blocks = heading.inlines, section.blocks
    how: Inlines = ()
    if _NUMBERED.fullmatch(name.rstrip(" .:–-")) and (below := _named_below(blocks)):
        title, how, blocks = below
    how = _joined(how, blocks)
    dose = find_dose(how)
    if not (counts(dose) or _NUMBERED.match(name)) or any(
        read_exercise_table(table) for table in tables_in(section.blocks)
    ):
        return None
    exercise = Exercise(title, how, dose, heading.line, ExerciseSource.LIST)
    return ExerciseList(heading.line, (exercise,))


def _named_below(blocks: Blocks) -> tuple[Inlines, Inlines, Blocks] | None:
    """Return the bold name below a bare »Øvelse 1«, the rest of its paragraph, and what follows."""
    match blocks:
        case (Paragraph(inlines=(Strong() as bold, *rest)), *after) if not rest or _parted(bold, tuple(rest)):
            label = plain((bold,)).strip(" .:")
            no_name = NO_EXERCISE_NAME.search(smooth(label)) or HOW_COLUMN.search(smooth(label))
            if no_name or dose_column(0, label):
                return None
            name = slice_inlines(bold.inlines, 0, len(plain((bold,)).rstrip(" .:")))
            words = plain(tuple(rest))
            start = len(words) - len(words.lstrip(" .:–-"))
            return name, strip_inlines(slice_inlines(tuple(rest), start, len(words))), tuple(after)
        case _:
            return None


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
