"""The one Markdown parser: what it understands, and where it is stricter than its makers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 20
"""Quotes, lists and boxes within each other, and marks within a line."""

CONTAINER = "box"
"""Our name for every container; what its author called it stands in the token's `info`."""


_NESTING = ("blockquote", "list_item", f"container_{CONTAINER}", "footnote_reference")


@cache
def markdown() -> MarkdownIt:
    """Return CommonMark with tables, strikethrough, footnotes and containers."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    # markdown-it drops what is nested deeper than it likes. A list counts as two levels for it, so we
    # see the twenty-first of ours long before.
    parser = MarkdownIt("commonmark", {"maxNesting": 3 * DEEPEST, "store_labels": True})
    parser.enable(["table", "strikethrough"])
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.use(container_plugin, CONTAINER, validate=lambda info, _: bool(info.strip()))
    parser.inline.ruler.before("link", "foreign", _foreign)
    parser.inline.ruler.before("foreign", "lonely", _lonely)
    # Left where they stand: moved to the end, definitions lose their lines, and some of them their text.
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    # We judge links ourselves, with a fault, and name pictures as their author did.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - as they are called
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_OPENING = pattern(r"(?:!?\[)+")
_LAST, _LAST_FOREIGN = -1, -2
"""Keys in the cache of a block's text that no letter has: where its last ] and its last foreign words are."""


def _last(state: StateInline, what: str, kept: int) -> int:
    if kept not in state.cache:
        state.cache[kept] = state.src.rfind(what)
    return state.cache[kept]


def _lonely(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own signature
    """Take a [ that no ] follows for the text it is.

    markdown-it looks sixty brackets ahead from each, in vain: half a minute for a megabyte of them.
    """
    lonely = _OPENING.match(state.src, state.pos)
    if lonely is None or state.pos < _last(state, "]", _LAST):
        return False
    if not silent:
        state.pending += lonely[0]
    state.pos = lonely.end()
    return True


_LANGUAGE = pattern(r"\{lang=([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}")


def _foreign(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own signature
    """Read `[gastrocnemius]{lang=la}`: words that a screen reader shall speak in their own language.

    The form is Pandoc's bracketed span, and only with this one attribute: whatever else stands in braces
    is text.
    """
    if state.src[state.pos] != "[" or state.pos > _last(state, "]{lang=", _LAST_FOREIGN):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    language = _LANGUAGE.match(state.src, end + 1) if end >= 0 else None
    if language is None:
        return False
    if not silent:
        most = state.posMax
        state.push("foreign_open", "", 1).info = language[1]
        state.pos, state.posMax = state.pos + 1, end
        state.md.inline.tokenize(state)
        state.posMax = most
        state.push("foreign_close", "", -1)
    state.pos = language.end()
    return True


def too_deep(tokens: list[Token]) -> int:
    """Return the first line, from 1, that is nested too deep; else 0."""
    depth = 0
    for token in tokens:
        if token.nesting and token.type.startswith(_NESTING):
            depth += token.nesting
            if depth > DEEPEST:
                return token.map[0] + 1 if token.map else 1
    return 0


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own signature
    """Read a table, and let every row remember the cells that stand in its line.

    markdown-it drops surplus cells without a word; in a dose table that is a danger.
    """
    if state.src.find("|", state.bMarks[start], state.eMarks[start]) < 0:  # asked of each line there is
        return False
    from markdown_it.rules_block.table import escapedSplit, getLine, table

    known = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    for token in state.tokens[known:]:
        if token.type == "tr_open" and token.map:
            cells = [cell.strip() for cell in escapedSplit(getLine(state, token.map[0]).strip())]
            token.meta["cells"] = cells[not cells[0] : len(cells) - (not cells[-1])]
    return True
