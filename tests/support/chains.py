"""A chain of clinics in a folder of its own, and the command run at it in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from support.leaflets import BODY, HEAD, write_clinic

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Kanariefugl", "Solsort", "Viben", "Isfugl")
"""Patients who are found wherever they should not be."""


class Chain:
    """Articles, clinics and a list; a command that works with them; and what it left."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.folder = folder
        self.out = folder / "dist"
        self.env = {
            **{key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"},
            "PYTHONPATH": str(source),
            "PYTHONUTF8": "1",
            "HANDOUTGEN_CACHE": str(folder / "cache"),
        }

    def article(self, name: str, text: str = BODY) -> Path:
        path = self.folder / "handouts" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD + text, encoding="utf-8")
        return path

    def clinic(self, name: str, text: str = "") -> Path:
        return write_clinic(f'name = "{name.title()}"\n{text}', self.folder / "clinics" / name)

    def list(self, *rows: str, heading: str = "navn;bemærkning") -> Path:
        path = self.folder / "liste.csv"
        path.write_text("\n".join((heading, *rows)) + "\n", encoding="utf-8")
        return path

    def start(self, *words: str, **options: object) -> subprocess.Popen[str]:
        """Start the command; its streams are pipes."""
        return subprocess.Popen(
            [sys.executable, "-m", "handoutgen", "batch", *words],
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | options,
            cwd=self.folder,
            env=self.env,
        )

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*words)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def files(self, out: str = "dist") -> dict[str, bytes]:
        """Return every file there is but the manifest and its key."""
        folder = self.folder / out
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and "manifest" not in path.name
        }

    def lines(self, out: str = "dist") -> list[dict]:
        """Return the manifest."""
        text = (self.folder / out / "manifest.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]
