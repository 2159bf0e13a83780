"""The body of an article: markdown-it's tokens become `Blocks`, each with its line in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from handoutgen.danish.patterns import pattern
from handoutgen.model.article import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Pause,
    Quote,
)
from handoutgen.model.inlines import Inlines, Picture, Strong, Text, plain
from handoutgen.reading.boxes import read_alert, read_box
from handoutgen.reading.capitals import is_in_capitals
from handoutgen.reading.contents import lists_of_contents
from handoutgen.reading.html import join_html, read_html
from handoutgen.reading.inlines import leading_pictures, read_inlines, tell_of_pictures, without_anchor
from handoutgen.reading.markdown import CONTAINER, DEEPEST, markdown, too_deep
from handoutgen.reading.shortcodes import drop_shortcodes
from handoutgen.reading.tables import read_table, warn_of_no_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.token import Token

    from handoutgen.reading.findings import Findings
    from handoutgen.reading.source import Source

_ALERT = pattern(r"(?P<mark>\[!(?P<word>\w+)\])[+-]?[ \t]*")
_BELOW_LABEL = frozenset(("paragraph_open", "bullet_list_open", "ordered_list_open", "table_open"))
_CHECKBOX = pattern(r"\[([ xX])\][ \t]+(?=\S)")


class Body(Struct, frozen=True):
    """What stands below the front matter."""

    blocks: Blocks = ()
    notes: tuple[Note, ...] = ()


def read_body(source: Source, findings: Findings) -> Body:
    """Read the body of an article."""
    env: dict[str, Any] = {}
    tokens = markdown().parse(source.body, env)
    join_html(tokens)
    if line := too_deep(tokens):
        findings.refuse(
            source.body_above + line,
            f"Lists, quotes and boxes are nested more than {DEEPEST} deep.",
            "Take some of the outer ones away.",
        )
        # There is no body to go on with: what it might lack would only confuse.
        findings.stop_if_refused()
    _drop_contents(tokens, source, findings)
    drop_shortcodes(tokens, source, findings)
    walk = _Walk(tokens, source, findings)
    blocks = walk.blocks()
    notes = walk.notes(env.get("footnotes", {}).get("refs", {}))
    walk.warn_of_unused(env.get("references", {}), env.get("duplicate_refs", []))
    return Body(blocks, notes)


def _drop_contents(tokens: list[Token], source: Source, findings: Findings) -> None:
    for found in reversed(list(lists_of_contents(tokens))):
        line = tokens[found.start].map
        findings.note(
            source.body_above + (line[0] if line else 0) + 1,
            "The list of contents is not printed: its links lead nowhere on paper.",
            "Leave it for the website, or take it out.",
            "contents",
        )
        del tokens[found.start : found.stop]


class _Walk:
    """One walk through the tokens of a body."""

    def __init__(self, tokens: list[Token], source: Source, findings: Findings) -> None:
        self._tokens = tokens
        self._at = 0
        self._above = source.body_above
        self._lines = source.body.split("\n")
        self._findings = findings
        self._definitions: list[tuple[str, int, Blocks]] = []

    def blocks(self, closing: str = "") -> Blocks:
        """Read blocks up to the closing token, or to the end."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == closing:
                break
            found.extend(_READERS[token.type](self, token))
        return tuple(found)

    def notes(self, numbers: dict[str, int]) -> tuple[Note, ...]:
        """Return the footnotes by number; those that no mark points to come last."""
        notes: dict[int, Note] = {}
        rest: list[tuple[int, Blocks]] = []
        for label, line, blocks in self._definitions:
            number = numbers.get(f":{label}", -1) + 1
            if number and number not in notes:
                notes[number] = Note(line, number, blocks)
            else:
                rest.append((line, blocks))
                self._findings.warn(
                    line,
                    f"No mark in the text points to this footnote [^{label}].",
                    f"Write [^{label}] where it belongs. Until then it is printed behind the other notes.",
                    "footnote",
                )
        marked = [notes[number] for number in sorted(notes)]
        return (*marked, *(Note(line, n, blocks) for n, (line, blocks) in enumerate(rest, len(marked) + 1)))

    def warn_of_unused(self, references: dict[str, Any], twice: list[dict[str, Any]]) -> None:
        """Report link definitions that nothing uses: Markdown makes them vanish."""
        if not references and not twice:
            return
        used = {
            child.meta["label"]
            for token in self._tokens
            for child in _with_children(token.children or [])
            if "label" in child.meta
        }
        vanished = [reference for label, reference in references.items() if label not in used]
        for reference in [*vanished, *twice]:
            line = self._above + reference["map"][0] + 1
            text = self._lines[reference["map"][0]].strip()
            self._findings.warn(
                line,
                f"»{text}« is not printed: Markdown takes it for the address of a link that nothing uses.",
                "Put a backslash before the [ if it is text, or remove the line.",
            )

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _line(self, token: Token) -> int:
        return self._above + (token.map[0] if token.map else 0) + 1

    def _line_at(self, token: Token, offset: int) -> str:
        """Return what stands on the line behind a token's last, or so many lines from there."""
        at = (token.map[1] if token.map else 0) + offset
        return self._lines[at].strip(" \t>") if at < len(self._lines) else ""

    def _inlines(self, token: Token) -> Inlines:
        """Read the one inline token between an opening and a closing token."""
        inlines = read_inlines(self._next().children, self._line(token), self._findings)
        self._next()
        return inlines

    def _heading(self, token: Token) -> Iterable[Block]:
        if inlines := without_anchor(self._inlines(token)):
            tell_of_pictures(inlines, self._line(token), self._findings)
            yield Heading(self._line(token), int(token.tag[1:]), inlines)

    def _paragraph(self, token: Token) -> Iterable[Block]:
        line = self._line(token)
        warn_of_no_table(self._tokens[self._at].content, line, self._findings)
        inlines = self._inlines(token)
        if inlines and isinstance(inlines[0], Picture):
            pictures, inlines = leading_pictures(inlines)
            yield from (Figure(line, picture) for picture in pictures)
        match inlines:
            case ():
                return
            case (Text(text),) as inlines if self._heads_in_capitals(token, text):
                yield Paragraph(line, (Strong(inlines),))
            case inlines:
                words = plain(inlines)
                if words.startswith(":::") and not words.strip(":"):
                    self._findings.warn(line, "This ::: closes no box.", "Remove it, or open a box above it.")
                tell_of_pictures(inlines, line, self._findings)
                yield Paragraph(line, inlines)

    def _heads_in_capitals(self, token: Token, text: str) -> bool:
        """Tell whether »ØVELSER« is a small heading, as a bold line is: alone, with words of ours below it.

        The words stay as they are, and their weight says no more than their capitals do.
        """
        after = self._tokens[self._at].type if self._at < len(self._tokens) else ""
        return token.level == 0 and after in _BELOW_LABEL and is_in_capitals(text)

    def _list(self, token: Token) -> Iterable[Block]:
        start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        closing = token.type.replace("_open", "_close")
        items: list[Item] = []
        while (item := self._next()).type != closing:
            items.append(self._item(item))
        yield List(self._line(token), start, tuple(items))

    def _item(self, token: Token) -> Item:
        first = self._tokens[self._at : self._at + 2]
        raw = first[1].content if first[0].type == "paragraph_open" else ""
        box = _CHECKBOX.match(raw)
        blocks = self.blocks("list_item_close")
        match blocks:
            case (Paragraph(line, (Text(text), *rest)), *others) if box and text.startswith(f"[{box[1]}] "):
                kept = (Text(text[4:]), *rest) if text[4:] else tuple(rest)
                return Item(self._line(token), (Paragraph(line, kept), *others), checked=box[1] != " ")
        return Item(self._line(token), blocks)

    def _quote(self, token: Token) -> Iterable[Block]:
        line, mark = self._line(token), self._take_alert()
        blocks = self.blocks("blockquote_close")
        yield read_alert(mark, line, blocks, self._findings) if mark else Quote(line, blocks)

    def _take_alert(self) -> str:
        """Take `[!WARNING]` from the first line of a quote, and return its word. What follows is a title."""
        opening = self._tokens[self._at]
        inline = self._tokens[self._at + 1] if opening.type == "paragraph_open" else opening
        children = inline.children or []
        found = _ALERT.match(inline.content)
        if found is None or not children or not children[0].content.startswith(found["mark"]):
            return ""
        children[0].content = children[0].content[len(found[0]) :]
        end = next((at for at, child in enumerate(children) if child.type == "softbreak"), len(children))
        if end == 1 and opening.map and not children[0].content:
            del children[:2]
            opening.map[0] += 1
        elif end < len(children):
            children[end].type = "hardbreak"
        return found["word"]

    def _code(self, token: Token) -> Iterable[Block]:
        if token.type == "fence":
            self._warn_of_fence(token)
        if token.content.strip():
            yield CodeBlock(self._line(token), token.content.rstrip("\n"))

    def _warn_of_fence(self, token: Token) -> None:
        line, rows = self._line(token), token.map[1] - token.map[0] if token.map else 0
        if rows < 2 or not self._line_at(token, -1).startswith(token.markup):
            mend = f"Put {token.markup} below its last line."
            self._findings.warn(line, "The code that begins here never ends.", mend)
        if token.info.strip():
            what = f"»{token.info.strip()}« behind {token.markup} is not printed."
            self._findings.warn(line, what, "Put it on a line below, if the patient shall read it.")

    def _pause(self, token: Token) -> Iterable[Block]:
        yield Pause(self._line(token))

    def _table(self, token: Token) -> Iterable[Block]:
        yield read_table(iter(self._next, None), self._line(token), self._above, self._findings)

    def _html(self, token: Token) -> Iterable[Block]:
        return read_html(token.content, self._line(token), self._findings, flat=token.level > 0)

    def _box(self, token: Token) -> Iterable[Block]:
        line = self._line(token)
        if not self._line_at(token, 0).startswith(":::"):
            self._findings.warn(line, "The box that begins here never ends.", "Put ::: below its last line.")
        return read_box(token.info, line, self.blocks(f"container_{CONTAINER}_close"), self._findings)

    def _definition(self, token: Token) -> Iterable[Block]:
        blocks = self.blocks("footnote_reference_close")
        self._definitions.append((token.meta["label"], self._line(token), blocks))
        return ()


def _with_children(tokens: list[Token]) -> Iterable[Token]:
    for token in tokens:
        yield token
        yield from _with_children(token.children or [])


_READERS: dict[str, Callable[[_Walk, Token], Iterable[Block]]] = {
    "heading_open": _Walk._heading,
    "paragraph_open": _Walk._paragraph,
    "bullet_list_open": _Walk._list,
    "ordered_list_open": _Walk._list,
    "blockquote_open": _Walk._quote,
    "code_block": _Walk._code,
    "fence": _Walk._code,
    "hr": _Walk._pause,
    "table_open": _Walk._table,
    "html_block": _Walk._html,
    f"container_{CONTAINER}_open": _Walk._box,
    "footnote_reference_open": _Walk._definition,
}
