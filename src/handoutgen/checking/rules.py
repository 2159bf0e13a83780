"""The rules: their ids are a contract. Each has a section in docs/rules.md; a test holds both together."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from handoutgen.model.faults import Level


class Silence(StrEnum):
    """Whether an author may silence a rule with `ignore`."""

    FREELY = "freely"
    WITH_REASON = "with a reason"
    """Patients' safety hangs on it: whoever looks away says why."""
    NEVER = "never"
    """The file cannot be read as it stands."""


class Rule(Struct, frozen=True):
    """A rule by its stable id. `level` is the usual one; what stops a leaflet is an error under any rule."""

    id: str
    level: Level
    title: str
    silence: Silence = Silence.FREELY


_ERROR, _WARNING, _NOTE = Level.ERROR, Level.WARNING, Level.NOTE
_REASON, _NEVER = Silence.WITH_REASON, Silence.NEVER

SUBJECTS: dict[str, tuple[Rule, ...]] = {
    "Safety": (
        Rule("no-red-flags", _WARNING, "The article never says when to seek help", _REASON),
        Rule("two-urgencies", _ERROR, "The same sign stands at two urgencies", _REASON),
        Rule("red-flag-left-out", _WARNING, "A clinic leaves out a section with red flags", _REASON),
        Rule("red-flags-late", _NOTE, "The first red flag stands far down"),
        Rule("dose-unclear", _WARNING, "A dose is not understood", _REASON),
        Rule("dose-missing", _WARNING, "An exercise has no dose", _REASON),
        Rule("two-doses", _WARNING, "An exercise tells two doses", _REASON),
        Rule("frequency-unknown", _WARNING, "An exercise does not say how often"),
        Rule("exercise-unknown", _WARNING, "Something is said of an exercise that is not there"),
        Rule(
            "exercises-unread",
            _WARNING,
            "A heading promises exercises, or doses stand below it, and none was found",
        ),
        Rule("many-exercises", _NOTE, "There are more than four exercises on a sheet"),
        Rule("cpr", _ERROR, "A line holds what may be a CPR number", _NEVER),
    ),
    "Readability": (
        Rule("lix", _WARNING, "The whole text is hard to read"),
        Rule("lix-red-flags", _WARNING, "The red flags are hard to read"),
        Rule("lix-section", _NOTE, "Sections are hard to read"),
        Rule("long-sentences", _NOTE, "Sentences are long"),
        Rule("long-words", _NOTE, "Words are long"),
        Rule("jargon", _NOTE, "Patients may not know these words"),
    ),
    "Form": (
        Rule("heading-levels", _WARNING, "A heading level is skipped"),
        Rule("placeholder", _WARNING, "Words to be filled in still stand there"),
        Rule("table-cells", _ERROR, "A row has too many or too few cells", _REASON),
        Rule("table-alignment", _NOTE, "Columns of text are aligned to the right"),
        Rule("table-narrow", _WARNING, "A table has no room for its words"),
        Rule("picture", _WARNING, "A picture is not printed"),
        Rule("picture-alt", _WARNING, "A picture has no words for those who cannot see it"),
        Rule("link", _WARNING, "A link is printed as plain text"),
        Rule("link-on-paper", _NOTE, "A link says little on paper"),
        Rule("contents", _NOTE, "A list of contents is not printed"),
        Rule("footnote", _WARNING, "No mark points to a footnote"),
        Rule("quotes", _NOTE, "Quotation marks are of two kinds"),
        Rule("abbreviations", _NOTE, "The same words are abbreviated in two ways"),
        Rule("font", _WARNING, "A character is in none of the fonts"),
        Rule("title", _NOTE, "The title is long"),
        Rule("markdown", _WARNING, "Markdown reads it otherwise than it was meant"),
        Rule("html", _WARNING, "HTML is left out"),
        Rule("invisible-character", _WARNING, "A character cannot be seen or printed"),
    ),
    "Governance": (
        Rule("no-reviewer", _WARNING, "Nobody is named who reviewed the article"),
        Rule("reviewers-cut", _WARNING, "The foot of the page has no room for its reviewers"),
        Rule("no-sources", _WARNING, "The article names no sources"),
        Rule("no-review-date", _WARNING, "The article does not say when to review it"),
        Rule("review-overdue", _WARNING, "The review date is past"),
        Rule("no-date", _WARNING, "The article has no date"),
        Rule("updated-before-published", _WARNING, "The article was updated before it was published"),
        Rule("draft", _WARNING, "The article is a draft"),
    ),
    "Clinic": (
        Rule("clinic-key", _ERROR, "A key cannot be right", _NEVER),
        Rule("clinic-contrast", _WARNING, "A colour is too light to be read"),
        Rule("clinic-logo", _WARNING, "The logo cannot be printed well"),
        Rule("clinic-logo-resolution", _WARNING, "The logo has too few pixels"),
        Rule("clinic-phone", _WARNING, "A phone number is missing or odd"),
        Rule("clinic-number-expired", _WARNING, "The out-of-hours number has expired"),
        Rule("clinic-address", _WARNING, "Nobody finds there by this address"),
        Rule("clinic-hours", _WARNING, "Opening hours do not say when"),
        Rule("article-unknown", _WARNING, "Something is wanted of an article that is not there"),
        Rule("leave-out-unknown", _WARNING, "A section to leave out is not there"),
        Rule("clinic-cut", _WARNING, "Words do not fit their place"),
    ),
    "List": (
        Rule("list-file", _ERROR, "A list cannot be read", _NEVER),
        Rule("list-row", _ERROR, "A row of a list is left out", _NEVER),
        Rule("list-assumed", _NOTE, "What was assumed in reading a list", _NEVER),
    ),
    "Files": (
        Rule("unreadable", _ERROR, "A file cannot be read", _NEVER),
        Rule("front-matter", _ERROR, "The front matter cannot be right", _NEVER),
        Rule("front-matter-key", _WARNING, "A key is nearly one that is read", _REASON),
        Rule("ignore", _WARNING, "What is to be ignored is no rule, or needs a reason", _NEVER),
    ),
}
"""All rules by their subject, as docs/rules.md tells them."""

RULES: dict[str, Rule] = {rule.id: rule for rules in SUBJECTS.values() for rule in rules}
"""All rules by their ids."""
