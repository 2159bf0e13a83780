"""The tag tree: what a listener hears, built before any page exists.

A tag is made when its part is set, in reading order; ink refers to the tag it belongs to. Where the
ink fell (page and mark) is reported back when the pages are written, see `handoutgen.pdf`.
"""

from __future__ import annotations

from typing import TypedDict, Unpack

from msgspec import Struct, field

COLUMN_HEAD = "/O/Table/Scope/Column"
ROW_HEAD = "/O/Table/Scope/Row"
"""What a heading cell is the heading of (ISO 32000-1, table 349)."""


class _Said(TypedDict, total=False):
    """What may be said of a tag, each as `Tag` tells."""

    attributes: str
    alt: str | None
    actual: str | None
    language: str | None
    target: str | None


class Tag(Struct, eq=False):
    """One element of the structure tree (ISO 32000-1, 14.8.4).

    `role` is a standard structure type. `attributes` is the finished PDF text of its attribute
    dictionary, as `COLUMN_HEAD`.
    """

    role: str
    parent: Tag | None = None
    kids: list[Tag] = field(default_factory=list)
    attributes: str = ""
    alt: str | None = None
    actual: str | None = None
    language: str | None = None
    target: str | None = None
    """Where a Link leads."""
    inline: bool = False
    """Whether it stands among the words of its parent: its place is where its first ink falls."""

    def add(self, role: str, **more: Unpack[_Said]) -> Tag:
        """Append a child."""
        kid = Tag(role, self, **more)
        self.kids.append(kid)
        return kid

    def release(self) -> None:
        """Let go of all below it, once it is written: who holds each other waits for Python's collector."""
        for kid in self.kids:
            kid.parent = None
            kid.release()
        self.kids.clear()

    def among(self, role: str, **more: Unpack[_Said]) -> Tag:
        """Make a child that stands among this tag's own words."""
        return Tag(role, self, inline=True, **more)


ARTIFACT = Tag("Artifact")
"""Owns what a listener does not hear: page numbers, rules, tints, a heading row shown again.

Every piece of ink names its owner: there are no words without one. A tag that hangs on no tree is an
error of ours, found when the tree is written.
"""
