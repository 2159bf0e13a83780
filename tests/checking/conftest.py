"""An editor's desk: files are put on it, and what is found comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.editing import DAY, FLAG, HEAD

from handoutgen.checking.checks import check

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from handoutgen.checking.findings import Finding, Report


@pytest.fixture
def looked_at(tmp_path: Path) -> Callable[..., Report]:
    """Return a function that checks files by their names and texts, as one folder."""

    def look(day: date = DAY, **files: str) -> Report:
        for name, text in files.items():
            stem, _, ending = name.rpartition("_")
            (tmp_path / f"{stem}.{ending}").write_text(text, encoding="utf-8")
        return check([tmp_path], day)

    return look


@pytest.fixture
def found(looked_at: Callable[..., Report]) -> Callable[..., list[Finding]]:
    """Return a function that checks the body of an article; only one rule's findings, where one is named.

    The article's other parts are in order: it has sources, a reviewer, days, and a red flag below the body.
    """

    def find(body: str, rule: str = "", more: str = "", flag: str = FLAG, day: date = DAY) -> list[Finding]:
        report = looked_at(day, artikel_md=HEAD.format(more=more) + body + flag)
        return [one for one in report.findings if rule in ("", one.rule)]

    return find


@pytest.fixture
def clinic(looked_at: Callable[..., Report]) -> Callable[..., list[Finding]]:
    """Return a function that checks a clinic that has a name and a phone, and says more."""

    def find(text: str, head: str = 'name = "Klinik"\nphone = "00 11 22 33"\n') -> list[Finding]:
        return list(looked_at(clinic_toml=head + text).findings)

    return find
