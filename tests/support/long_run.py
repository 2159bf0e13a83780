"""Many random leaflets in one process, and what the process holds of memory and files as it goes on.

Run as a program: `long_run.py COUNT FOLDER EMPTIED` prints JSON, for each hundredth leaflet its mebibytes and
open files. The press forgets all after every EMPTIED leaflets, with 0 only what it has no room for.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.desks import any_way, build, lay_desk
from support.dice import Rolled

from handoutgen.model.faults import InputError
from handoutgen.press import forget


def holds() -> tuple[float, int]:
    """Return the mebibytes of memory that this process holds now, and how many files are open in it."""
    gc.collect()
    with Path("/proc/self/status").open(encoding="ascii") as status:
        memory = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    return memory / 1024, len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - as the kernel counts them


def main() -> None:
    """Build so many leaflets of desks that differ in everything, and tell."""
    count, folder, emptied = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    told: dict[int, tuple[float, int]] = {}
    for number in range(1, count + 1):
        dice = Rolled(number)
        # Files of the same names, so that what is remembered by a path is put to the test too.
        desk = lay_desk(dice, folder)
        kind, edition, booklet = any_way(dice, desk)
        with suppress(InputError):
            build(desk, kind, edition, booklet=booklet)
        if emptied and number % emptied == 0:
            forget()
        if number % 100 == 0:
            told[number] = holds()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
