"""The watch over hostile cases sees what it must: tiny programs do each forbidden thing in it."""

from __future__ import annotations

import pytest
from support.hostile import PEAK, assert_kept_within, run_watched

STRAYS = {
    "a read outside": "open('../secret/secret.txt').read()",
    "a read outside through the system": "import os; os.open('../secret/secret.txt', os.O_RDONLY)",
    "a read through a link": "import os; os.symlink('../../secret', 'dist/s'); open('dist/s/secret.txt')",
    "a write outside": "open('../new', 'w').close()",
    "a write beside the output": "open('new', 'w').close()",
    "a folder outside": "import os; os.mkdir('../new')",
    "a name outside": "import os; open('dist/a', 'w').close(); os.rename('dist/a', '../a')",
    "a file taken away": "import os; os.remove('../secret/secret.txt')",
    "a connection": "import socket; socket.socket().connect_ex(('127.0.0.1', 9))",
    "a question for a name": "import socket; socket.gethostbyname('localhost')",
    "another program": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
    "a copy that does it": "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "a library": "import ctypes; ctypes.CDLL(None); ctypes.CDLL('libc.so.6')",
}


@pytest.mark.parametrize("stray", STRAYS)
def test_what_strays_is_seen(stray, desk):
    """Else a hostile case would pass that should not."""
    (desk / "dist").mkdir()

    outcome = run_watched(desk, ("--program", STRAYS[stray]))

    assert outcome.exit == 0, outcome.stderr
    with pytest.raises(AssertionError):
        assert_kept_within(desk, outcome)


def test_what_keeps_within_is_let_pass(desk):
    """Or every case would fail."""
    (desk / "dist").mkdir()
    (desk / "a.md").write_text("æ")

    outcome = run_watched(desk, ("--program", "open('a.md').read(); open('dist/a', 'w').close()"))

    assert_kept_within(desk, outcome)
    assert outcome.made == {"a": b""}


def test_time_is_measured_and_bounded(desk):
    """By the kernel: nothing in the program can hold it off."""
    work = "import time\nwhile time.process_time() < {}: pass"
    (desk / "dist").mkdir()

    assert 0.5 <= run_watched(desk, ("--program", work.format(0.5))).seconds < 1.5
    with pytest.raises(AssertionError, match="ended by -"):
        run_watched(desk, ("--program", work.format(99)), 1)


def test_memory_is_measured_and_bounded(desk):
    """At its peak, not at the end."""
    (desk / "dist").mkdir()

    outcome = run_watched(desk, ("--program", "a = b'x' * (200 << 20); del a"))
    assert 200 <= outcome.mebibytes < 300
    outcome = run_watched(desk, ("--program", f"bytearray({PEAK} << 20)"))
    assert outcome.exit == 1
    assert "MemoryError" in outcome.stderr
