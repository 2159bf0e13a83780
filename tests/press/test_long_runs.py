"""A process that makes many leaflets holds no more memory and no more files than it may."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.leaflets import BODY, DAY, HEAD

from handoutgen.press import make_leaflet

RUN = Path(__file__).resolve().parents[1] / "support" / "long_run.py"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Only Linux tells what a process holds.")
@pytest.mark.parametrize(
    ("emptied", "start", "end", "most"),
    [
        # Measured: 12 MiB, for words measured and softened, whose memories are bounded.
        (10, 200, 1000, 16),
        # Measured: 17 MiB, with what plates and clinics are remembered besides.
        (0, 200, 1000, 24),
    ],
    ids=["emptied", "as it is"],
)
def test_a_thousand_articles_leave_memory_flat_and_no_file_open(emptied, start, end, most, tmp_path):
    """Different articles, clinics, patients, kinds and editions, in one process."""
    command = [sys.executable, str(RUN), str(end), str(tmp_path), str(emptied)]
    environment = {**os.environ, "HANDOUTGEN_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(command, capture_output=True, check=True, env=environment, timeout=600)

    told = json.loads(done.stdout)
    (before, files), (after, files_now) = told[str(start)], told[str(end)]
    assert files_now == files
    assert after - before <= most, told


def test_an_article_that_is_printed_leaves_nothing_for_the_collector(tmp_path):
    """Whoever makes thousands has no time to look for what holds each other."""
    path = tmp_path / "knæ.md"
    leaflets = []
    for number in range(3):
        path.write_text(HEAD + BODY + f"\n\n{number}\n", encoding="utf-8")
        gc.collect()
        gc.disable()
        try:
            leaflets.append(make_leaflet(path, issued=DAY))
            left = gc.collect()
        finally:
            gc.enable()

    assert left < 20
    assert len(set(leaflets)) == 3
