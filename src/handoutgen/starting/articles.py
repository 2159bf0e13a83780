"""An article to begin with: every place that an author must fill in says so, and none gives advice.

Why `00` in its doses? A dose that looks right is forgotten. A count of nothing is not understood, so that
`check` names each line in which a clinician has yet to write one.
"""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.reading.source import ARTICLE_ENDINGS
from handoutgen.starting.names import in_words, is_bare, look_at
from handoutgen.starting.writing import write_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_START = Path(__file__).with_name("article.md")
_FOLDER = Path("handouts")
_YEAR = timedelta(days=365)


def start_article(said: str, title: str | None, day: date) -> Iterator[Path]:
    """Write an article, and yield its path. A bare name goes into handouts/; raises `InputError`."""
    look_at(said)
    path = _FOLDER / said if is_bare(said) else Path(said)
    if path.suffix.lower() not in ARTICLE_ENDINGS:
        path = path.with_name(f"{path.name}.md")
    write_start(path, article_text(title or in_words(path.stem), day))
    yield path


def article_text(title: str, day: date) -> str:
    """Return an article that was begun on this day."""
    text = _START.read_text(encoding="utf-8")
    text = text.replace("@today@", day.isoformat()).replace("@later@", (day + _YEAR).isoformat())
    # Between YAML's double quotes a text is written as in JSON. Last: it may hold any words.
    return text.replace("@title@", json.dumps(title, ensure_ascii=False), 1)
