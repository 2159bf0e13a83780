"""Examples in a file that are commented out: each is right once its # is taken away."""

from __future__ import annotations

import re


def in_force(text: str) -> str:
    """Return a clinic's file with its examples, which are commented out, in force."""
    lines: list[str] = []
    within = False
    for line in text.split("\n"):
        bare = re.sub(r"^# ?", "", line)
        example = re.match(r'# (?:\w+ = |"[^"]+" = |\[)', line)
        lines.append(bare if within or example else line)
        within ^= bool(within or example) and bare.count('"""') % 2 == 1
    return "\n".join(lines)
