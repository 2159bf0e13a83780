"""File names: legal everywhere, below the output folder, and saying nothing of a patient."""

from __future__ import annotations

import ntpath
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handoutgen.batch.naming import Called, Pattern, PatternError, clean, legal, too_long, usual_name
from handoutgen.model.leaflet import Edition, Kind

KNEE = Called("knæ", "klit", Kind.LOG, Edition.LARGE, 7, 3)

ODD = [
    "..",
    ".",
    "",
    "con",
    "NUL.txt",
    "a/b",
    "..\\x",
    "C:",
    " x ",
    "x. .",
    "\u202egnp",
    "Kna\u0308",
    "\udcff",
]
TEXTS = st.text(st.characters(codec=None), max_size=30) | st.sampled_from([*ODD, "{row}"])
PATTERNS = TEXTS | st.lists(TEXTS | st.sampled_from(["{article}", "{clinic}", "{row:04}", "/"])).map("".join)


def is_legal(name: str) -> bool:
    """Whether each part may stand on Windows, macOS and Linux alike."""
    return all(
        part
        and part == part.strip(" ").rstrip(".")
        and not set(part) & set('<>:"|?*\\/')
        and not any(unicodedata.category(one)[0] == "C" for one in part)
        and not is_reserved(part)
        and part == unicodedata.normalize("NFC", part)
        for part in name.split("/")
    )


def is_reserved(part: str) -> bool:
    known = getattr(ntpath, "isreserved", None)
    return known(part) if known else PureWindowsPath(part).is_reserved()


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{clinic}/{article}-{row:04}", "klit/knæ-0007.pdf"),
        ("{article}.pdf", "knæ.pdf"),
        ("{kind}/{edition}/{number}-{row:2}", "log/large/3-07.pdf"),
        ("Til print/{article} ({clinic})", "Til print/knæ (klit).pdf"),
        ("æøå-{article}", "æøå-knæ.pdf"),
        ("nul/{article}", "_nul/knæ.pdf"),
    ],
)
def test_a_pattern_names_files(pattern, name):
    """All fields, folders, widths, and the letters of Danish."""
    assert Pattern(pattern)(KNEE) == name


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        ".pdf",
        "/tmp/{article}",
        "../{article}",
        "{clinic}/../../{article}",
        "{clinic}/./{article}",
        "{clinic}/.. /{article}",
        "{clinic}//{article}",
        "{article}/",
        "C:/{article}",
        "C:{article}",
        "{clinic}\\{article}",
        "\\\\server\\{article}",
        "{article}?",
        "{article}\x00",
        "{article}\n",
        "{name}",
        "{patient}",
        "{article.__class__}",
        "{article!r}",
        "{0}",
        "{}",
        "{article",
        "article}",
        "{{article}}",
        "{article:>20}",
        "{row:}",
        "{row:x}",
        "{row:1000000}",
        "{row:{number}}",
    ],
)
def test_a_pattern_that_could_do_harm_is_refused(pattern):
    """Whoever chooses the pattern may not choose the folder, nor print a patient's name in a listing."""
    with pytest.raises(PatternError, match=r"^The (pattern|width)|^Only "):
        Pattern(pattern)


@given(
    pattern=TEXTS | st.lists(TEXTS | st.sampled_from(["{article}", "{clinic}", "{row:04}", "/"])).map("".join)
)
@example(pattern="{clinic}/{article}")
def test_no_pattern_whatever_leads_out_of_the_folder(pattern):
    """It is refused, or all its names are legal and below."""
    try:
        name = Pattern(pattern)(Called("..", "../..", Kind.LEAFLET, Edition.STANDARD))
    except PatternError:
        return

    assert is_legal(name)
    assert Path("/out", name).resolve().is_relative_to("/out")


@given(article=TEXTS, clinic=TEXTS, folder=st.booleans())
@example(article="../../etc/passwd", clinic="..", folder=True)
def test_no_value_whatever_leads_out_of_the_folder(article, clinic, folder):
    """An article's file may be called anything."""
    called = Called(article, clinic, Kind.LEAFLET, Edition.STANDARD)

    for name in (usual_name(called, folder=folder), Pattern("{clinic}/{article}")(called)):
        assert is_legal(name)
        assert name.count("/") <= 1
        assert Path("/out", name).resolve().is_relative_to("/out")


@given(TEXTS)
def test_a_name_made_legal_stays_as_it_is(text):
    """A second run finds the same file."""
    once = legal(clean(text))

    assert legal(clean(once)) == once


@pytest.mark.parametrize(("letter", "most"), [("a", 251), ("æ", 125), ("😀", 62)])
def test_bytes_are_counted_not_letters(letter, most):
    """The limit is the file system's; a name is never cut, as two could then become one."""
    names = [
        usual_name(Called(letter * count, "klit", Kind.LEAFLET, Edition.STANDARD), folder=True)
        for count in (most, most + 1)
    ]

    assert [too_long(name) for name in names] == [False, True]
