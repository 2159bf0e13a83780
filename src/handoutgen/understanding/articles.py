"""An article understood, from its first block to its last fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import List, Paragraph, Table, within
from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.model.inlines import plain
from handoutgen.model.outline import ExerciseList, ExerciseTable, Outline, Role
from handoutgen.understanding.doses import counts_sets, mentions_dose
from handoutgen.understanding.exercise_lists import read_exercise_lists
from handoutgen.understanding.exercise_places import is_phase
from handoutgen.understanding.exercises import dose_faults, merge_facts, read_exercise_table, renewed
from handoutgen.understanding.letters import without_idle_letters
from handoutgen.understanding.marked_lists import parted
from handoutgen.understanding.questions import read_questions
from handoutgen.understanding.redflags import read_red_flags, red_flag_faults
from handoutgen.understanding.remains import box_headings, staying_blocks, tables_in
from handoutgen.understanding.roles import heading_role, read_sections
from handoutgen.understanding.untitled_tables import is_untitled, read_untitled_table, with_title_rows
from handoutgen.understanding.wordings.headings import EXERCISES, NOT_EXERCISES
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.article import Article, Block, Blocks
    from handoutgen.model.outline import Section

_DEEPEST = 6
"""The lowest level of a heading."""


def understand(article: Article) -> Outline:
    """Say what each part of an article means. No word of it is changed."""
    sections = tuple(map(_with_parted_lines, read_sections(with_title_rows(article.blocks))))
    tables, other_tables = _sort_tables(sections)
    lists = without_idle_letters(read_exercise_lists(sections, article.facts.title), article.blocks)
    tables, lists, faults = _with_facts(tables, lists, article)
    flags = read_red_flags(article, sections)
    faults.extend(red_flag_faults(article, flags))
    faults.extend(_unread_exercises(article, sections, (*tables, *lists)))
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


def _with_parted_lines(section: Section) -> Section:
    """Let lines that count exercises stand by themselves, where exercises may stand."""
    if section.role in (Role.EXERCISES, Role.LEAD) or is_phase(section):
        return replace(section, blocks=parted(section.blocks))
    return section


def _sort_tables(sections: tuple[Section, ...]) -> tuple[tuple[ExerciseTable, ...], tuple[Table, ...]]:
    """Part the tables of exercises from the others. Exercises to avoid are among the others."""
    exercises: list[ExerciseTable] = []
    others: list[Table] = []
    for section in sections:
        for table in tables_in(section.blocks):
            read = None if _lists_exercises_to_avoid(section) else read_exercise_table(table)
            if read is None and section.role is Role.EXERCISES and is_untitled(table):
                read = read_untitled_table(table)
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


def _unread_exercises(
    article: Article, sections: tuple[Section, ...], groups: tuple[ExerciseTable | ExerciseList, ...]
) -> Iterator[Fault]:
    """Tell of sections that promise exercises, or tell their doses, and of which none was found."""
    told = {id(one.table) for one in groups if isinstance(one, ExerciseTable)}
    told |= {id(block) for one in groups if isinstance(one, ExerciseList) for block in one.made_of}
    having = [told & {id(section.heading), *map(id, within(section.blocks))} for section in sections]
    for place, section in enumerate(sections):
        heading = plain(section.heading.inlines) if section.heading else ""
        promises = section.role is Role.EXERCISES and heading_role(heading) is Role.EXERCISES
        level = section.level if promises else _DEEPEST
        after = (at for at in range(place + 1, len(sections)) if sections[at].level <= level)
        if any(having[place : next(after, None)]):
            continue
        if promises and any(map(_may_hold_exercises, section.blocks)):
            what = f"Below »{heading}« no exercise was found, so that the log has none of it."
        elif not promises and section.role is not Role.RED_FLAGS and _sure_doses(section.blocks) > 1:
            where = f"Below »{heading}«" if heading else "Before the first heading"
            what = f"{where} stand doses, but no exercise was found, so that the log has none of them."
        else:
            continue
        yield Fault(
            Spot(article.path, section.line),
            what,
            "Write »- **Navn:** hvordan. 3 x 10« for each below »Øvelser«, or a table »Øvelse | Hvor meget«.",
            Level.WARNING,
            "exercises-unread",
        )


def _may_hold_exercises(block: Block) -> bool:
    counts = isinstance(block, Paragraph) and mentions_dose(plain(block.inlines))
    return counts or isinstance(block, List | Table)


def _sure_doses(blocks: Blocks) -> int:
    """Count the sentences that tell sets, as nothing but exercises does."""
    found = 0
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines):
                text = plain(inlines)
                if counts_sets(text):  # hardly any, and to part one into sentences takes longer
                    found += sum(counts_sets(text[slice(*span)]) for span in sentence_spans(text))
            case List(items=items):
                found += sum(_sure_doses(item.blocks) for item in items)
            case _:
                pass
    return found


def _no_log(article: Article) -> Fault:
    what = "The article has no exercises, so that its log is not printed."
    mend = "Give it a table with the columns »Øvelse« and »Hvor meget«, or remove `log`."
    return Fault(Spot(article.path, article.facts.log_line), what, mend, Level.WARNING, "exercise-unknown")
