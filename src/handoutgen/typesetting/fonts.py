"""The bundled fonts: which face has which character, and how wide it is.

Text is set by a face's metrics alone (`fonts/*.metrics.json`). The font file itself is opened by
`pdf.cutting`, where glyphs are cut out of it for which no cut lies ready.
"""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

_WORDS_KEPT = 20_000
"""Measured words kept for each face, some 3 MB; beyond that the memory is emptied: so it stays bounded."""
_LONGEST_KEPT = 100
"""Letters. What is longer is no word and does not come again."""


class _Metrics(msgspec.Struct, frozen=True):
    """Widths of letters, and what is added between pairs of them, in thousandths of the type size.

    Letters stand in one text, and pairs below their first letter: thousands of words for them would take a
    millisecond of every start.
    """

    letters: str
    widths: list[int]
    kerning: dict[str, dict[str, int]]


_NONE: dict[str, int] = {}


class Face:
    """One face. Widths are in thousandths of the type size."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path
        """The font file."""
        metrics = msgspec.json.decode(path.with_suffix(".metrics.json").read_bytes(), type=_Metrics)
        self._widths = dict(zip(metrics.letters, metrics.widths, strict=True))
        # A soft hyphen that shows at a line end is drawn as a hyphen and still read as a soft hyphen.
        self._widths["\u00ad"] = self._widths.get("-", 0)
        self._widths.setdefault("\u00a0", self._widths.get(" ", 0))
        self.known = frozenset(self._widths)
        self._words: dict[str, float] = {}
        self._kerning = metrics.kerning
        self._kerned: dict[str, tuple[tuple[int, str], ...]] = {}

    def has(self, character: str) -> bool:
        """Whether the face can show it."""
        return character in self._widths

    def measure(self, text: str) -> float:
        """Return the width of `text`, kerned, in thousandths of the type size."""
        width = self._words.get(text)
        if width is None:
            widths, kerning = self._widths, self._kerning
            width = 0.0
            kerns = _NONE
            for character in text:
                width += widths.get(character, 0) + kerns.get(character, 0)
                kerns = kerning.get(character, _NONE)
            if len(text) > _LONGEST_KEPT:
                return width
            if len(self._words) > _WORDS_KEPT:
                self._words.clear()
            self._words[text] = width
        return width

    def kerned(self, word: str) -> tuple[tuple[int, str], ...]:
        """Return a word in parts, each with the kern before it in thousandths of the type size."""
        parts = self._kerned.get(word)
        if parts is None:
            kerning = self._kerning
            found: list[tuple[int, str]] = []
            start = kern = 0
            for at in range(1, len(word)):
                if move := kerning.get(word[at - 1], _NONE).get(word[at], 0):
                    found.append((kern, word[start:at]))
                    start, kern = at, move
            parts = (*found, (kern, word[start:]))
            if len(word) > _LONGEST_KEPT:
                return parts
            if len(self._kerned) > _WORDS_KEPT:
                self._kerned.clear()
            self._kerned[word] = parts
        return parts


class Fonts:
    """A family of four styles, and faces with the signs that it lacks. Each is read when first used."""

    MISSING = "[?]"
    """Shown for a character that no bundled face has; the author gets a fault with its line."""

    def __init__(
        self, folder: Path, stem: str, styles: tuple[str, str, str, str], signs: tuple[str, ...]
    ) -> None:
        self._folder = folder
        self._names = tuple(f"{stem}{style}" for style in styles)
        self._signs = signs
        self._faces: dict[str, Face] = {}

    def style(self, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face for a style."""
        return self._face(self._names[bold + 2 * italic])

    @property
    def symbols(self) -> Face:
        """The face of the signs that boxes and panels are marked with."""
        return self._face(self._signs[0])

    def helper(self, character: str) -> Face | None:
        """Return the first face that can show what the styles lack; None where no face can."""
        for name in self._signs:
            face = self._face(name)
            if face.has(character):
                return face
        return None

    def helpers(self, text: str) -> list[Face]:
        """Return the faces of signs that some character of `text` needs, each once."""
        needed = [self.helper(character) for character in text if not self.style().has(character)]
        return list(dict.fromkeys(face for face in needed if face is not None))

    def _face(self, name: str) -> Face:
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = Face(name, self._folder / f"{name}.ttf")
        return face

    def split(self, text: str, face: Face) -> list[tuple[Face, str]]:
        """Split `text` where another face must help out. What no face has becomes `MISSING`."""
        if text.isascii() or face.known.issuperset(text):
            return [(face, text)]
        from handoutgen.typesetting.signs import one_each  # few leaflets have any

        runs: list[tuple[Face, str]] = []
        for character in one_each(text):
            by = face
            if not face.has(character):
                helper = self.helper(character)
                if helper is None:
                    character = self.MISSING
                else:
                    by = helper
            if runs and runs[-1][0] is by:
                runs[-1] = (by, runs[-1][1] + character)
            else:
                runs.append((by, character))
        return runs

    def missing(self, text: str) -> list[str]:
        """Return the characters of `text` that no face can show, in order, each once."""
        known = self.style().known
        if known.issuperset(text):
            return []
        from handoutgen.typesetting.signs import one_each

        strange = [character for character in dict.fromkeys(one_each(text)) if character not in known]
        return [
            character for character in strange if character not in "\n\t" and self.helper(character) is None
        ]

    def decorations(self, text: str) -> list[tuple[int, int]]:
        """Return where signs stand in a paragraph, a heading or a cell that are left out of it."""
        if text.isascii() or self.style().known.issuperset(text):
            return []
        missing = self.missing(text)
        if not missing:
            return []
        from handoutgen.typesetting.signs import decorations

        return decorations(text, missing)

    def undecorated(self, text: str) -> str:
        """Return `text` without the signs that are left out of it."""
        kept: list[str] = []
        at = 0
        for start, end in self.decorations(text):
            kept.append(text[at:start])
            at = end
        return "".join((*kept, text[at:]))


def font_folder() -> Path:
    """Return the folder of the bundled fonts: inside the installed package, or beside the sources."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "fonts"
    return inside if inside.is_dir() else package.parents[1] / "fonts"


@functools.cache
def source_sans() -> Fonts:
    """Return Source Sans 3 with our cuts of Noto Sans Symbols 2 and Noto Emoji."""
    styles = ("Regular", "Bold", "It", "BoldIt")
    return Fonts(font_folder(), "SourceSans3-", styles, ("NotoSansSymbols2-Leaflet", "NotoEmoji-Leaflet"))
