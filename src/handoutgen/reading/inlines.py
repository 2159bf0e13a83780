"""What stands within a line: markdown-it's inline tokens become `Inlines`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct, field

from handoutgen.danish.patterns import pattern
from handoutgen.model.inlines import (
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Picture,
    Strong,
    Struck,
    Text,
    pictures_in,
    plain,
)
from handoutgen.reading.author_lines import breaks_of_author
from handoutgen.reading.characters import cleaned, report_odd
from handoutgen.reading.html_tags import link_in, picture_in, weighs
from handoutgen.reading.markdown import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from handoutgen.reading.findings import Findings

_SAFE_LINK = pattern(r"(https?://|mailto:|tel:)[^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_SPACES = pattern(r"[ \t\n\f\r]+")
ANCHOR = pattern(r"\{:? ?[#.][\w.# :-]{0,200}\}$")
"""What many sites write behind a heading to give it an address: `{#slug}`."""
_SITE_CODE = pattern(
    r"\{\{.{0,100}?\}\}|\{%.{0,100}?%\}|\[/[a-z_]{1,30}\]"
    r"|\[[a-z_]{1,30}(?: [a-z_]{1,30}=(?:\"[^\"\]]{0,200}\"|[^\s\]\"]{1,200})){1,12} ?\]"
)
"""Instructions to a website: `{{< video >}}`, `{% include %}`, `[caption id="3"]`, `[/caption]`."""
_LINE_BREAK = pattern(r"<br\b[^>]*>", re.IGNORECASE)

_NO_WORDS = Text("")

_Wrap = Callable[[Inlines], Inlines]


def read_inlines(tokens: Sequence[Token] | None, line: int, findings: Findings) -> Inlines:
    """Turn the tokens of one block into inlines. The block's text begins on `line`."""
    return _Reader(line, findings).read(tokens or ())


def tell_of_pictures(inlines: Inlines, line: int, findings: Findings) -> None:
    """Warn of pictures that stand among words: only one that has a paragraph of its own is printed."""
    for picture in pictures_in(inlines):
        instead = f"its words »{picture.alt}« stand there" if picture.alt else "nothing stands there"
        findings.warn(
            line,
            f"The picture »{picture.source}« is not printed among words; {instead}.",
            "Give it a paragraph of its own, with a blank line above and below.",
            "picture",
        )


def without_anchor(heading: Inlines) -> Inlines:
    """Take `{#slug}` from the end of a heading: many sites give headings an address so, and it is no word."""
    match heading:
        case (*before, Text(text)) if found := ANCHOR.search(text.rstrip()):
            return trimmed((*before, Text(text[: found.start()])))
        case _:
            return heading


def tidied(inlines: Sequence[Inline]) -> Inlines:
    """Join neighbouring texts, and trim the spaces that no reader sees."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        else:
            joined.append(inline)
    texts = [Text(_evened(cleaned(i.text))) if isinstance(i, Text) else i for i in joined]
    return tuple(inline for inline in texts if inline != _NO_WORDS)


def _evened(text: str) -> str:
    """Return a text with one space for each run of them, and for each line end and tab."""
    return text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)


def trimmed(inlines: Sequence[Inline]) -> Inlines:
    """Take spaces and line breaks from both ends of a block's text, and spaces from round its breaks."""
    kept = list(inlines)
    while kept and _is_blank(kept[0]):
        del kept[0]
    while kept and _is_blank(kept[-1]):
        del kept[-1]
    for at, inline in enumerate(kept):
        if isinstance(inline, Text):
            text = inline.text
            if at == 0 or isinstance(kept[at - 1], LineBreak):
                text = text.lstrip(" ")
            if at == len(kept) - 1 or isinstance(kept[at + 1], LineBreak):
                text = text.rstrip(" ")
            kept[at] = Text(text)
    return tuple(inline for inline in kept if inline != _NO_WORDS)


def leading_pictures(inlines: Inlines) -> tuple[tuple[Picture, ...], Inlines]:
    """Part the pictures that a paragraph begins with from its words: these stand below, as a caption does."""
    kept = list(inlines)
    pictures: list[Picture] = []
    while kept and (isinstance(kept[0], Picture) or (pictures and _is_blank(kept[0]))):
        first = kept.pop(0)
        pictures += [first] if isinstance(first, Picture) else []
    return tuple(pictures), trimmed(kept) if pictures else inlines


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or (isinstance(inline, Text) and inline.text in ("", " "))


def link_target(address: str, line: int, findings: Findings) -> str | None:
    """Return where a link leads, or None where it is told of and its words are plain text."""
    if not _SAFE_LINK.fullmatch(address):
        findings.warn(
            line,
            f"The link to »{cleaned(address)}« is printed as plain text.",
            "A leaflet links only to https://, http://, mailto: and tel: addresses.",
            "link",
        )
        return None
    from markdown_it.common.normalize_url import normalizeLink

    return normalizeLink(address)


def warn_of_title(title: str | float | None, line: int, findings: Findings) -> None:
    """Warn of the words that a website shows below the mouse."""
    if title:
        findings.warn(
            line,
            f"The tooltip »{cleaned(str(title))}« is not printed.",
            "Write it into the text, if the patient shall read it.",
        )


class _Open(Struct):
    """A mark or a tag that is open, and what stands in it so far."""

    wrap: _Wrap
    tag: str = ""
    """What closes it: the name of a tag, or none where Markdown does."""
    leads: bool = False
    """Whether it is a link: none stands within another."""
    written: str = ""
    """The tag of a link, which is lost where no words stand in it."""
    inner: list[Inline] = field(default_factory=list)


class _Reader:
    """Reads one block's tokens, counting the lines as they break."""

    def __init__(self, line: int, findings: Findings) -> None:
        self._line = line
        self._findings = findings
        self._open = [_Open(_bare)]

    def read(self, tokens: Sequence[Token]) -> Inlines:
        breaks = breaks_of_author(tokens)
        for at, token in enumerate(tokens):
            if token.nesting > 0:
                self._begin(token)
            elif token.nesting < 0:
                self._close_tags()
                self._close_last()
            elif at in breaks:
                self._line += 1
                self._add(LineBreak())
            else:
                self._leaf(token)
        self._close_tags()
        return trimmed(tidied(self._open[0].inner))

    def _close_last(self) -> str:
        closed = self._open.pop()
        inner = tidied(closed.inner)
        if closed.written and not inner:
            self._left_out(closed.written)
        self._add(*closed.wrap(inner))
        return closed.tag

    def _close_tags(self) -> None:
        """Close tags that are still open: none reaches out of the mark that it stands in."""
        while self._open[-1].tag:
            self._close_last()

    def _close_tag(self, name: str) -> None:
        while name in self._open_tags() and self._close_last() != name:
            pass

    def _add(self, *inlines: Inline) -> None:
        self._open[-1].inner.extend(inlines)

    def _begin(self, token: Token) -> None:
        leads = False
        match token.type:
            case "link_open":
                self._warn_of_title(token)
                wrap = self._link(str(token.attrs.get("href", "")))
                leads = wrap is not _bare
            case "foreign_open":
                wrap = _spoken(token.info)
            case _:
                wrap = _WRAPS[token.type]
        if len(self._open) > DEEPEST:
            wrap = _bare
            self._findings.refuse(
                self._line,
                f"Marks such as ** and [ are nested more than {DEEPEST} deep.",
                "Take the outer ones away, or put a backslash before those that are meant as they stand.",
            )
        self._open.append(_Open(wrap, leads=leads))

    def _leaf(self, token: Token) -> None:
        match token.type:
            case "softbreak":
                self._line += 1
                self._add(Text(" "))
            case "hardbreak":
                self._line += 1
                self._add(LineBreak())
            case "code_inline":
                self._add(Code(cleaned(token.content)))
            case "image":
                self._picture(token)
            case "footnote_ref":
                self._add(NoteMark(token.meta["id"] + 1))
            case "html_inline":
                self._html(token.content)
            case _:
                self._text(token.content)

    def _text(self, text: str) -> None:
        report_odd(text, self._line, self._findings)
        if "](" in text:
            self._findings.warn(
                self._line,
                "This looks like a link or a picture, but it is printed as it stands.",
                "Close its brackets, and write an address with spaces in it between < and >.",
            )
        if code := _SITE_CODE.search(text):
            self._findings.warn(
                self._line,
                f"»{code[0]}« is for a website, but it is printed as it stands.",
                "Take it out. A leaflet shows pictures that stand beside the article, as ![words](file.png).",
            )
        self._add(Text(text))

    def _link(self, address: str) -> _Wrap:
        if any(one.leads for one in self._open):
            self._findings.warn(
                self._line,
                f"The link to »{cleaned(address)}« is printed as plain text.",
                "It stands within another link. Close that one before it.",
                "link",
            )
            return _bare
        target = link_target(address, self._line, self._findings)
        return _linked(target) if target else _bare

    def _picture(self, token: Token) -> None:
        self._warn_of_title(token)
        alt = plain(read_inlines(token.children, self._line, self._findings))
        self._add(Picture(cleaned(str(token.attrs.get("src", ""))), alt))

    def _warn_of_title(self, token: Token) -> None:
        warn_of_title(token.attrs.get("title"), self._line, self._findings)

    def _weigh(self, kind: type[Strong | Emphasis], *, closes: bool) -> None:
        name = kind.__name__
        if closes:
            self._close_tag(name)
        elif name not in self._open_tags():
            self._open.append(_Open(_wrapped(kind), name))

    def _open_tags(self) -> list[str]:
        """Return the tags that are open, up to the last mark."""
        names: list[str] = []
        for one in reversed(self._open):
            if not one.tag:
                break
            names.append(one.tag)
        return names

    def _html(self, tag: str) -> None:
        if _LINE_BREAK.match(tag):
            self._add(LineBreak())
        elif kind := weighs(tag):
            self._weigh(kind, closes=tag.startswith("</"))
        elif tag[:3].lower() == "</a":
            self._close_tag("a")
        elif link := link_in(tag):
            self._close_tag("a")
            warn_of_title(link.get("title"), self._line, self._findings)
            wrap = self._link(link["href"])
            if wrap is not _bare:
                self._open.append(_Open(wrap, "a", leads=True, written=tag))
        elif picture := picture_in(tag):
            warn_of_title(picture.get("title"), self._line, self._findings)
            self._add(Picture(cleaned(picture["src"]), cleaned(picture.get("alt", ""))))
        elif not tag.startswith(("</", "<!--")):
            self._left_out(tag)
        self._line += tag.count("\n")

    def _left_out(self, tag: str) -> None:
        self._findings.warn(
            self._line,
            f"{cleaned(tag)} is left out, as HTML is; the text behind it stays.",
            "Write **strong** or *emphasis* instead of a tag, and \\< where a < is meant as it stands.",
            "html",
        )


def _bare(inner: Inlines) -> Inlines:
    return inner


def _wrapped(kind: type[Strong | Emphasis | Struck]) -> _Wrap:
    return lambda inner: (kind(inner),) if inner else ()


def _linked(target: str) -> _Wrap:
    return lambda inner: (Link(target, inner),) if inner else ()


def _spoken(language: str) -> _Wrap:
    return lambda inner: (Foreign(language, inner),) if inner else ()


_WRAPS = {"strong_open": _wrapped(Strong), "em_open": _wrapped(Emphasis), "s_open": _wrapped(Struck)}
