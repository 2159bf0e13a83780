"""Whole articles as many hands write them: front matter with right and wrong keys, every kind of block,
exercises and red flags in many forms, odd characters, and Markdown that is broken."""

# ruff: noqa: E501 - wild texts are told shortest on one line

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from msgspec import Struct
from support.dice import one_in, pick
from support.wild_words import ODD, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.dice import Dice

PICTURE = "ben.png"
"""A picture that whoever lays the article puts beside it; all others are missing."""

STYLES = [
    "**{}**",
    "*{}*",
    "~~{}~~",
    "`{}`",
    "[{}](https://x.example/a)",
    "[{}]{{lang=la}}",
    "***{}***",
    "_{}_",
]
STRAY = [
    "*", "**", "_", "`", "[", "]", "](", "![", "|", "\\|", "<", "<b>", "</b>", "<br>", "&amp;", "&#x27;", "~~", "#",
    ">", "~", "^", "[^1]", "[^", "{", "}", ":::", "$", "\\", "<!--", "-->", "<script>", "<p class=x>", "http://x.example",
    "mailto:x", "tel:112", "---", "===", "```", "-", "+", "1)", "| a |", "&", "&nbsp;", "\"", "'", "{lang=la}", "[x]",
    "  ", "\\\\",
]  # fmt: skip
"""Marks of Markdown and HTML where nobody needs them."""
DOSES = [
    "3 x 10", "3 sæt x 10–15 gentagelser", "Hold 30 sek. x 2–3", "Hold 30-60 sek. x 2-3 pr. side", "2 x 8 dagligt",
    "10 gange", "5 min.", "3 sæt", "efter aftale", "x", "-", "", "100 x 1000", "0 x 0", "3 x", "½ time", "99999999 x 2",
]  # fmt: skip
OFTEN = [
    "dagligt",
    "3 gange om ugen",
    "2 gange dagligt",
    "hver anden dag",
    "efter behov",
    "7 x ugentligt",
    "0 gange",
]
EXERCISE_TABLES = [
    ("Øvelse", "Sådan gør du", "Hvor meget"),
    ("Øvelse", "Dosis"),
    ("Øvelse", "Hvordan", "Sæt", "Gentagelser"),
    ("Øvelse", "Sådan gør du", "Hvor meget", "Hvor tit"),
    ("Nr.", "Øvelse", "Beskrivelse", "Sæt", "Gentagelser", "Pause"),
    ("Øvelse", "Sådan gør du"),
    ("Øvelse", "Antal", "Hold (sek.)"),
]
RED_FLAGS = [
    "Hvornår skal du søge læge?", "Advarselstegn", "Ring 112, hvis", "Røde flag", "Søg læge, hvis", "Hvornår er det akut?",
]  # fmt: skip
CALLS = ["Ring 112 ved {}.", "Søg læge akut, hvis {}.", "Kontakt din læge, hvis {}.", "Ring til os ved {}."]
QUESTIONS = ["Ofte stillede spørgsmål", "Spørgsmål og svar", "FAQ"]
BOXES = ["advarsel", "advarsel akut", "advarsel 112", "advarsel læge", "tip", "Tip", "ADVARSEL kontakt"]
DAYS = ["13/09/2025", "2025-09-13", "13. september 2025", "", "1.2.2024", "den 3. maj 2025"]
WRONG_DAYS = ["31/02/2025", "i går", "99/99/9999", "2025-13-01", "[1, 2]", "{a: b}", "0", "1e400", "2025"]
SEVERAL = frozenset({"name", "how", "dose", "title", "call", "column", "band"})
"""Where a word may be printed more than once: sheet and log tell the same exercises, the box repeats what
calls for help, and a heading in it stands over each of its urgencies."""


class Written(Struct):
    """An article, and its words with where they stand, in the order of writing."""

    text: str
    where: dict[str, str]
    headings: tuple[str, ...] = ()
    """Headings that a clinic may leave out."""
    exercises: int = 0
    broken: bool = False
    """Whether its words may be cut and glued as they stand there."""


class Author:
    """Writes one article. A `careless` one breaks it too."""

    def __init__(self, dice: Dice, *, careless: bool = False) -> None:
        self.dice = dice
        self.careless = careless
        self.vocabulary = Vocabulary(dice, "z")
        self.notes: list[str] = []
        self.headings: list[str] = []
        self.exercises = 0
        self._calls = False

    def article(self, blocks: int = 9) -> Written:
        """Write an article of so many blocks at most."""
        body = [self.block() for _ in range(self.dice.number(1, blocks))]
        self._shuffle(self.notes)
        text = self.head() + "\n\n".join([*body, *self.notes]) + "\n"
        broken = self.careless and one_in(self.dice, 3)
        if broken:
            text = self.broken(text)
        return Written(text, self.vocabulary.where, tuple(self.headings), self.exercises, broken)

    # Front matter

    def head(self) -> str:
        """Write the front matter, with a title and any other key."""
        keys = [f"title: {self.scalar(self.words(6, 'title'))}"]
        for write in (
            self._days,
            self._people,
            self._summary,
            self._sources,
            self._flags,
            self._facts,
            self._log,
        ):
            if one_in(self.dice, 3):
                keys += write()
        if self.careless and one_in(self.dice, 2):
            keys.insert(self.dice.number(0, len(keys)), self._wrong_key())
        self._shuffle(keys)
        return "---\n" + "\n".join(keys) + "\n---\n\n"

    def scalar(self, text: str) -> str:
        """Write a text in one of the ways of YAML."""
        text = " ".join(text.split())
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        doubled = text.replace("'", "''")
        return pick(self.dice, (f'"{escaped}"', f"'{doubled}'", f">-\n    {text}", f"|\n    {text}"))

    def _list(self, where: str, most: int = 3) -> str:
        texts = [self.scalar(self.words(8, where)) for _ in range(self.dice.number(1, most))]
        if len(texts) == 1 and one_in(self.dice, 2):
            return f" {texts[0]}"
        return "".join(f"\n  - {textwrap.indent(text, '  ').strip()}" for text in texts)

    def _days(self) -> list[str]:
        keys = ("datePublished", "lastUpdated", "reviewBy", "published", "updated", "date")
        days = (*DAYS, *(WRONG_DAYS if self.careless and one_in(self.dice, 4) else ()))
        return [f"{key}: {pick(self.dice, days)}" for key in keys if one_in(self.dice, 3)]

    def _people(self) -> list[str]:
        keys = [
            f"author:{self._list('unprinted')}",
            f"reviewedBy:{self._list('foot')}",
            "draft: ja",
            "language: da",
        ]
        return [key for key in keys if one_in(self.dice, 2)]

    def _summary(self) -> list[str]:
        return [f"summary:{self._list('summary')}"]

    def _sources(self) -> list[str]:
        return [f"sources:{self._list('source')}"]

    def _flags(self) -> list[str]:
        if one_in(self.dice, 2):
            return [f"redFlags:{self._list('flag')}"]
        band = pick(self.dice, ("112", "akut", "læge", "kontakt"))
        flag = self.scalar(self.words(6, "flag")).replace("\n    ", "\n        ")
        return [f"redFlags:\n  - text: {flag}\n    band: {band}"]

    def _facts(self) -> list[str]:
        told = []
        for number in range(1, self.dice.number(1, 3) + 1):
            said = [f'    dose: "{pick(self.dice, DOSES)}"'] if one_in(self.dice, 2) else []
            said += [f"    frequency: {pick(self.dice, OFTEN)}"] if one_in(self.dice, 2) else []
            said += (
                [f"    picture: {pick(self.dice, (PICTURE, 'findes-ikke.png'))}"]
                if one_in(self.dice, 2)
                else []
            )
            said += ["    video: https://v.example/a"] if one_in(self.dice, 3) else []
            told += [f"  {number}:", *said]
        return ["\n".join(["exercises:", *told])]

    def _log(self) -> list[str]:
        said = [f"  weeks: {self.dice.number(1, 8)}"]
        if one_in(self.dice, 2):
            said.append(f"  columns: [{self.vocabulary.word('column')}, {self.vocabulary.word('column')}]")
        return ["\n".join(["log:", *said])]

    def _wrong_key(self) -> str:
        return pick(
            self.dice,
            (
                "x: 1", "title: igen", "exercises: 3", "redFlags: {112: [a], x: [b]}", "summary: {a: b}", "log: 9",
                "log: {weeks: 99}", "- a", "\tx: y", "a: *b", "b: &b [*b]", "draft: måske", "language: dansk sprog",
                "sources: [[a]]", "? [a]\n: b", "x: |", "ignore: [lix, {x: [y]}]", "author: {name: A, alder: 3}",
                "reviewedBy:", "exercises: [a, 1, {name: [x]}, {dose: {a: b}}]", "a: b: c", "%", "@", "`", "x: \"\\x01\"",
                "redFlags: [[a], {text: [a]}, {text: a, band: snart}]", "log: {columns: [[a]]}", "\"", "<<: *x",
                "!!python/object:os.system x", "x: !!set {a}", "'112': a", "1: 2", "title: [a]", "summary: [null, ~, '']",
            ),
        )  # fmt: skip

    # The body

    def block(self, depth: int = 0) -> str:
        """Write one block; a block below others begins nothing that is a part of the article."""
        kinds: list[Callable[[], str]] = [
            self.paragraph, self.paragraph, self.bullets, self.numbered, self.quote, self.table, self.code, self.pause,
        ]  # fmt: skip
        if depth == 0:
            kinds += [
                self.heading, self.heading, self.exercise_table, self.exercise_list, self.exercise_sections,
                self.red_flags, self.call, self.questions, self.box, self.figure, self.footnote, self.tasks, self.html,
            ]  # fmt: skip
        write = pick(self.dice, kinds)
        # A list right below words that send for help belongs to them.
        called, self._calls = self._calls, False
        text = write()
        self._calls = self._calls or (called and write in (self.bullets, self.numbered, self.tasks))
        return text

    def words(self, most: int, where: str) -> str:
        """Write words; careless ones hold marks that mean nothing."""
        if self._calls and where == "text":
            where = "call"
        text = self.vocabulary.words(most, where)
        if one_in(self.dice, 4) and where in ("text", "heading", "call", "flag", "note", "how"):
            first, _, rest = text.partition(" ")
            if first[:1].isalpha() and first[-1:].isalpha():
                text = pick(self.dice, STYLES).format(first) + (f" {rest}" if rest else "")
        if self.careless and one_in(self.dice, 3):
            spaces = [place for place, sign in enumerate(text) if sign == " "] or [len(text)]
            place = pick(self.dice, spaces)
            text = f"{text[:place]} {pick(self.dice, (*STRAY, *ODD))} {text[place:].lstrip()}"
        return text

    def paragraph(self) -> str:
        """Write running text, on one line or several."""
        lines = [self.words(20, "text") for _ in range(self.dice.number(1, 3))]
        return pick(self.dice, ("\n", "  \n", "\\\n", " ")).join(lines)

    def heading(self) -> str:
        """Write a heading of any level."""
        level = self.dice.number(2, 6)
        words = self.words(6, "heading").replace("\n", " ")
        if words[-1:] not in "\\`" and "*" not in words:
            self.headings.append(words)
        return f"{'#' * level} {words}"

    def bullets(self, where: str = "text") -> str:
        """Write a list, with another within."""
        mark = pick(self.dice, ("-", "*", "+"))
        lines = []
        for _ in range(self.dice.number(1, 4)):
            lines.append(f"{mark} {self.words(12, where)}")
            lines += [f"  {mark} {self.words(5, where)}" for _ in range(self.dice.number(-2, 2))]
            if one_in(self.dice, 6):
                lines += ["", f"  {self.words(8, where)}", ""]
        return "\n".join(lines).rstrip()

    def numbered(self) -> str:
        """Write a numbered list from some number on."""
        start = pick(self.dice, (1, 1, 1, 0, 7, 999))
        count = self.dice.number(1, 4)
        return "\n".join(f"{start + n}. {self.words(12, 'text')}" for n in range(count))

    def tasks(self) -> str:
        """Write a list of things to tick."""
        count = self.dice.number(1, 3)
        return "\n".join(f"- [{pick(self.dice, ' xX')}] {self.words(6, 'text')}" for _ in range(count))

    def quote(self) -> str:
        """Write somebody else's words, in one block or in several within each other."""
        inner = self.block(depth=1) if one_in(self.dice, 2) else self.paragraph()
        return textwrap.indent(inner, "> ", lambda line: True)

    def code(self) -> str:
        """Write lines that are kept as they are."""
        fence = pick(self.dice, ("```", "~~~"))
        where = "call" if self._calls else "text"
        lines = [self.vocabulary.words(9, where) for _ in range(self.dice.number(1, 3))]
        return "\n".join([fence, *lines, fence])

    def pause(self) -> str:
        """Write a line across."""
        return pick(self.dice, ("***", "* * *", "___"))

    def table(self) -> str:
        """Write a table about anything."""
        columns = self.dice.number(1, 6)
        head = [self.vocabulary.word("text") for _ in range(columns)]
        rows = [[self.cell("text") for _ in range(columns)] for _ in range(self.dice.number(1, 5))]
        return self._lines(head, rows)

    def cell(self, where: str) -> str:
        """Write what may stand in a cell."""
        if one_in(self.dice, 8):
            return ""
        return self.words(9, where).replace("\n", " ").replace("|", "" if not self.careless else "|")

    def _lines(self, head: list[str] | tuple[str, ...], rows: list[list[str]]) -> str:
        rule = [pick(self.dice, ("---", ":--", "--:", ":-:")) for _ in head]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in (list(head), rule, *rows))

    def figure(self) -> str:
        """Write a picture that is there, or is not."""
        return f"![{self.vocabulary.words(5, 'alt')}]({pick(self.dice, (PICTURE, 'findes-ikke.png'))})"

    def footnote(self) -> str:
        """Write a paragraph with a note of its own."""
        label = str(len(self.notes) + 1)
        self.notes.append(f"[^{label}]: {self.words(12, 'note')}")
        return f"{self.words(12, 'text')}[^{label}] {self.words(3, 'text')}"

    def html(self) -> str:
        """Write a block of HTML, whose text is kept."""
        return f"<div>\n{self.vocabulary.words(6, 'text')}<br>{self.vocabulary.words(3, 'text')}\n</div>"

    # What the tool understands

    def exercise_table(self) -> str:
        """Write exercises in a table."""
        head = pick(self.dice, EXERCISE_TABLES)
        rows = []
        for _ in range(self.dice.number(1, 7)):
            self.exercises += 1
            rows.append([self._exercise_cell(title) for title in head])
        above = pick(self.dice, ("## Øvelser\n\n", "", "### Hjemmeøvelser\n\n"))
        return self._closed(above + self._lines(head, rows))

    def _exercise_cell(self, title: str) -> str:
        match title:
            case "Øvelse":
                return self.vocabulary.words(4, "name")
            case "Sådan gør du" | "Hvordan" | "Beskrivelse":
                return self.cell("how")
            case "Hvor tit":
                return pick(self.dice, OFTEN)
            case "Nr.":
                return str(self.exercises)
        if one_in(self.dice, 3):
            return self.vocabulary.words(3, "dose")
        return pick(self.dice, DOSES)

    def exercise_list(self) -> str:
        """Write exercises in a list below their heading."""
        mark = pick(self.dice, ("-", "1."))
        lines = []
        for _ in range(self.dice.number(1, 4)):
            self.exercises += 1
            name, how, dose = (
                self.vocabulary.word("name"),
                self.vocabulary.words(9, "how"),
                pick(self.dice, DOSES),
            )
            form = pick(
                self.dice, ("**{0}**: {1}. {2}", "{0} – {1}. {2}", "{0} {2}", "**{0}**\n   {1}\n   {2}")
            )
            text = form.format(name, how, dose)
            lines.append(f"{mark} {text}")
            if "{1}" not in form:
                lines.append(f"   {how}")
        return self._closed("## Øvelser\n\n" + "\n".join(lines))

    def exercise_sections(self) -> str:
        """Write exercises under headings of their own."""
        parts = ["## Øvelser"]
        for number in range(1, self.dice.number(1, 3) + 1):
            self.exercises += 1
            name, how = self.vocabulary.word("name"), self.vocabulary.words(12, "how")
            parts += [f"### Øvelse {number}: {name}", f"{how}. {pick(self.dice, DOSES)}"]
        return self._closed(*parts)

    def red_flags(self) -> str:
        """Write a section of red flags, with anything in it."""
        parts = [f"## {pick(self.dice, RED_FLAGS)}"]
        flag = lambda most: self.vocabulary.words(most, "flag")  # noqa: E731
        forms = (
            lambda: pick(self.dice, CALLS).format(flag(5)),
            lambda: f"{flag(4)}:\n\n{self.bullets('flag')}",
            lambda: f"**{flag(2)}**\n\n{self.words(9, 'flag')}",
            lambda: f"### {self.vocabulary.words(3, 'band')}\n\n{self.words(9, 'flag')}",
        )
        parts += [pick(self.dice, forms)() for _ in range(self.dice.number(1, 3))]
        return self._closed(*parts)

    def _closed(self, *parts: str) -> str:
        """Put a heading below a section, so that what follows belongs not to it."""
        return "\n\n".join([*parts, f"## {self.words(3, 'heading')}"])

    def call(self) -> str:
        """Write a paragraph that sends its reader for help."""
        self._calls = True
        before = f"{self.vocabulary.words(6, 'call')}. " if one_in(self.dice, 2) else ""
        return before + pick(self.dice, CALLS).format(self.vocabulary.words(6, "call"))

    def questions(self) -> str:
        """Write questions with their answers."""
        parts = [f"## {pick(self.dice, QUESTIONS)}"]
        for _ in range(self.dice.number(1, 3)):
            question = f"{self.vocabulary.words(5, 'text')}?"
            parts += [pick(self.dice, (f"### {question}", f"**{question}**")), self.words(12, "text")]
        return self._closed(*parts)

    def box(self) -> str:
        """Write a container."""
        info = pick(self.dice, BOXES)
        where = "text" if info.lower() == "tip" else "flag"
        inner = [f"### {self.vocabulary.words(3, where)}"] if one_in(self.dice, 3) else []
        inner.append(self.vocabulary.words(9, where))
        if one_in(self.dice, 3):
            inner.append(self.bullets(where))
        return f"::: {info}\n" + "\n\n".join(inner) + "\n:::"

    # Slips

    def broken(self, text: str) -> str:
        """Break a text at some places, as an unlucky hand or a bad program does."""
        for _ in range(self.dice.number(1, 4)):
            place = self.dice.number(0, len(text))
            size = pick(self.dice, (1, 3, 40, 400))
            text = pick(
                self.dice,
                (
                    text[:place] + pick(self.dice, (*STRAY, *ODD)) + text[place:],
                    text[:place] + text[place + size :],
                    text[:place] + text[place : place + size] * 2 + text[place + size :],
                    text[:place] + pick(self.dice, ("\n", "\r", "\r\n", "\n\n", "\n    ", "\n---\n", "\n| ")) + text[place:],
                    text[:place] + pick(self.dice, ("> ", "- ", "  ", "::: ")) * size + text[place:],
                    text.replace(pick(self.dice, (" ", "\n", "|", "*", "---", "z")), pick(self.dice, (*STRAY, *ODD)), 3),
                ),
            )  # fmt: skip
        return text

    def _shuffle(self, things: list[str]) -> None:
        if len(things) > 1 and one_in(self.dice, 2):
            things.append(things.pop(0))
