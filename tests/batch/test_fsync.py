"""With `--fsync` nobody is told of a leaflet that a power cut could still take away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="tells which file a number is")


@pytest.fixture
def steps(monkeypatch) -> list[tuple[str, str]]:
    """Return what the system was asked to do, in its order."""
    found: list[tuple[str, str]] = []

    def watched(name, path_of):
        call = getattr(os, name)

        def watch(*args, **kwargs):
            result = call(*args, **kwargs)
            found.append((name, path_of(*args)))
            return result

        monkeypatch.setattr(os, name, watch)

    watched("fsync", _file)
    watched("write", _file)
    watched("replace", lambda _, target: os.path.realpath(target))
    return found


def _file(handle: int, *_: object) -> str:
    return str(Path(f"/proc/self/fd/{handle}").readlink())


def test_content_comes_before_the_name_and_both_before_the_manifest(chain, run_here, steps):
    """One wait serves all names of a folder: each file has its own for its content alone."""
    assert run_here("--fsync").exit_code == 0

    told = steps.index(("write", str(chain.out / "manifest.jsonl")))
    for folder in ("klit", "eng"):
        names = [path for step, path in steps[:told] if step == "replace" and f"/{folder}/" in path]
        assert names
        for path in names:
            named = steps.index(("replace", path))
            assert steps[named - 1][0] == "fsync"
            assert f"{folder}/.{Path(path).name}" in steps[named - 1][1]
            assert ("fsync", str(chain.out / folder)) in steps[named:told]
        assert steps.count(("fsync", str(chain.out / folder))) < len(chain.files())


def test_without_it_nothing_is_waited_for_but_the_manifest(chain, run_here, steps):
    """A desk's leaflet can be made anew."""
    assert run_here().exit_code == 0

    assert {Path(path).name.strip(".")[:9] for step, path in steps if step == "fsync"} <= {
        "manifest.",
        "dist",
    }
