"""Strips in the making."""

from __future__ import annotations

import pytest

from handoutgen.typesetting.galley import Galley, Strip
from handoutgen.typesetting.ink import Landing


@pytest.mark.parametrize("kept", [False, True])
def test_what_hangs_in_the_margin_has_all_its_room(kept):
    """The first question below its heading was set so close to the second that they read as one."""
    galley = Galley()
    galley.add(Strip(5.0))
    if kept:
        galley.keep_next()
    galley.hang([Landing(0, 0, "Hvor længe holder en ny hofte?", 1)], 40.0, space=8.0)

    galley.add(Strip(20.0))
    galley.clear()

    assert galley.height == 5 + 8 + 40
