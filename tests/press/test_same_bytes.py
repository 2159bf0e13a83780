"""Same input, same bytes: a printed leaflet can be made again, and a difference always means something."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.leaflets import BODY, HEAD, pdf_of

from handoutgen.model.leaflet import Edition, Kind

if TYPE_CHECKING:
    from pathlib import Path

CLINIC = 'id = "k"\nname = "Klinik Å"\nbooking = "https://b.example/tid"\nlogo = "logo.svg"\n'
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0 L9 9 L0 9 Z"/></svg>'

PROGRAM = """
import hashlib, sys
from datetime import date
from pathlib import Path
from handoutgen.press import make_leaflet
for edition in sys.argv[2:]:
    pdf = make_leaflet(Path("a.md"), Path("k"), "leaflet", edition, issued=date(2026, 1, 2))
    print(edition, hashlib.sha256(pdf).hexdigest())
"""


@pytest.fixture
def desk(tmp_path):
    """Return a function that lays out the same files in a new folder."""

    def lay_out(name: str) -> Path:
        folder = tmp_path / name
        (folder / "k").mkdir(parents=True)
        (folder / "a.md").write_text(HEAD + BODY, encoding="utf-8")
        (folder / "k" / "clinic.toml").write_text(CLINIC, encoding="utf-8")
        (folder / "k" / "logo.svg").write_text(LOGO, encoding="utf-8")
        return folder

    return lay_out


def digests(folder: Path, seed: str, *editions: str) -> dict[str, str]:
    """Print the editions in a process of its own, in this order."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "-", *editions],
        cwd=folder,
        env=os.environ
        | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path), "TZ": f"UTC{seed}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split() for line in done.stdout.splitlines())


def test_another_process_folder_seed_and_order_give_the_same_bytes(desk):
    """Sets are ordered by chance in each process; none of that may reach the paper."""
    editions = [edition.value for edition in Edition]

    first = digests(desk("her"), "1", *editions)
    second = digests(desk("et helt andet sted"), "7", *reversed(editions))

    assert first == second
    assert len(set(first.values())) == len(editions)


@pytest.mark.parametrize("kind", Kind)
def test_the_same_leaflet_twice_is_the_same_file(kind, tmp_path):
    """What a first leaflet leaves in memory does not show in the second."""
    first = pdf_of(BODY, tmp_path, kind=kind)
    pdf_of("Noget andet: ☎ ½ ≥ 3.\n", tmp_path / "b")

    assert pdf_of(BODY, tmp_path, kind=kind) == first


def test_another_word_gives_another_file(tmp_path):
    """The file's own identifier changes with its content."""
    one = pdf_of("Knæet er et led.\n", tmp_path)
    other = pdf_of("Knæet er et lem.\n", tmp_path)

    assert hashlib.sha256(one).digest() != hashlib.sha256(other).digest()
