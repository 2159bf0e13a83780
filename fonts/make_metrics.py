"""Write the metrics of the bundled faces beside them, as `<face>.metrics.json`: widths and kerning.

Run by hand when a font file changes: `python fonts/make_metrics.py` (needs fontTools). Text is set by these
alone; the font file itself is only opened where glyphs are cut out of it. A pair is kept where both letters
are Danish, common in Danish text, or in the names of neighbours: the faces hold twenty times as many, and
every start of the program would read them.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

LETTERS = (
    "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
    "éèêëüöäóáíúñçšžčłğşÉÜÖÄ0123456789.,:;!?()-–—/»«“”'’\"½×%&+"
)
LEAST = 4
"""Thousandths of the type size: less is not seen at 12 pt."""
OVERLAPPING = "☕❤🤖"
"""Signs of Source Sans with ink beyond their widths, on the words beside them: left to the faces of signs."""


def kerning(path: Path) -> dict[str, dict[str, int]]:
    """Return what is added between letters, in thousandths of the type size, by the first and the second."""
    font = TTFont(path)
    glyphs = font.getBestCmap()
    table = font["GPOS"].table
    features = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern"]
    lookups = sorted({index for feature in features for index in feature.LookupListIndex})
    pairs: dict[str, int] = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            for first in LETTERS:
                for second in LETTERS:
                    value = _value(subtable, glyphs[ord(first)], glyphs[ord(second)])
                    if value is not None:
                        pairs.setdefault(first + second, value)
    found: dict[str, dict[str, int]] = {}
    for pair, value in sorted(pairs.items()):
        if abs(value) >= LEAST:
            found.setdefault(pair[0], {})[pair[1]] = value
    return found


def widths(path: Path) -> dict[str, int]:
    """Return each character's advance, in thousandths of the type size."""
    font = TTFont(path)
    scale = 1000 / font["head"].unitsPerEm
    advances = font["hmtx"].metrics
    return {
        chr(code): round(advances[glyph][0] * scale)
        for code, glyph in sorted(font.getBestCmap().items())
        if "Sans3" not in path.name or chr(code) not in OVERLAPPING
    }


def _value(subtable: object, first: str, second: str) -> int | None:
    coverage = subtable.Coverage.glyphs
    if first not in coverage:
        return None
    if subtable.Format == 1:
        for record in subtable.PairSet[coverage.index(first)].PairValueRecord:
            if record.SecondGlyph == second:
                return getattr(record.Value1, "XAdvance", 0)
        return None
    row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)]
    record = row.Class2Record[subtable.ClassDef2.classDefs.get(second, 0)]
    return getattr(record.Value1, "XAdvance", 0)


if __name__ == "__main__":
    for file in sorted(Path(__file__).parent.glob("*.ttf")):
        target = file.with_suffix(".metrics.json")
        advances = widths(file)
        metrics = {
            "letters": "".join(advances),
            "widths": list(advances.values()),
            "kerning": kerning(file) if "Sans3" in file.name else {},
        }
        target.write_text(json.dumps(metrics, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        print(target.name, target.stat().st_size)
