"""How hard a text is to read, by its words and sentences. A number proves nothing: it tells where to look."""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from handoutgen.checking.copies import Copy, Kind, running_text, sentences_of, shown
from handoutgen.checking.findings import Finding, Level
from handoutgen.danish.lix import lix, words_of
from handoutgen.model.inlines import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checking.copies import Passage
    from handoutgen.danish.lix import Lix
    from handoutgen.model.outline import Outline, Section

MOST = 44
"""The hardest LIX that is still »medium«: for a text, and for each of its sections."""
MOST_RED_FLAGS = 39
"""Nobody may read a red flag twice: half a step easier than the rest."""
_LEAST_WORDS = 30
"""LIX says nothing of a text that is shorter."""
LONGEST_SENTENCE = 25
"""Words; official Danish advice is 15 to 20 on average."""
LONGEST_WORD = 18
"""Letters."""
_TOLD = 3
"""Of long sentences and words so many are shown."""

_NAMED = re.compile(
    r"\b(?:kalde[rst]?|kaldet|hedder|fremmedord\w*|på latin)\W(?:[\w»]+\W){0,2}\W?$", re.IGNORECASE
)
"""What stands before the trade's word for something that was just said in plain ones."""
_SHORTER = "Cut long sentences in two, and choose shorter words."


def readability(copy: Copy) -> Iterator[Finding]:
    """Yield what makes an article hard to read. Of another language than Danish nothing is known."""
    if not _is_danish(copy.outline):
        return
    sections = [section for section in copy.outline.sections if [*running_text(section)]]
    text = [passage for section in sections for passage in running_text(section)]
    whole = lix_of(copy.outline)
    if whole is not None and _rounded(whole) > MOST:
        what = f"The text is {whole.grade} to read: LIX {_told(whole)}."
        yield copy.finding("lix", 0, what, f"Come down to {MOST}. {_SHORTER}")
    yield from _red_flags(copy)
    yield from _sections(copy, sections)
    yield from _long_sentences(copy, text)
    yield from _long_words(copy)
    yield from _jargon(copy)


def lix_of(outline: Outline) -> Lix | None:
    """Return the LIX of an article's running text; None where it would say nothing.

    That is in another language than Danish, and of fewer words than a few sentences have.
    """
    if not _is_danish(outline):
        return None
    measured = lix(passage.text for section in outline.sections for passage in running_text(section))
    return measured if measured.words >= _LEAST_WORDS else None


def _is_danish(outline: Outline) -> bool:
    return outline.article.facts.language.lower().startswith("da")


def _rounded(measured: Lix) -> int:
    return round(measured.value)


def _told(measured: Lix) -> str:
    return f"{_rounded(measured)} over {measured.words} words"


def _red_flags(copy: Copy) -> Iterator[Finding]:
    """Measure what goes into the box, wherever it stands: one text, held to a stricter limit."""
    flags = copy.outline.red_flags
    measured = lix(plain(flag.inlines) for flag in flags)
    if measured.words >= _LEAST_WORDS and _rounded(measured) > MOST_RED_FLAGS:
        what = f"What tells when to seek help is {measured.grade} to read: LIX {_told(measured)}."
        mend = f"Come down to {MOST_RED_FLAGS}: one sign in each bullet, in words that everybody knows."
        lines = sorted({copy.line_of(plain(flag.inlines), flag.line) for flag in flags})
        places = [(line, "more of it") for line in lines[1:]]
        yield copy.finding("lix-red-flags", lines[0], what, mend, places)


def _sections(copy: Copy, sections: list[Section]) -> Iterator[Finding]:
    hard: list[tuple[int, str]] = []
    for section in sections:
        measured = lix(passage.text for passage in running_text(section))
        if measured.words >= _LEAST_WORDS and _rounded(measured) > MOST:
            name = (
                f"»{shown(plain(section.heading.inlines))}«" if section.heading else "what opens the article"
            )
            hard.append((section.line, f"LIX {_told(measured)}, {measured.grade}: {name}"))
    if hard:
        many = f"{len(hard)} sections are" if len(hard) > 1 else "A section is"
        mend = f"Begin with the hardest. {_SHORTER}"
        yield copy.finding("lix-section", hard[0][0], f"{many} hard to read.", mend, hard)


def _long_sentences(copy: Copy, text: list[Passage]) -> Iterator[Finding]:
    found = [
        (len(words_of(sentence)), copy.line_of(sentence, passage.line), sentence)
        for passage, sentence in sentences_of(text)
    ]
    long = sorted((one for one in found if one[0] > LONGEST_SENTENCE), key=lambda one: (-one[0], one[1]))
    if long:
        told = [(line, f"{count} words: »{shown(sentence)}«") for count, line, sentence in long[:_TOLD]]
        what = f"{_count(len(long), 'sentence has', 'sentences have')} more than {LONGEST_SENTENCE} words."
        yield copy.finding("long-sentences", told[0][0], what, "Make two of each; these first.", told)


def _long_words(copy: Copy) -> Iterator[Finding]:
    long: dict[str, tuple[int, str]] = {}
    for passage in copy.passages:
        for word in words_of(passage.text):
            letters = max(map(len, re.split(r"\W", word)))
            if letters > LONGEST_WORD and "." not in word:
                long.setdefault(word.casefold(), (copy.line_of(word, passage.line), word))
    if long:
        ordered = sorted(long.values(), key=lambda one: (-len(one[1]), one[0]))
        told = [(line, f"»{word}«") for line, word in ordered[:_TOLD]]
        what = f"{_count(len(long), 'word has', 'words have')} more than {LONGEST_WORD} letters."
        yield copy.finding("long-words", told[0][0], what, "Say it in two words, or in shorter ones.", told)


class _Term(Struct, frozen=True):
    pattern: re.Pattern[str]
    plain: str


@functools.cache
def _terms() -> tuple[_Term, ...]:
    """Return the words of jargon.toml; `*` stands for any ending."""
    data = tomllib.loads(Path(__file__).with_name("jargon.toml").read_text(encoding="utf-8"))
    return tuple(_Term(_pattern(word), words) for subject in data.values() for word, words in subject.items())


def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word of jargon.toml. Abbreviations are found in capitals only."""
    expression = r"\b" + re.escape(word).replace(r"\*", r"\w*") + r"\b"
    return re.compile(expression, 0 if word.rstrip("*").isupper() else re.IGNORECASE)


def _jargon(copy: Copy) -> Iterator[Finding]:
    """Report each word once, where it first stands. A word that is explained beside itself is none."""
    found: list[tuple[int, str]] = []
    for term in _terms():
        for passage in copy.passages:
            match = next(term.pattern.finditer(passage.text), None)
            if match is None or passage.kind is Kind.HEADING:
                continue
            if not _explained(passage.text, match):
                line = copy.line_of(passage.text, passage.line, match.start())
                found.append((line, f"»{match[0]}«: {term.plain}"))
            break
    if not found:
        return
    found.sort()
    many = f"{len(found)} words" if len(found) > 1 else "a word"
    finding = copy.finding(
        "jargon",
        found[0][0],
        f"Patients may not know {many}.",
        "Use the plain words, or put them behind it in brackets.",
        found,
    )
    flags = " ".join(plain(flag.inlines) for flag in copy.outline.red_flags)
    if any(
        match and not _explained(flags, match) for match in (one.pattern.search(flags) for one in _terms())
    ):
        finding = replace(
            finding, level=Level.WARNING, what=f"{finding.what[:-1]}, and some of it stands in the red flags."
        )
    yield finding


def _explained(text: str, term: re.Match[str]) -> bool:
    """Tell whether a word is in brackets behind plain ones, has them behind it, or is given as a name."""
    before, after = text[: term.start()], text[term.end() :]
    if _NAMED.search(before):
        return True
    within = before.count("(") > before.count(")") and before.rpartition("(")[2].strip() == ""
    return (within and after.lstrip().startswith(")")) or re.match(r"[\w-]*\s+\(", after) is not None


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
