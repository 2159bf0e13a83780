"""One exercise below a heading, or below a bold line that is one to its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish.patterns import pattern
from handoutgen.model.article import List, Paragraph
from handoutgen.model.inlines import Strong, plain, slice_inlines, strip_inlines
from handoutgen.model.outline import Dose, Exercise, ExerciseList, ExerciseSource, Role
from handoutgen.understanding.described_doses import counts, find_dose
from handoutgen.understanding.dose_columns import dose_column
from handoutgen.understanding.doses import counts_sets, may_count_sets
from handoutgen.understanding.exercise_items import is_parted, joined
from handoutgen.understanding.exercise_places import is_phase, labelled_sections
from handoutgen.understanding.exercises import read_exercise_table
from handoutgen.understanding.remains import tables_in
from handoutgen.understanding.roles import heading_role
from handoutgen.understanding.wordings.doses import HOW_COLUMN, NO_EXERCISE_NAME
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from handoutgen.model.article import Blocks
    from handoutgen.model.inlines import Inlines
    from handoutgen.model.outline import Section

NUMBERED = pattern(r"øvelse (?:\d+|[a-zæøå])\b", re.IGNORECASE)
"""»Øvelse 3« or »øvelse c«: none of such a row may be missing from the log."""
_OWN_NUMBER = pattern(r"\s*(?:øvelse )?\d+(?:[.):]|\ufe0f?\u20e3)\s*", re.IGNORECASE)
_ASKS = pattern(r"(?:hv(?:ad|em|ilke\w*|or\w*)|kan|må|skal|er|bør)\b", re.IGNORECASE)


def read_heading(section: Section, *, whatever: bool = False) -> ExerciseList | None:
    """Take a section for one exercise: its heading names it, and its text counts something.

    How often to train is said of whole programmes too, and makes no exercise. `Øvelse 3: Gåtur` is
    one whatever its text says: none of a numbered row may be missing from the log. With `whatever`
    anything of a dose makes one.
    """
    heading = section.heading
    if heading is None:
        return None
    name = plain(heading.inlines).strip()
    about_many = heading_role(NUMBERED.sub("", name)) is Role.EXERCISES and section.level < 3
    bare = _OWN_NUMBER.sub("", name, count=1)
    if about_many or NO_EXERCISE_NAME.search(smooth(bare)) or (whatever and _ASKS.match(bare)):
        return None
    title, blocks = heading.inlines, section.blocks
    how: Inlines = ()
    if NUMBERED.fullmatch(name.rstrip(" .:–-")) and (below := _named_below(blocks)):
        title, how, blocks = below
    dose = find_dose(joined(how, blocks, numbered=False))
    how = joined(how, blocks)
    surely = counts(dose) or counts_sets(dose.text) or NUMBERED.match(name)
    if not (surely or (whatever and dose.text)) or any(
        read_exercise_table(table) for table in tables_in(section.blocks)
    ):
        return None
    exercise = Exercise(title, how, dose, heading.line, ExerciseSource.LIST)
    told = (block for block in section.blocks if isinstance(block, Paragraph | List))
    return ExerciseList((exercise,), (heading, *told))


def read_labels(section: Section, *, numbered: bool = False) -> list[ExerciseList]:
    """Take bold lines for headings of one exercise each; `numbered` takes only »Øvelse 1: Pendul«."""
    found: list[ExerciseList] = []
    for label, below in labelled_sections(section):
        if not numbered or NUMBERED.match(plain(label.inlines).strip()):
            read = read_heading(below)
            found += [replace(read, made_of=(label, *read.made_of[1:]))] if read else []
    return found


def read_titled(sections: tuple[Section, ...]) -> list[ExerciseList]:
    """Read headings below a title that promises exercises: those that count sets, or a numbered row."""
    others = [
        section
        for section in sections
        if section.role is Role.OTHER
        and not is_phase(section)
        and (_is_numbered(section) or may_count_sets(plain(joined((), section.blocks))))
    ]
    read = [(section, one) for section in others if (one := read_heading(section, whatever=True))]
    sure = [section for section, one in read if _counts_sets(one.exercises[0].dose)]
    row = sum(map(_is_numbered, sure)) > 1
    return [one for section, one in read if section in sure or (row and _is_numbered(section))]


def _counts_sets(dose: Dose) -> bool:
    return bool(dose.sets or (dose.times and dose.hold_seconds))


def _is_numbered(section: Section) -> bool:
    return section.heading is not None and _OWN_NUMBER.match(plain(section.heading.inlines)) is not None


def _named_below(blocks: Blocks) -> tuple[Inlines, Inlines, Blocks] | None:
    """Return the bold name below a bare »Øvelse 1«, the rest of its paragraph, and what follows."""
    match blocks:
        case (Paragraph(inlines=(Strong() as bold, *rest)), *after) if not rest or is_parted(
            bold, tuple(rest)
        ):
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
