"""A list of contents: on a website it leads to the headings below it, on paper it leads nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from handoutgen.danish.patterns import pattern
from handoutgen.reading.inlines import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_LISTS = ("bullet_list_open", "ordered_list_open")
_WITHIN = ("bullet_list", "ordered_list", "list_item", "paragraph", "inline")
_FEWEST = 2
"""Links that make a list of contents."""
_MARK = pattern(r"\[{1,2}_?toc_?\]{1,2}|\{:? ?toc\}|\{\{ ?toc ?\}\}", re.IGNORECASE)
"""»[TOC]«, where a website puts the list that it makes itself."""
_NO_SLUG = pattern(r"[^\w\s-]")
_LABELS = frozenset({"indhold", "indholdsfortegnelse", "på denne side", "i denne artikel", "spring til"})
"""Bold or plain words on a line of their own that a list of contents takes along."""


def lists_of_contents(tokens: list[Token]) -> Iterator[range]:
    """Yield where the tokens of a list stand whose every item is a link to a heading of the same body.

    What heads the list goes with it, if it heads nothing else. A mark that asks a website for one is one too.
    """
    names: set[str] = set()
    for at, token in enumerate(tokens):
        if token.type == "paragraph_open" and not token.level and _MARK.fullmatch(tokens[at + 1].content):
            yield range(at, at + 3)
        if token.level or token.type not in _LISTS:
            continue
        end = next(place for place in range(at + 1, len(tokens)) if not tokens[place].level) + 1
        links = [_targets(one) for one in tokens[at:end] if one.type == "inline"]
        if len(links) < _FEWEST or not all(links):
            continue
        if not all(one.type.startswith(_WITHIN) for one in tokens[at:end]):
            continue
        names = names or _addresses(tokens)
        if all(names & link for link in links):
            yield range(at - 3 if _heads_it_alone(tokens, at, end) else at, end)


def _targets(inline: Token) -> set[str]:
    """Return what a line may call the heading it leads to; nothing where it is not just one such link."""
    children = inline.children or []
    match [child for child in children if child.type != "text" or child.content.strip()]:
        case [first, *inner, last] if first.type == "link_open" and last.type == "link_close":
            address = unquote(str(first.attrs.get("href", "")))
            if address.startswith("#") and not any(one.type == "link_close" for one in inner):
                return {address[1:], _slug("".join(one.content for one in inner))}
    return set()


def _addresses(tokens: list[Token]) -> set[str]:
    """Return what headings are called by links: what their author wrote behind them, or their own words."""
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            words = tokens[at + 1].content.strip()
            given = ANCHOR.search(words)
            if given:
                found.add(given[0].strip("{}:# ").partition(" ")[0])
            found.add(_slug(words[: given.start()] if given else words))
    return found - {""}


def _slug(words: str) -> str:
    """Return the address that most sites make of a heading."""
    return re.sub(r"\s+", "-", _NO_SLUG.sub("", words).strip().lower())


def _heads_it_alone(tokens: list[Token], at: int, end: int) -> bool:
    """Whether what stands above a list is its heading, or its label, and would head nothing without it."""
    if at < 3:
        return False
    above = tokens[at - 3]
    if above.type == "paragraph_open" and not above.level:
        return tokens[at - 2].content.strip("*_: ").lower() in _LABELS
    last = end == len(tokens) or (tokens[end].type == "heading_open" and tokens[end].tag <= above.tag)
    return above.type == "heading_open" and not above.level and last
