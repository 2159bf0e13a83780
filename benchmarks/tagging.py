"""What tagging costs: one leaflet with and without its tags, in turns, in one process.

The program has no switch for it: a leaflet without tags is no leaflet. Here the two classes that write
marks and tree are replaced by others that write none.
"""

from __future__ import annotations

import gc
import os
import time
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.clinics import write_clinics
from benchmarks.ours import Peer
from benchmarks.report import row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handoutgen.typesetting.tags import Tag


def cost_of_tagging(article: Path, folder: Path, rounds: int) -> str:
    """Make the table. In every round both variants are made; who goes first changes."""
    clinic = write_clinics(folder, 1)[0]
    peer = _Forgetful()

    def bare() -> bytes:
        with untagged():
            return peer.leaflet(article, clinic)

    variants: dict[str, Callable[[], bytes]] = {
        "with": lambda: peer.leaflet(article, clinic),
        "without": bare,
    }
    # Fonts, imports and first uses are not what tags cost.
    size = {name: len(make()) for name, make in variants.items()}
    wall: dict[str, list[float]] = {name: [] for name in variants}
    cpu: dict[str, list[float]] = {name: [] for name in variants}
    for turn in range(rounds):
        for name in list(variants) if turn % 2 == 0 else list(variants)[::-1]:
            gc.collect()
            clock, work = time.perf_counter(), time.process_time()
            variants[name]()
            cpu[name].append((time.process_time() - work) * 1e3)
            wall[name].append((time.perf_counter() - clock) * 1e3)

    lines = [f"What tags cost: one leaflet with and without them, {rounds} rounds.", ""]
    lines += row("", "with tags", "without", "tags cost", "share of the tagged leaflet")
    lines += row(*["---"] * 5)
    for label, times in (("ms", wall), ("ms of CPU", cpu)):
        # Compare within a round, since both met the same noise.
        cost = median(a - b for a, b in zip(*times.values(), strict=True))
        tagged, bare = (median(each) for each in times.values())
        lines += row(f"warm, {label}", *_figures(tagged, bare, cost, ".2f"))
    lines += row("bytes", *_figures(size["with"], size["without"], size["with"] - size["without"], ".0f"))
    made, took = _making(peer, article, clinic)
    return "\n".join([*lines, "", f"In both: the {made} tags that the ink refers to, made in {took:.2f} ms."])


def _figures(tagged: float, bare: float, cost: float, form: str) -> list[str]:
    return [*(format(figure, form) for figure in (tagged, bare, cost)), f"{cost / tagged:.1%}"]


class _Forgetful(Peer):
    """Makes a plate for every leaflet: on one that is remembered, tags cost next to nothing."""

    def leaflet(self, article: Path, clinic: Path, patient: str = "") -> bytes:
        """Set one leaflet as if it were the first."""
        from handoutgen.press import forget

        os.environ["HANDOUTGEN_CACHE"] = os.devnull  # a folder that can hold nothing
        forget()
        self.article = None
        return super().leaflet(article, clinic, patient)


@contextmanager
def untagged() -> Iterator[None]:
    """Let the program write neither marks nor a tree."""
    from handoutgen.pdf import platemaking, stereotype
    from handoutgen.pdf.drawing import Pen
    from handoutgen.pdf.structure import Structure

    class BarePen(Pen):
        def _own(self, tag: object) -> None: ...

    class NoStructure(Structure):
        def mark(self, tag: object) -> int:
            raise AssertionError(f"a mark of {tag} was written")

        def annotate(self, tag: object, annotation: int) -> int:  # noqa: ARG002 - as Structure's own
            return -1

        def frame(self, tag: object, box: object) -> None: ...

        def keep(self, tag: object) -> None: ...

        def gathered(self, tag: object, number: int) -> tuple[int, list[bytes]]:  # noqa: ARG002 - as above
            return 0, []

        def write_tree(self, tree: object, root: int) -> int:  # noqa: ARG002 - as Structure's own
            return self._document.put()

    with (
        _replaced(platemaking, Pen=BarePen, Structure=NoStructure),
        _replaced(stereotype, Pen=BarePen, Structure=NoStructure),
    ):
        yield


@contextmanager
def _replaced(module: object, **names: object) -> Iterator[None]:
    kept = {name: getattr(module, name) for name in names}
    for name, value in names.items():
        setattr(module, name, value)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(module, name, value)


def _making(peer: Peer, article: Path, clinic: Path) -> tuple[int, float]:
    """Tell how many tags hang on the leaflet's tree, and how long it takes to make such a tree."""
    from handoutgen.pdf import platemaking
    from handoutgen.pdf.structure import Structure

    trees: list[Tag] = []

    class Keeping(Structure):
        def write_tree(self, tree: Tag, root: int) -> int:
            trees.append(tree)
            return super().write_tree(tree, root)

    with _replaced(platemaking, Structure=Keeping):
        peer.leaflet(article, clinic)
    times = []
    for _ in range(9):
        clock = time.perf_counter()
        made = _copy(trees[0], None)
        times.append((time.perf_counter() - clock) * 1e3)
    return made, median(times)


def _copy(tag: Tag, parent: Tag | None) -> int:
    copied = type(tag)(tag.role, parent)
    if parent is not None:
        parent.kids.append(copied)
    return 1 + sum(_copy(kid, copied) for kid in tag.kids)
