"""An article understood, from its first block to its last fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import plain
from handoutgen.model.outline import ExerciseList, ExerciseTable, Outline
from handoutgen.understanding.exercise_lists import read_exercise_lists
from handoutgen.understanding.exercises import dose_faults, merge_facts, read_exercise_table, renewed
from handoutgen.understanding.questions import read_questions
from handoutgen.understanding.redflags import read_red_flags, red_flag_faults
from handoutgen.understanding.remains import box_headings, staying_blocks, tables_in
from handoutgen.understanding.roles import read_sections
from handoutgen.understanding.wordings.headings import EXERCISES, NOT_EXERCISES
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from handoutgen.model.article import Article, Table
    from handoutgen.model.outline import Section


def understand(article: Article) -> Outline:
    """Say what each part of an article means. No word of it is changed."""
    sections = read_sections(article.blocks)
    tables, other_tables = _sort_tables(sections)
    lists = read_exercise_lists(sections)
    tables, lists, faults = _with_facts(tables, lists, article)
    flags = read_red_flags(article, sections)
    faults.extend(red_flag_faults(article, flags))
    return Outline(
        article=article,
        sections=tuple(replace(section, stays=staying_blocks(section)) for section in sections),
        exercise_tables=tables,
        exercise_lists=lists,
        other_tables=other_tables,
        red_flags=flags,
        box_headings=box_headings(sections),
        questions=read_questions(sections),
        faults=(*article.faults, *sorted(faults, key=lambda fault: fault.spot)),
    )


def _sort_tables(sections: tuple[Section, ...]) -> tuple[tuple[ExerciseTable, ...], tuple[Table, ...]]:
    """Part the tables of exercises from the others. Exercises to avoid are among the others."""
    exercises: list[ExerciseTable] = []
    others: list[Table] = []
    for section in sections:
        to_avoid = _lists_exercises_to_avoid(section)
        for table in tables_in(section.blocks):
            read = None if to_avoid else read_exercise_table(table)
            if read:
                exercises.append(read)
            else:
                others.append(table)
    return tuple(exercises), tuple(others)


def _lists_exercises_to_avoid(section: Section) -> bool:
    heading = smooth(plain(section.heading.inlines)) if section.heading else ""
    return bool(EXERCISES.search(heading) and NOT_EXERCISES.search(heading))


def _with_facts(
    tables: tuple[ExerciseTable, ...], lists: tuple[ExerciseList, ...], article: Article
) -> tuple[tuple[ExerciseTable, ...], tuple[ExerciseList, ...], list[Fault]]:
    """Lay the front matter's words over the exercises, numbered through the whole article."""
    groups: tuple[ExerciseTable | ExerciseList, ...] = tables + lists
    found = sorted((one for group in groups for one in group.exercises), key=lambda one: one.line)
    merged, faults = merge_facts(tuple(found), article)
    faults.extend(dose_faults(merged, article))
    if article.facts.log_line and not merged:
        faults.append(_no_log(article))
    now = {id(old): new for old, new in zip(found, merged, strict=True)}
    return (
        tuple(renewed(table, now) for table in tables),
        tuple(renewed(one, now) for one in lists),
        faults,
    )


def _no_log(article: Article) -> Fault:
    what = "The article has no exercises, so that its log is not printed."
    mend = "Give it a table with the columns »Øvelse« and »Hvor meget«, or remove `log`."
    return Fault(Spot(article.path, article.facts.log_line), what, mend, Level.WARNING, "exercise-unknown")
