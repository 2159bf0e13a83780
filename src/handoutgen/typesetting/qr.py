"""The QR code of a booking address, as squares (segno, ISO/IEC 18004, error correction M)."""

from __future__ import annotations

import functools

from msgspec import Struct

from handoutgen.keeping.cache import kept

Run = tuple[int, int, int]
"""Dark modules in a row: x, y and width, in modules."""


class Squares(Struct, frozen=True):
    """A code: its dark modules, and how many modules a side has."""

    runs: tuple[Run, ...]
    modules: int


@functools.lru_cache(maxsize=256)
def qr_squares(address: str) -> Squares:
    """Return the code of an address; its maker is slow to load, and asked once for each."""
    return kept(Squares, (address.encode("utf-8", "surrogatepass"),), lambda: _make(address))


def _make(address: str) -> Squares:
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    runs: list[Run] = []
    for y, row in enumerate(code.matrix):
        x = 0
        while x < len(row):
            if row[x]:
                start = x
                while x < len(row) and row[x]:
                    x += 1
                runs.append((start, y, x - start))
            else:
                x += 1
    return Squares(tuple(runs), len(code.matrix))
