"""The folder of what is kept is full, read-only, a file, or has what a killed run left: leaflets are made."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.hostile import article, lay

from handoutgen.batch.manifest import KEY_LENGTH

if TYPE_CHECKING:
    from pathlib import Path

LEAFLETS = ("a.pdf", "b.pdf")
COMMANDS = {
    "build": ("build",),
    "batch": ("batch", "--jobs", "1"),
    "batch of two": ("batch", "--jobs", "2"),
    "combined": ("build", "--combine", "dist/alle.pdf"),
}
ROOM = "one plate and a half"


@pytest.fixture
def knee(desk: Path) -> Path:
    """Return a desk with two articles."""
    lay(desk, {f"handouts/{name}.md": article(f"Om {name}.\n") for name in "ab"})
    return desk


@pytest.fixture
def disk(tmp_path: Path):
    """Return a function that puts a disk of so many bytes in the place of a folder; it goes with the test."""
    mounted = []

    def mount(folder: Path, size: int) -> Path:
        folder.mkdir(exist_ok=True)
        line = ["mount", "-t", "tmpfs", "-o", f"size={-(-size // 4096) * 4}k", "tmpfs", str(folder)]
        if subprocess.run(line, check=False, capture_output=True).returncode:
            pytest.skip("no tmpfs may be mounted here")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def run(desk: Path, *words: str, cache: Path, **options) -> subprocess.CompletedProcess[str]:
    """Run the command with its own folder for what is kept."""
    environment = {**os.environ, "HANDOUTGEN_CACHE": str(cache), "PYTHONDONTWRITEBYTECODE": "1"}
    line = [sys.executable, "-m", "handoutgen", *words]
    options |= {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 60}
    done = subprocess.run(line, cwd=desk, env=environment, **options)
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return done


def leaflets(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.pdf")}


def right(desk: Path, *words: str) -> dict[str, bytes]:
    """Return what the same command makes where there is room; its folder is gone then."""
    cache = desk.parent / "roomy"
    assert run(desk, *words, cache=cache).returncode == 0
    made = leaflets(desk / "dist")
    for path in (desk / "dist").iterdir():
        path.unlink()
    return made


def largest(cache: Path) -> int:
    return max(path.stat().st_size for path in cache.iterdir())


def assert_whole(cache: Path) -> None:
    """Nothing torn stays, and what stays is believed."""
    assert [path.name for path in cache.iterdir() if path.suffix != ".kept"] == []
    assert all(path.read_bytes().startswith(b"handoutgen kept ") for path in cache.glob("*.kept"))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("share", [0, 0.5, 1.5], ids=["no room", "half a plate", ROOM])
def test_a_disk_that_is_full_while_a_plate_is_kept_costs_nothing_else(share, command, knee, disk):
    wanted = right(knee, *COMMANDS[command])
    cache = disk(knee.parent / "full", int(share * largest(knee.parent / "roomy")) or 4096)
    if not share:
        (cache / "film").write_bytes(bytes(4096))

    done = run(knee, *COMMANDS[command], cache=cache)

    assert (done.returncode, leaflets(knee / "dist")) == (0, wanted)
    (cache / "film").unlink(missing_ok=True)
    assert_whole(cache)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_kept_gives_way_to_leaflets_on_the_same_disk(command, knee, disk):
    """There is room for the leaflets, but not for plates beside them."""
    wanted = right(knee, *COMMANDS[command])
    room = sum(len(content) + 8192 for content in wanted.values())
    home = disk(knee.parent / "small", room + largest(knee.parent / "roomy"))
    (home / "film").write_bytes(bytes(largest(knee.parent / "roomy") // 2))

    done = run(
        knee,
        *COMMANDS[command][:1],
        "--out",
        str(home / "dist"),
        *_beside(home, command),
        cache=home / "cache",
    )

    assert (done.returncode, leaflets(home / "dist")) == (0, wanted), done.stderr
    assert_whole(home / "cache")


def test_what_is_kept_gives_way_to_the_manifest_too(knee, disk):
    """The last leaflet took the last room; the line that tells of it has as much right to be there."""
    words = ("batch", "handouts/a.md", "--jobs", "1")
    wanted = right(knee, *words)
    plates = [path.stat().st_size for path in (knee.parent / "roomy").iterdir()]
    sizes = [KEY_LENGTH, *plates, *map(len, wanted.values())]
    home = disk(knee.parent / "small", sum(-(-size // 4096) * 4096 for size in sizes))

    done = run(knee, *words, "--out", str(home / "dist"), cache=home / "cache")

    assert (done.returncode, leaflets(home / "dist")) == (0, wanted), done.stderr
    assert (home / "dist" / "manifest.jsonl").read_bytes().count(b"\n") == 1
    assert_whole(home / "cache")


def _beside(home: Path, command: str) -> tuple[str, ...]:
    if command == "combined":
        return ("--combine", str(home / "dist" / "alle.pdf"))
    return COMMANDS[command][1:]


def test_a_disk_that_is_full_of_other_things_is_told(knee, disk):
    """There is nothing more to give way."""
    home = disk(knee.parent / "small", 60_000)
    (home / "film").write_bytes(bytes(40_000))

    done = run(knee, "build", "--out", str(home / "dist"), cache=home / "cache")

    assert done.returncode == 1
    assert "The leaflet cannot be written (No space left on device)." in done.stderr
    assert [path.name for path in home.rglob("*") if path.suffix in (".pdf", ".part", ".kept")] == []


def test_a_quota_on_files_keeps_no_half_of_a_plate(knee):
    """Pages are counted all the same: that writes nothing else."""
    wanted = run(knee, "list", cache=knee.parent / "roomy").stdout
    most = largest(knee.parent / "roomy") // 2
    cache = knee.parent / "quota"

    done = run(
        knee, "list", cache=cache, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, wanted, "")
    assert_whole(cache)


@pytest.mark.parametrize("held", [False, True], ids=["empty", "with plates"])
def test_a_folder_that_can_only_be_read_is_read(held, knee, disk):
    wanted = right(knee, "build")
    cache = disk(knee.parent / "fast", 1_000_000)
    if held:
        run(knee, "build", cache=cache)
    before = {path.name: path.stat().st_mtime_ns for path in cache.iterdir()}
    subprocess.run(["mount", "-o", "remount,ro", str(cache)], check=True)

    done = run(knee, "build", cache=cache)

    assert (done.returncode, leaflets(knee / "dist")) == (0, wanted)
    assert {path.name: path.stat().st_mtime_ns for path in cache.iterdir()} == before


def test_what_cannot_be_removed_is_told(knee, disk):
    cache = disk(knee.parent / "fast", 1_000_000)
    run(knee, "build", cache=cache)
    subprocess.run(["mount", "-o", "remount,ro", str(cache)], check=True)

    done = run(knee, "cache", "clear", cache=cache)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{cache}: What is kept here cannot be removed (Read-only file system).\n"
        "    Check the folder and its rights.\n"
    )


@pytest.mark.parametrize("below", ["", "further/down"], ids=["itself", "above"])
@pytest.mark.parametrize("words", [("build",), ("cache", "info"), ("cache", "clear")], ids=" ".join)
def test_a_file_in_the_place_of_the_folder_stays_as_it_is(words, below, knee):
    wanted = right(knee, "build")
    file = knee.parent / "mine"
    file.write_text("mine")

    done = run(knee, *words, cache=file / below)

    assert done.returncode == 0, done.stderr
    assert file.read_text() == "mine"
    assert words[0] == "cache" or leaflets(knee / "dist") == wanted


def test_whoever_empties_the_folder_is_rid_of_what_a_killed_run_left_half_kept(knee):
    """And of nothing that is not ours."""
    cache = knee.parent / "cache"
    cache.mkdir()
    torn = cache / f".{'00' * 20}-0123abcd.part"
    torn.write_bytes(b"half")
    (cache / "note.part").write_text("mine")

    assert run(knee, "cache", "clear", cache=cache).returncode == 0

    assert not torn.exists()
    assert (cache / "note.part").exists()
