"""Raw HTML as a website's editor leaves it: its text is kept, and what its tags say of structure.

Headings, paragraphs, lists, quotes, tables, bold and italic words, links and pictures become what they are in
Markdown, under the same rules. No other tag is interpreted: it is left out and told of, with all its
attributes, and its text stays.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handoutgen.danish.patterns import pattern
from handoutgen.model.article import Block, Figure, Pause
from handoutgen.model.inlines import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Strong,
    Text,
    pictures_in,
    plain,
)
from handoutgen.reading.capitals import weigh_capitals
from handoutgen.reading.characters import cleaned
from handoutgen.reading.html_tags import LOOKS, WEIGHED, link_in, picture_in, weighs
from handoutgen.reading.html_tree import FRAMED, Tree
from handoutgen.reading.inlines import (
    leading_pictures,
    link_target,
    tell_of_pictures,
    tidied,
    trimmed,
    warn_of_title,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from handoutgen.reading.findings import Findings

_MARKUP = pattern(r"<!--|</?([a-zA-Z][^\s/<>]*+)[^<>]*+>|<[!?][^<>]*+>")

_WITHIN_A_LINE = frozenset(
    "a abbr b big cite code del dfn em font i ins kbd label mark q s small span strong sub sup u wbr".split()  # noqa: SIM905 - forty quotation marks would hide them
)
"""Tags that part no words. Every other tag ends a paragraph."""

_UNREAD = ("script", "style")
"""Their content is meant for a browser, not for a reader."""

_SAYS_NOTHING = frozenset("p div section article main header figure figcaption thead tbody tfoot".split())  # noqa: SIM905
"""Tags that only hold others, or words: without them nothing is missing on paper."""


def join_html(tokens: list[Token]) -> None:
    """Make one of HTML blocks that only blank lines part: a list is often longer than Markdown's block."""
    at = 1
    while at < len(tokens):
        before, token = tokens[at - 1], tokens[at]
        if before.type == token.type == "html_block" and before.map and token.map:
            between = "\n" * max(0, token.map[0] - before.map[0] - before.content.count("\n"))
            before.content += between + token.content
            before.map[1] = token.map[1]
            del tokens[at]
        else:
            at += 1


def read_html(text: str, line: int, findings: Findings, *, flat: bool) -> list[Block]:
    """Return what an HTML block says that begins on `line`.

    A `flat` one, within a list or a quote of Markdown, is paragraphs alone: its headings made no sections.
    """
    reader = _Reader(text, line, findings, flat=flat)
    return reader.read()


class _Open(Struct):
    """A tag of words that is open, and what stands in it so far."""

    name: str
    wrap: Callable[[Inlines], Inline]
    tag: str
    words: list[Inline] = field(default_factory=list)


class _Reader:
    """Walks one block from tag to tag, and gathers the text between them."""

    def __init__(self, text: str, line: int, findings: Findings, *, flat: bool) -> None:
        self._text = text
        self._line = line
        self._findings = findings
        self._flat = flat
        self._tree = Tree(line)
        self._inlines: list[Inline] = []
        self._open: list[_Open] = []
        self._left_out: dict[str, None] = {}
        self._begins = 0
        self._counted = 0, line

    def read(self) -> list[Block]:
        at = 0
        while found := _MARKUP.search(self._text, at):
            self._keep(at, found.start())
            name = (found[1] or "").lower()
            said = self._follow(found, name)
            if name != "br" and not said and not found[0].startswith(("</", "<!--")):
                self._left_out[cleaned(found[0])] = None
            at = self._behind(found, name)
        self._keep(at, len(self._text))
        self._end_paragraph()
        blocks = self._tree.closed()
        for line, words in self._tree.among_words:
            tell_of_pictures(words, line, self._findings)
        tags = self._left_out | dict.fromkeys(self._tree.dissolved)
        if tags:
            self._findings.warn(
                self._line,
                f"HTML is left out, and the text within it stays. Left out: {' '.join(tags)}.",
                "Use Markdown instead, and write \\< where a < is meant as it stands.",
                "html",
            )
        if not self._flat:
            weigh_capitals(blocks)
        return blocks

    def _follow(self, found: re.Match[str], name: str) -> bool:
        """Do what a tag says. False where it says what paper cannot show, or nobody knows."""
        closes = found[0].startswith("</")
        plain_tag = re.fullmatch(LOOKS, found[0]) is not None
        if name == "br":
            self._words.append(LineBreak())
            return True
        if name in WEIGHED:
            return weighs(found[0]) is not None and self._weigh(WEIGHED[name], found[0], closes=closes)
        if name == "a":
            self._close(name)
            return closes or self._link(found)
        if name == "img" and (picture := picture_in(found[0])):
            warn_of_title(picture.get("title"), self._line_at(found.start()), self._findings)
            self._begin_at(found.start())
            self._words.append(Picture(cleaned(picture["src"]), cleaned(picture.get("alt", ""))))
            return True
        if not name or name in _WITHIN_A_LINE:
            return not name or (name == "span" and plain_tag)
        self._end_paragraph()
        if name in FRAMED and not self._flat:
            if closes:
                self._tree.close(name)
            else:
                self._tree.open(name, found[0], self._line_at(found.start()))
            return plain_tag
        if name == "hr" and not self._flat:
            self._tree.add(Pause(self._line_at(found.start())))
            return True
        return name in _SAYS_NOTHING and plain_tag

    @property
    def _words(self) -> list[Inline]:
        return self._open[-1].words if self._open else self._inlines

    def _weigh(self, kind: type[Strong | Emphasis], tag: str, *, closes: bool) -> bool:
        name = kind.__name__
        if closes:
            self._close(name)
        elif all(one.name != name for one in self._open):
            self._open.append(_Open(name, kind, tag))
        return True

    def _link(self, found: re.Match[str]) -> bool:
        link, line = link_in(found[0]), self._line_at(found.start())
        if link is None:
            return False
        warn_of_title(link.get("title"), line, self._findings)
        if target := link_target(link["href"], line, self._findings):
            self._open.append(_Open("a", lambda words: Link(target, words), found[0]))
        return True

    def _close(self, name: str) -> None:
        """Close a tag, and all that is open within it; nothing where it is not open."""
        if any(one.name == name for one in self._open):
            while self._close_last() != name:
                pass

    def _close_last(self) -> str:
        closed = self._open.pop()
        if inner := tidied(closed.words):
            self._words.append(closed.wrap(inner))
        elif closed.name == "a":
            # A link round paragraphs, or round nothing: its address would be lost in silence.
            self._left_out[cleaned(closed.tag)] = None
        return closed.name

    def _keep(self, start: int, end: int) -> None:
        words = self._text[start:end]
        if self._begin_at(start + len(words) - len(words.lstrip())):
            words = words.lstrip(" \t\n")
        if words:
            self._words.append(Text(html.unescape(words)))

    def _begin_at(self, place: int) -> bool:
        """Remember where a paragraph begins. False where it has begun before."""
        if self._inlines or any(one.words for one in self._open):
            return False
        self._begins = place
        return True

    def _end_paragraph(self) -> None:
        while self._open:
            self._close_last()
        kept = trimmed(tidied(self._inlines))
        self._inlines.clear()
        if not plain(kept).strip() and not any(pictures_in(kept)):
            return
        line = self._line_at(self._begins)
        if self._tree.holds_blocks:
            pictures, kept = leading_pictures(kept)
            for picture in pictures:
                self._tree.add(Figure(line, picture))
        if kept:
            self._tree.add_words(line, kept)

    def _behind(self, found: re.Match[str], name: str) -> int:
        """Return where reading goes on: behind the tag, or behind all that it hides."""
        if found[0] == "<!--":
            # From the second character on: `<!-->` is a whole comment.
            closing = re.compile("-->").search(self._text, found.start() + 2)
        elif name in _UNREAD and not found[0].startswith("</"):
            closing = re.compile(rf"</{name}[^<>]*+>", re.IGNORECASE).search(self._text, found.end())
        else:
            return found.end()
        line = self._line_at(found.start())
        if closing is None:
            self._findings.refuse(
                line,
                f"What begins here with {found[0]} never ends.",
                "Close it, or remove it from the article.",
                "html",
            )
            return len(self._text)
        if name:
            self._findings.warn(
                line, f"The content of <{name}> is not printed.", "Remove it from the article.", "html"
            )
        return closing.end()

    def _line_at(self, at: int) -> int:
        """Return the line of a place, counted from the last that was asked for: a block may be a megabyte."""
        before, line = self._counted if self._counted[0] <= at else (0, self._line)
        self._counted = at, line + self._text.count("\n", before, at)
        return self._counted[1]
