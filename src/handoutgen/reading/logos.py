"""A clinic's pictures: files in the clinic's own folder, known by their content and not by their names."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Warn = Callable[[str, str], None]
    """Hears what is wrong with a picture, and what mends it."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_GZIP = b"\x1f\x8b"
_SVG = rb"<(\w+:)?svg[\s>]"


def find_logo(name: str | None, folder: Path, warn: Warn) -> str | None:
    """Return the path of the logo that a `clinic.toml` names."""
    return _find("logo", name, folder, warn, "The clinic's name is printed in type instead.")


def find_picture(name: str | None, folder: Path, warn: Warn) -> str | None:
    """Return the path of the picture that a clinic gives an exercise of its own."""
    return _find("picture", name, folder, warn, "The exercise is printed without it.")


def is_picture(name: str, folder: Path) -> bool:
    """Whether nothing is wrong with a picture that a `clinic.toml` names."""
    try:
        return _wrong("picture", name, folder / name, folder) == ("", "")
    except (OSError, ValueError):  # as below
        return False


def _find(noun: str, name: str | None, folder: Path, warn: Warn, instead: str) -> str | None:
    """Return the path of a picture.

    A leaflet goes out without its logo rather than not at all: what is wrong with one is a warning.
    """
    if name is None:
        return None
    path = folder / name
    try:
        what, mend = _wrong(noun, name, path, folder)
    except PermissionError as error:
        what = f"The {noun} »{name}« cannot be read: {error.strerror}."
        mend = "Ask for the right to read it."
    except (OSError, ValueError):  # ValueError: a name that no file has
        what = f"There is no {noun} »{name}«."
        mend = "Put it into the clinic's folder, and spell it alike."
    if what:
        warn(f"{what} {instead}", mend)
        return None
    return str(path)


def _wrong(noun: str, name: str, path: Path, folder: Path) -> tuple[str, str]:
    """Return what is wrong with a picture's file and how to mend it, both empty where nothing is."""
    if not _is_plain(name, path) and not _lies_in(folder, path):
        return f"The {noun} »{name}« lies outside the clinic's folder.", "Copy it into that folder."
    if path.exists() and not path.is_file():
        # To open a pipe is to wait for somebody to write into it.
        return f"The {noun} »{name}« is no ordinary file.", "Name a file that an editor can open."
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_GZIP):
        return f"The {noun} »{name}« is a packed SVG.", "Save it as a plain SVG."
    if not start.startswith((_PNG, _JPEG)) and not re.search(_SVG, start):
        return f"The {noun} »{name}« is no picture we know.", "Save it as SVG, PNG or JPEG."
    return "", ""


def _lies_in(folder: Path, path: Path) -> bool:
    home = os.path.realpath(folder)
    return os.path.commonpath((home, os.path.realpath(path))) == home


def _is_plain(name: str, path: Path) -> bool:
    """Whether it is a mere file name and no link, as with most clinics: such a file lies in its folder."""
    return name == os.path.basename(name) != os.pardir and not path.is_symlink()  # noqa: PTH119 - a Path is slow
