"""Coverage-guided fuzzing with atheris, which needs the extra `fuzz`:

    PYTHONPATH=tests nice -n 10 .venv/bin/python -m fuzzing article --seed 1 --count 20000

What ends a run is written into the folder of `--out` and can be tried again by naming the file. It is kept as
a folder of tests/fuzzing/finds, or as a test of its own, before it is mended.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

import atheris

TARGETS = sorted(path.stem for path in Path(__file__).with_name("targets").glob("[a-z]*.py"))
MAPPED = ["handoutgen", "markdown_it", "mdit_py_plugins"]
"""Packages whose branches guide the search."""
SECONDS = 20
"""For one example, by the clock: what takes longer hangs."""
LONGEST = 4096
"""Bytes of one example."""
MEBIBYTES = 1500
"""For the whole process."""


def main() -> None:
    """Fuzz one target."""
    parser = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("files", nargs="*", help="try these again, and nothing else")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20_000, help="examples")
    parser.add_argument("--out", type=Path, default=Path(".fuzz"), help="folder for what was found")
    asked = parser.parse_args()
    with atheris.instrument_imports(include=MAPPED):
        target = importlib.import_module(f"fuzzing.targets.{asked.target}")
        try_one = target.try_one
        for seed in target.SEEDS[:2]:  # what is imported late is mapped too
            with tempfile.TemporaryDirectory() as folder:
                try_one(seed, Path(folder))
    asked.out.mkdir(parents=True, exist_ok=True)
    desk = Path(tempfile.mkdtemp(prefix="fuzzing-"))
    corpus, words = desk / "corpus", desk / "words"
    corpus.mkdir()
    for number, seed in enumerate(target.SEEDS):
        (corpus / f"{number:04}").write_bytes(seed)
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in target.WORDS if word)
    words.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    folder = desk / "desk"
    folder.mkdir()
    options = [
        f"-seed={asked.seed}", f"-runs={asked.count}", f"-max_len={LONGEST}", f"-timeout={SECONDS}",
        f"-rss_limit_mb={MEBIBYTES}", f"-artifact_prefix={asked.out}/{asked.target}-",
        "-print_final_stats=1", "-len_control=20",
    ]  # fmt: skip
    if target.WORDS:
        options.append(f"-dict={words}")
    atheris.Setup(
        [sys.argv[0], *options, *(asked.files or [str(corpus)])], lambda data: try_one(data, folder)
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
