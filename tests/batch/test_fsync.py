"""With `--fsync` nobody is told of a leaflet that a power cut could still take away."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.keeping import cache
from handoutgen.model.patient import Patient

if TYPE_CHECKING:
    from collections.abc import Callable

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
    """Files are waited for together, each for its content; one wait serves all names of a folder."""
    assert run_here("--fsync").exit_code == 0

    told = steps.index(("write", str(chain.out / "manifest.jsonl")))
    for folder in ("klit", "eng"):
        names = [path for step, path in steps[:told] if step == "replace" and f"/{folder}/" in path]
        assert names
        for path in names:
            named = steps.index(("replace", path))
            parts = [part for step, part in steps[:named] if step == "fsync" and _is_part_of(part, path)]
            assert len(parts) == 1
            assert ("fsync", str(chain.out / folder)) in steps[named:told]
        assert steps.count(("fsync", str(chain.out / folder))) < len(chain.files())


def _is_part_of(part: str, path: str) -> bool:
    return part.startswith(f"{Path(path).parent}/.{Path(path).name}-")


def test_new_folders_are_held_before_the_manifest_tells_of_what_lies_in_them(chain, run_here, steps):
    """A file in a folder whose name the disk forgets is lost."""
    assert run_here("--fsync").exit_code == 0

    told = steps.index(("write", str(chain.out / "manifest.jsonl")))
    assert {("fsync", str(chain.out)), ("fsync", str(chain.out.parent))} <= set(steps[:told])


@pytest.fixture
def refusing(monkeypatch) -> Callable[..., None]:
    """Return a function that has the disk refuse a file or folder when it is waited for, so many times."""

    def refuse(name: str, number: int, times: int = 1000) -> None:
        call = os.fsync
        left = [times]

        def fsync(handle: int) -> None:
            if re.search(f"/{name}", _file(handle)) and left[0]:
                left[0] -= 1
                raise OSError(number, os.strerror(number))
            call(handle)

        monkeypatch.setattr(os, "fsync", fsync)

    return refuse


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_disk_that_refuses_late_is_told_for_the_leaflet_that_it_refuses(chain, run_here, refusing, number):
    """A share may find only when it is waited for that it has no room: what it took stays, and is told."""
    assert run_here("--out", "ref").exit_code == 0
    refusing("eng/.knæ.pdf", number)

    done = run_here("--fsync")

    assert done.exit_code == 1
    (told,) = [line for line in done.stderr.splitlines() if "cannot be written" in line]
    assert told.startswith(f"dist/eng/knæ.pdf: The leaflet cannot be written ({os.strerror(number)}).")
    assert "go on with --resume." in done.stderr
    assert "dist/eng/knæ.pdf" not in done.stdout.splitlines()
    assert not any(name.endswith(".part") or name == "eng/knæ.pdf" for name in chain.files())
    made = {line["path"] for line in chain.lines() if line["made"]}
    assert made == set(chain.files())
    assert {f"dist/{name}" for name in made} == set(done.stdout.splitlines())
    assert run_here("--resume").exit_code == 0
    assert chain.files() == chain.files("ref")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.ENOENT])
def test_what_is_refused_once_is_made_once_more(chain, run_here, refusing, number):
    """What is kept on a full disk gives way; a folder that somebody took away is made anew."""
    assert run_here("--out", "ref").exit_code == 0
    cache.keep(cache.key_of(b"what can be made anew"), Patient())
    refusing("eng/.knæ.pdf", number, 1)

    done = run_here("--fsync")

    assert done.exit_code == 0
    assert done.stdout.splitlines().count("dist/eng/knæ.pdf") == 1
    assert chain.files() == chain.files("ref")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_refuses_a_folder_is_told_for_the_leaflets_in_it(chain, run_here, refusing, number):
    """Nobody counts on names that a power cut may take; what lies in another folder stays, and is told."""
    refusing("dist/eng$", number)

    done = run_here("--fsync")

    assert done.exit_code == 1
    told = [line for line in done.stderr.splitlines() if "cannot be written" in line]
    assert told
    assert all(
        re.fullmatch(rf"dist/eng/[^:]*: The leaflet cannot be written \({os.strerror(number)}\)\.", line)
        for line in told
    )
    assert not any(line.startswith("dist/eng/") for line in done.stdout.splitlines())
    assert {line["path"] for line in chain.lines() if line["made"]} == {
        line.removeprefix("dist/") for line in done.stdout.splitlines()
    }


@pytest.mark.parametrize("name", ["dist/eng$", "dist$"])
def test_a_folder_that_is_refused_once_is_waited_for_once_more(chain, run_here, refusing, name):
    """As a share that had no room for a moment."""
    assert run_here("--out", "ref").exit_code == 0
    refusing(name, errno.ENOSPC, 1)
    cache.keep(cache.key_of(b"what can be made anew"), Patient())

    done = run_here("--fsync")

    assert done.exit_code == 0
    assert chain.files() == chain.files("ref")


def test_a_folder_above_that_the_disk_refuses_is_told(chain, run_here, refusing):
    """Where the output folder is new, its own name may be lost."""
    refusing(f"{re.escape(chain.folder.name)}$", errno.EIO)

    done = run_here("--fsync")

    assert done.exit_code == 1
    assert done.stdout == ""
    assert "dist: The folder cannot be written (Input/output error)." in done.stderr


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF])
def test_a_disk_whose_folders_cannot_be_waited_for_is_written_to(chain, run_here, refusing, number):
    """Some shares know no such thing: they hold names by themselves, or nobody can ask."""
    refusing("dist(/eng)?$", number)

    assert run_here("--fsync").exit_code == 0
    assert any(name.startswith("eng/") for name in chain.files())


def test_without_it_nothing_is_waited_for_but_the_manifest(chain, run_here, steps):
    """A desk's leaflet can be made anew."""
    assert run_here().exit_code == 0

    assert {Path(path).name.strip(".")[:9] for step, path in steps if step == "fsync"} <= {
        "manifest.",
        "dist",
    }
