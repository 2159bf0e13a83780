"""A whole batch against writing the same bytes: `python -m benchmarks.batch`.

Both make the same files in the same folders with as many processes, in turns. A second table tells what a
batch costs beside making and writing: with a stand-in that hands out a finished leaflet. `--long` looks at
20,000 leaflets: the memory of each process, and the pace of the first and the last thousand.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.clinics import write_clinics
from benchmarks.peers import ROOT, surroundings, timed
from benchmarks.report import row

MEMORY = 200
"""MiB that no process of a batch should need."""

NAMES = ("Anna Eksempel", "Bo Øst", "Åse Ærø", "Signe Bang-Christensen")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.batch", description=__doc__.partition("\n")[0])
    parser.add_argument("--article", type=Path, default=ROOT / "handouts" / "krampe-i-laeggen.md")
    parser.add_argument("--leaflets", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--long", action="store_true", help="20,000 leaflets: memory and pace")
    parser.add_argument("--smoke", action="store_true", help="a few leaflets: does everything still run?")
    args = parser.parse_args()
    if args.smoke:
        args.leaflets, args.rounds = 8, 1
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
        folder = Path(name)
        cases = prepare(args.article.resolve(), folder, args.leaflets)
        lines = row("case", "batch ms", "writing ms", "batch / writing", "a leaflet, ms")
        lines += row(*["---"] * 5)
        for case, sync in itertools.product(cases, (False, True)):
            lines += compare(case, folder, args.rounds, args.jobs, sync=sync)
        print("\n".join(lines))
        print()
        print("\n".join(beside(args.article.resolve(), folder, args.leaflets)))
        if args.long or args.smoke:
            print()
            print(long_run(args.article.resolve(), folder, 8 if args.smoke else 20_000, args.jobs))
    return 0


class Case(NamedTuple):
    """A batch: the words of its command, and how many leaflets it makes."""

    name: str
    words: list[str]
    count: int


def prepare(article: Path, folder: Path, count: int) -> list[Case]:
    """Write clinics and a list; return what is compared."""
    articles = sorted((ROOT / "handouts").glob("*.md"))
    houses = max(1, count // len(articles))
    write_clinics(folder / "many", count)
    write_clinics(folder / "one", 1)
    write_clinics(folder / "chain", houses)
    write_list(folder / "list.csv", count)
    kind = ["--kind", "leaflet", "--clinics"]
    listed = ["--list", str(folder / "list.csv")]
    return [
        Case("patients differ", [str(article), *kind, str(folder / "one"), *listed], count),
        Case("a chain", [*map(str, articles), *kind, str(folder / "chain")], len(articles) * houses),
        Case("clinics differ", [str(article), *kind, str(folder / "many")], count),
    ]


def write_list(path: Path, count: int) -> None:
    """Write a list of patients; no two rows are alike."""
    rows = (f"{NAMES[i % len(NAMES)]} {i};{i % 28 + 1}. marts 2027 kl. 9.{i % 60:02}" for i in range(count))
    path.write_text("\n".join(["navn;næste tid", *rows, ""]), encoding="utf-8")


def command(words: list[str], out: Path, jobs: int) -> list[str]:
    """Name the command."""
    program = [sys.executable, "-m", "handoutgen", "batch", *words]
    return [*program, "--out", str(out), "--jobs", str(jobs), "--date", "2026-01-01"]


def compare(case: Case, folder: Path, rounds: int, jobs: int, *, sync: bool) -> list[str]:
    """Run both in turns. The first turn fills the caches of system and program, and is not counted.

    With `sync` both wait until the disk holds each file. Nothing is taken away before the end: for a minute
    ext4 looks past every file that was deleted, one after the other, whenever it makes one.
    """
    words = [*case.words, "--fsync"] if sync else case.words
    batch: list[float] = []
    writing: list[float] = []
    for turn in range(rounds + 1):
        turns = folder / "turns" / f"{case.name}{' fsync' if sync else ''} {turn}"
        out, raw = turns / "out", turns / "raw"
        # What others left to be written down is not waited for by either.
        os.sync()
        answer = timed(command(words, out, jobs), surroundings(folder / "cache"))
        if answer["code"]:
            raise SystemExit(f"{case.name}: the batch failed")
        files = {path.relative_to(out): path.read_bytes() for path in out.rglob("*.pdf")}
        if len(files) != case.count:
            raise SystemExit(f"{case.name}: {len(files)} leaflets instead of {case.count}")
        os.sync()
        took = write_raw(raw, files, jobs, sync=sync)
        if turn:
            batch.append(answer["wall"])
            writing.append(took)
    ratio = [one / other for one, other in zip(batch, writing, strict=True)]
    cells = (f"{median(batch):.0f}", f"{median(writing):.0f}", f"{median(ratio):.2g}")
    told = f"{case.name}, {case.count}{', --fsync' if sync else ''}"
    return row(told, *cells, f"{median(batch) / case.count:.3f}")


def write_raw(folder: Path, files: dict[Path, bytes], jobs: int, *, sync: bool) -> float:
    """Write the same bytes plainly, and tell the milliseconds."""
    every = [(str(folder / path), content) for path, content in files.items()]
    with ProcessPoolExecutor(jobs) as pool:
        # Handing over the bytes is not what is measured.
        clocks = list(
            pool.map(write_files, [every[start::jobs] for start in range(jobs)], itertools.repeat(sync))
        )
    return max(clocks)


def write_files(files: list[tuple[str, bytes]], sync: bool) -> float:
    """Write files in one process; with `sync` the disk holds each before the next."""
    clock = time.perf_counter()
    for folder in {path.rpartition("/")[0] for path, _ in files}:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    for path, content in files:
        with open(path, "wb") as file:  # noqa: PTH123 - the least there is
            file.write(content)
            if sync:
                file.flush()
                os.fsync(file.fileno())
    return (time.perf_counter() - clock) * 1e3


def beside(article: Path, folder: Path, count: int) -> list[str]:
    """Tell what a batch costs beside making and writing, as processor time: it forgives a busy machine."""
    from handoutgen.batch import making
    from handoutgen.batch.engines import here
    from handoutgen.batch.order import Order
    from handoutgen.batch.plan import Plan
    from handoutgen.batch.whole import Wish, make_batch
    from handoutgen.model.leaflet import Kind
    from handoutgen.model.patient import Patient
    from handoutgen.press import Printed

    content = next((folder / "turns").rglob("*.pdf")).read_bytes()
    made = Printed(content[:-6000], content[-6000:], "", 4, ())
    lines = row("beside making and writing", "µs of CPU a leaflet: read", "plan", "hand out and keep")
    lines += row(*["---"] * 4)
    kept, making.print_leaflet = making.print_leaflet, lambda *_, **__: made
    try:
        for case, clinics, lists in (
            ("patients differ", folder / "one", (folder / "list.csv",)),
            ("clinics differ", folder / "many", ()),
        ):
            order = Order(
                (article,), (clinics,), (Kind.LEAFLET,), (), Patient(), date(2026, 1, 1), None, False,
                folder / "out", patients=lists,
            )  # fmt: skip
            # What is loaded and understood once is not what a leaflet costs: the second turn counts.
            for _ in range(2):
                shutil.rmtree(folder / "out", ignore_errors=True)
                making._writer.cache_clear()
                clocks = [time.process_time()]
                plan = Plan(order, grouped=True, folders=True)
                clocks.append(time.process_time())
                folders = plan.survey()
                clocks.append(time.process_time())
                for results in make_batch(order, plan, folders, Wish(here())):
                    "\n".join(job.target for job, _ in results)
                clocks.append(time.process_time())
            names = [job.target for job in plan.jobs()]
            writing = cpu_of_writing(folder / "raw-cpu", names, content)
            steps = [(b - a) / count * 1e6 for a, b in itertools.pairwise(clocks)]
            lines += row(case, f"{steps[0]:.0f}", f"{steps[1]:.0f}", f"{steps[2] - writing:.0f}")
    finally:
        making.print_leaflet = kept
    return lines


def cpu_of_writing(folder: Path, names: list[str], content: bytes) -> float:
    """Tell the processor time of writing and renaming one file, in microseconds."""
    shutil.rmtree(folder, ignore_errors=True)
    clock = time.process_time()
    for parent in {name.rpartition("/")[0] for name in names}:
        os.makedirs(f"{folder}/{parent}", exist_ok=True)  # noqa: PTH103
    for name in names:
        with open(f"{folder}/{name}.part", "wb") as file:  # noqa: PTH123 - the least there is
            file.write(content)
        os.replace(f"{folder}/{name}.part", f"{folder}/{name}")  # noqa: PTH105
    return (time.process_time() - clock) / len(names) * 1e6


def long_run(article: Path, folder: Path, count: int, jobs: int) -> str:
    """Watch a long batch: who needs how much memory, and whether it slows down."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    write_list(folder / "long.csv", count // 2)
    words = [str(article), "--clinics", str(folder / "one"), "--list", str(folder / "long.csv")]
    words += ["--kind", "leaflet", "--kind", "exercises"]
    process = subprocess.Popen(
        command(words, folder / "out", jobs), env=surroundings(folder / "cache"), stdout=subprocess.PIPE
    )
    peaks: dict[int, list[float]] = {}
    watch = threading.Thread(target=watch_memory, args=(process, peaks))
    watch.start()
    # Leaflets of the first kind come first: the pace is told within it, and for all.
    clocks = [time.perf_counter() for _ in process.stdout]
    watch.join()
    if process.wait() or len(clocks) != count:
        raise SystemExit(f"the long batch made {len(clocks)} leaflets instead of {count}")
    some = min(1000, count // 4)
    half = clocks[: count // 2]
    pace = [(part[-1] - part[0]) / some * 1e3 for part in (half[:some], half[-some:], clocks[-some:])]
    most = max(max(seen) for seen in peaks.values())
    grown = max(seen[-1] - seen[len(seen) // 2] for seen in peaks.values())
    return (
        f"{count} leaflets: {most:.0f} MiB in the largest process ({'below' if most < MEMORY else 'ABOVE'} "
        f"{MEMORY}); none grew by more than {max(grown, 0):.0f} in its second half.\n"
        f"ms a leaflet: {pace[0]:.3f} in the first {some}, {pace[1]:.3f} in the last of the same kind, "
        f"{pace[2]:.3f} in the last of all."
    )


def watch_memory(process: subprocess.Popen, peaks: dict[int, list[float]]) -> None:
    """Look at all processes of a run, ten times a second."""
    while process.poll() is None:
        family = {process.pid}
        for status in sorted(Path("/proc").glob("[0-9]*/status"), key=lambda path: int(path.parent.name)):
            try:
                facts = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            except OSError:
                continue
            number = int(status.parent.name)
            if int(facts["PPid"]) in family or number == process.pid:
                family.add(number)
                if "VmRSS" in facts:
                    peaks.setdefault(number, []).append(int(facts["VmRSS"].split()[0]) / 1024)
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
