"""Boxes: `::: advarsel [112|akut|læge|kontakt]`, `::: tip`, and quotes that begin with `[!WARNING]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.article import Block, Blocks, Notice, NoticeKind, Paragraph, Quote
from handoutgen.model.bands import Band
from handoutgen.model.inlines import Strong, Text

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings

BANDS = {"112": Band.CALL_112, "akut": Band.ACUTE, "læge": Band.CONTACT, "kontakt": Band.CONTACT}
"""The words by which authors name an urgency."""

_ALERTS = {
    NoticeKind.WARNING: "warning caution danger important attention advarsel obs vigtigt",
    NoticeKind.TIP: "tip note info hint bemærk",
}
"""The marks of GitHub's alerts and of others like them. Whoever calls a thing important warns, in doubt."""
_KINDS = {word: kind for kind, words in _ALERTS.items() for word in words.split()}


def read_box(info: str, line: int, blocks: Blocks, findings: Findings) -> tuple[Block, ...]:
    """Return the notice that a container's first line asks for. Words we do not know are printed."""
    words = info.split()
    kind = next((kind for kind in NoticeKind if kind == words[0].lower()), None)
    if kind is None:
        findings.warn(
            line,
            f"»{info.strip()}« is no box of ours: it is printed as a quote, these words on top.",
            "Write ::: advarsel or ::: tip.",
        )
        return (Quote(line, (_title(line, words), *blocks)),)
    band = None
    rest = words[1:]
    if kind is NoticeKind.WARNING and rest and (band := BANDS.get(rest[0].lower())):
        del rest[0]
    if rest:
        findings.warn(
            line,
            f"»{' '.join(rest)}« behind ::: {kind} is printed as the first words of the box.",
            "Put it on a line below. An urgency is one of 112, akut, læge and kontakt, behind ::: advarsel.",
        )
        blocks = (_title(line, rest), *blocks)
    return (Notice(line, kind, band, blocks),)


def read_alert(mark: str, line: int, blocks: Blocks, findings: Findings) -> Block:
    """Return the notice that a quote is by its mark: `[!WARNING]` warns as `::: advarsel` does."""
    if kind := _KINDS.get(mark.lower()):
        return Notice(line, kind, None, blocks)
    findings.warn(
        line,
        f"»{mark}« is no box of ours: it is printed as a quote, this word on top.",
        "Write [!WARNING] or [!TIP].",
    )
    return Quote(line, (_title(line, [mark]), *blocks))


def _title(line: int, words: list[str]) -> Paragraph:
    return Paragraph(line, (Strong((Text(" ".join(words)),)),))
