"""Where pages end."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.leaflets import set_text
from support.random_articles import SHORT

from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.galley import NEVER, Frame, Strip
from handoutgen.typesetting.ink import Paint, Run
from handoutgen.typesetting.makeup import make_up

PAGE = 300.0
FRAME = Frame(0, 100, Paint.INK, 1.0, pad=6.0)
HEAD = Strip(height=14.0)
LEADING = 0.5
"""Copyfitting takes this much of a line's leading at most, above it and again below."""


@st.composite
def galleys(draw: st.DrawFn) -> list[Strip]:
    """Draw strips as articles have them: lines, rows with a repeated head, boxes, pages that must turn."""
    kinds = st.tuples(
        st.floats(1, 90),
        st.floats(0, 20),
        st.sampled_from([0.0, 0.0, 4.0, 30.0, NEVER]),
        st.sampled_from([None, None, None, FRAME]),
        st.booleans(),
        st.integers(0, 25),
        st.integers(0, 1),
    )
    strips = [
        Strip(
            height=height,
            space=space,
            price=price if number else 0.0,
            frame=frame,
            head=(HEAD,) if headed else (),
            new_page=not turn,
            lines=lines,
        )
        for number, (height, space, price, frame, headed, turn, lines) in enumerate(
            draw(st.lists(kinds, min_size=1, max_size=40))
        )
    ]
    strips[-1].foot = draw(st.booleans())
    return strips


@given(strips=galleys())
@settings(max_examples=300)
def test_no_strip_is_lost_or_doubled(strips):
    """Each stands on one page, in the galley's order; only a table's head is shown again."""
    sheets = make_up(strips, PAGE)

    placed = [id(placed.strip) for sheet in sheets for placed in sheet.placed if not placed.repeated]
    assert placed == [id(strip) for strip in strips]
    assert all(sheet.placed for sheet in sheets)


@given(strips=galleys())
@settings(max_examples=300)
def test_strips_stand_below_each_other_within_the_page(strips):
    """No strip covers another, and none hangs over the foot."""
    for sheet in make_up(strips, PAGE):
        bottom = 0.0
        for placed in sheet.placed:
            assert placed.y >= bottom - 0.02 - LEADING * placed.strip.lines
            bottom = placed.y + placed.strip.height - LEADING * placed.strip.lines
        assert bottom <= PAGE + 0.02 or too_much_kept_together(strips)


def too_much_kept_together(strips: list[Strip]) -> bool:
    """Whether some strips that must keep together fill more than a page."""
    run = 0.0
    for strip in strips:
        if strip.price != NEVER or strip.new_page:
            run = sum(head.height for head in strip.head) + (strip.frame.pad if strip.frame else 0.0)
        run += strip.height + strip.space
        if run + (strip.frame.pad if strip.frame else 0.0) > PAGE - 20:
            return True
    return False


@given(strips=galleys())
@settings(max_examples=300)
def test_a_page_never_turns_where_it_must_not(strips):
    """Unless what must keep together is more than a page holds."""
    sheets = make_up(strips, PAGE)

    first = [next(placed.strip for placed in sheet.placed if not placed.repeated) for sheet in sheets]
    for strip in first:
        assert strip.price != NEVER or strip.new_page or too_much_kept_together(strips)


@given(strips=galleys())
@settings(max_examples=100)
def test_a_strip_that_begins_a_page_begins_one(strips):
    """The log stands on a page of its own, to be torn off."""
    firsts = {
        id(next(placed.strip for placed in sheet.placed if not placed.repeated))
        for sheet in make_up(strips, PAGE)
    }

    assert all(id(strip) in firsts for strip in strips if strip.new_page)


@given(strips=galleys(), height=st.floats(200, 2000))
@settings(max_examples=100)
def test_the_same_strips_give_the_same_pages(strips, height):
    """Copyfitting tries several ways; it must always choose the same."""
    first, second = (make_up(strips, height) for _ in range(2))

    assert [[placed.y for placed in sheet.placed] for sheet in first] == [
        [placed.y for placed in sheet.placed] for sheet in second
    ]


def test_a_strip_taller_than_a_page_is_still_printed():
    """Better over the edge of its page than lost."""
    sheets = make_up([Strip(height=50), Strip(height=900), Strip(height=50)], PAGE)

    assert sum(len(sheet.placed) for sheet in sheets) == 3


def test_no_strips_are_no_pages():
    """Nothing to print."""
    assert make_up([], PAGE) == []


def test_few_lines_do_not_spill_onto_a_new_page():
    """Copyfitting saves the sheet: a little less leading, and all stands on one page."""
    strips = [Strip(height=15.0, lines=1, price=4.0 if number else 0.0) for number in range(21)]

    assert len(make_up(strips, PAGE)) == 1


PANEL = Strip(height=60.0, foot=True)
"""What is kept at the foot of the last page for the clinic."""


def read_on_last_page(strips: list[Strip]) -> float:
    """Return which share of the last page is filled above its foot."""
    last = make_up(strips, PAGE)[-1]
    return sum(placed.strip.height for placed in last.placed if not placed.strip.foot) / PAGE


@pytest.mark.parametrize("lines", range(17, 24))
def test_the_panel_does_not_stand_alone_on_a_page(lines):
    """Text that just fills the page before comes over with it, as much as leaves no hollow there."""
    text = [Strip(height=15.0, price=4.0 if number else 0.0) for number in range(lines)]

    assert len(make_up([*text, PANEL], PAGE)) == 2
    assert read_on_last_page([*text, PANEL]) >= min(0.25, (lines - 15) * 15.0 / PAGE)


def test_a_few_lines_do_not_stand_alone_above_the_panel():
    """Nor on the last page of the text, before the log."""
    text = [Strip(height=15.0, price=4.0 if number else 0.0) for number in range(22)]

    assert read_on_last_page([*text, PANEL]) >= 0.25
    assert read_on_last_page(text) >= 0.25


def test_no_page_is_left_hollow_so_that_the_last_has_more_to_read():
    """A routine for morning, noon and evening was torn behind the morning, above a third of a blank page."""
    text = [Strip(height=share * PAGE) for share in (0.6, 0.22, 0.11)]

    assert [len(sheet.placed) for sheet in make_up([*text, PANEL], PAGE)] == [2, 2]


def test_what_fits_one_page_stays_with_the_panel():
    """A sheet is saved rather than filled."""
    text = [Strip(height=15.0, price=4.0 if number else 0.0) for number in range(16)]

    assert len(make_up([*text, PANEL], PAGE)) == 1


def test_what_must_keep_together_is_not_torn_for_the_panel():
    """A heading with its text, a row: better a lonely panel."""
    text = [Strip(height=15.0, price=NEVER if number else 0.0) for number in range(18)]

    assert len(make_up([*text, PANEL], PAGE)[0].placed) == 18


@pytest.mark.parametrize("edition", [Edition.LARGE, Edition.A5])
@pytest.mark.parametrize("rows", range(5, 11))
def test_the_red_flags_stay_on_page_1_whatever_the_last_page_lacks(edition, rows, tmp_path):
    """Pages further on are filled with what stands below the box, never with the box."""
    lead = "Knæet er et stort led, som bærer hele kroppen. " * 10
    signs = "".join(f"- Tegn nummer {number} er der.\n" for number in range(6 if edition == "large" else 9))
    table = "## Faser\n\n| Fase | Mål |\n|---|---|\n" + "| En | Ro |\n" * rows + "\n"
    article = f"{lead}\n\n## Hvornår skal du søge læge?\n\n{signs}\n{table * 2}"

    first, *_ = set_text(article, tmp_path, edition=edition).pages

    assert "Hvornår" in " ".join(ink.text for ink in first.body if isinstance(ink, Run))


@pytest.mark.parametrize("lines", range(20, 29))
def test_a_heading_stays_with_the_smaller_one_below_it(lines, tmp_path):
    """»2. På sygehuset« stood alone at the foot of a page."""
    above, below = "Knæet bærer hele kroppen.\n\n" * lines, "Knæet bærer.\n\n" * 8

    setting = set_text(f"## Ro\n\n{above}\n## Stort\n\n### Mindre\n\nHvil.\n\n## Mere\n\n{below}", tmp_path)

    pages = [" ".join(ink.text for ink in page.body if isinstance(ink, Run)) for page in setting.pages]
    (page,) = [page for page in pages if "Stort" in page]
    assert "Mindre Hvil." in page


@pytest.mark.parametrize("lines", range(24, 36))
def test_a_page_turns_nowhere_above_the_red_flags(lines, tmp_path):
    """A lead that nearly fills page 1 was torn, and took the box along to page 2."""
    lead = "\n\n".join(["Knæet bærer hele kroppen."] * lines)

    first, *_ = set_text(f"{lead}\n\n## Hvornår til læge?\n\nVed feber.\n\n## Ro\n\nHvil.\n", tmp_path).pages

    assert "Hvornår" in " ".join(ink.text for ink in first.body if isinstance(ink, Run))


@pytest.mark.parametrize("edition", Edition)
@given(words=st.lists(st.integers(5, 300), min_size=3, max_size=14), heading=SHORT)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_no_line_of_a_paragraph_stands_alone(edition, words, heading):
    """Neither at the foot of a page nor at the head of the next, in no edition."""
    text = "\n\n".join(
        (f"## {heading}\n\n" if number % 3 == 1 else "") + "ord og lidt flere " * (count // 4 + 1)
        for number, count in enumerate(words)
    )
    with TemporaryDirectory() as folder:
        setting = set_text(text, Path(folder), edition=edition)

    for lines in lines_by_paragraph(setting).values():
        counts = [len(page) for page in lines.values()]
        assert len(counts) == 1 or min(counts) >= 2, counts


def lines_by_paragraph(setting) -> dict[int, dict[int, set[float]]]:
    """Return the baselines of each paragraph on each page."""
    found: dict[int, dict[int, set[float]]] = defaultdict(lambda: defaultdict(set))
    for number, page in enumerate(setting.pages):
        for ink in page.body:
            if isinstance(ink, Run) and ink.tag is not None and ink.tag.role == "P":
                found[id(ink.tag)][number].add(round(ink.y, 1))
    return found


@pytest.mark.parametrize("edition", Edition)
@given(counts=st.lists(st.integers(1, 160), min_size=4, max_size=16))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_a_heading_never_stands_alone_at_the_foot(edition, counts):
    """It keeps with the first lines of what it heads."""
    text = "\n\n".join(
        f"{'##' if number % 2 else '###'} Hoved{number}\n\n{'ord og lidt flere ' * (count // 3 + 1)}"
        for number, count in enumerate(counts)
    )
    with TemporaryDirectory() as folder:
        setting = set_text(f"Lidt.\n\n{text}", Path(folder), edition=edition)

    for page in setting.pages:
        runs = [ink for ink in page.body if isinstance(ink, Run) and ink.tag is not None]
        headings = [ink.y for ink in runs if ink.tag.role in ("H2", "H3")]
        texts = [ink.y for ink in runs if ink.tag.role == "P"]
        if headings:
            assert max(texts) >= max(headings) - 1


@pytest.mark.parametrize("lines", range(20, 34))
def test_a_list_keeps_two_items_and_its_lead_in_together(tmp_path, lines):
    """»Ring til os, hvis:« at the foot of a page, or the last item alone on the next, is soon overlooked."""
    filling = "\n\n".join(["Ord."] * lines)
    items = "\n".join(f"- punkt{number}" for number in range(6))
    setting = set_text(f"{filling}\n\nIndledning:\n\n{items}\n\n{filling}", tmp_path)

    pages = [
        " ".join(ink.text for ink in page.body if isinstance(ink, Run)).split() for page in setting.pages
    ]
    counts = [sum(word.startswith("punkt") for word in page) for page in pages if "punkt" in " ".join(page)]
    assert min(counts) >= 2
    assert any("Indledning:" in page and "punkt0" in page for page in pages)


@pytest.mark.parametrize("lines", range(20, 34))
def test_a_bold_question_stands_by_its_answer(tmp_path, lines):
    """It is the heading of whoever writes no headings."""
    filling = "\n\n".join(["Ord."] * lines)
    setting = set_text(f"{filling}\n\n**Er det farligt?**\n\nNej.\n\n{filling}", tmp_path)

    pages = [" ".join(ink.text for ink in page.body if isinstance(ink, Run)) for page in setting.pages]
    assert any("Er det farligt?" in page and "Nej." in page for page in pages)
