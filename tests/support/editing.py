"""What lies on an editor's desk in tests."""

from __future__ import annotations

from datetime import date

DAY = date(2026, 11, 24)
HEAD = (
    "---\ntitle: Knæet\nlastUpdated: 13/09/2025\nreviewedBy: Ditte Fog\nreviewBy: 1/9/2027\n"
    "sources:\n  - Knæbogen, 2024.\n{more}---\n\n"
)
"""Front matter with nothing wrong in it; `{more}` is for further keys."""
FLAG = "\n\n## Hvornår skal jeg søge læge?\n\nSøg læge, hvis knæet hæver.\n"
