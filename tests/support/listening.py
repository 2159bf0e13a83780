"""What a listener gets: the text of a PDF in the order of its tag tree, read with pikepdf alone."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARACTER = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4,})>")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LABEL_ENDS = "\0"
_AMONG_WORDS = frozenset({"Link", "Span", "Lbl", "Figure", "LBody"})
"""Roles that begin no new line of `words_by_block`."""


@dataclass(slots=True)
class Said:
    """Words of one element on one page."""

    text: str
    page: int


@dataclass(slots=True)
class Element:
    """One element of the structure tree. `kids` holds words, elements and links in reading order."""

    role: str
    alt: str | None = None
    actual: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    kids: list[Said | Element] = field(default_factory=list)
    annotations: int = 0

    @property
    def text(self) -> str:
        """All words below it; a word broken by a soft hyphen is whole again."""
        parts = [kid.text for kid in self.kids]
        return "".join(parts).replace(_SOFT_HYPHEN, "")

    @property
    def pages(self) -> set[int]:
        """The pages its words stand on."""
        found: set[int] = set()
        for kid in self.kids:
            found |= kid.pages if isinstance(kid, Element) else {kid.page}
        return found

    def walk(self) -> Iterator[Element]:
        """Yield it and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def all(self, *roles: str) -> list[Element]:
        """Return every element of these roles, in reading order."""
        return [element for element in self.walk() if element.role in roles]


def listen(pdf: bytes) -> Element:
    """Return the document element of a tagged PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        marks = {
            (number, mark): text
            for number, page in enumerate(document.pages, 1)
            for mark, text in marked_text(page).items()
            if mark is not None
        }
        return _element(document.Root.StructTreeRoot.K, marks, pages)


def marked_text(page: pikepdf.Page) -> dict[int | None, str]:
    """Return the text of each marked content of a page; artifacts and unmarked text are under None."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()}
    found: dict[int | None, str] = {}
    marks: list[int | None] = []
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                marks.append(int(operands[1].MCID) if "/MCID" in operands[1] else None)
                found.setdefault(marks[-1], "")
            case "BMC":
                marks.append(None)
            case "EMC":
                marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ":
                owner = marks[-1] if marks else None
                # TJ takes strings with kerns between them
                shown = operands if str(operator) == "Tj" else operands[0]
                codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
                found[owner] = found.get(owner, "") + "".join(letters[code] for code in codes)
    return found


def _letters(font: pikepdf.Object) -> dict[int, str]:
    pairs = _CHARACTER.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _element(
    entry: pikepdf.Object, marks: dict[tuple[int, int], str], pages: dict[tuple[int, int], int]
) -> Element:
    element = Element(
        str(entry.S)[1:],
        str(entry.Alt) if "/Alt" in entry else None,
        str(entry.ActualText) if "/ActualText" in entry else None,
        {key[1:]: _attribute(value) for key, value in entry.A.items()} if "/A" in entry else {},
        str(entry.Lang) if "/Lang" in entry else None,
    )
    for kid in kids_of(entry):
        if isinstance(kid, int):
            page = pages[entry.Pg.objgen]
            element.kids.append(Said(marks[page, kid], page))
            continue
        match kid.get("/Type"):
            case "/MCR":
                page = pages[kid.Pg.objgen]
                element.kids.append(Said(marks[page, int(kid.MCID)], page))
            case "/OBJR":
                element.annotations += 1
            case _:
                element.kids.append(_element(kid, marks, pages))
    return element


def kids_of(entry: pikepdf.Object) -> list[pikepdf.Object | int]:
    """Return what an element holds: elements, links, and marks as numbers or with their pages."""
    kids = entry.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def marks_of(entry: pikepdf.Object) -> set[tuple[tuple[int, int], int]]:
    """Return the marks of an element, each with the object of its page."""
    return {
        (entry.Pg.objgen, kid) if isinstance(kid, int) else (kid.Pg.objgen, int(kid.MCID))
        for kid in kids_of(entry)
        if isinstance(kid, int) or kid.get("/Type") == "/MCR"
    }


def numbered(page: pikepdf.Page) -> list[int]:
    """Return the numbers of a page's marks, as they follow one another in its content."""
    return [
        int(operands[1].MCID)
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC"
    ]


def links_of(entry: pikepdf.Object) -> set[tuple[int, int]]:
    """Return the objects of the links that an element holds."""
    kids = (kid for kid in kids_of(entry) if not isinstance(kid, int))
    return {kid.Obj.objgen for kid in kids if kid.get("/Type") == "/OBJR"}


def _attribute(value: pikepdf.Object) -> str:
    return " ".join(str(part) for part in value) if isinstance(value, pikepdf.Array) else str(value)


def words_of(pdf: bytes) -> list[str]:
    """Return every word in tag order."""
    return " ".join(words_by_block(pdf)).split()


def words_by_block(pdf: bytes) -> list[str]:
    """Return the words of each tagged block on a line of its own, in tag order; a bullet with its item."""
    lines: list[str] = [""]
    _say(listen(pdf), lines)
    return [line for text in lines if (line := " ".join(text.replace(_SOFT_HYPHEN, "").split()))]


def _say(element: Element, lines: list[str]) -> None:
    block = element.role not in _AMONG_WORDS
    if block and not lines[-1].endswith(_LABEL_ENDS):
        lines.append("")
    for kid in element.kids:
        if isinstance(kid, Element):
            _say(kid, lines)
        else:
            lines[-1] = lines[-1].rstrip(_LABEL_ENDS) + kid.text
    if element.role == "Lbl":
        lines[-1] += _LABEL_ENDS
    elif block:
        lines.append("")


def tag_text(pdf: bytes) -> str:
    """Return the tag tree as a listener gets it: role, words, replacements and page."""
    lines: list[str] = []
    _tell(listen(pdf), 0, lines)
    return "\n".join(lines) + "\n"


def _tell(element: Element, depth: int, into: list[str]) -> None:
    indent = "  " * depth
    parts: list[Element | str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.role != "NonStruct":  # a place that nobody filled, and nobody hears
                parts.append(kid)
        elif parts and isinstance(parts[-1], str):
            parts[-1] += kid.text
        else:
            parts.append(kid.text)
    told = indent + element.role
    if len(parts) == 1 and isinstance(parts[0], str):
        told += _quoted(parts.pop())  # type: ignore[arg-type]
    for name in ("Scope", "ColSpan", "ListNumbering"):
        if name in element.attributes:
            told += f" {name}={element.attributes[name].lstrip('/')}"
    if element.alt is not None:
        told += f' alt="{element.alt}"'
    if element.actual is not None:
        told += f' actual="{element.actual}"'
    if element.annotations:
        told += " →"
    pages = element.pages
    own = any(isinstance(kid, Said) for kid in element.kids)
    into.append(told + (f"  p{'+'.join(map(str, sorted(pages)))}" if own else ""))
    for part in parts:
        if isinstance(part, Element):
            _tell(part, depth + 1, into)
        else:
            into.append(indent + "  " + _quoted(part).strip())


def _quoted(text: str) -> str:
    words = " ".join(text.replace(_SOFT_HYPHEN, "").split())
    return f' "{words}"' if words else ""
