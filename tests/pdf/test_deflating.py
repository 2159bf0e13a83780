"""Streams pieced together from what was packed before are the text, whatever it is and wherever it is cut."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from handoutgen.pdf.deflating import deflated, piece, pieced, plain

texts = st.binary(max_size=300) | st.lists(st.sampled_from([b"BT 0 ", b"EMC\n", b"\0"]), max_size=3000).map(
    b"".join
)


@given(st.lists(st.tuples(st.sampled_from([piece, plain]), texts), max_size=6))
def test_pieces_are_read_back_as_one_text(parts):
    """Any reader of zlib streams reads them, and its checksum is right."""
    stream = pieced([pack(text) for pack, text in parts])

    reader = zlib.decompressobj()
    assert reader.decompress(stream) == b"".join(text for _, text in parts)
    assert reader.eof
    assert reader.unused_data == b""


@given(texts, texts)
def test_a_piece_is_the_same_wherever_it_stands(before, text):
    """None looks back beyond its beginning: what stands there may be another's."""
    packed = piece(text).blocks

    assert zlib.decompressobj(-15).decompress(packed) == text
    assert packed in pieced([plain(before), piece(text)])


@given(texts)
def test_what_is_packed_as_a_whole_is_read_back(text):
    """Short or long."""
    assert zlib.decompress(deflated(text)) == text
