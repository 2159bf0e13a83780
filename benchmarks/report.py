"""The figures as a table to be read, or pasted."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.rounds import CLINICS, COLD_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.rounds import Figures

REFERENCE = "typst"


def report(figures: Figures, judged: dict[str, dict[str, str]]) -> str:
    """Make the table: medians, and for each peer the ratio to typst."""
    names = list(judged)
    python = figures[COLD_FIRST]["python"]
    lines = [f"Bare Python starts in {middle(python, 'wall'):.0f} ms, which is in every cold figure.", ""]
    lines += row("", *names, *(f"{name} / {REFERENCE}" for name in compared(names)))
    lines += row(*("---" for _ in range(1 + len(names) + len(compared(names)))))
    for case, peers in figures.items():
        for key, unit in (("wall", "ms"), ("cpu", "ms of CPU")):
            cells = [format(middle(peers[name], key), ".3g") for name in names]
            lines += row(f"{case}, {unit}", *cells, *ratios(peers, names, key))
    # A warm peer's peak only grows: its last case tells of all.
    for label, case, key in (
        ("cold process, MiB at its peak", COLD_FIRST, "peak"),
        ("warm process, MiB at its peak", CLINICS, "peak"),
        ("bytes of a leaflet", CLINICS, "bytes"),
    ):
        peers = figures[case]
        cells = [format(middle(peers[name], key), ".0f") for name in names]
        lines += row(label, *cells, *ratios(peers, names, key))
    for key in next(iter(judged.values())):
        lines += row(key, *(judged[name].get(key, "") for name in names), *("" for _ in compared(names)))
    return "\n".join(lines)


def compared(names: list[str]) -> list[str]:
    """Name those that stand beside the reference."""
    return [name for name in names if name != REFERENCE and REFERENCE in names]


def ratios(peers: dict[str, list[dict]], names: list[str], key: str) -> Iterator[str]:
    """Compare round with round, since both met the same noise; in brackets the best and the worst."""
    for name in compared(names):
        pairs = zip(peers[name], peers[REFERENCE], strict=True)
        found = [middle([one], key) / middle([other], key) for one, other in pairs]
        yield f"{median(found):.2g} ({min(found):.2g}–{max(found):.2g})"


def middle(rounds: list[dict], key: str) -> float:
    """Take the median over all leaflets of all rounds."""
    every: list[float] = []
    for answer in rounds:
        figure = answer[key]
        every += figure if isinstance(figure, list) else [figure]
    return median(every)


def row(*cells: str) -> list[str]:
    """Set one line of the table."""
    return ["| " + " | ".join(cells) + " |"]
