"""`python -m handoutgen` and the `handoutgen` command."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys


def run() -> None:
    """Run the command line, and leave at once when it is done."""
    # Starting makes hundreds of thousands of objects that live to the end: looking through them for
    # rubbish, and taking them down one by one at the exit, is a sixth of the time of one leaflet.
    gc.set_threshold(100_000, 20, 20)
    from handoutgen.cli import main

    try:
        main(prog_name="handoutgen")
    except SystemExit as done:
        if done.code is not None and not isinstance(done.code, int):
            raise
        _leave(done.code or 0)
    except OSError as error:
        if error.filename is not None:
            raise
        _cannot_tell(error)


def _leave(status: int) -> None:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        _cannot_tell(error)
    os._exit(status)


def _cannot_tell(error: OSError) -> None:
    """End where the standard output does not take what we say: its disk is full, or nobody listens."""
    if error.errno != errno.EPIPE:
        with contextlib.suppress(OSError):
            print(f"The output cannot be written: {error.strerror}.", file=sys.stderr, flush=True)
    os._exit(1)


if __name__ == "__main__":
    run()
