"""Hostile cases: files that somebody laid on the desk, a command, and what must come of it within bounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from support.leaflets import BODY, HEAD
from support.listening import words_of
from support.watched import SUBPROCESS

if TYPE_CHECKING:
    from collections.abc import Mapping

WATCHED = Path(__file__).with_name("watched.py")
SECRET = "HEMMELIGT-8413"
"""What stands in every file that nobody may read."""
PEAK = 1500
"""Mebibytes of addresses that a program may map at all: the machine is never in danger."""
OWN = tuple(
    os.path.realpath(path)
    for path in (
        Path(__file__).resolve().parents[2],
        sys.prefix,
        sys.base_prefix,
        *sysconfig.get_paths().values(),
        "/proc",
        "/dev",
        "/etc",
        "/usr",
        # The user's own settings of ReportLab.
        Path.home() / ".reportlab_settings",
        Path.home() / ".reportlab_mods",
    )
)
"""Where the program and its interpreter live."""


Content = bytes | str | Callable[[], bytes | str]
"""What a file holds; what is large is made only when it is laid."""


READER = f"{SUBPROCESS}: {[sys.executable, '-P', '-m', 'handoutgen.reading.workbooks']}"
"""The one process that may be started: a spreadsheet is read in it, within bounds of its own."""


@dataclass(frozen=True)
class Case:
    """One thing that somebody may do to us, and what must come of it."""

    name: str
    files: Mapping[str, Content] = field(default_factory=dict)
    """What is laid on the desk, by path; `handouts/a.md` is the article, where there is one."""
    words: tuple[str, ...] = ("build", "handouts/a.md")
    """The command."""
    exit: int = 0
    told: tuple[str, ...] = ()
    """Each stands in what is told on standard error, as it is; `path:line: ` too."""
    untold: tuple[str, ...] = ()
    """None of them is told."""
    made: tuple[str, ...] | None = None
    """All files below dist/; by default one leaflet where the exit is 0, and none otherwise."""
    printed: tuple[str, ...] = ()
    """Each can be read in the leaflets, word for word."""
    unprinted: tuple[str, ...] = ()
    """None of them stands in the bytes or words of a leaflet."""
    seconds: float = 3
    """Processor time, with the start of the program."""
    mebibytes: float = 150
    """Memory of the process at its peak."""
    arrange: Callable[[Path], object] = lambda desk: None
    """What else is done at the desk before: links, pipes, other bytes."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    exit: int
    stdout: str
    stderr: str
    made: dict[str, bytes]
    """What stands below dist/ now, by its path there."""
    read: set[str]
    """Real paths that were opened for reading, without the program's own."""
    written: set[str]
    """Real paths that were opened for writing, made, renamed or taken away."""
    forbidden: list[str]
    """Processes, libraries and connections that were asked for."""
    seconds: float
    mebibytes: float


def article(body: str = BODY, head: str = HEAD) -> str:
    """Return an article with front matter."""
    return head + body


def pictured(content: Content, ending: str) -> dict[str, Content]:
    """Return files that show a picture twice: as a clinic's logo, and in an article."""
    return {
        "handouts/a.md": article(f"Her.\n\n![Et billede](t.{ending})\n\nSlut.\n"),
        f"handouts/t.{ending}": content,
        "clinics/k/clinic.toml": f'name = "Klinik Å"\nlogo = "logo.{ending}"\n',
        f"clinics/k/logo.{ending}": content,
    }


def lay(desk: Path, files: Mapping[str, Content]) -> None:
    """Write files on the desk."""
    for name, content in files.items():
        path = desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content = content()
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def run_watched(
    desk: Path, words: tuple[str, ...], seconds: float = 10, environment: Mapping[str, str] | None = None
) -> Outcome:
    """Run the command line at a desk, in a process of its own that is ended after `seconds` of work."""
    report = desk.parent / f"{desk.name}.report.json"
    report.unlink(missing_ok=True)
    environment = {**os.environ, "HANDOUTGEN_CACHE": str(desk.parent / "cache"), **(environment or {})}
    command = [sys.executable, str(WATCHED), str(report), str(int(seconds + 1)), str(PEAK), *words]
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, timeout=60 + 4 * seconds)
    assert report.exists(), f"ended by {done.returncode}:\n{done.stderr.decode(errors='replace')[-3000:]}"
    facts = json.loads(report.read_text(encoding="utf-8"))
    out = desk / "dist"
    own = (*OWN, os.path.realpath(desk.parent / "cache"))
    return Outcome(
        done.returncode,
        done.stdout.decode("utf-8", "backslashreplace"),
        done.stderr.decode("utf-8", "backslashreplace"),
        {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()},
        {path for path in map(os.path.realpath, facts["read"]) if not path.startswith(own)},
        {path for path in map(os.path.realpath, facts["written"]) if not path.startswith(own[-1])},
        facts["forbidden"],
        facts["seconds"],
        facts["mebibytes"],
    )


def judge(case: Case, desk: Path) -> Outcome:
    """Run a case and hold it to its word."""
    lay(desk, case.files)
    case.arrange(desk)
    outcome = run_watched(desk, case.words, 2 * case.seconds, case.environment)
    assert "Traceback" not in outcome.stderr, outcome.stderr[-3000:]
    assert outcome.exit == case.exit, outcome.stderr[-3000:]
    for text in case.told:
        assert text in outcome.stderr, outcome.stderr[-3000:]
    for text in case.untold:
        assert text not in outcome.stderr
    wanted = case.made if case.made is not None else ("a.pdf",) if case.exit == 0 else ()
    assert tuple(sorted(outcome.made)) == tuple(sorted(wanted))
    leaflets = [content for name, content in outcome.made.items() if name.endswith(".pdf")]
    printed = " ".join(" ".join(words_of(pdf)) for pdf in leaflets)
    for text in case.printed:
        assert " ".join(text.split()) in printed, text
    for text in (*case.unprinted, SECRET):
        assert text not in printed
        assert all(text.encode() not in pdf for pdf in outcome.made.values())
    assert_kept_within(desk, outcome)
    assert outcome.seconds <= case.seconds, f"{outcome.seconds:.1f} s"
    assert outcome.mebibytes <= case.mebibytes, f"{outcome.mebibytes:.0f} MiB"
    return outcome


def assert_kept_within(desk: Path, outcome: Outcome) -> None:
    """Nothing was read off the desk, written but into its dist/, started or asked of the network."""
    home = os.path.realpath(desk)
    assert [asked for asked in outcome.forbidden if asked != READER] == []
    strayed = [path for path in outcome.read if not path.startswith(home)]
    assert strayed == []
    out = f"{home}{os.sep}dist"
    elsewhere = [path for path in outcome.written if path != out and not path.startswith(out + os.sep)]
    assert [path for path in elsewhere if path != os.devnull] == []
