"""The keys of an article's front matter, as `handoutgen schema article` tells them.

Nothing is read by these shapes: `head` keeps the text that an author wrote where YAML would make numbers and
truths of it. They allow what the reader takes; a test holds each to the other.
"""

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

_Text = str | int | float | bool
"""What stands in the file is the text, whatever YAML takes it for."""

_DAY = "|".join(
    (
        "",
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ].*)?",
        r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/. ]\s?(\d{4}|\d{2})([T ].*)?",
        r"([A-ZÆØÅa-zæøå]+ )?([Dd][Ee][Nn] |[Dd]\. ?)?\d{1,2}\.?\s?[A-Za-z]{3,9}\.?,?\s\d{4}",
    )
)
_Day = Annotated[
    str, Meta(examples=["13/09/2025", "2025-09-13"], extra_json_schema={"pattern": f"^({_DAY})$"})
]
_YES_OR_NO = "|".join(
    "".join(f"[{letter}{letter.upper()}]" for letter in word)
    for word in ("true", "yes", "on", "ja", "false", "no", "off", "nej")
)
_Switch = bool | Annotated[str, Meta(extra_json_schema={"pattern": f"^({_YES_OR_NO})?$"})]
_BANDS = ["112", "akut", "læge", "kontakt", 112]
# As with clinics: editors offer the words, and the message about a wrong one is the reader's.
_Band = Annotated[str | int, Meta(extra_json_schema={"enum": _BANDS})]
_Weeks = Annotated[int, Meta(ge=1, le=8)] | Annotated[str, Meta(pattern="^([1-8])?$")]


class NamedShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person or a source in parts, printed with commas between them."""

    name: _Text | None = None
    title: _Text | None = None
    url: _Text | None = None


_Texts = _Text | NamedShape | tuple[_Text | NamedShape | None, ...]


class FlagShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A red flag as `text` with its `band`; or several, in lists below the names of their bands."""

    text: Annotated[_Text | None, Meta(description="The sentence, as it is printed in the box.")] = None
    band: Annotated[_Band, Meta(description="How urgent it is. Default: as its words say.")] | UnsetType = (
        UNSET
    )
    urgency: Annotated[_Band, Meta(description="The same as band.")] | UnsetType = UNSET
    call: Annotated["_Flags | None", Meta(description="What to ring 112 for.")] = msgspec.field(
        default=None, name="112"
    )
    akut: Annotated["_Flags | None", Meta(description="What cannot wait till tomorrow.")] = None
    doctor: Annotated["_Flags | None", Meta(description="The same as kontakt.")] = msgspec.field(
        default=None, name="læge"
    )
    kontakt: Annotated[
        "_Flags | None", Meta(description="What to contact the clinic or one's own doctor for.")
    ] = None


_Flags = _Text | tuple[_Text | FlagShape | None, ...]


class ExerciseShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of one exercise of the article."""

    name: Annotated[
        str | None, Meta(description="Its name in the article. Without it, its place in this list counts.")
    ] = None
    dose: Annotated[
        _Text | None, Meta(description="How much.", examples=["3 sæt x 10", "Hold 30 sek. x 3"])
    ] = None
    frequency: Annotated[
        _Text | None, Meta(description="How often.", examples=["dagligt", "3 gange om ugen"])
    ] = None
    picture: Annotated[_Text | None, Meta(description="A file below the article's own folder.")] = None
    video: Annotated[_Text | None, Meta(description="An address.")] = None


_Exercise = _Text | ExerciseShape | None


class LogShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The log that the patient fills in at home."""

    weeks: Annotated[_Weeks | None, Meta(description="1 to 8. Default: the clinic's own, else 2.")] = None
    columns: Annotated[
        _Texts | None, Meta(description="Further things to write down each day, beside pain.")
    ] = None


_Reasons = dict[str, _Text | None]


class ArticleHeadShape(msgspec.Struct, frozen=True, rename="camel"):
    """An article's front matter. A title is all it needs; keys that are not told here are ignored."""

    title: Annotated[
        _Text | None,
        Meta(description="Printed at the top. Without it, the article's first heading of level 1 is taken."),
    ] = None
    date_published: Annotated[
        _Day | None, Meta(description="When the article came out, the day first; printed where not updated.")
    ] = None
    published: Annotated[_Day | None, Meta(description="The same as datePublished.")] = None
    date: Annotated[_Day | None, Meta(description="The same as datePublished.")] = None
    last_updated: Annotated[
        _Day | None, Meta(description="When its words were last changed; printed at the foot of each page.")
    ] = None
    updated: Annotated[_Day | None, Meta(description="The same as lastUpdated.")] = None
    author: Annotated[_Texts | None, Meta(description="Who wrote it: one name or several.")] = None
    reviewed_by: Annotated[
        _Texts | None,
        Meta(description="The clinician who read it and answers for it; left empty until one has. Printed."),
    ] = None
    review_by: Annotated[
        _Day | None,
        Meta(description="The day by which a clinician must read it again; check tells when past."),
    ] = None
    sources: Annotated[_Texts | None, Meta(description="What it rests on, printed last.")] = None
    summary: Annotated[_Texts | None, Meta(description="Bullets for »Kort fortalt«, at the top.")] = None
    language: Annotated[
        str | None,
        Meta(
            description="The language of its words. Default: da.",
            extra_json_schema={"pattern": "^([a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*)?$"},
        ),
    ] = None
    draft: Annotated[
        _Switch | None, Meta(description="Not for patients yet: said at the foot of each page and by check.")
    ] = None
    red_flags: Annotated[
        _Text | FlagShape | tuple[_Text | FlagShape | None, ...] | None,
        Meta(description="When to seek help, for the box on page 1; beside what the text itself says."),
    ] = None
    exercises: Annotated[
        tuple[_Exercise, ...] | dict[str, _Exercise] | None,
        Meta(description="What the text does not say of its exercises, by their names or in their order."),
    ] = None
    log: Annotated[LogShape | None, Meta(description="The log to fill in at home.")] = None
    ignore: Annotated[
        str | tuple[str | _Reasons | None, ...] | _Reasons | None,
        Meta(
            description="Rules of docs/rules.md that check does not report, each alone or with a reason.",
            examples=[["jargon", {"dose-unclear": "It means »så længe det føles godt«."}]],
        ),
    ] = None
