"""The peers in turns: within each round every peer does the same work, so that noise hits all."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from benchmarks.articles import write_variants
from benchmarks.clinics import write_clinics
from benchmarks.peers import Warm, run_cold, surroundings, timed

if TYPE_CHECKING:
    from pathlib import Path

COLD_FIRST = "cold process, never seen"
COLD_AGAIN = "cold process, seen before"
COLD_KNOWN = "cold process, clinic too"
ARTICLES = "warm, articles differ"
CLINICS = "warm, clinics differ"
CHAIN = "warm, both met before"
PATIENTS = "warm, patients differ"

PEOPLE = ("Anna", "Bo", "Camilla-Sofie", "Ditlev", "Else Marie", "Frederik")

# figures[case][peer] is one dictionary a round: lists of wall and cpu milliseconds, peak, bytes.
Figures = dict[str, dict[str, list[dict]]]


def measure(names: list[str], article: Path, folder: Path, rounds: int, batch: int, cold: int) -> Figures:
    """Measure every case. What a case meets for the first time it meets once."""
    figures: Figures = defaultdict(lambda: defaultdict(list))
    clinics = write_clinics(folder / "clinics", max(2 * rounds * batch, cold) + 2)
    variants = write_variants(article, folder / "articles", rounds * batch + 1)
    measure_cold(figures, names, article, clinics, folder, cold)

    warm = {name: Warm(name, folder / f"cache-{name}") for name in names}
    try:
        for peer in warm.values():
            # Fonts, imports and first uses are not what a warm peer is asked about.
            peer.set(
                [(variants[-1], clinics[-1], ""), (article, clinics[-2], "")],
                save=folder / f"{peer.name}.pdf",
            )
        for turn in range(rounds):
            span = slice(turn * batch, (turn + 1) * batch)
            others = clinics[rounds * batch :][span]
            for name in in_turn(names, turn):
                pairs = zip(variants[span], clinics[span], strict=False)
                answer = warm[name].set([(*pair, "") for pair in pairs])
                figures[ARTICLES][name].append(answer)
            for name in in_turn(names, turn):
                # The article is met again before the clock starts: only the clinics are new.
                warm[name].set([(article, clinics[-1], "")])
                answer = warm[name].set([(article, clinic, "") for clinic in others])
                figures[CLINICS][name].append(answer)
            for name in in_turn(names, turn):
                # Another article and the same clinics: each met before, but never together.
                warm[name].set([(variants[-1], clinics[-1], "")])
                answer = warm[name].set([(variants[-1], clinic, "") for clinic in others])
                figures[CHAIN][name].append(answer)
            for name in in_turn(names, turn):
                # Article and clinic met together: only the names are new.
                warm[name].set([(article, clinics[-1], "Anna Eksempel")])
                named = [f"{PEOPLE[i % len(PEOPLE)]} Eksempel {turn}-{i}" for i in range(batch)]
                answer = warm[name].set([(article, clinics[-1], patient) for patient in named])
                figures[PATIENTS][name].append(answer)
            print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    finally:
        for peer in warm.values():
            peer.close()
    return figures


def measure_cold(
    figures: Figures, names: list[str], article: Path, clinics: list[Path], folder: Path, rounds: int
) -> None:
    """Start new processes: with an empty cache folder, then the article known, then the clinic too."""
    # The first turn fills the system's own file cache and is not counted; it also fills the kept folder.
    for turn in range(rounds + 1):
        python = timed([sys.executable, "-c", "pass"], surroundings(folder))
        if turn:
            figures[COLD_FIRST]["python"].append(python)
        for name in in_turn(names, turn):
            empty, kept = folder / f"empty-{name}-{turn}", folder / f"kept-{name}"
            for case, cache in ((COLD_FIRST, empty), (COLD_AGAIN, kept), (COLD_KNOWN, kept)):
                out = folder / "out" / f"{name}-{turn}-{case}"
                answer = run_cold(name, article, clinics[turn], out, cache)
                if turn:
                    figures[case][name].append(answer)
    print("cold starts done", file=sys.stderr)


def in_turn(names: list[str], turn: int) -> list[str]:
    """Change who goes first."""
    return names if turn % 2 == 0 else names[::-1]
