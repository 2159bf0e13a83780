"""A block of raw HTML as plain paragraphs: its text is kept, its tags are not interpreted."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from handoutgen.model.article import Paragraph
from handoutgen.model.inlines import Inline, LineBreak, Text
from handoutgen.reading.characters import cleaned
from handoutgen.reading.inlines import tidied, trimmed

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings

_MARKUP = re.compile(r"<!--|</?([a-zA-Z][^\s/<>]*+)[^<>]*+>|<[!?][^<>]*+>")

_WITHIN_A_LINE = frozenset(
    "a abbr b big cite code del dfn em font i ins kbd label mark q s small span strong sub sup u wbr".split()  # noqa: SIM905 - forty quotation marks would hide them
)
"""Tags that part no words. Every other tag ends a paragraph."""

_UNREAD = ("script", "style")
"""Their content is meant for a browser, not for a reader."""


def read_html(text: str, line: int, findings: Findings) -> list[Paragraph]:
    """Return the text of an HTML block that begins on `line`."""
    reader = _Reader(text, line, findings)
    reader.read()
    return reader.paragraphs


class _Reader:
    """Walks one block from tag to tag, and gathers the text between them."""

    def __init__(self, text: str, line: int, findings: Findings) -> None:
        self.paragraphs: list[Paragraph] = []
        self._text = text
        self._line = line
        self._findings = findings
        self._inlines: list[Inline] = []
        self._begins = 0

    def read(self) -> None:
        tags: dict[str, None] = {}
        at = 0
        while found := _MARKUP.search(self._text, at):
            self._keep(at, found.start())
            name = (found[1] or "").lower()
            if name == "br":
                self._inlines.append(LineBreak())
            elif name and name not in _WITHIN_A_LINE:
                self._end_paragraph()
            if name != "br" and not found[0].startswith(("</", "<!--")):
                tags[cleaned(found[0])] = None
            at = self._behind(found, name)
        self._keep(at, len(self._text))
        self._end_paragraph()
        if tags:
            self._findings.warn(
                self._line,
                f"HTML is left out, and the text within it stays. Left out: {' '.join(tags)}.",
                "Use Markdown instead, and write \\< where a < is meant as it stands.",
                "html",
            )

    def _keep(self, start: int, end: int) -> None:
        words = self._text[start:end]
        if not self._inlines:
            self._begins = start + len(words) - len(words.lstrip())
            words = words.lstrip(" \t\n")
        if words:
            self._inlines.append(Text(html.unescape(words)))

    def _end_paragraph(self) -> None:
        if kept := trimmed(tidied(self._inlines)):
            self.paragraphs.append(Paragraph(self._line_at(self._begins), kept))
        self._inlines.clear()

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
        return self._line + self._text.count("\n", 0, at)
