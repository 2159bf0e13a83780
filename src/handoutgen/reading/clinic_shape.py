"""The keys of a `clinic.toml`, as msgspec checks them and as `handoutgen schema clinic` tells them."""

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from handoutgen.reading.choices import MOST_EXERCISES

LONGEST = 1000
"""Characters of a clinic's text on one line: more than any place of a leaflet holds."""

LONGEST_BOOKING = 300
"""Characters of the address that the QR code opens: of more, no telephone can tell its squares apart."""

MOST_HOURS = 50
"""Lines of a department's opening hours: more than a week has, in a panel that holds some ten."""

_Line = Annotated[str, Meta(max_length=LONGEST)]
_Text = Annotated[str, Meta(description="On one line.", max_length=LONGEST)]
_Markdown = Annotated[str, Meta(description="Markdown; between three quotes it may fill several lines.")]
_Colour = Annotated[
    str,
    Meta(
        max_length=LONGEST,
        description="#rrggbb",
        examples=["#1f4e5f"],
        # For editors alone: a wrong colour gets a message of ours.
        extra_json_schema={"pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"},
    ),
]
# What is one of a few words gets a message of ours too; editors offer the words.
_Kind = Annotated[str, Meta(max_length=LONGEST, extra_json_schema={"enum": ["leaflet", "exercises", "log"]})]
_Edition = Annotated[
    str, Meta(max_length=LONGEST, extra_json_schema={"enum": ["standard", "large", "mono", "a5"]})
]
_Weeks = Annotated[
    int, Meta(description="Weeks in the log, 1 to 8.", extra_json_schema={"minimum": 1, "maximum": 8})
]
_Exercise = Annotated[int | str, Meta(description="An exercise by its number, from 1, or by its name.")]


class DepartmentShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One place where the clinic receives patients: `[[departments]]`."""

    name: Annotated[_Line | None, Meta(description="What patients call it, as Havnen.")] = None
    street: Annotated[_Line | None, Meta(examples=["Marehalmsvej 7"])] = None
    town: Annotated[_Line | None, Meta(description="Postal code and town.")] = None
    phone: Annotated[_Line | None, Meta(description="Its own number, where it has one.")] = None
    hours: Annotated[
        tuple[_Line, ...],
        Meta(
            description="Opening hours, a line each.",
            examples=[["Mandag kl. 8.00–16.00"]],
            max_length=MOST_HOURS,
        ),
    ] = ()


class UrgentShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An out-of-hours number that the clinic has checked itself: `[urgent]`. It goes before the region's."""

    name: Annotated[_Line, Meta(description="What is called, as Lægevagten.")]
    phone: _Line
    hours: Annotated[
        _Line | None,
        Meta(description="When it answers; printed below the number."),
    ] = None
    valid_until: Annotated[
        date | None, Meta(description="The last day on which it is printed; check it again before.")
    ] = None


class OwnExerciseShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An exercise that the clinic adds to an article: `[[articles.<name>.own]]`."""

    name: _Line
    how: Annotated[_Line | None, Meta(description="How it is done.")] = None
    dose: Annotated[_Line | None, Meta(examples=["3 sæt x 10"])] = None
    frequency: Annotated[_Line | None, Meta(examples=["3 gange om ugen"])] = None
    picture: Annotated[_Line | None, Meta(description="A file in the clinic's own folder.")] = None
    video: Annotated[_Line | None, Meta(description="An address.")] = None


class ArticleShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the clinic wants of one article: `[articles.<name of its file without .md>]`."""

    note: Annotated[str | None, Meta(description="Printed near the top of this article's leaflets.")] = None
    exercises: Annotated[
        tuple[_Exercise, ...], Meta(description="The exercises to print, in this order. Default: all.")
    ] = ()
    doses: Annotated[
        dict[str, _Line], Meta(description="Another dose for an exercise, by its number or name.")
    ] = {}
    own: Annotated[
        tuple[OwnExerciseShape, ...],
        Meta(description="Exercises of the clinic's own.", max_length=MOST_EXERCISES),
    ] = ()
    leave_out: Annotated[tuple[_Line, ...], Meta(description="Headings of sections not to print.")] = ()
    weeks: _Weeks | None = None


class ClinicShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clinic: what its leaflets carry of its own. Only `name` must be there."""

    extends: Annotated[
        _Line | None,
        Meta(description="Another clinic.toml that says what is common; what stands here goes before it."),
    ] = None
    chain: Annotated[
        bool, Meta(description="This file is only extended by others; no leaflets are made for it.")
    ] = False
    name: Annotated[_Line | None, Meta(description="As it stands at the top of each sheet.")] = None
    id: Annotated[
        _Line | None, Meta(description="Names the folder of finished leaflets. Default: this folder's name.")
    ] = None
    tagline: Annotated[_Line | None, Meta(description="A short line below the name.")] = None
    logo: Annotated[_Line | None, Meta(description="SVG, PNG or JPEG beside this file.")] = None
    colour: _Colour | None = None
    second_colour: _Colour | None = None
    type_size: Annotated[
        float | None,
        Meta(description="Running text in points, 11 to 15, in the standard and mono editions. Default: 12."),
    ] = None
    phone: _Text | None = None
    email: _Text | None = None
    web: _Text | None = None
    booking: Annotated[
        Annotated[str, Meta(max_length=LONGEST_BOOKING)] | None,
        Meta(description="The address that the QR code opens."),
    ] = None
    cvr: Annotated[_Line | None, Meta(description="Eight digits.")] = None
    region: Annotated[
        _Line | None,
        Meta(
            description="hovedstaden, sjaelland, syddanmark, midtjylland or nordjylland: "
            "its out-of-hours number is printed in the red-flag box."
        ),
    ] = None
    footer: Annotated[_Line | None, Meta(description="A line at the foot of each page.")] = None
    kinds: Annotated[
        tuple[_Kind, ...], Meta(description="What is usually handed out. Default: the leaflet.")
    ] = ()
    editions: Annotated[
        tuple[_Edition, ...], Meta(description="Usual editions. Default: the standard one.")
    ] = ()
    weeks: _Weeks | None = None
    before: Annotated[_Markdown | None, Meta(description="Printed before every article's own text.")] = None
    after: Annotated[_Markdown | None, Meta(description="Printed after every article's own text.")] = None
    leave_out: Annotated[
        tuple[_Line, ...],
        Meta(
            description="Headings of sections that are not printed, in any article; * stands for any words.",
            examples=[["Ofte stillede spørgsmål*"]],
        ),
    ] = ()
    ignore: Annotated[
        tuple[_Line, ...],
        Meta(
            description="Rules of docs/rules.md that check does not report of this file.",
            examples=[["clinic-phone"]],
        ),
    ] = ()
    departments: Annotated[tuple[DepartmentShape, ...], Meta(description="Where patients are received.")] = ()
    urgent: UrgentShape | None = None
    articles: Annotated[
        dict[str, dict[str, Any]],
        Meta(description="What the clinic wants of single articles, by the names of their files."),
    ] = {}


TABLES: dict[str, type[msgspec.Struct]] = {"departments": DepartmentShape, "urgent": UrgentShape}
"""The tables of the file by their names."""
ARTICLE_TABLES: dict[str, type[msgspec.Struct]] = {"own": OwnExerciseShape}
