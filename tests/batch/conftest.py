"""What the tests of batches ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.chains import Chain
from support.leaflets import BODY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def chain(tmp_path: Path, root: Path) -> Chain:
    """Return a chain with two articles and two clinics, one of which has logs too."""
    found = Chain(tmp_path, root / "src")
    found.article("knæ")
    found.article("skulder", BODY.replace("Knæet", "Skulderen"))
    found.clinic("klit")
    found.clinic("eng", 'kinds = ["leaflet", "log"]\n')
    return found


@pytest.fixture
def run_here(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Return a function that runs the command in this process: quicker, and for one job only."""
    from click.testing import CliRunner

    from handoutgen.cli import main

    monkeypatch.chdir(chain.folder)
    monkeypatch.setenv("HANDOUTGEN_CACHE", chain.env["HANDOUTGEN_CACHE"])
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return lambda *words: CliRunner().invoke(main, ["batch", "--jobs", "1", *words], catch_exceptions=False)
