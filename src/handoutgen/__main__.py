"""`python -m handoutgen` and the `handoutgen` command."""

from __future__ import annotations

import os
import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    # Python looks for modules in the folder we stand in first: what lies beside articles must not be run.
    # The two above are loaded by then in any case. Where the program itself lies in that folder, it stays.
    _home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    if os.path.abspath(sys.path[0]) != _home:  # noqa: PTH100
        del sys.path[0]

import contextlib
import errno
import gc
import io


def run() -> None:
    """Run the command line, and leave at once when it is done."""
    _stand_in_for_closed_streams()
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


def _stand_in_for_closed_streams() -> None:
    """See that the numbers of the standard streams are taken, and that words for them find a way.

    A file that took the number of a closed one would get what is told there.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # It gets the lowest number that is free, which is this one.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - its only argument
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for good
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A sign that the locale does not have is told by its code. Paths and JSON are written as bytes.
        sys.stdout.reconfigure(errors="backslashreplace")


def _leave(status: int) -> None:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        _cannot_tell(error)
    os._exit(status)


def _cannot_tell(error: OSError) -> None:
    """End where the standard output does not take what we say: its disk is full, or nobody listens."""
    what = f"The output cannot be written: {error.strerror}."
    if error.errno == errno.ENOENT:
        what = "The folder that you stand in is gone: go into another."
    if error.errno != errno.EPIPE:
        with contextlib.suppress(OSError):
            print(what, file=sys.stderr, flush=True)
    os._exit(1)


if __name__ == "__main__":
    run()
