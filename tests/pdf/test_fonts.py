"""What lies ready beside the fonts says what the fonts say."""

from __future__ import annotations

import re
import zlib

import msgspec
import pytest
from reportlab.pdfbase.ttfonts import TTFontFace
from support.judging import objections
from support.leaflets import BODY, pdf_of

from handoutgen.pdf.cuts import Cut
from handoutgen.pdf.cutting import cut_out
from handoutgen.typesetting.fonts import Face, font_folder

FACES = sorted(path.stem for path in font_folder().glob("*.ttf"))
CUT = sorted(path.stem for path in font_folder().glob("*.cuts"))


def face_of(name: str) -> Face:
    return Face(name, font_folder() / f"{name}.ttf")


def unpacked(stream: bytes) -> bytes:
    """Return what a stream object holds; machines pack it differently."""
    head, content = re.fullmatch(rb"<<(.*?)>>\nstream\n(.*)\r\nendstream", stream, re.DOTALL).groups()
    return zlib.decompress(content) if b"FlateDecode" in head else content


@pytest.mark.parametrize("name", CUT)
def test_a_cut_that_lies_ready_is_what_is_cut_today(name):
    """After a change of fonts, alphabet or ReportLab: python fonts/make_cuts.py."""
    ready = msgspec.msgpack.decode((font_folder() / f"{name}.cuts").read_bytes(), type=tuple[Cut, ...])

    for cut in ready:
        fresh = cut_out(face_of(name), cut.codes)
        assert unpacked(cut.program) == unpacked(fresh.program)
        assert unpacked(cut.unicode) == unpacked(fresh.unicode)
        assert (cut.descriptor, cut.font) == (fresh.descriptor, fresh.font)


@pytest.mark.parametrize("name", FACES)
def test_words_are_measured_as_the_font_file_says(name):
    """Text is set without opening the file: lines would not end where they seem to."""
    face = face_of(name)
    file = TTFontFace(str(face.path))

    # A soft hyphen shows as a hyphen.
    told = {code: width for code, width in file.charWidths.items() if code != 0xAD and face.has(chr(code))}
    assert {code: face.measure(chr(code)) for code in told} == pytest.approx(told, abs=1)
    assert len(told) > 30


@pytest.mark.parametrize("letters", ["½ à", "☐ ⭐", "*Skråt*", "**~~×~~** ½"])
def test_letters_that_few_leaflets_have_are_cut_when_they_come(letters, tmp_path):
    """What lies ready is only for those who have nothing else."""
    pdf = pdf_of(f"{letters}\n\n{BODY}", tmp_path)

    assert objections(pdf) == []
