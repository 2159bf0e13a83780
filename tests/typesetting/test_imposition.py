"""A booklet that is printed on both sides and folded reads from its first page to its last."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.booklets import a5_setting, booklet_of, characters, folded, written
from support.judging import objections
from support.leaflets import BODY, EXERCISES, set_text
from support.listening import listen, tag_text
from support.seeing import picture

from handoutgen.typesetting.imposition import ImpositionError, impose, sides
from handoutgen.typesetting.look import MM

SENTENCES = "Knæet er et stort led, og det bærer dig hele dagen. " * 28
SHIFT = 0.25 * MM
"""Half an A4 is half a millimetre wider than an A5; the page stands in its middle."""
HALF = 148.5 * MM
LENGTHS = {1: "Kort.\n", 3: BODY}


def article(sections: int) -> str:
    """Return an article of long paragraphs, with a heading, a link and a footnote to each."""
    return BODY + "".join(
        f"## Afsnit {n}\n\n{SENTENCES}\n\nSe [sundhed](https://x.example/{n}).[^{n}]\n\n[^{n}]: Note {n}.\n\n"
        for n in range(sections)
    )


LENGTHS |= {4: article(1), 5: article(2), 8: article(7), 12: article(12)}
lengths = pytest.mark.parametrize("pages", LENGTHS)


@given(pages=st.integers(1, 400))
def test_the_sides_fold_to_the_right_order(pages):
    """Whatever the length: each page once, in order, and blanks only at the end."""
    order = sides(pages)

    papers = list(zip(order[::2], order[1::2], strict=True))
    towards = [number for front, back in papers for number in (front[1], back[0])]
    away = [number for front, back in reversed(papers) for number in (back[1], front[0])]
    assert towards + away == list(range(1, 4 * len(papers) + 1))
    assert 4 * len(papers) - pages < 4


def test_eight_pages_stand_as_printers_know_them():
    """8 and 1 outside, 4 and 5 in the middle."""
    assert sides(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]


@lengths
def test_a_folded_booklet_reads_from_first_to_last(pages, tmp_path):
    """Every letter of the A5 leaflet stands on the page where it belongs, a quarter of a millimetre in."""
    plain = characters(written(a5_setting(LENGTHS[pages], tmp_path)))
    leafed = folded(booklet_of(LENGTHS[pages], tmp_path), HALF)

    assert len(plain) == pages
    assert leafed[pages:] == [[]] * (-pages % 4)
    for number, (page, other) in enumerate(zip(plain, leafed, strict=False), 1):
        right = SHIFT + HALF * (number % 2)
        assert [letter for letter, *_ in page] == [letter for letter, *_ in other]
        for (_, x, y), (_, at_x, at_y) in zip(page, other, strict=True):
            assert (at_x, at_y) == pytest.approx((x + right, y), abs=0.02)


@lengths
def test_a_booklet_is_clean(pages, tmp_path):
    """It is archived and read aloud like any other leaflet; blanks do no harm."""
    pdf = booklet_of(LENGTHS[pages], tmp_path)

    assert objections(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == -(-pages // 4) * 2
        assert {tuple(round(float(edge) / MM) for edge in page.MediaBox) for page in document.pages} == {
            (0, 0, 297, 210)
        }


@lengths
def test_a_listener_hears_the_leaflet_and_not_the_sheets(pages, tmp_path):
    """The tree is the same word for word, also where a paragraph goes over pages of two sheets."""
    plain = written(a5_setting(LENGTHS[pages], tmp_path))
    booklet = booklet_of(LENGTHS[pages], tmp_path)

    assert without_pages(tag_text(booklet)) == without_pages(tag_text(plain))


def without_pages(told: str) -> str:
    return re.sub(r"  p[\d+]+$", "", told, flags=re.MULTILINE)


def test_a_paragraph_over_two_sheets_is_heard_in_order(tmp_path):
    """Past the middle, the sheet of the later page comes first in the file."""
    text = LENGTHS[12]
    plain = listen(written(a5_setting(text, tmp_path)))
    late = [part for part in plain.all("P") if len(part.pages) > 1 and min(part.pages) > 6]

    heard = [part.text for part in listen(booklet_of(text, tmp_path)).all("P")]

    assert late
    assert all(part.text in heard for part in late)


@lengths
def test_bookmarks_keep_their_order_and_find_their_sheet(pages, tmp_path):
    """Whoever reads the file on a screen walks it by its headings."""
    plain = bookmarks(written(a5_setting(LENGTHS[pages], tmp_path)))
    booklet = bookmarks(booklet_of(LENGTHS[pages], tmp_path))

    sheets = {page: sheet for sheet, side in enumerate(sides(pages), 1) for page in side}
    assert booklet == [(title, sheets[page], y) for title, page, y in plain]


def bookmarks(pdf: bytes) -> list[tuple[str, int, float]]:
    """Return title, page and height of each bookmark of the uppermost level."""
    found: list[tuple[str, int, float]] = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        entry = document.Root.Outlines.First if "/Outlines" in document.Root else None
        while entry is not None:
            found.append((str(entry.Title), pages[entry.Dest[0].objgen], float(entry.Dest[3])))
            entry = entry.get("/Next")
    return found


@lengths
def test_links_move_with_their_words(pages, tmp_path):
    """A finger finds the link where it is read."""
    plain, booklet = (
        links(written(a5_setting(LENGTHS[pages], tmp_path))),
        links(booklet_of(LENGTHS[pages], tmp_path)),
    )

    sheets = {page: sheet for sheet, side in enumerate(sides(pages), 1) for page in side}
    moved = [
        (target, sheets[page], round(x + SHIFT + HALF * (page % 2)), round(y)) for target, page, x, y in plain
    ]
    assert sorted((target, page, round(x), round(y)) for target, page, x, y in booklet) == sorted(moved)


def links(pdf: bytes) -> list[tuple[str, int, float, float]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            (str(link.A.URI), number, float(link.Rect[0]), float(link.Rect[1]))
            for number, page in enumerate(document.pages, 1)
            for link in page.get("/Annots", [])
        ]


def test_a_blank_is_white(tmp_path):
    """No footer and no number stand on the blank pages at the back."""
    pdf = booklet_of(LENGTHS[5], tmp_path)  # of eight: 6 and 7 stand with 3 and 2, 8 with 1

    for sheet, left in ((1, True), (2, False), (3, True)):
        seen = picture(pdf, sheet)
        middle = seen.width // 2
        half = seen.crop((0, 0, middle, seen.height) if left else (middle, 0, seen.width, seen.height))
        assert half.getextrema() == (255, 255)


def test_the_leaflet_stays_as_it_is(tmp_path):
    """The same setting may be printed page by page too."""
    setting = a5_setting(LENGTHS[5], tmp_path)
    before = written(setting)

    impose(setting)

    assert written(setting) == before


def test_the_same_booklet_is_the_same_bytes(tmp_path):
    """A difference always means something."""
    assert booklet_of(LENGTHS[5], tmp_path) == booklet_of(LENGTHS[5], tmp_path)


def test_an_exercise_log_folds_too(tmp_path):
    """A tall table with boxes, cut by pages, keeps each box on its half."""
    text = f"{EXERCISES}| Tåhævning | Op på tæer. | 3 x 12 |\n" * 8
    booklet = booklet_of(text, tmp_path)

    assert objections(booklet) == []
    assert without_pages(tag_text(booklet)) == without_pages(tag_text(written(a5_setting(text, tmp_path))))


@pytest.mark.parametrize("edition", ["standard", "large", "mono"])
def test_pages_too_large_for_half_a_sheet_are_refused(edition, tmp_path):
    """A4 is never shrunk: who needs large print would get small print."""
    with pytest.raises(ImpositionError, match="do not fit"):
        impose(set_text(BODY, tmp_path, edition=edition))
