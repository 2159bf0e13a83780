"""Keys of a front matter that are not ours, but were probably meant to be: what they say would be lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings
    from handoutgen.reading.head import Head

KEYS = (
    *("title", "datePublished", "published", "date", "lastUpdated", "updated"),
    *("author", "reviewedBy", "reviewBy", "sources", "summary", "language", "draft"),
    *("redFlags", "exercises", "log", "ignore"),
)
"""Every key that is read."""
_NEAR = 0.88
"""Share of letters in common: a letter too many, too few or turned round, but not `logo` for `log`."""


def tell_misspelt(head: Head, findings: Findings) -> None:
    """Warn of each key that differs from one of ours by a slip, where ours is not there too.

    A website has keys of its own, so that one that is like none of ours is nobody's business.
    """
    for key, value in head.items():
        if key not in KEYS and (meant := _meant(key)) and meant not in head:
            findings.warn(
                value.line,
                f"The key `{key}` is not read; is it `{meant}`?",
                f"Write `{meant}`, or ignore this rule where the key is your website's own.",
                "front-matter-key",
            )


def _meant(key: str) -> str | None:
    bare = _bare(key)
    # Nobody misspells the first letter, and what looks for the nearest is slow to load.
    like = {_bare(ours): ours for ours in KEYS if bare[:1] == ours[0] and abs(len(bare) - len(ours)) < 3}
    if not like or bare in like:
        return like.get(bare)
    from difflib import get_close_matches

    near = get_close_matches(bare, like, n=1, cutoff=_NEAR)
    return like[near[0]] if near else None


def _bare(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).lower()
