"""A desk in a folder of its own, and the command line run at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.leaflets import BODY, HEAD, write_clinic

from handoutgen.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with one article and two clinics."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = tmp_path / "handouts"
    folder.mkdir()
    (folder / "knæ.md").write_text(HEAD + BODY, encoding="utf-8")
    write_clinic('name = "Klit"\n', tmp_path / "clinics" / "klit")
    write_clinic('name = "Eng"\nkinds = ["leaflet", "log"]\n', tmp_path / "clinics" / "eng")
    return tmp_path


@pytest.fixture
def run(desk: Path) -> Callable[..., Result]:
    """Return a function that runs the command line; a fault of ours is raised, not swallowed."""
    return lambda *words: CliRunner().invoke(main, list(words), catch_exceptions=False)


@pytest.fixture
def made(desk: Path) -> Callable[[], list[str]]:
    """Return a function that lists every file below dist/."""
    return lambda: sorted(
        path.relative_to(desk / "dist").as_posix() for path in (desk / "dist").rglob("*") if path.is_file()
    )
