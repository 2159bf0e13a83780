"""A start is written where nothing stands: what an author has written is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.keeping.files import write_new
from handoutgen.starting.names import refusal

if TYPE_CHECKING:
    from pathlib import Path


def write_start(path: Path, text: str) -> None:
    """Write a new file and the folders it needs; raises `InputError`."""
    try:
        write_new(path, text.encode())
    except FileExistsError as error:
        what = "There is such a file already, and it was not touched."
        raise refusal(str(path), what, "Choose another name, or move the file away first.") from error
    except OSError as error:
        what = f"The file cannot be written: {error.strerror}."
        mend = "Choose another name or folder, or ask for the right to write there."
        raise refusal(str(path), what, mend) from error


def is_there(path: Path) -> bool:
    """Whether there is such a file; what cannot be looked at is not."""
    try:
        return path.is_file()
    except OSError:
        return False
