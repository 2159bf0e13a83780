"""A leaflet is written whole or not at all."""

from __future__ import annotations

import pytest

from handoutgen.keeping.files import write_whole


def test_a_file_is_written_with_its_folders(tmp_path):
    """Nobody should have to make `dist/` by hand."""
    target = tmp_path / "a" / "b" / "knæ.pdf"

    write_whole(target, b"ny")

    assert target.read_bytes() == b"ny"
    assert [path.name for path in target.parent.iterdir()] == ["knæ.pdf"]


def test_an_old_file_is_replaced(tmp_path):
    """The second run wins."""
    target = tmp_path / "knæ.pdf"
    target.write_bytes(b"gammel og lang")

    write_whole(target, b"ny")

    assert target.read_bytes() == b"ny"


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path):
    """A disk that is full in the middle must not take yesterday's leaflet with it."""
    target = tmp_path / "knæ.pdf"
    target.write_bytes(b"gammel")

    with pytest.raises(TypeError):
        write_whole(target, "no bytes")  # type: ignore[arg-type]

    assert target.read_bytes() == b"gammel"
    assert [path.name for path in tmp_path.iterdir()] == ["knæ.pdf"]


def test_a_folder_in_the_way_leaves_no_rest(tmp_path):
    """The rename fails last of all; the neighbour file goes too."""
    target = tmp_path / "knæ.pdf"
    target.mkdir()

    with pytest.raises(OSError, match=r".+"):
        write_whole(target, b"ny")

    assert [path.name for path in tmp_path.iterdir()] == ["knæ.pdf"]


def test_a_file_where_a_folder_is_needed_is_kept(tmp_path):
    """`--out` may name a file by mistake."""
    (tmp_path / "ud").write_bytes(b"min")

    with pytest.raises(OSError, match=r".+"):
        write_whole(tmp_path / "ud" / "knæ.pdf", b"ny")

    assert (tmp_path / "ud").read_bytes() == b"min"


def test_a_long_name_can_be_written(tmp_path):
    """An article's name may be as long as the file system allows."""
    target = tmp_path / f"{'æ' * 120}.pdf"

    write_whole(target, b"ny")

    assert target.read_bytes() == b"ny"


def test_a_leaflet_can_be_read_by_others(tmp_path):
    """A printer's queue runs as somebody else: not the 0600 of a temporary file."""
    target = tmp_path / "knæ.pdf"
    plain = tmp_path / "plain"
    plain.write_bytes(b"")

    write_whole(target, b"ny")

    assert target.stat().st_mode == plain.stat().st_mode
