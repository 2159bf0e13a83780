"""A process that makes many leaflets holds no more memory and no more files than it may."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
