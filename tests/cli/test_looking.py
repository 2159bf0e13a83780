"""Commands that only look."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", [("check",), ("list",), ("due",), ("outline", "handouts/knæ.md")])
def test_a_command_that_only_looks_writes_nothing(words, run, desk):
    """What lies on the desk is the author's; what is kept to be faster lies elsewhere."""
    before = sorted(desk.rglob("*"))

    run(*words)

    assert sorted(desk.rglob("*")) == before
