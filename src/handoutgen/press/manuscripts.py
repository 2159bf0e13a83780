"""An article on its way to the press: its bytes at once, its meaning only where a plate must be made.

Its file is read once. It may change at any moment, and a plate must never be kept as that of another text.
"""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from handoutgen.keeping.hashing import blake2b
from handoutgen.keeping.ordinary import UnreadableError, read_ordinary
from handoutgen.model.faults import InputError
from handoutgen.reading.source import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.model.outline import Outline


class Manuscript:
    """One article file. It is read and understood once, and only if somebody asks what it says."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = unicodedata.normalize("NFC", path.stem)
        self._read: Outline | InputError | None = None
        self._content: bytes | None = None
        self._digest: bytes | None = None

    @classmethod
    def of(cls, outline: Outline) -> Manuscript:
        """Return an article that is understood already; it has no file to know it again by."""
        from pathlib import Path

        found = cls(Path(outline.article.path))
        found._read = outline
        found._digest = b""
        return found

    @property
    def content(self) -> bytes | None:
        """What stands in the file; nothing where it cannot be read, and whoever asks what it says is told."""
        if self._content is None and self._read is None:
            with suppress(UnreadableError):
                self._content = read_ordinary(self.path, LARGEST)
        return self._content

    @property
    def digest(self) -> bytes:
        """What tells this text, at this path, from every other; empty where there is no file."""
        if self._digest is None:
            content = self.content
            self._digest = b"" if content is None else _digest(content, self.path)
        return self._digest

    def outline(self) -> Outline:
        """Read and understand the article; raises `InputError`, each time alike."""
        if self._read is None:
            from handoutgen.reading.articles import read_article  # YAML and Markdown are slow to load
            from handoutgen.understanding.articles import understand

            try:
                self._read = understand(read_article(self.path, self.content))
            except InputError as error:
                self._read = error
        if isinstance(self._read, InputError):
            raise self._read
        return self._read


def _digest(content: bytes, path: Path) -> bytes:
    """Faults name an article by its path, so that the same text elsewhere is another manuscript."""
    at = blake2b(os.fsencode(path), digest_size=32).digest()
    return blake2b(content, key=at).digest()
