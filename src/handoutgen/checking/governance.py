"""Who stands behind an article, on what ground, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.outline import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checking.copies import Copy
    from handoutgen.checking.findings import Finding


def governance(copy: Copy) -> Iterator[Finding]:
    """Yield what a reader who asks »says who?« would miss."""
    facts = copy.facts
    if not facts.reviewed_by:
        yield copy.finding(
            "no-reviewer",
            copy.key_line("reviewedBy"),
            "Nobody is named who reviewed the article.",
            "Let a clinician read it, and write `reviewedBy: …` in the front matter.",
        )
    article = copy.outline.article
    if not (facts.sources or article.notes or any(one.role is Role.SOURCES for one in copy.outline.sections)):
        yield copy.finding(
            "no-sources",
            copy.key_line("sources"),
            "The article names no sources.",
            "Write them under `sources:` in the front matter, a line each.",
        )
    yield from _days(copy)
    if facts.draft:
        yield copy.finding(
            "draft",
            copy.key_line("draft"),
            "The article is marked as a draft.",
            "Take `draft` away when it is ready for patients.",
        )


def _days(copy: Copy) -> Iterator[Finding]:
    facts = copy.facts
    if facts.review_by is None:
        yield copy.finding(
            "no-review-date",
            copy.key_line("reviewBy"),
            "The article does not say when to review it.",
            "Write `reviewBy: …` in the front matter, a year or two from now.",
        )
    elif facts.review_by < copy.day:
        yield copy.finding(
            "review-overdue",
            copy.key_line("reviewBy"),
            f"The article should have been reviewed by {facts.review_by}.",
            "Let a clinician read it again, and set `reviewBy` and `lastUpdated` anew.",
        )
    if facts.updated is None and facts.published is None:
        yield copy.finding(
            "no-date",
            copy.key_line("lastUpdated"),
            "The article has no date.",
            "Write `lastUpdated: …` in the front matter; it is printed at the foot of each page.",
        )
    elif facts.updated and facts.published and facts.updated < facts.published:
        yield copy.finding(
            "updated-before-published",
            copy.key_line("lastUpdated"),
            f"The article was updated on {facts.updated}, before it was published on {facts.published}.",
            "Look which of the two is wrong; the day stands before the month.",
        )
