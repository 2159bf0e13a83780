"""On every way from an article to a finished file: all words come out, and each has its place.

Ways are the kinds and editions, with a clinic and a patient or without, as a booklet, joined with others,
from a plate that was just made, remembered or kept on disk. `HYPOTHESIS_PROFILE=wander` looks for new desks,
twenty times as many.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from support.bounds import within
from support.desks import any_way, build, lay_desk
from support.dice import Rolled, dice, examples, pick
from support.found_words import assert_none_lost, assert_words
from support.listening import words_by_block
from support.rendered import assert_nothing_over_letters, assert_on_halves, assert_on_paper, drawn

from handoutgen.keeping import cache
from handoutgen.model.faults import InputError
from handoutgen.model.leaflet import Kind
from handoutgen.pdf.joining import join
from handoutgen.press import forget
from handoutgen.typesetting.look import look_of

SECONDS = 20
"""Of processor time for one desk on a busy machine; most take a tenth of one."""
ROLLED = 1000
"""Desks of the slow tests."""

given_dice = given(dice=dice())
slow_to_draw = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def assert_whole(dice, folder, *, careless: bool = False) -> None:
    """Lay a desk and build it on some way."""
    desk = lay_desk(dice, folder, careless=careless, blocks=6)
    kind, edition, booklet = any_way(dice, desk)
    with within(SECONDS):
        try:
            printed = build(desk, kind, edition, booklet=booklet)
        except InputError:
            return
    sheets = drawn(printed.pdf)
    if booklet:
        assert_on_halves(sheets)
    else:
        # What a clinic says of its type moves no margin.
        assert_on_paper(sheets, look_of(edition))
    assert_nothing_over_letters(sheets)
    if not careless:
        assert_words(desk, kind, printed, sheets)
    elif kind is Kind.LEAFLET and desk.keeps_words:
        hidden = [word for word, where in desk.article.where.items() if where in ("unprinted", "column")]
        assert_none_lost(desk.article.text, printed, sheets, but=hidden)


@given_dice
@settings(max_examples=examples(90), suppress_health_check=slow_to_draw)
def test_words_in_are_words_out_and_each_has_its_place(dice):
    """Heard in their order, drawn on the page, none twice, none over another or off the paper."""
    with tempfile.TemporaryDirectory() as folder:
        assert_whole(dice, Path(folder))


@given_dice
@settings(max_examples=examples(120), suppress_health_check=slow_to_draw)
def test_a_careless_desk_is_told_of_or_printed_whole(dice):
    """Wrong keys, stray marks, odd characters and broken lines: no traceback, and no word lost in silence."""
    with tempfile.TemporaryDirectory() as folder:
        assert_whole(dice, Path(folder), careless=True)


@given_dice
@settings(max_examples=examples(12), suppress_health_check=slow_to_draw)
def test_a_leaflet_is_the_same_from_a_plate_of_memory_or_disk(dice):
    """Whoever printed before must not be seen in a leaflet."""
    with tempfile.TemporaryDirectory() as folder:
        desk = lay_desk(dice, Path(folder), blocks=4)
        kind, edition, booklet = any_way(dice, desk)
        try:
            made = build(desk, kind, edition, booklet=booklet)
        except InputError:
            return
        remembered = build(desk, kind, edition, booklet=booklet)
        forget()
        from_disk = build(desk, kind, edition, booklet=booklet)
        forget()
        cache.clear()
        anew = build(desk, kind, edition, booklet=booklet)

    assert made.pdf == remembered.pdf == from_disk.pdf == anew.pdf
    assert made.faults == remembered.faults == from_disk.faults == anew.faults


@given_dice
@settings(max_examples=examples(10), suppress_health_check=slow_to_draw)
def test_leaflets_joined_in_one_file_keep_their_words_and_places(dice):
    """The file for the printer is their pages, each on fresh paper, and nothing else."""
    made = []
    for _ in range(pick(dice, (2, 3))):
        with tempfile.TemporaryDirectory() as folder:
            desk = lay_desk(dice, Path(folder), blocks=3)
            kind, edition, booklet = any_way(dice, desk)
            try:
                made.append(build(desk, kind, edition, booklet=booklet).pdf)
            except InputError:
                return

    joined = join(iter(made), "Alle")

    assert words_by_block(joined) == [line for pdf in made for line in words_by_block(pdf)]
    written = [sheet.glyphs for pdf in made for sheet in drawn(pdf) if sheet.glyphs]
    assert [sheet.glyphs for sheet in drawn(joined) if sheet.glyphs] == written


@pytest.mark.slow
@pytest.mark.parametrize("careless", [False, True])
def test_a_thousand_desks_are_printed_whole_or_told_of(careless, tmp_path):
    """From seeds, ten times as fast as by hypothesis."""
    for seed in range(ROLLED):
        try:
            assert_whole(Rolled(seed), tmp_path, careless=careless)
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise
        forget()
