"""The desk where the imprint is set: what it measures is what it sets."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from support.random_articles import PARTS

from handoutgen.model.inlines import Text
from handoutgen.model.leaflet import Edition
from handoutgen.typesetting.desk import Desk
from handoutgen.typesetting.fonts import source_sans
from handoutgen.typesetting.look import LOOKS
from handoutgen.typesetting.tags import ARTIFACT
from handoutgen.typesetting.text import Type

TEXTS = st.lists(PARTS, min_size=1, max_size=16).map(" ".join)
NAME = "Fysioterapi- og Genoptræningscentret ved Den Gamle Havn, Søndre Engmark og Nørre Skovhuse"


@given(text=TEXTS, size=st.integers(19, 34).map(lambda half: half / 2), width=st.floats(60, 500))
@example(text=f"{NAME} med tilhørende Opland, I/S ApS", size=11.5, width=340.1574803149607)
def test_as_many_lines_are_counted_as_are_set(text, size, width):
    """Or a text is cut at a size at which it was thought to fit, and would have fitted a smaller one."""
    desk = Desk(LOOKS[Edition.STANDARD], source_sans())
    kind = Type(size, size * 1.3)

    assert desk.lines(text, kind, width) == len(desk.setter.lines((Text(text),), kind, width, ARTIFACT))


@given(texts=st.lists(TEXTS, min_size=1, max_size=3), width=st.floats(60, 500))
def test_texts_that_stand_together_are_alike(texts, width):
    """The largest size in which each fits its line, and none smaller than can be read."""
    desk = Desk(LOOKS[Edition.LARGE], source_sans())
    asked = desk.look.label

    found = desk.alike(texts, asked, width)

    assert desk.look.smallest <= found.size <= asked.size
    fits = all(desk.width(text, found) <= width for text in texts)
    assert fits or found.size == desk.look.smallest
