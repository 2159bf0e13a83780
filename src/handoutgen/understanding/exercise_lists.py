"""Exercises in lists, in paragraphs and below headings of their own: where in an article they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.model.article import Item, List, Paragraph
from handoutgen.model.inlines import plain
from handoutgen.model.outline import Dose, Exercise, ExerciseList, Role
from handoutgen.understanding.described_doses import counts, dose_of_each, leads_exercises
from handoutgen.understanding.dose_columns import dose_column
from handoutgen.understanding.doses import mentions_dose
from handoutgen.understanding.exercise_headings import NUMBERED, read_heading, read_labels, read_titled
from handoutgen.understanding.exercise_items import is_parted, is_set_apart, read_bare, read_item
from handoutgen.understanding.exercise_places import below_labels, is_exercise_title, is_phase
from handoutgen.understanding.marked_lists import with_marked_lists
from handoutgen.understanding.roles import heading_role
from handoutgen.understanding.wordings.doses import HOW_COLUMN, NO_EXERCISE_NAME
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from handoutgen.model.article import Block, Blocks
    from handoutgen.model.outline import Section


def read_exercise_lists(sections: tuple[Section, ...], title: str = "") -> tuple[ExerciseList, ...]:
    """Return the lists of exercises, in the order of the article. Its title may promise those of its lead."""
    found: list[ExerciseList] = []
    promised = is_exercise_title(title)
    for section in sections:
        if section.role is Role.EXERCISES:
            lists = _read_lists(section.blocks)
            if not lists and (alone := read_heading(section)):
                lists = [alone]
            found.extend(lists or _read_paragraphs(section.blocks) or read_labels(section))
        elif is_phase(section) or _answers_about_exercises(section):
            found.extend(_read_counting(section.blocks))
        else:
            found.extend(_read_elsewhere(section, promised=promised and section.role is Role.LEAD))
    if promised:
        found.extend(read_titled(sections))
    return tuple(found)


def _answers_about_exercises(section: Section) -> bool:
    asked = plain(section.heading.inlines) if section.heading and section.role is Role.QUESTION else ""
    return heading_role(asked) is Role.EXERCISES


def _read_counting(blocks: Blocks) -> list[ExerciseList]:
    """»Uge 0–2« promises no exercises: only what counts as they do is some."""
    return [read for read in _read_lists(blocks) if _all_count(read)]


def _read_elsewhere(section: Section, *, promised: bool) -> list[ExerciseList]:
    """Read what a line heads that speaks of exercises, and in a lead that a title `promised`, what counts."""
    headed = [
        read
        for blocks in below_labels(section.blocks)
        for read in _read_lists(blocks) or _read_paragraphs(blocks)
    ]
    if not headed and promised:
        headed = _read_counting(section.blocks) + _read_paragraphs(section.blocks)
    return headed or read_labels(section, numbered=not promised)


def _all_count(read: ExerciseList) -> bool:
    doses = [exercise.dose for exercise in read.exercises]
    return all(map(counts, doses)) and any(dose.sets or dose.reps for dose in doses)


def _read_lists(blocks: Blocks) -> list[ExerciseList]:
    """Read the lists among some blocks. A dose said of each exercise is that of those without one.

    It stands above their list, or below it where no other list begins there.
    """
    found: list[ExerciseList] = []
    shared: Dose | None = None
    read: list[ExerciseList] = []
    parts = [*with_marked_lists(blocks)]
    for place, (block, made_of) in enumerate(parts):
        last, of_last = parts[place - 1] if place else (None, ())
        match block:
            case Paragraph(inlines=inlines):
                dose = dose_of_each(inlines)
                if dose and isinstance(last, List) and _is_said_below(block, parts[place + 1 :]):
                    del found[len(found) - len(read) :]
                    read = read or [*filter(None, [_read_list(last, of_last, bare=True)])]
                    found += (_sharing(one, dose) for one in read)
                else:
                    shared = dose or shared
            case List():
                bare = isinstance(last, Paragraph) and leads_exercises(last)
                read = _read_groups(block) or [*filter(None, [_read_list(block, made_of, bare=bare)])]
                read = [_sharing(one, shared) if shared else one for one in read]
                found += read
            case _:
                pass
    return found


def _is_said_below(paragraph: Paragraph, after: list[tuple[Block, Blocks]]) -> bool:
    """Tell whether a dose is that of the list above it: no list begins below, though one may go on there."""
    begins = any(isinstance(block, List) and (block.start or 1) == 1 for block, _ in after)
    return not begins and not plain(paragraph.inlines).rstrip().endswith(":")


def _read_groups(block: List) -> list[ExerciseList]:
    """Read the lists below »Styrke« and »Balance«, where all are of exercises with a dose."""
    found: list[ExerciseList] = []
    for item in block.items:
        match item.blocks:
            case (Paragraph(inlines=name), List() as inner) if not mentions_dose(plain(name)):
                read = _read_list(inner, (inner,), bare=False)
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
    return replace(read, exercises=tuple(_with_shared(one, shared) for one in read.exercises))


def _with_shared(exercise: Exercise, shared: Dose) -> Exercise:
    """Give an exercise the dose of its list, or what its own leaves open: »Hold 3 sek.« counts nothing."""
    own = exercise.dose
    if not own.text:
        return replace(exercise, dose=shared, dose_of_list=True)
    if not own.parsed:
        return exercise
    own = replace(own, frequency=own.frequency or shared.frequency)
    count = shared.times or shared.reps
    holds = own.hold_seconds and "hold" in own.text.lower() and not shared.hold_seconds
    if holds and count and not (own.sets or own.reps or own.times):
        own = replace(own, text=f"{own.text}, {shared.text}", sets=shared.sets, times=count)
    return replace(exercise, dose=own)


def _read_list(block: List, made_of: Blocks, *, bare: bool) -> ExerciseList | None:
    """Return the exercises of a list whose every item begins with a name, has a dose, or may be a name."""
    either = [
        read_item(item, named=True) or read_bare(item, dosed=not bare) or read_item(item, named=False)
        for item in block.items
    ]
    read = tuple(exercise for exercise in either if exercise)
    if not read or len(read) < len(block.items):
        return None
    if any(NO_EXERCISE_NAME.search(smooth(plain(exercise.name))) for exercise in read):
        return None
    return ExerciseList(read, made_of)


def _read_paragraphs(blocks: Blocks) -> list[ExerciseList]:
    """Take paragraphs that begin with a bold name for exercises, where most of them have a dose, or all.

    Two of sets, repetitions or holds are surely some. Without, one that has no dose makes all of them advice.
    """
    found: list[ExerciseList] = []
    advice = 0
    for block in blocks:
        match block:
            case Paragraph(line, (name, *rest)) if is_set_apart(name) and is_parted(name, tuple(rest)):
                exercise = read_item(Item(line, (block,)), named=True)
                if exercise is None or NO_EXERCISE_NAME.search(smooth(plain(exercise.name))):
                    continue
                unread = exercise.dose.text and not exercise.dose.parsed
                if counts(exercise.dose) or unread or NUMBERED.match(plain(exercise.name)):
                    found.append(ExerciseList((exercise,), (block,)))
                else:
                    advice += 1
            case _:
                pass
    doses = [exercise.dose for one in found for exercise in one.exercises]
    sure = sum(1 for dose in doses if dose.sets or dose.reps or dose.times) > 1
    return found if not advice or (sure and len(found) > advice) else []
