"""The QR code of a booking address, as squares (segno, ISO/IEC 18004, error correction M)."""

from __future__ import annotations

import functools


@functools.lru_cache(maxsize=256)
def qr_squares(address: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """Return runs of dark modules as (x, y, width), and how many modules a side has."""
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    runs: list[tuple[int, int, int]] = []
    matrix = code.matrix
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            if row[x]:
                start = x
                while x < len(row) and row[x]:
                    x += 1
                runs.append((start, y, x - start))
            else:
                x += 1
    return tuple(runs), len(matrix)
