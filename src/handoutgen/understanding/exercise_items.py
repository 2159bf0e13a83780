"""One exercise of a list: which of its words are the name, and which tell how and how much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern
from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.article import Item, List, Paragraph
from handoutgen.model.inlines import (
    Emphasis,
    LineBreak,
    Strong,
    Text,
    lines_in,
    plain,
    slice_inlines,
    strip_inlines,
)
from handoutgen.model.outline import Exercise, ExerciseSource
from handoutgen.understanding.described_doses import find_dose
from handoutgen.understanding.doses import mentions_dose
from handoutgen.understanding.marked_lists import without_mark
from handoutgen.understanding.wordings.doses import MEASURES, NUMBERS, SETS, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeGuard

    from handoutgen.model.article import Blocks
    from handoutgen.model.inlines import Inline, Inlines

_LONGEST_NAME = 60
_LONGEST_BARE = 40
"""Characters of a first sentence that may be a name, where nothing else says so."""
_AFTER_NAME = pattern(r"\s*[:.]\s+|\s+[–—-]\s+|\s*[:.]$")
_COUNTED = rf"(?:{'|'.join(NUMBERS)}) (?:{'|'.join(sorted(SETS | TIMES))})"
_DOSE_BEGINS = pattern(rf"[\s,(:–—-]*(?:(?:\bi )?\d|\b(?:hold|gentag|lav|{_COUNTED})\b)", re.IGNORECASE)
_OF_NAME = pattern(r"\b(?:med|på|mod|over|af|mellem)$", re.IGNORECASE)
_MEASURE = pattern(MEASURES, re.IGNORECASE)
_ABBREVIATED = pattern(r"\b[a-zæøå]{1,2}\.$")
"""»Dødløft m. stang«: this full stop ends nothing."""


def read_item(item: Item, *, named: bool) -> Exercise | None:
    """Read »**Navn**: hvordan«, or if nothing is `named` so, »Knæbøj 3 x 10«; None where it is neither."""
    match item.blocks:
        case (Paragraph(_, inlines), *rest):
            mark, inlines = without_mark(inlines)
            parts = _split_name(inlines) if named else _split_dose(inlines)
            if parts is None:
                return None
            name, how = parts[0], joined(parts[1], tuple(rest))
            dose = find_dose(joined(parts[1], tuple(rest), numbered=False))
            if not named and not dose.parsed:
                return None
            return Exercise(name, how, dose, item.line, ExerciseSource.LIST, mark=mark)
        case _:
            return None


def read_bare(item: Item, *, dosed: bool) -> Exercise | None:
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
            if mentions_dose(words[:end]):
                return None
            name = slice_inlines(inlines, 0, len(words[:end].rstrip(" .:")))
            begins = strip_inlines(slice_inlines(inlines, end, len(words)))
            how = joined(begins, tuple(rest))
            dose = find_dose(joined(begins, tuple(rest), numbered=False))
            if dosed and not dose.text:
                return None
            return Exercise(strip_inlines(name), how, dose, item.line, ExerciseSource.LIST, mark=mark)
        case _:
            return None


def joined(how: Inlines, more: Blocks, *, numbered: bool = True) -> Inlines:
    """Return a description with the texts below it, each on a line of its own.

    Steps that their author `numbered` keep their numbers: their order matters. A dose is read without them.
    """
    for text in _texts(more, numbered=numbered):
        how = (*how, LineBreak(), *text) if how else text
    return how


def is_set_apart(inline: Inline) -> TypeGuard[Strong | Emphasis]:
    """Tell whether words are marked as a name: bold, or slanted with a colon at their end."""
    slanted = isinstance(inline, Emphasis) and plain((inline,)).rstrip().endswith(":")
    return slanted or isinstance(inline, Strong)


def is_parted(name: Inline, rest: Inlines) -> bool:
    """Tell whether bold words are a name: a mark or the end of the line parts them from what follows."""
    after = plain(rest[:1])
    marked = plain((name,)).rstrip().endswith((":", ".")) or re.match(r"\s*:|\s+[–—-]\s", after)
    return bool(rest) and (bool(marked) or isinstance(rest[0], LineBreak))


def _split_name(inlines: Inlines) -> tuple[Inlines, Inlines] | None:
    """Cut »**Navn**: hvordan« or »Navn – hvordan« into name and how."""
    words = plain(inlines)
    if inlines and is_set_apart(inlines[0]):
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
        ends = (
            one for one in _AFTER_NAME.finditer(words) if not _ABBREVIATED.search(words[: one.start() + 1])
        )
        found = next(ends, None)
        if not found or not 0 < found.start() <= _LONGEST_NAME or found[0].strip() == ".":
            return None
        named = strip_inlines(slice_inlines(inlines, 0, found.start()))
        start = found.end()
    return (named, strip_inlines(slice_inlines(inlines, start, len(words)))) if named else None


def _split_dose(inlines: Inlines) -> tuple[Inlines, Inlines] | None:
    """Cut »Knæbøj 3 x 10« into name and dose."""
    words = plain(inlines)
    begins = _DOSE_BEGINS.finditer(words)
    found = next((one for one in begins if not _is_of_name(words, one)), None)
    if not found or not 0 < found.start() <= _LONGEST_NAME:
        return None
    name = strip_inlines(slice_inlines(inlines, 0, found.start()))
    start = found.end() - len(found[0].lstrip(" ,(:–—-\n"))
    return (name, strip_inlines(slice_inlines(inlines, start, len(words)))) if name else None


def _is_of_name(words: str, begins: re.Match[str]) -> bool:
    """Tell whether a number belongs to a name: »Armløft med 1 kg 2 x 12«, »Dødløft 8 kg: 3 x 8«."""
    number = begins.group().lstrip(" ,(:–—-\n")
    measures = _MEASURE.match(words, begins.end() - len(number)) is not None
    return measures or _OF_NAME.search(words[: begins.start()]) is not None


def _texts(blocks: Blocks, *, numbered: bool) -> Iterator[Inlines]:
    """Yield the running text of paragraphs and lists, at any depth."""
    for block in blocks:
        match block:
            case Paragraph(_, inlines):
                yield inlines
            case List(start=start, items=items):
                for number, item in enumerate(items, start=start or 0):
                    texts = _texts(item.blocks, numbered=numbered)
                    if numbered and start is not None and (first := next(texts, None)):
                        yield (Text(f"{number}. "), *first)
                    yield from texts
            case _:
                pass
