"""An article read for the typst peer: Markdown in, typst source out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import frontmatter
from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from markdown_it.token import Token

MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli"),
    *("august", "september", "oktober", "november", "december"),
)
SETS = re.compile(r"(\d+)(?:[–-](\d+))? *sæt|[x×] *(\d+)(?:[–-](\d+))?")

# What opens and closes, in typst's words. Calls end on ";" so that no bracket of the text continues them.
SOURCE = {
    "paragraph_close": "\n\n",
    "bullet_list_open": "#list(",
    "bullet_list_close": ");\n\n",
    "ordered_list_open": "#enum(",
    "ordered_list_close": ");\n\n",
    "list_item_open": "[",
    "list_item_close": "], ",
    "container_tip_open": "#tip[",
    "container_tip_close": "];\n\n",
    "strong_open": "#strong[",
    "strong_close": "];",
    "em_open": "#emph[",
    "em_close": "];",
    "softbreak": " ",
    "hardbreak": " \\\n",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what follows it; the lead has level 0 and no heading."""

    level: int
    heading: str
    body: tuple[Token, ...]


def typst_source(article: Path, template: Path) -> str:
    """Turn an article into a whole typst document that prints it with `template`."""
    post = frontmatter.load(article)
    facts = post.metadata
    parser = MarkdownIt("commonmark").enable("table").use(container_plugin, "tip")
    parts = list(split(parser.parse(post.content)))
    title, _, subtitle = str(facts["title"]).partition(" – ")
    updated = long_date(facts.get("lastUpdated"))
    flags = list(within(parts, "søge hjælp"))
    lead, *rest = (part for part in parts if part not in flags)
    lines = [
        f"#import {string(template)}: *",
        "#let clinic() = {",
        # The peer writes the clinic's folder into this file before each leaflet.
        '  let folder = read("clinic.txt")',
        '  toml(folder + "/clinic.toml") + (folder: folder)',
        "}",
        '#let patient() = read("patient.txt")',
        f"#show: leaflet.with(clinic: clinic, patient: patient, title: {string(title)},",
        f"  subtitle: {string(subtitle) or 'none'}, updated: {string(updated) or 'none'})",
    ]
    if facts.get("summary"):
        lines.append(f"#summary({contents(facts['summary'])})")
    lines.append(source(lead.body))
    if flags:
        lines.append(red_flags(flags))
    lines += [f"#section({heading(part)}, [{source(part.body)}])" for part in rest]
    if facts.get("sources"):
        lines.append(f"#sources({contents(facts['sources'])})")
    return "\n".join([*lines, log(parts, facts), "#contact(clinic)"])


def split(tokens: list[Token]) -> Iterator[Part]:
    """Part an article at its headings."""
    starts = [i for i, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
    yield Part(0, "", tuple(tokens[: starts[0] if starts else None]))
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        head, body = tokens[start + 1 : start + 2], tokens[start + 3 : end]
        yield Part(int(tokens[start].tag[1]), source(head), tuple(body))


def within(parts: list[Part], words: str) -> Iterator[Part]:
    """Find the sections whose heading has these words, with the parts below them."""
    level = None
    for part in parts:
        if level is not None and part.level > level:
            yield part
        else:
            level = part.level if words in part.heading.lower() else None
            if level is not None:
                yield part


def red_flags(parts: list[Part]) -> str:
    """Set the box: the first part names it, each part below it is a band."""
    head, *bands = parts
    shown = [f"(strong[{band.heading}], [{source(band.body)}])" for band in bands]
    if head.body:
        shown.insert(0, f"([], [{source(head.body)}])")
    return f"#red-flags({heading(head)}, {', '.join(shown)})"


def log(parts: list[Part], facts: dict[str, object]) -> str:
    """Set the diary: a row for each row of the exercise table."""
    keys = facts.get("exercises") or {}
    rows = []
    for _, *exercises in (table for part in parts for table in tables(part.body) if is_exercises(table)):
        for name, *_, dose in exercises:
            found = SETS.search(dose)
            low, high = ([int(n) for n in found.groups() if n] * 2)[:2] if found else (1, 1)
            frequency = (keys.get(words(name)) or {}).get("frequency") if isinstance(keys, dict) else None
            rows.append(
                f"(name: [{name}], dose: [{dose}], frequency: {string(frequency) or 'none'}, "
                f"sets: {max(low, high)}, optional: {abs(high - low)})"
            )
    weeks = (facts.get("log") or {}).get("weeks", 2)
    return f"#log(clinic, {weeks}, {', '.join(rows)})" if rows else ""


def source(tokens: Iterable[Token]) -> str:
    """Turn tokens into typst source."""
    out, skip = [], False
    tokens = list(tokens)
    for i, token in enumerate(tokens):
        if token.type == "table_open":
            out.append(set_table(next(tables(tokens[i:]))))
        # A table was set whole; its own tokens have been said.
        skip = token.type == "table_open" or (skip and token.type != "table_close")
        if skip:
            continue
        if token.type == "inline":
            out.append(source(token.children or ()))
        elif token.type in ("text", "code_inline"):
            out.append(f"#{string(token.content)};")
        elif not token.hidden:
            out.append(SOURCE.get(token.type, ""))
    # A blank line at the end would be a paragraph of its own in typst.
    return "".join(out).rstrip("\n")


def tables(tokens: Iterable[Token]) -> Iterator[list[list[str]]]:
    """Find the tables, each a list of rows, each a list of cells in typst source."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level > 2:
            rows[-1].append(source([token]))
        elif token.type == "table_close":
            yield rows
            rows = []


def set_table(table: list[list[str]]) -> str:
    """Set a table, with numbers if its rows are exercises."""
    header, *rows = table
    if is_exercises(table):
        return f"#exercises({cells(header)}, {', '.join(map(cells, rows))});\n\n"
    every = cells(cell for row in rows for cell in row)
    return f"#plain-table({len(header)}, {cells(header)}, ..{every});\n\n"


def is_exercises(table: list[list[str]]) -> bool:
    """Tell a table of exercises by the name of its first column."""
    return words(table[0][0]).lower().startswith(("øvelse", "stræk"))


def heading(part: Part) -> str:
    """Make the heading of a part an expression."""
    return f"heading(level: {part.level})[{part.heading}]"


def cells(row: Iterable[str]) -> str:
    """Make cells a typst array."""
    return f"({', '.join(f'[{cell}]' for cell in row)},)"


def contents(lines: Iterable[str]) -> str:
    """Make plain lines arguments."""
    return ", ".join(f"[#{string(line)}]" for line in lines)


def string(value: object) -> str:
    """Quote a value for typst; nothing stays nothing."""
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"' if value else ""


def words(markup: str) -> str:
    """Take the words back out of a cell that holds nothing else."""
    return "".join(re.findall(r'#"(.*?)";', markup))


def long_date(value: object) -> str:
    """Write a date as a Dane reads it; no date stays nothing."""
    if not value:
        return ""
    day = value if hasattr(value, "year") else datetime.strptime(str(value), "%d/%m/%Y")  # noqa: DTZ007
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
