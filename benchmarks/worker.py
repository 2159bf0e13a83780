"""One peer in a process of its own, told what to set on stdin and answering on stdout.

`python -m benchmarks.worker PEER`; each line is JSON, `{"jobs": [[article, clinic, patient], …], "save": …}`,
and is answered with the times and sizes of those leaflets. The last one is saved, if a path is given.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
import traceback
from pathlib import Path

PEERS = {"handoutgen": "benchmarks.ours", "typst": "benchmarks.peer_typst"}


def peak_mib() -> float:
    """Tell the most memory this process ever held.

    Not `ru_maxrss`: that one also remembers the process we were started from.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
    except (OSError, StopIteration):
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Obey until stdin ends."""
    # Whatever a peer prints must not mix with the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    try:
        peer = importlib.import_module(PEERS[sys.argv[1]]).Peer()
        for line in sys.stdin:
            order = json.loads(line)
            wall, cpu, sizes = [], [], []
            for article, clinic, patient in order["jobs"]:
                clock, work = time.perf_counter(), time.process_time()
                pdf = peer.leaflet(Path(article), Path(clinic), patient)
                cpu.append((time.process_time() - work) * 1e3)
                wall.append((time.perf_counter() - clock) * 1e3)
                sizes.append(len(pdf))
            if order.get("save"):
                Path(order["save"]).write_bytes(pdf)
            answer = {"wall": wall, "cpu": cpu, "bytes": sizes, "peak": peak_mib()}
            print(json.dumps(answer), file=answers, flush=True)
    except Exception as error:  # any fault of a peer is an answer
        traceback.print_exc()
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}), file=answers, flush=True)


if __name__ == "__main__":
    main()
