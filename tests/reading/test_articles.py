"""What must hold for every article."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.article import (
    Article,
    CodeBlock,
    Figure,
    Heading,
    List,
    Notice,
    Paragraph,
    Quote,
    Table,
)
from handoutgen.model.faults import InputError, Level
from handoutgen.model.inlines import plain
from handoutgen.reading.articles import read_article

HEAD = "---\ntitle: Knæ\n---\n"


def read_or_refuse(text: str | bytes) -> Article | None:
    """Read an article that may be refused, but only with a fault that says why."""
    try:
        return read(text)
    except InputError as error:
        refused = error.faults
    assert any(fault.level is Level.ERROR for fault in refused)
    return None


def read(text: str | bytes) -> Article:
    """Read one article as the file it would be."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.md"
        path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
        return read_article(path)


def words_and_lines(blocks):
    """Return the words of blocks in reading order, each with the line of its block."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from ((word, block.line) for word in plain(block.inlines).split())
            case List():
                for item in block.items:
                    yield from words_and_lines(item.blocks)
            case Quote() | Notice():
                yield from words_and_lines(block.blocks)
            case Table():
                for row in (block.header, *block.rows):
                    yield from ((word, row.line) for cell in row.cells for word in plain(cell).split())
            case CodeBlock():
                yield from ((word, block.line) for word in block.text.split())
            case Figure():
                yield from ((word, block.line) for word in block.picture.alt.split())


# In each form, every § becomes a word of its own; the number is the line of each, from 0.
FORMS = [
    ("§ §", (0, 0)),
    ("§\n**§** _§_§", (0, 0, 0)),
    ("## § `§`", (0, 0)),
    ("§ §\n---", (0, 0)),
    ("- §\n- §\n\n  §", (0, 1, 3)),
    ("1. §\n   - [ ] §\n2. §", (0, 1, 2)),
    ("> §\n>\n> > §", (0, 2)),
    ("| § | § |\n|---|---:|\n| § | § |", (0, 0, 2, 2)),
    ("::: advarsel akut\n§\n\n- §\n:::", (1, 3)),
    ("::: tip\n::: tip\n§\n:::", (2,)),
    ("```\n§\n```", (0,)),
    ("    §", (0,)),
    ("<div>\n§<br>§\n<p>§</p>\n</div>", (1, 1, 2)),
    ("§ [§ §](https://a.example) ![§](b.png)", (0, 0, 0, 0)),
    ("![§ §](b.png)", (0, 0)),
    ("§<br>§  \n§", (0, 0, 0)),
    ("~~§~~ §\\\n§ &amp;", (0, 0, 0)),
]


@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=12))
def test_every_word_is_read_once_in_order_with_its_line(forms):
    """A patient gets what the author wrote: no word less, no word twice."""
    lines = HEAD
    expected = []
    for form, offsets in forms:
        first = lines.count("\n") + 1
        for offset in offsets:
            expected.append((f"ord{len(expected)}", first + offset))
            form = form.replace("§", expected[-1][0], 1)
        lines += form + "\n\n<!-- -->\n\n"

    found = [pair for pair in words_and_lines(read(lines).blocks) if pair[0] != "&"]

    # Marks that touch a word leave it one word.
    joined = [(word, line) for glued, line in found for word in re.findall(r"ord\d+", glued)]
    assert joined == expected


MARKS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            "  \n",
            "*",
            "**",
            "_",
            "`",
            "~~",
            ">",
            "- ",
            "1. ",
            "# ",
            "|",
            "|--|--|",
            "\n---\n",
        ),
        *(
            "[",
            "]",
            "[^",
            "]: ",
            "](",
            ")",
            "!",
            "<",
            ">",
            "<b>",
            "<div>",
            "</div>",
            "<br>",
            "&amp;",
            "\\",
            "\t",
        ),
        *(":::", "\n::: tip\n", "\n:::\n", "    ", "=", '"', "[x] ", "http://", "ø", "\u00a0"),
    ]
)


@given(st.lists(MARKS | st.just("§"), max_size=60))
def test_no_word_of_any_mess_is_lost_without_a_fault(pieces):
    """Whatever Markdown makes of it: a word is in the article, or its author is told."""
    words = [f"ord{number:03}" for number in range(pieces.count("§"))]
    text = "".join(pieces)
    for word in words:
        text = text.replace("§", word, 1)

    article = read_or_refuse(HEAD + "Først.\n\n" + text)

    kept = str(article)
    assert article is None or [word for word in words if word not in kept] == []


@given(st.text() | st.binary())
def test_no_file_whatever_raises_anything_but_its_faults(content):
    """A clinic must never see a traceback."""
    article = read_or_refuse(content)

    assert article is None or article.facts.title


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n:-[]{}'\"&*|>#!%@`?,")
    )
)
def test_no_front_matter_whatever_raises_anything_but_its_faults(head):
    """YAML is full of surprises."""
    read_or_refuse(f"---\n{head}\n---\n# Knæ\n\nHvil.\n")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@given(forms=st.lists(st.sampled_from(FORMS), min_size=1, max_size=5))
def test_line_ends_change_nothing(ending, forms):
    """The same article comes from Windows and from Mac."""
    text = HEAD + "\n\n".join(form.replace("§", "hånd") for form, _ in forms)

    kept = read(text)
    changed = read("\ufeff" + text.replace("\n", ending).replace("å", "a\u030a"))

    assert (changed.facts, changed.blocks, changed.notes) == (kept.facts, kept.blocks, kept.notes)


def test_path_and_name_are_those_of_the_user(tmp_path, monkeypatch):
    """Messages show the path as it was typed; the name is the same on every system."""
    (tmp_path / "kna\u030a.v2.md").write_text("# Knå\n\nHvil.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    article = read_article(Path("kna\u030a.v2.md"))

    assert (article.path, article.name) == ("kna\u030a.v2.md", "knå.v2")


def test_all_faults_are_told_at_once(tmp_path):
    """An author mends ten faults in one round."""
    path = tmp_path / "a.md"
    path.write_text("---\ndate: i går\n---\n\n[a](b)\n\n|a|\n|-|\n|1|2|\n", encoding="utf-8")

    with pytest.raises(InputError) as raised:
        read_article(path)

    assert [(fault.spot.line, fault.level) for fault in raised.value.faults] == [
        (0, Level.ERROR),
        (2, Level.ERROR),
        (5, Level.WARNING),
        (9, Level.ERROR),
    ]
