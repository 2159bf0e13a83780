"""What a tag of HTML says to a leaflet: bold, set apart, a link or a picture. Its looks say nothing."""

from __future__ import annotations

import html
import re

from handoutgen.model.inlines import Emphasis, Strong

_LOOKS = r"class|id|style|align|dir|lang|role|scope|start|width|colspan|rowspan|data-[\w-]+"
_VALUE = r"(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>=]+)"


# Patterns stand here as text: most articles have no tag, and to compile these takes 1 ms of a new process.


def _tags(names: str, attributes: str) -> str:
    """Return how tags are written that have no other attributes than these."""
    return rf"(?i)</?({names})(?:\s+(?:{attributes})(?:\s*=\s*{_VALUE})?)*\s*/?>"


LOOKS = _tags(r"[a-z]\w*", _LOOKS)
"""A tag of HTML whose attributes say at most how a website looks."""
_LINK = _tags("a", rf"{_LOOKS}|href|target|rel|title|hreflang|aria-[\w-]+")
_PICTURE = _tags(
    "img", rf"{_LOOKS}|src|alt|title|height|srcset|sizes|loading|decoding|fetchpriority|border|aria-[\w-]+"
)
_ATTRIBUTE = r"(?i)\s([a-z][\w-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>=]++))"

WEIGHED: dict[str, type[Strong | Emphasis]] = {"strong": Strong, "b": Strong, "em": Emphasis, "i": Emphasis}
"""Tags of words that weigh more, or are set apart."""


def weighs(tag: str) -> type[Strong | Emphasis] | None:
    """Return what a tag makes of its words, if that is all it says: bold, or set apart."""
    found = re.fullmatch(LOOKS, tag)
    return WEIGHED.get(found[1].lower()) if found else None


def link_in(tag: str) -> dict[str, str] | None:
    """Return the attributes of an `<a href="…">` that says nothing more than a link of Markdown."""
    return _attributes(tag, _LINK, "href")


def picture_in(tag: str) -> dict[str, str] | None:
    """Return the attributes of an `<img src="…">` that says nothing more than a picture of Markdown."""
    return _attributes(tag, _PICTURE, "src")


def _attributes(tag: str, form: str, needed: str) -> dict[str, str] | None:
    if re.fullmatch(form, tag) is None:
        return None
    found: dict[str, str] = {}
    for one in re.finditer(_ATTRIBUTE, tag):
        # As in a browser, the first of two counts.
        value = html.unescape(one[2] or one[3] or one[4] or "")
        found.setdefault(one[1].lower(), " ".join(value.split()))
    return found if found.get(needed) else None
