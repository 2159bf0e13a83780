"""What a new process loads: whoever prints one leaflet waits for each library that it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"

HEAVY = {
    *("reportlab", "svglib", "lxml", "PIL", "pikepdf", "segno", "python_calamine", "rich", "watchfiles"),
    *("asyncio", "concurrent", "multiprocessing", "dataclasses", "difflib", "email", "logging", "socket"),
    *("shutil", "subprocess", "tempfile"),
}
"""None of these serves a leaflet without pictures whose letters lie ready."""
FOR_NEW_ARTICLES = {"yaml", "frontmatter", "markdown_it", "mdit_py_plugins", "json"}
OWN_FOR_NEW_ARTICLES = {
    *("handoutgen.understanding", "handoutgen.reading.blocks", "handoutgen.reading.articles"),
    *("handoutgen.typesetting.pages", "handoutgen.typesetting.makeup", "handoutgen.pdf.platemaking"),
    *("handoutgen.composing.kinds", "handoutgen.model.article", "handoutgen.model.outline"),
}
FOR_OTHER_WISHES = {
    *("handoutgen.reading.lists", "handoutgen.reading.patients", "handoutgen.reading.toml_lines"),
    *("handoutgen.batch.engines", "handoutgen.batch.manifest", "handoutgen.checking", "handoutgen.watching"),
}


@pytest.fixture
def loaded(desk):
    """Return a function that runs the program in a new process and tells what it loaded."""

    def run(*words: str) -> set[str]:
        env = {
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "PYTHONUTF8": "1",
            "HANDOUTGEN_CACHE": str(desk / "kept"),
        }
        command = [sys.executable, "-X", "importtime", "-m", "handoutgen", *words]
        done = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
        lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
        return {line.rpartition("|")[2].strip() for line in lines[1:]}

    return run


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_loads_nothing_that_sets_or_reads(words, loaded):
    """Help is instant, also on an old office machine."""
    found = loaded(*words)

    assert {name for name in found if name.startswith("handoutgen")} == {
        "handoutgen",
        "handoutgen.cli",
        "handoutgen.cli.commands",
    }
    assert found & {*HEAVY, *FOR_NEW_ARTICLES, "msgspec"} <= {"shutil"}  # click asks how wide the terminal is


def test_help_for_building_loads_nothing_that_prints(loaded):
    """It names kinds and editions, and no more."""
    found = loaded("build", "--help")

    rooms = {".".join(name.split(".")[:2]) for name in found if name.startswith("handoutgen")}
    assert rooms == {"handoutgen", "handoutgen.cli", "handoutgen.model"}
    assert found & HEAVY == {"shutil"}


def test_a_new_article_opens_no_font_file_and_loads_no_picture_library(loaded):
    """Its letters lie ready, and it shows no picture."""
    found = loaded("build", "handouts/knæ.md", "--clinic", "clinics/klit")

    assert "handoutgen.pdf.platemaking" in found
    assert found & HEAVY == {"dataclasses", "logging"}  # markdown-it loads them
    assert found & FOR_OTHER_WISHES == set()


def test_a_plate_that_was_made_before_loads_what_prints_it_and_no_more(loaded):
    """The same article a minute later, for this or another clinic."""
    loaded("build", "handouts/knæ.md", "--clinic", "clinics/klit")

    found = loaded("build", "handouts/knæ.md", "--clinic", "clinics/eng", "--kind", "leaflet")

    assert "handoutgen.pdf.inking" in found
    assert found & {*HEAVY, *FOR_NEW_ARTICLES, *OWN_FOR_NEW_ARTICLES, *FOR_OTHER_WISHES} == set()
