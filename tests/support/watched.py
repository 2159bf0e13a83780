"""The command line in a process of its own, bounded and watched: what it reads, writes, starts and asks of
the network.

Run as a program: `watched.py REPORT SECONDS MEBIBYTES WORDS…` runs `handoutgen WORDS…` and leaves a JSON
report of all it did. The bounds are the kernel's: a program that goes on past them is ended. With `--program`
as its first word the next one is run instead, as Python: so the watch itself is tried.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from pathlib import Path

SEEN: dict[str, list[str]] = {"read": [], "written": [], "forbidden": []}
SUBPROCESS = "subprocess.Popen"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_FORBIDDEN = ("subprocess", "os.exec", "os.spawn", "os.posix_spawn", "os.system", "ctypes.dlopen", "urllib")
_MADE_OR_GONE = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate"}


def _absolute(path: str | bytes) -> str:
    # Links are left for the judge to follow, and a Path would look at the disk: this hook sees each look.
    return os.path.abspath(os.fsdecode(path))  # noqa: PTH100


def watch(event: str, args: tuple[object, ...]) -> None:
    """Note what matters of what the interpreter is about to do."""
    if event == "open":
        path, mode, flags = args
        if isinstance(path, (str, bytes)):
            writes = bool(set(mode) & set("wax+")) if isinstance(mode, str) else bool(int(flags) & _WRITING)
            SEEN["written" if writes else "read"].append(_absolute(path))
    elif event in _MADE_OR_GONE:
        SEEN["written"] += [_absolute(one) for one in args if isinstance(one, (str, bytes))]
    elif event.startswith("socket.") and event != "socket.__new__":
        SEEN["forbidden"].append(f"{event}: {args[1:]}")
    elif event.startswith(_FORBIDDEN):
        SEEN["forbidden"].append(f"{event}: {args[1] if event == SUBPROCESS else args[:1]}")


def most_memory() -> float:
    """Return the most mebibytes that this process held at once."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Bound this process, watch it, and run the command line in it."""
    report, seconds, mebibytes, *words = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (int(mebibytes) << 20, int(mebibytes) << 20))
    sys.argv = ["handoutgen", *words]

    from handoutgen.__main__ import run

    leave = os._exit

    def told(status: int) -> None:
        # What reads spreadsheets is a process of its own: its work is ours.
        own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        facts = SEEN | {
            "seconds": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
            "mebibytes": max(most_memory(), others.ru_maxrss / 1024),
        }
        Path(report).write_text(json.dumps(facts), encoding="utf-8")
        leave(status)

    os._exit = told  # the command line leaves in this way alone
    sys.addaudithook(watch)
    if words[0] == "--program":
        _run_program(words[1])
    run()


def _run_program(text: str) -> None:
    try:
        exec(compile(text, "program", "exec"), {})
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
