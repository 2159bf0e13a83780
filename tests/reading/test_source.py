"""Files of every kind that an editor, a website or a mistake leaves behind."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from handoutgen.model.article import Paragraph
from handoutgen.model.faults import InputError, Level, Spot
from handoutgen.model.inlines import Text
from handoutgen.reading.articles import read_article
from handoutgen.reading.findings import Findings
from handoutgen.reading.source import LARGEST, read_source

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "---\ntitle: Knæ\n---\n\n\nHvil benet på en skammel.\n"


def first_fault(path: Path):
    with pytest.raises(InputError) as raised:
        read_article(path)
    return raised.value.faults[0]


def test_line_numbers_count_the_front_matter(tmp_path):
    """A fault is reported on the line the author sees."""
    path = tmp_path / "knæ.md"
    path.write_text(ARTICLE, encoding="utf-8")

    article = read_article(path)

    assert article.facts.title_line == 2
    assert article.blocks == (Paragraph(6, (Text("Hvil benet på en skammel."),)),)


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE.encode("utf-8-sig"),
        ARTICLE.replace("\n", "\r\n").encode(),
        ARTICLE.replace("\n", "\r").encode(),
        ARTICLE.replace("å", "a\u030a").encode(),
        ARTICLE.replace("\n---\n\n", "\n-----  \n\n").encode(),
    ],
    ids=["byte order mark", "Windows", "old Mac", "letters taken apart", "long rule"],
)
def test_the_same_article_from_every_editor(tmp_path, content):
    """Windows, Mac and the web write the same words in different bytes."""
    path = tmp_path / "knæ.md"
    path.write_text(ARTICLE, encoding="utf-8")
    plain = read_article(path)

    path.write_bytes(content)

    assert read_article(path) == plain


def test_blank_lines_above_the_front_matter_are_counted(tmp_path):
    """They are easily pasted along."""
    path = tmp_path / "knæ.md"
    path.write_text("\n\n" + ARTICLE, encoding="utf-8")

    article = read_article(path)

    assert (article.facts.title_line, article.blocks[0].line) == (4, 8)


def test_a_file_without_front_matter_is_all_body(tmp_path):
    """A thematic break further down opens nothing."""
    path = tmp_path / "a.md"
    path.write_text("# Knæ\n\nHvil.\n\n---\n\nRejs dig.\n", encoding="utf-8")

    source = read_source(path, Findings(str(path)))

    assert (source.head, source.body_above) == ("", 0)


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"", 0, "The file is empty."),
        (b" \n\n", 0, "The file is empty."),
        ("---\ntitle: a\n---\nHvil kn\u00e6et".encode("latin-1"), 4, "The file is not UTF-8."),
        ("Hvil".encode("utf-16"), 0, "The file is UTF-16."),
        (b"PK\n\x03\x00", 2, "The file is not text: it holds a zero byte."),
        (b"---\ntitle: a\n\nHvil.", 1, "The front matter that begins here never ends."),
        (b'+++\ntitle = "a"\n+++\nHvil.', 1, "The front matter is written between +++ lines."),
        (b"a" * (LARGEST + 1), 0, "The file is larger than 1 MB."),
    ],
)
def test_a_file_that_is_no_article_is_named_as_what_it_is(tmp_path, content, line, what):
    """The author learns what to do with it, and never sees a traceback."""
    path = tmp_path / "a.md"
    path.write_bytes(content)

    fault = first_fault(path)

    assert (fault.spot, fault.what) == (Spot(str(path), line), what)
    assert fault.mend


def test_a_missing_file_and_a_folder_are_faults(tmp_path):
    """Both happen with a slip of the keyboard."""
    assert first_fault(tmp_path / "borte.md").what == "There is no such file."
    assert first_fault(tmp_path).what == "This is a folder, not a file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    """Reading one would stop the whole batch."""
    os.mkfifo(tmp_path / "a.md")

    assert first_fault(tmp_path / "a.md").what == "This is no ordinary file."


def test_unprintable_characters_are_told_and_kept_off_the_paper(tmp_path):
    """They come along from websites and word processors, and break words and headings unseen."""
    path = tmp_path / "a.md"
    path.write_text("# Knæ\n\nHv\u200bil\u202e\n\n\ufeff## Stræk\x07 ben\u200bet\n", encoding="utf-8")

    article = read_article(path)

    assert article.blocks[0].inlines == (Text("Hvil"),)
    assert article.blocks[1].inlines == (Text("Stræk\ufffd benet"),)
    assert [(fault.spot.line, fault.what.split(" (")[0]) for fault in article.faults] == [
        (3, "The character U+200B"),
        (3, "The character U+202E"),
        (5, "The character U+FEFF"),
        (5, "The character U+0007"),
    ]


@pytest.mark.parametrize(
    "line", ["Anna (010190-1234) hoster.", "Set 0101901234", "010190\u200b-1234", "| 010190 1234 |"]
)
def test_a_cpr_number_in_an_article_is_refused(line, tmp_path):
    """Of a note that somebody pasted in all patients would read. It is not repeated."""
    path = tmp_path / "knæ.md"
    path.write_text(f"---\ntitle: Knæ\n---\n\nHvil.\n\n{line}\n", encoding="utf-8")

    with pytest.raises(InputError) as caught:
        read_article(path)

    (fault,) = [fault for fault in caught.value.faults if fault.level is Level.ERROR]
    assert (fault.spot.line, fault.rule) == (7, "cpr")
    assert not any("1234" in str(fault) for fault in caught.value.faults)


@pytest.mark.parametrize(
    "line",
    [
        "Se https://klit.example/0101901234 her.",
        "![Knæ](knæ-1609459200.png)",
        "![Knæ](uploads/1609459200)",
        "ISBN 0306406152.",
        "Ring +45 01019012345 eller 00 11 22 33.",
        "Fra 010190 til 1234 er der langt.",
    ],
)
def test_ten_digits_of_something_else_are_read(line, tmp_path):
    """Of a page, a picture, a book or a telephone."""
    path = tmp_path / "knæ.md"
    path.write_text(f"---\ntitle: Knæ\n---\n\n{line}\n", encoding="utf-8")

    assert read_article(path).blocks


def test_a_number_in_an_endless_word_is_looked_for_once(tmp_path):
    """Else half a million letters would be looked through half a million times."""
    path = tmp_path / "knæ.md"
    path.write_text(f"{ARTICLE}\n{'a' * 500_000}\n\n010190-1234 {'x1' * 100_000}\n", encoding="utf-8")

    found = first_fault(path)

    assert found.spot.line == ARTICLE.count("\n") + 4
    assert "may be a CPR number" in found.what
