"""Characters become codes: one byte each, numbered as they come, the letters of names always first.

A plate and the imprints on it are written at different times, and share their fonts: so the letters that an
imprint may need are in every plate's fonts, and have the same codes in all of them.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoutgen.typesetting.fonts import Face, Fonts

ALPHABET = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖÜÁÉÍÓÚÐÞÝabcdefghijklmnopqrstuvwxyzæøåäöüáéíóúðþýèëïçñß"
    "0123456789 .,:;!?-–—·'’\"»«“”()[]/&%+@…•\u00ad"
)
"""What names, addresses, hours and dates in Denmark are written with; another letter widens the plate."""
_LETTERS = frozenset(ALPHABET)
_WITHOUT = _LETTERS | {"\u00a0", "\n"}
"""What needs no code of its own."""

_LAST = 255
_SPACE = 32
_ESCAPED = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}
_FAR = 0x100000
"""Added to codes beyond the first subset while a text is translated."""
_WORDS_KEPT = 20_000
_NAMES = {"Regular": "R", "Bold": "B", "It": "I", "BoldIt": "Z"}
_NAMES_OF_SIGNS = {"NotoSansSymbols2-Leaflet": "S", "NotoEmoji-Leaflet": "E"}


def beyond_alphabet(words: str, fonts: Fonts) -> str:
    """Return the characters of `words` that not every plate has, each once, sorted.

    Those that no font has are not among them: they are shown as `Fonts.MISSING`.
    """
    if _WITHOUT.issuperset(words):
        return ""
    from handoutgen.typesetting.signs import one_each

    wider = set(one_each(words)) - _WITHOUT
    return "".join(sorted(wider - set(fonts.missing("".join(wider))))) if wider else ""


class UnknownLetterError(Exception):
    """A letter that a plate's fonts lack. An error of this program: such a letter widens the plate."""


class Encoding(dict[int, str]):
    """The codes of one face in one file: a table for `str.translate`.

    ReportLab's own subsetting maps unused codes to U+0000, which PDF/A forbids, so codes are given here.
    """

    def __init__(
        self, face: Face, alphabet: str = "", *, fixed: bool = False, shared: Encoding | None = None
    ) -> None:
        super().__init__()
        self.face = face
        self._fixed = False
        self._shared = shared
        """Codes alike for the letters of the alphabet, whose words are remembered from file to file."""
        self.name = _NAMES_OF_SIGNS.get(face.name) or _NAMES[face.name.rpartition("-")[2]]
        """What the font is called in the file's resources; alike in all files."""
        self.codes: list[list[int]] = [[0]]
        """The characters of each subset in the order of their codes, U+0000 for those that stand for none."""
        self[0xA0] = self[_SPACE]
        self._arrays: dict[str, str] = {}
        self._common = self._arrays if shared is None else shared._arrays
        if shared is not None:
            self.update(shared)
            self.codes = [[*shared.codes[0]]]
        for letter in alphabet:
            if face.has(letter):
                self[ord(letter)]  # whatever is asked for is given a code
        self._fixed = fixed

    def __missing__(self, character: int) -> str:
        if self._fixed:
            raise UnknownLetterError(f"U+{character:04X}")
        codes = self.codes[-1]
        if len(codes) > _LAST:
            codes = [0]
            self.codes.append(codes)
        if len(codes) == _SPACE:
            codes.append(_SPACE)
        code = _SPACE if character == _SPACE else len(codes)
        if character != _SPACE:
            codes.append(character)
        far = len(self.codes) - 1
        shown = _ESCAPED.get(code, chr(code)) if not far else chr(_FAR * far + code)
        self[character] = shown
        return shown

    def resource(self, far: int) -> str:
        """Return what a subset, counted from 0, is called in the file's resources."""
        return f"{self.name}.{far}" if far else self.name

    def encode(self, words: str) -> list[tuple[str, str]]:
        """Return pieces of (resource name, escaped string) for `words`."""
        coded = words.translate(self)
        if max(coded, default="") < "\u0100":
            return [(self.name, coded)]
        pieces: list[tuple[str, str]] = []
        for character in words:
            shown = self[ord(character)]
            far, code = divmod(ord(shown), _FAR) if len(shown) == 1 else (0, 0)
            if far:
                shown = _ESCAPED.get(code, chr(code))
            name = self.resource(far)
            if pieces and pieces[-1][0] == name:
                pieces[-1] = (name, pieces[-1][1] + shown)
            else:
                pieces.append((name, shown))
        return pieces

    def show(self, words: str, size: float) -> str:
        """Return the operators that show `words`, kerned, at the place where the pen is."""
        shared, own = self._common, self._arrays
        parts = [shared.get(word) or own.get(word) or self._array(word) for word in words.split(" ")]
        shown = self[_SPACE].join(parts)
        if len(self.codes) > 1:  # letters of several subsets are set without kerning
            return "".join(f"/{name} {size:g} Tf({part})Tj" for name, part in self.encode(words))
        return f"/{self.name} {size:g} Tf[({shown})]TJ"

    def _array(self, word: str) -> str:
        """Return a word as it stands between the brackets of a string in a TJ array."""
        if self._shared is not None and _LETTERS.issuperset(word):
            return self._shared._array(word)
        first, *rest = self.face.kerned(word)
        shown = first[1].translate(self)
        for kern, part in rest:
            shown += f"){-kern}({part.translate(self)}"
        if len(self._arrays) > _WORDS_KEPT:
            self._arrays.clear()
        self._arrays[word] = shown
        return shown


class Encodings(dict[str, Encoding]):
    """The encodings of a file by the names of their faces; one is begun when its face is first asked for.

    `wider` are letters beyond the alphabet that every face has to hold where it can; where they are `fixed`
    no other is ever added.
    """

    def __init__(self, wider: str = "", *, fixed: bool = False) -> None:
        super().__init__()
        self.wider = wider
        self._fixed = fixed

    def of(self, face: Face) -> Encoding:
        """Return the encoding of a face."""
        encoding = self.get(face.name)
        if encoding is None:
            upright = face.name.endswith(("-Regular", "-Bold"))
            shared = fixed_encodings("").of(face) if upright and not self._fixed else None
            letters = (ALPHABET if upright else "") + self.wider
            encoding = self[face.name] = Encoding(face, letters, fixed=self._fixed, shared=shared)
        return encoding


@functools.lru_cache(maxsize=16)
def fixed_encodings(wider: str) -> Encodings:
    """Return the codes of every plate with these letters: an imprint uses them and adds none."""
    return Encodings(wider, fixed=True)
