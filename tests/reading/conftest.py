"""Articles written and read in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handoutgen.model.faults import InputError
from handoutgen.reading.articles import read_article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handoutgen.model.article import Article
    from handoutgen.model.faults import Fault


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Article]:
    """Read a whole file."""

    def read_text(text: str) -> Article:
        path = tmp_path / "knæ.md"
        path.write_text(text, encoding="utf-8")
        return read_article(path)

    return read_text


@pytest.fixture
def body(read: Callable[[str], Article]) -> Callable[[str], Article]:
    """Read a body; its first line is line 4 of the file."""
    return lambda text: read(f"---\ntitle: Knæ\n---\n{text}")


@pytest.fixture
def refused(read: Callable[[str], Article]) -> Callable[[str], tuple[Fault, ...]]:
    """Read a whole file that must be refused, and return its faults."""

    def read_faults(text: str) -> tuple[Fault, ...]:
        with pytest.raises(InputError) as raised:
            read(text)
        return raised.value.faults

    return read_faults
