"""Write the cuts of the bundled faces that nearly every leaflet carries beside them, as `<face>.cuts`.

Run by hand when a font file, the alphabet of every plate or ReportLab changes: `python fonts/make_cuts.py`.
Most leaflets have the same letters and signs in the same order: nobody has to load a font parser, open half a
megabyte of font and pack what is cut out of it for each new article.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from handoutgen.pdf.cuts import ENDING, Cut
from handoutgen.pdf.cutting import cut_out
from handoutgen.pdf.encoding import ALPHABET, Encoding
from handoutgen.typesetting.fonts import Face

USUAL = {
    "SourceSans3-Regular": (ALPHABET, ALPHABET + "×"),
    "SourceSans3-Bold": (ALPHABET, ALPHABET + "×"),
    "NotoSansSymbols2-Leaflet": ("⚠☎✉", "⚠☎", "⚠✉"),
}
"""In the order in which a leaflet first shows them: doses often have a ×, red-flag boxes their signs."""


def cuts(name: str) -> tuple[Cut, ...]:
    """Return the usual cuts of a face."""
    face = Face(name, Path(__file__).with_name(f"{name}.ttf"))
    return tuple(cut_out(face, tuple(Encoding(face, letters).codes[0])) for letters in USUAL[name])


if __name__ == "__main__":
    for name in USUAL:
        target = Path(__file__).with_name(name + ENDING)
        target.write_bytes(msgspec.msgpack.encode(cuts(name)))
        print(target.name, target.stat().st_size)
