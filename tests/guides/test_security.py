"""docs/security.md tells of tests, files and limits that there are."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMES = sorted(set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)(?:\.([A-Z_]+))?`", PAGE)))
FILES = sorted(set(re.findall(r"`(tests/[a-z_/.]+|test_[a-z_]+\.py)`", PAGE)))
LIMITS = {
    "1 MB an article": ("reading.source", "LARGEST", 1_000_000),
    "50,000 lines": ("reading.source", "MOST_LINES", 50_000),
    "20 lists": ("reading.markdown", "DEEPEST", 20),
    "no more than 20": ("model.alike", "MOST_ALIKE", 20),
    "12 columns": ("reading.tables", "MOST_COLUMNS", 12),
    "1,000 pages": ("typesetting.galley", "MOST_PAGES", 1000),
    "20 levels": ("reading.head", "DEEPEST", 20),
    "10,000 characters": ("reading.head", "MOST_REPEATED", 10_000),
    "500 characters": ("reading.articles", "LONGEST_TITLE", 500),
    "99 |": ("reading.choices", "MOST_EXERCISES", 99),
    "200 kB": ("reading.toml", "LARGEST", 200_000),
    "100 | faults": ("reading.toml", "MOST_TOLD", 100),
    "50 |": ("reading.clinic_shape", "MOST_HOURS", 50),
    "20 MB": ("reading.lists", "LARGEST", 20_000_000),
    "200 MB | of a spreadsheet": ("reading.workbooks", "LARGEST_UNPACKED", 200_000_000),
    "300,000 characters": ("reading.text_tables", "LONGEST_LINE", 300_000),
    "128 of at most 120 kB": ("keeping.shelves", "MOST", 120_000),
    "2000 characters": ("reading.choices", "LONGEST", 2000),
}
"""What the page says, and where the number stands."""


@pytest.mark.parametrize(("module", "constant"), NAMES)
def test_what_the_page_names_is_there(module, constant):
    """A constant that was renamed since is looked for in vain."""
    if module.split(".")[0] in (
        "press",
        "pdf",
        "reading",
        "typesetting",
        "batch",
        "danish",
        "checking",
        "keeping",
        "model",
    ):
        found = importlib.import_module(f"handoutgen.{module}")
        assert not constant or hasattr(found, constant)


@pytest.mark.parametrize("name", FILES)
def test_a_test_that_the_page_names_is_there(name):
    """By its path, or by its name where the path was told before."""
    assert (ROOT / name).exists() or list((ROOT / "tests").rglob(name))


@pytest.mark.parametrize("words", LIMITS)
def test_a_limit_is_what_the_page_says(words):
    """And the page says it."""
    module, constant, value = LIMITS[words]

    assert words in PAGE
    assert getattr(importlib.import_module(f"handoutgen.{module}"), constant) == value


def test_every_memory_of_a_process_is_named():
    """One that nobody bounds would grow with each article of a long night."""
    remembering = {
        ".".join(path.relative_to(ROOT / "src" / "handoutgen").with_suffix("").parts)
        for path in (ROOT / "src").rglob("*.py")
        if re.search(
            r"^@(functools\.)?(lru_)?cache\b| = Memory\(", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }

    table = PAGE.partition("### What a process remembers")[2].partition("\n## ")[0]
    assert remembering <= set(re.findall(r"`([a-z_.]+)`", table))
