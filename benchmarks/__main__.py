"""`python -m benchmarks`: one command, one run, two tables."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.judge import judge
from benchmarks.peers import ROOT, PeerError
from benchmarks.report import report
from benchmarks.rounds import measure
from benchmarks.tagging import cost_of_tagging
from benchmarks.worker import PEERS


def main() -> int:
    """Measure, judge, print."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=sys.modules["benchmarks"].__doc__)
    parser.add_argument("--article", type=Path, default=ROOT / "handouts" / "krampe-i-laeggen.md")
    parser.add_argument("--only", choices=list(PEERS), help="measure one side alone")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each warm peer (7)")
    parser.add_argument("--batch", type=int, default=20, help="leaflets a turn (20)")
    parser.add_argument("--cold", type=int, default=9, help="new processes of each kind (9)")
    parser.add_argument("--smoke", action="store_true", help="one tiny round: does everything still run?")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="put one leaflet of each peer here")
    args = parser.parse_args()
    if args.smoke:
        args.rounds, args.batch, args.cold = 1, 2, 1
    names = [args.only] if args.only else list(PEERS)
    article = args.article.resolve()

    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        try:
            figures = measure(names, article, Path(folder), args.rounds, args.batch, args.cold)
        except PeerError as error:
            print(error, file=sys.stderr)
            return 1
        leaflets = {name: Path(folder) / f"{name}.pdf" for name in names}
        print(report(figures, {name: judge(pdf, article) for name, pdf in leaflets.items()}))
        if "handoutgen" in names:
            print()
            print(cost_of_tagging(article, Path(folder) / "tagging", args.rounds * args.batch))
        if args.keep:
            args.keep.mkdir(parents=True, exist_ok=True)
            for pdf in leaflets.values():
                (args.keep / pdf.name).write_bytes(pdf.read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
