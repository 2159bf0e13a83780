"""Fonts in the file: only the glyphs used, with true widths and a complete way back to Unicode."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoutgen.pdf.document import Document
    from handoutgen.typesetting.fonts import Face

from handoutgen.pdf.document import stream

NAME_LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖÜÁÉÍÓÚÐÞÝabcdefghijklmnopqrstuvwxyzæøåäöüáéíóúðþýèëïçñß0123456789 .,-'’()"
)
"""What names, titles and dates of patients in Denmark are written with."""
_LAST = 255
_SPACE = 32
_ESCAPED = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}
_FAR = 0x100000
"""Added to codes beyond the first subset while a text is translated."""


# Written as Adobe's own examples are, line by line: some readers know no other shape.
_CMAP_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""


class Subset(dict[int, str]):
    """The characters of one face in one file, numbered as they come: a table for `str.translate`.

    ReportLab's own subsetting maps unused codes to U+0000, which PDF/A forbids, so codes are given
    here; glyphs are still cut out by ReportLab's `TTFontFace`.
    """

    def __init__(self, face: Face, name: str) -> None:
        super().__init__()
        self.face = face
        self.name = name
        self._codes: list[list[int]] = [[0]]
        self[0xA0] = self[_SPACE]
        self._arrays: dict[str, str] = {}

    def __missing__(self, character: int) -> str:
        codes = self._codes[-1]
        if len(codes) > _LAST:
            codes = [0]
            self._codes.append(codes)
        if len(codes) == _SPACE:
            codes.append(_SPACE)
        code = _SPACE if character == _SPACE else len(codes)
        if character != _SPACE:
            codes.append(character)
        far = len(self._codes) - 1
        shown = _ESCAPED.get(code, chr(code)) if not far else chr(_FAR * far + code)
        self[character] = shown
        return shown

    def hold(self, alphabet: str) -> None:
        """Take in letters that may yet be asked for, as far as the face has them and the codes reach."""
        for letter in alphabet:
            if self.face.has(letter) and len(self._codes[-1]) <= _LAST:
                self[ord(letter)]

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
            name = f"{self.name}.{far}" if far else self.name
            if pieces and pieces[-1][0] == name:
                pieces[-1] = (name, pieces[-1][1] + shown)
            else:
                pieces.append((name, shown))
        return pieces

    def show(self, words: str, size: float) -> str:
        """Return the operators that show `words`, kerned, at the place where the pen is."""
        shown = self[_SPACE].join([self._array(word) for word in words.split(" ")])
        if len(self._codes) > 1:  # letters of several subsets are set without kerning
            return "".join(f"/{name} {size:g} Tf({part})Tj" for name, part in self.encode(words))
        return f"/{self.name} {size:g} Tf[({shown})]TJ"

    def _array(self, word: str) -> str:
        """Return a word as it stands between the brackets of a string in a TJ array."""
        shown = self._arrays.get(word)
        if shown is None:
            first, *rest = self.face.kerned(word)
            shown = first[1].translate(self)
            for kern, part in rest:
                shown += f"){-kern}({part.translate(self)}"
            self._arrays[word] = shown
        return shown

    def embed(self, document: Document) -> dict[str, int]:
        """Write the font objects; returns resource name → object number."""
        fonts: dict[str, int] = {}
        for far, codes in enumerate(self._codes):
            padded = codes + [_SPACE] * (_SPACE + 1 - len(codes))
            fonts[f"{self.name}.{far}" if far else self.name] = _embed(self.face, codes, padded, document)
        return fonts


def _embed(face: Face, codes: list[int], padded: list[int], document: Document) -> int:
    file = face.file
    program = file.makeSubset(padded)
    name = _tag(program) + b"+" + file.name
    font_file = document.put(stream(program, b"/Length1 %d" % len(program)))
    box = b" ".join(b"%d" % round(edge) for edge in file.bbox)
    descriptor = document.put(
        b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%b]/ItalicAngle %d/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV %d/FontFile2 %d 0 R>>"
        % (name, box, file.italicAngle, file.ascent, file.descent, file.capHeight, file.stemV, font_file)
    )
    widths = " ".join(f"{face.measure(chr(code)) if code else 0:g}" for code in padded).encode()
    unicode = document.put(stream(_to_unicode(codes)))
    return document.put(
        b"<</Type/Font/Subtype/TrueType/BaseFont/%b/FirstChar 0/LastChar %d/Widths[%b]"
        b"/FontDescriptor %d 0 R/ToUnicode %d 0 R>>" % (name, len(padded) - 1, widths, descriptor, unicode)
    )


def _tag(program: bytes) -> bytes:
    """Return six letters of a subset's own (ISO 32000-1, 9.6.4).

    From its bytes: leaflets joined for the printer hold many subsets of one face, and a printer that
    keeps fonts by name would set one leaflet in the letters of another.
    """
    number = int.from_bytes(hashlib.md5(program, usedforsecurity=False).digest())
    letters = bytearray()
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(ord("A") + letter)
    return bytes(letters)


def _to_unicode(codes: list[int]) -> bytes:
    """Return the CMap from codes to Unicode, in blocks of at most 100 (Adobe Technical Note 5411)."""
    used = [(code, character) for code, character in enumerate(codes) if character]
    if _SPACE not in codes:
        used.append((_SPACE, _SPACE))
    lines = [_CMAP_HEAD]
    for start in range(0, len(used), 100):
        block = used[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(character).encode('utf-16-be').hex()}>" for code, character in block]
        lines.append("endbfchar")
    lines.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return "\n".join(lines).encode()
