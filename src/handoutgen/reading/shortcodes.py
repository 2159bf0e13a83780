"""Shortcodes of WordPress, `[vc_row]` and `[caption id="3"]`: left out and told of where they surely are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from handoutgen.reading.findings import Findings
    from handoutgen.reading.source import Source

_QUOTED = r"\"[^\"\[\]]{0,400}+\"|'[^'\[\]]{0,400}+'|[”“″][^”“″\[\]]{0,400}+[”“″]"
_CODE = pattern(
    r"\[(?P<closes>/?)(?P<name>[a-z][a-z0-9_-]{1,40}+)"
    rf"(?P<says>(?:\s++[a-z][a-z0-9_-]{{0,40}}+=(?:{_QUOTED}|[^\s\"'”“″\[\]]{{1,200}}+)){{0,30}}+)\s*+/?\]"
)


def drop_shortcodes(tokens: Sequence[Token], source: Source, findings: Findings) -> None:
    """Take shortcodes out of the text of tokens, wherever they stand; code blocks stay as they are."""
    if "[" not in source.body or not _CODE.search(source.body):
        return
    paired = _paired(source.body)
    for token in tokens:
        codes: dict[str, None] = {}
        for part in _texts(token):
            part.content = _without(part.content, paired, codes)
        if codes:
            findings.warn(
                source.body_above + (token.map[0] if token.map else 0) + 1,
                f"Code for a website is left out: {' '.join(codes)}.",
                "Take it out of the article too. The text round it stays.",
                "html",
            )


def _paired(text: str) -> frozenset[str]:
    """Return the names that are opened and closed: »[/kg]« alone is no code."""
    found = [(one["closes"], one["name"]) for one in _CODE.finditer(text)]
    return frozenset(name for closes, name in found if closes) & {
        name for closes, name in found if not closes
    }


def _texts(token: Token) -> Iterator[Token]:
    if token.type == "html_block":
        yield token
    for child in token.children or ():
        if child.type == "text":
            yield child


def _without(text: str, paired: frozenset[str], codes: dict[str, None]) -> str:
    """Return text without its shortcodes; they are added to `codes`. No two words grow together."""
    kept: list[str] = []
    at = 0
    for found in _CODE.finditer(text):
        quoted = any(sign in found["says"] for sign in "\"'”“″")
        if "_" not in found["name"] and not quoted and found["name"] not in paired:
            continue
        codes[" ".join(found[0].split())] = None
        kept.append(text[at : found.start()])
        at = found.end()
        parts = kept[-1][-1:].isspace() or not text[at : at + 1].isalnum()
        kept.append("\n" * found[0].count("\n") or ("" if parts or not found.start() else " "))
    return "".join([*kept, text[at:]])
