"""The keys of a patient's file, as msgspec checks them and as `handoutgen schema patient` tells them."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

# msgspec tells no day from a text that looks like one: what may be either is checked by its reader.
_TEXT = {"type": "string"}
_Day = Annotated[
    Any,
    Meta(
        description="A day, as 2027-12-31 without quotes, or in any form that Danes write.",
        examples=["2027-12-31", "31.12.2027"],
        extra_json_schema=_TEXT,
    ),
]
_Dose = Annotated[Any, Meta(extra_json_schema=_TEXT, examples=["3 sæt x 10"])]


class ExerciseShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise that was chosen, with what is said of it: `[[exercises]]`."""

    exercise: Annotated[int | str, Meta(description="Its number in the article, from 1, or its name.")]
    dose: Annotated[
        str | None, Meta(description="Instead of the article's dose.", examples=["3 sæt x 10"])
    ] = None
    frequency: Annotated[str | None, Meta(examples=["3 gange om ugen"])] = None
    note: Annotated[
        str | None, Meta(description="Printed below how it is done.", examples=["Kun højre ben."])
    ] = None


class PatientShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is filled in for one patient; all of it may be left out. Never a CPR number."""

    name: Annotated[str | None, Meta(description="The patient's name, after »Til«.")] = None
    date: Annotated[_Day, Meta(title="The day the sheet is handed out.")] = None
    therapist: Annotated[str | None, Meta(description="Who hands it out.")] = None
    department: Annotated[
        str | None, Meta(description="One of the clinic's departments by its name: it alone is told of.")
    ] = None
    start: Annotated[_Day, Meta(title="The first day of the log.")] = None
    next: Annotated[
        Any,
        Meta(
            description="The next appointment, as it is printed, or a day and a time without quotes.",
            examples=["torsdag 3. december kl. 10.15", "2027-12-31T10:15:00"],
            extra_json_schema=_TEXT,
        ),
    ] = None
    goal: Annotated[str | None, Meta(description="The patient's own goal.")] = None
    when_then: Annotated[
        str | None,
        Meta(
            description="The patient's own plan.",
            examples=["Når jeg har børstet tænder, så strækker jeg læggen."],
        ),
    ] = None
    note: Annotated[str | None, Meta(description="Words to this patient; a blank line parts paragraphs.")] = (
        None
    )
    exercises: Annotated[
        tuple[int | str | ExerciseShape, ...],
        Meta(
            description="The exercises to print, in this order, by number or name. Default: all.",
            examples=[[2, 1]],
        ),
    ] = ()
    doses: Annotated[
        dict[str, _Dose], Meta(description="Another dose for an exercise, by its number or name.")
    ] = {}


TABLES: dict[str, type[msgspec.Struct]] = {"exercises": ExerciseShape}
"""The tables of the file by their names."""
