"""Glyphs cut out of the font files, by ReportLab's `TTFontFace`.

Nothing else needs it here, so that it is only loaded where a leaflet has letters that few others have.
"""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFontFace

from handoutgen.pdf.cuts import Cut
from handoutgen.pdf.document import stream

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.typesetting.fonts import Face

_SPACE = 32

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


class _Program(TTFontFace):
    """A font file that leaves out of a subset what a PDF reader never asks for (ISO 32000-1, 9.9)."""

    def get_table(self, tag: str) -> bytes:
        """Return a table's bytes; ReportLab takes `KeyError` to mean that the font has none."""
        if tag in ("name", "OS/2"):
            raise KeyError(tag)
        table: bytes = super().get_table(tag)  # type: ignore[no-untyped-call]  # ReportLab's
        return table


@functools.cache
def _program(path: Path) -> _Program:
    program = _Program(str(path))
    # A soft hyphen that shows at a line end is drawn as a hyphen and still read as a soft hyphen.
    program.charToGlyph[0xAD] = program.charToGlyph.get(0x2D, 0)
    return program


def cut_out(face: Face, codes: tuple[int, ...]) -> Cut:
    """Cut glyphs out of a font; a code that stands for none shows as a space."""
    padded = [*codes, *[_SPACE] * (_SPACE + 1 - len(codes))]
    file = _program(face.path)
    program = file.makeSubset(padded)
    name = _tag(program) + b"+" + file.name
    box = b" ".join(b"%d" % round(edge) for edge in file.bbox)
    widths = " ".join(f"{face.measure(chr(code)) if code else 0:g}" for code in padded).encode()
    return Cut(
        codes,
        stream(program, b"/Length1 %d" % len(program)),
        b"/Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%b]/ItalicAngle %d/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV %d"
        % (name, box, file.italicAngle, file.ascent, file.descent, file.capHeight, file.stemV),
        b"/Type/Font/Subtype/TrueType/BaseFont/%b/FirstChar 0/LastChar %d/Widths[%b]"
        % (name, len(padded) - 1, widths),
        stream(_to_unicode(codes)),
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


def _to_unicode(codes: tuple[int, ...]) -> bytes:
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
