"""A new file takes the place of nothing, and comes whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from handoutgen.keeping.files import write_new


def test_a_new_file_is_written_with_its_folders(tmp_path):
    """And nothing is left beside it."""
    write_new(tmp_path / "a" / "b" / "ny.md", "æ".encode())

    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["ny.md"]
    assert (tmp_path / "a" / "b" / "ny.md").read_text(encoding="utf-8") == "æ"


def test_what_is_there_stays(tmp_path):
    """Also a link to a file that is not there yet."""
    (tmp_path / "gammel.md").write_text("vigtigt")
    (tmp_path / "link.md").symlink_to("senere.md")

    for name in ("gammel.md", "link.md"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path / name, b"")

    assert (tmp_path / "gammel.md").read_text() == "vigtigt"
    assert (tmp_path / "link.md").is_symlink()


def test_a_file_in_the_place_of_a_folder_is_no_file_of_that_name(tmp_path):
    """The reason that is told must be the true one."""
    (tmp_path / "mappe").write_text("vigtigt")

    with pytest.raises(NotADirectoryError):
        write_new(tmp_path / "mappe" / "ny.md", b"")


def test_of_many_that_write_at_once_one_is_first(tmp_path):
    """And all others are told, so that no words are lost."""
    start = Barrier(8)

    def write(number: int) -> int | None:
        start.wait()
        try:
            write_new(tmp_path / "ny.md", str(number).encode())
        except FileExistsError:
            return None
        return number

    with ThreadPoolExecutor(8) as pool:
        written = [number for number in pool.map(write, range(8)) if number is not None]

    assert [str(number) for number in written] == [(tmp_path / "ny.md").read_text()]
