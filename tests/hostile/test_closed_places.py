"""Files and folders that may not be read: what they hold is left out, and never in silence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.drawn import svg
from support.hostile import article, lay

if TYPE_CHECKING:
    from pathlib import Path

AS_ANYBODY = []
"""Who may everything is refused nothing: root gives that right away first."""
if os.name == "posix" and os.geteuid() == 0 and shutil.which("setpriv"):
    AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]

pytestmark = pytest.mark.skipif(
    os.name != "posix" or (os.geteuid() == 0 and not AS_ANYBODY),
    reason="root may read everything",
)

CLOSED = "The folder cannot be read: Permission denied. What it holds is left out."
COMMANDS = [("build",), ("batch", "--jobs", "1"), ("batch", "--dry-run"), ("check",), ("list",), ("due",)]


@pytest.fixture
def closed(desk):
    """Return a function that closes a file or folder of a desk; it is opened again for whoever cleans up."""
    lay(
        desk,
        {
            "handouts/a.md": article(),
            "clinics/klit/clinic.toml": 'name = "Klit"\nlogo = "l.svg"\n',
            "clinics/klit/l.svg": svg('<path d="M0 0 L9 9 L0 9 Z"/>'),
            "clinics/eng/clinic.toml": 'name = "Eng"\n',
        },
    )
    shut: list[Path] = []

    def close(name: str, rights: int = 0) -> None:
        shut.append(desk / name)
        shut[-1].chmod(rights)

    yield close
    for path in shut:
        path.chmod(0o700)


def run(desk: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as somebody who may not read everything."""
    environment = {**os.environ, "HANDOUTGEN_CACHE": str(desk.parent / "cache")}
    command = [*AS_ANYBODY, sys.executable, "-P", "-m", "handoutgen", *words]
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_folder_of_articles_that_is_closed_is_told(words, desk, closed):
    """As one on a share whose rights have gone."""
    closed("handouts")

    done = run(desk, *words)

    assert done.returncode == 1
    assert f"handouts: {CLOSED}" in done.stdout + done.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_articles_in_a_folder_that_only_tells_their_names_are_told(words, desk, closed):
    """Each by its name."""
    closed("handouts", 0o400)

    done = run(desk, *words)

    assert done.returncode == 1
    assert "handouts/a.md: The file cannot be read: Permission denied." in done.stdout + done.stderr


@pytest.mark.parametrize("words", COMMANDS[:4], ids=" ".join)
@pytest.mark.parametrize("rights", [0, 0o400, 0o100])
def test_a_clinic_among_others_that_is_closed_is_told(words, rights, desk, closed):
    """Its leaflets would be missed by nobody before its patients. Where names are known, it is read."""
    closed("clinics/eng", rights)

    done = run(desk, *words)

    told = f"clinics/eng: {CLOSED}" in done.stdout + done.stderr
    assert told == (rights != 0o100)
    assert done.returncode == int(told)


def test_a_folder_of_clinics_that_is_closed_is_told(desk, closed):
    """And no leaflet is made without one."""
    closed("clinics")

    done = run(desk, "build")

    assert done.returncode == 1
    assert f"clinics: {CLOSED}" in done.stderr
    assert done.stdout == ""


def test_a_logo_that_is_closed_is_told_as_that(desk, closed):
    """Nobody looks for a file that is there."""
    closed("clinics/klit/l.svg")

    done = run(desk, "build", "handouts/a.md", "--clinic", "clinics/klit")

    assert done.returncode == 0
    assert "The logo »l.svg« cannot be read: Permission denied. The clinic's name is printed" in done.stderr


def test_what_a_folder_holds_is_found_whatever_the_case_of_its_ending(desk, closed):
    """Windows writes both, and opens both."""
    (desk / "handouts" / "a.md").rename(desk / "handouts" / "A.MD")

    assert run(desk, "build", "handouts", "--clinic", "clinics/klit").stdout.splitlines() == ["dist/A.pdf"]


@pytest.mark.parametrize("words", COMMANDS[:3], ids=" ".join)
def test_a_chain_without_clinics_gets_no_leaflets(words, desk):
    """Leaflets of nobody would be in its place."""
    lay(desk, {"handouts/a.md": article(), "clinics/chain/clinic.toml": 'name = "Kæden"\nchain = true\n'})

    done = run(desk, *words)

    assert done.returncode == 1
    assert "clinics: There is no clinic here: what there is says only what clinics share." in done.stderr
    assert "dist/" not in done.stdout


@pytest.mark.parametrize("words", COMMANDS[:3], ids=" ".join)
def test_where_no_clinic_can_be_read_nothing_is_made(words, desk):
    """Each is told, and the command ends in order."""
    lay(desk, {"handouts/a.md": article(), "clinics/klit/clinic.toml": "name = \n"})

    done = run(desk, *words)

    assert done.returncode == 1
    assert "clinics/klit/clinic.toml:1: This is no TOML" in done.stderr
    assert "dist/" not in done.stdout


@pytest.mark.parametrize("words", COMMANDS[:4], ids=" ".join)
def test_a_clinic_whose_file_is_a_link_to_nowhere_is_told(words, desk, closed):
    """It was meant to be one."""
    (desk / "clinics" / "eng" / "clinic.toml").unlink()
    (desk / "clinics" / "eng" / "clinic.toml").symlink_to("away.toml")

    done = run(desk, *words)

    assert done.returncode == 1
    assert "clinics/eng/clinic.toml: There is no such file." in done.stdout + done.stderr
