"""An article on its way to the press: its bytes at once, its meaning only where a plate must be made."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from handoutgen.model.faults import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.model.outline import Outline


class Manuscript:
    """One article file. It is read and understood once, and only if somebody asks what it says."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = unicodedata.normalize("NFC", path.stem)
        self._read: Outline | InputError | None = None
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
    def digest(self) -> bytes:
        """What tells this text, at this path, from every other; empty where there is no file."""
        if self._digest is None:
            try:
                content = self.path.read_bytes()
            except OSError:
                self._digest = b""  # whoever reads it will tell what is wrong
            else:
                self._digest = hashlib.blake2b(content, key=_fold(str(self.path))).digest()
        return self._digest

    def outline(self) -> Outline:
        """Read and understand the article; raises `InputError`, each time alike."""
        if self._read is None:
            from handoutgen.reading.articles import read_article  # YAML and Markdown are slow to load
            from handoutgen.understanding.articles import understand

            try:
                self._read = understand(read_article(self.path))
            except InputError as error:
                self._read = error
        if isinstance(self._read, InputError):
            raise self._read
        return self._read


def _fold(path: str) -> bytes:
    """Faults name an article by its path, so that the same text elsewhere is another manuscript."""
    return hashlib.blake2b(path.encode("utf-8", "surrogateescape"), digest_size=32).digest()
