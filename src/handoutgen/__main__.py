"""`python -m handoutgen` and the `handoutgen` command."""

from __future__ import annotations

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
        if done.code is None or isinstance(done.code, int):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(done.code or 0)
        raise


if __name__ == "__main__":
    run()
