"""A desk for hostile cases, beside a folder that nobody may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.hostile import SECRET

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return an empty folder; what lies beside it is secret."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.md").write_text(f"---\ntitle: {SECRET}\n---\n\n{SECRET}\n")
    (tmp_path / "secret" / "secret.txt").write_text(SECRET)
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder
