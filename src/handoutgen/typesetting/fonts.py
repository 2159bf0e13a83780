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

IGNORABLE = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200c\u200d\u20e3"))
"""Variation selectors, joiners and the frame round »1️⃣«: they only choose glyphs that these fonts lack."""


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
    """A family of four styles with a face for symbols. A style is read from disk when first used."""

    MISSING = "[?]"
    """Shown for a character that no bundled face has; the author gets a fault with its line."""

    def __init__(self, folder: Path, stem: str, styles: tuple[str, str, str, str], symbols: str) -> None:
        self._folder = folder
        self._names = tuple(f"{stem}{style}" for style in styles)
        self._symbols = symbols
        self._faces: dict[str, Face] = {}

    def style(self, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face for a style."""
        return self._face(self._names[bold + 2 * italic])

    @property
    def symbols(self) -> Face:
        """The face that is asked for what the others lack."""
        return self._face(self._symbols)

    def _face(self, name: str) -> Face:
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = Face(name, self._folder / f"{name}.ttf")
        return face

    def split(self, text: str, face: Face) -> list[tuple[Face, str]]:
        """Split `text` where another face must help out. What no face has becomes `MISSING`."""
        if text.isascii() or face.known.issuperset(text):
            return [(face, text)]
        runs: list[tuple[Face, str]] = []
        for character in text.translate(IGNORABLE):
            by = face
            if not face.has(character):
                by = self.symbols if self.symbols.has(character) else face
                if by is face:
                    character = self.MISSING
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
        strange = [character for character in dict.fromkeys(text) if character not in known]
        return [
            character
            for character in strange
            if ord(character) not in IGNORABLE and not self.symbols.has(character) and character not in "\n\t"
        ]


def font_folder() -> Path:
    """Return the folder of the bundled fonts: inside the installed package, or beside the sources."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "fonts"
    return inside if inside.is_dir() else package.parents[1] / "fonts"


@functools.cache
def source_sans() -> Fonts:
    """Return Source Sans 3 with our cut of Noto Sans Symbols 2."""
    styles = ("Regular", "Bold", "It", "BoldIt")
    return Fonts(font_folder(), "SourceSans3-", styles, "NotoSansSymbols2-Leaflet")
