"""A file is read whole and within bounds, or not at all."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from handoutgen.keeping.ordinary import UnreadableError, read_ordinary

MOST = 1000


def refusal(path: Path) -> str:
    """Return what is wrong with a file that is not read; it is found out at once."""
    begun = time.monotonic()
    with pytest.raises(UnreadableError) as told:
        read_ordinary(path, MOST, "Make it short.")
    assert time.monotonic() - begun < 1
    assert told.value.mend
    return told.value.what


@pytest.mark.parametrize("length", [0, 1, MOST])
def test_a_file_is_read_whole(length, tmp_path):
    """Through links, too."""
    (tmp_path / "a").write_bytes(b"x" * length)
    (tmp_path / "link").symlink_to("a")

    assert read_ordinary(tmp_path / "link", MOST) == b"x" * length


def test_a_file_of_one_byte_too_many_is_not_read(tmp_path):
    """Whatever its size, it costs no memory."""
    (tmp_path / "a").write_bytes(b"x" * (MOST + 1))
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(1 << 40)

    assert refusal(tmp_path / "a") == "The file is larger than 0.001 MB."
    assert refusal(tmp_path / "sparse") == "The file is larger than 0.001 MB."


@pytest.mark.parametrize("place", ["/dev/zero", "/dev/null", "/dev/tty", "pipe", "socket", "link to a pipe"])
def test_what_is_no_file_is_not_opened(place, tmp_path, monkeypatch):
    """To open a pipe is to wait, to open a device may be to act."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("link to a pipe").symlink_to("pipe")
    os.mknod("socket", 0o600 | 0o140000)

    assert refusal(Path(place)) == "This is no ordinary file."


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (".", "This is a folder, not a file."),
        ("væk", "There is no such file."),
        ("a/b", "There is no such file."),
        ("a\0b", "There is no such file."),
        ("\ud800", "There is no such file."),
        ("ring", "The file cannot be read: Too many levels of symbolic links."),
        ("n" * 256, "The file cannot be read: File name too long."),
        ("d/" * 3000, "The file cannot be read: File name too long."),
    ],
)
def test_what_cannot_be_read_is_told(place, told, tmp_path, monkeypatch):
    """In words that a fault can say."""
    monkeypatch.chdir(tmp_path)
    Path("a").write_text("a")
    Path("ring").symlink_to("ring")

    assert refusal(Path(place)) == told


def test_a_file_without_size_has_words_all_the_same():
    """Some systems make them up as they are read."""
    assert read_ordinary(Path("/proc/self/comm"), MOST)


def test_a_file_that_grows_for_ever_is_not_waited_for(tmp_path):
    """Somebody's log, named by mistake."""
    path = tmp_path / "log"
    stop = threading.Event()

    def grow() -> None:
        with path.open("ab", buffering=0) as file:
            while not stop.is_set():
                file.write(b"x")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        time.sleep(0.05)
        assert refusal(path) in ("The file is larger than 0.001 MB.", "The file changes while it is read.")
    finally:
        stop.set()
        writer.join()


def test_what_is_written_meanwhile_is_never_half_old_and_half_new(tmp_path):
    """An editor that writes into the file itself."""
    path = tmp_path / "a.md"
    texts = [letter * 900_000 for letter in (b"a", b"b")]
    path.write_bytes(texts[0])
    stop = threading.Event()

    def rewrite() -> None:
        with path.open("r+b", buffering=0) as file:
            while not stop.wait(0.003):
                for text in texts:
                    file.seek(0)
                    file.write(text)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        assert {content_or_refusal(path) for _ in range(20)} <= {
            *texts,
            b"The file changes while it is read.",
        }
    finally:
        stop.set()
        writer.join()


def content_or_refusal(path: Path) -> bytes:
    try:
        return read_ordinary(path, 1_000_000)
    except UnreadableError as error:
        return error.what.encode()
