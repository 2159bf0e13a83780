"""What a type cannot tell of a `clinic.toml`: each value is checked, and told of by its key."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from handoutgen.danish.phones import in_pairs
from handoutgen.model.clinic import (
    CLINIC_PICTURE,
    PLAIN_CLINIC,
    ArticleWishes,
    Clinic,
    Department,
    OwnExercise,
    UrgentLine,
)
from handoutgen.model.leaflet import MOST_WEEKS, Edition, Kind
from handoutgen.model.patient import ExerciseChoice
from handoutgen.reading.characters import on_one_line, unbroken
from handoutgen.reading.clinic_shape import ARTICLE_TABLES, ArticleShape, ClinicShape, OwnExerciseShape
from handoutgen.reading.logos import find_logo, find_picture
from handoutgen.reading.toml import shaped
from handoutgen.reading.videos import tell_of_no_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from handoutgen.model.article import Blocks
    from handoutgen.reading.findings import Findings
    from handoutgen.reading.logos import Warn
    from handoutgen.reading.toml_lines import Place

_ID = r"[0-9A-Za-zÆØÅæøå][0-9A-Za-zÆØÅæøå_.-]*(?<!\.)"
_COLOUR = r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
_EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
_WEB = r"(?i)(https?://)?[^\s:/@]+\.[^\s:@]+"
_BOOKING = r"(?i)https?://[^\s/@]+\S*"
_CVR = r"(?i)(DK ?)?\d\d ?\d\d ?\d\d ?\d\d"
_TYPE_SIZES = (11.0, 15.0)
"""Points. Below it is too small for patients (UKAAF asks for 12); for more there is the large edition."""


class Checks:
    """Makes a clinic of a shape."""

    def __init__(self, text: str, file: Path, findings: Findings) -> None:
        self._text = text
        self._file = file
        self._findings = findings
        self.pictures: list[tuple[str, str]] = []
        """Each picture that was looked for: the folder, and the name."""

    def clinic(self, shape: ClinicShape) -> Clinic:
        """Make the clinic of a shape. The name may stand in a file that this one extends."""
        return Clinic(
            id=self._id(on_one_line(shape.id)),
            path=str(self._file),
            name=on_one_line(shape.name) or "",
            tagline=on_one_line(shape.tagline),
            logo=self._picture(find_logo, shape.logo, "logo"),
            colour=self._colour("colour", shape.colour) or PLAIN_CLINIC.colour,
            second_colour=self._colour("second_colour", shape.second_colour),
            type_size=self._type_size(shape.type_size),
            phone=_phone(shape.phone),
            email=self._like(_EMAIL, "email", shape.email, "klinik@klinikken.example"),
            web=self._like(_WEB, "web", shape.web, "www.klinikken.example"),
            booking=self._like(_BOOKING, "booking", shape.booking, "https://www.klinikken.example/booking"),
            cvr=self._like(_CVR, "cvr", shape.cvr, "12345678"),
            departments=tuple(
                Department(
                    on_one_line(d.name),
                    on_one_line(d.street),
                    on_one_line(d.town),
                    _phone(d.phone),
                    _lines(d.hours),
                )
                for d in shape.departments
            ),
            region=self._region(shape.region),
            urgent=self._urgent(shape),
            footer=on_one_line(shape.footer),
            kinds=self._among("kinds", shape.kinds, Kind, "kind of leaflet"),
            editions=self._among("editions", shape.editions, Edition, "edition"),
            weeks=self._weeks(shape.weeks, ("weeks",)),
            before=self._blocks(shape.before, ("before",)),
            after=self._blocks(shape.after, ("after",)),
            leave_out=_lines(shape.leave_out),
            ignore=_lines(shape.ignore),
            articles={
                unicodedata.normalize("NFC", name): wishes
                for name, values in shape.articles.items()
                if (wishes := self._article(name, values)) is not None
            },
        )

    def _line(self, *place: str | int) -> int:
        from handoutgen.reading.toml_lines import line_of  # most files have nothing to be told of

        return line_of(self._text, place)

    def _refuse(self, place: Place, what: str, mend: str) -> None:
        self._findings.refuse(self._line(*place), what, mend)

    def _id(self, given: str | None) -> str:
        name = given or unicodedata.normalize("NFC", self._file.resolve().parent.name)
        if not re.fullmatch(_ID, name):
            self._refuse(
                ("id",),
                f"»{name}« cannot name the clinic's files.",
                'Write an id = "…" of letters, digits, hyphens and underscores, such as klinik-engbakken.',
            )
        return name

    def _picture(
        self, find: Callable[[str | None, Path, Warn], str | None], said: str | None, *place: str | int
    ) -> str | None:
        """Return the path of a picture that is named at a place."""

        def warn(what: str, mend: str) -> None:
            self._findings.warn(self._line(*place), what, mend, "clinic-logo")

        name = _file_name(said)
        if name is not None:
            self.pictures.append((str(self._file.parent), name))
        return find(name, self._file.parent, warn)

    def _like(self, form: str, key: str, value: str | None, example: str) -> str | None:
        """Return a value that has the right form."""
        words = on_one_line(value)
        if words and not re.fullmatch(form, words):
            self._refuse(
                (key,), f"»{words}« in `{key}` cannot be right.", f"Write it as {example}, or leave it out."
            )
        return words

    def _colour(self, key: str, value: str | None) -> str | None:
        colour = self._like(_COLOUR, key, value, "#1f4e5f")
        if not colour:
            return None
        short = colour[1:].lower()
        return "#" + (short if len(short) == 6 else "".join(2 * digit for digit in short))

    def _type_size(self, size: float | None) -> float | None:
        least, most = _TYPE_SIZES
        if size is not None and not least <= size <= most:
            self._refuse(
                ("type_size",),
                f"Running text of {size:g} pt cannot be set.",
                f"Write {least:g} to {most:g}, or build the large edition.",
            )
            return None
        return size

    def _region(self, region: str | None) -> str | None:
        name = on_one_line(region)
        if name is None:
            return None
        from handoutgen.danish.regions import REGIONS

        key = name.lower().removeprefix("region ").replace("æ", "ae")
        if key not in REGIONS:
            self._refuse(("region",), f"There is no region »{name}«.", f"Write {', '.join(REGIONS)}.")
            return None
        return key

    def _urgent(self, shape: ClinicShape) -> UrgentLine | None:
        urgent = shape.urgent
        if urgent is None:
            return None
        name, phone = on_one_line(urgent.name), _phone(urgent.phone)
        if not name or not phone:
            self._refuse(
                ("urgent",), "The urgent line has no name or no phone.", "Fill in both, or remove [urgent]."
            )
            return None
        return UrgentLine(name, phone, on_one_line(urgent.hours), urgent.valid_until)

    def _among(
        self, key: str, said: tuple[str, ...], known: type[Kind | Edition], noun: str
    ) -> tuple[str, ...]:
        for one in said:
            if one not in tuple(known):
                self._refuse((key,), f"»{one}« is no {noun}.", f"The {key} are {', '.join(known)}.")
        return said

    def _weeks(self, weeks: int | None, place: Place) -> int | None:
        if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
            self._refuse(place, f"A log cannot have {weeks} weeks.", f"Write 1 to {MOST_WEEKS}.")
        return weeks

    def _blocks(self, markdown: str | None, place: Place) -> Blocks:
        """Read a clinic's own Markdown; its faults tell the lines of the file."""
        if not markdown or not markdown.strip():
            return ()
        from handoutgen.model.article import figures_in
        from handoutgen.reading.blocks import read_body
        from handoutgen.reading.source import Source
        from handoutgen.reading.toml_lines import text_line

        first = text_line(self._text, place)
        # Lines that an escape makes or takes away are no lines of the file.
        at = None if markdown.rstrip("\n") in self._text else first
        body = read_body(Source("", markdown, 0, first - 1), self._findings.about("markdown", at=at))
        if body.notes:
            self._refuse(place, "A clinic's text has no footnotes.", "Write it out where it belongs.")
        if any(figures_in(body.blocks)):
            self._refuse(
                place, "A clinic's text has no pictures.", "Give an exercise of its own the picture."
            )
        return body.blocks

    def _article(self, name: str, values: dict[str, object]) -> ArticleWishes | None:
        place: Place = ("articles", name)
        shape = shaped(values, ArticleShape, ARTICLE_TABLES, self._text, self._findings, within=place)
        if shape is None:
            return None
        line = self._line(*place)
        return ArticleWishes(
            note=self._blocks(shape.note, (*place, "note")),
            exercises=tuple(
                ExerciseChoice(str(key), line=self._line(*place, "exercises")) for key in shape.exercises
            ),
            changes=tuple(
                ExerciseChoice(key, on_one_line(dose), line=self._line(*place, "doses", key))
                for key, dose in shape.doses.items()
            ),
            own=tuple(self._own(own, (*place, "own", index)) for index, own in enumerate(shape.own)),
            leave_out=_lines(shape.leave_out),
            weeks=self._weeks(shape.weeks, (*place, "weeks")),
            path=str(self._file),
            line=line,
        )

    def _own(self, shape: OwnExerciseShape, place: Place) -> OwnExercise:
        line = self._line(*place)
        name = on_one_line(shape.name)
        if not name:
            self._refuse(
                (*place, "name"), "An exercise of the clinic's own has no name.", 'Write name = "…".'
            )
        picture = self._picture(find_picture, shape.picture, *place, "picture")
        if video := on_one_line(shape.video):
            tell_of_no_address(video, self._line(*place, "video"), self._findings)
        return OwnExercise(
            name or "",
            on_one_line(shape.how),
            on_one_line(shape.dose),
            on_one_line(shape.frequency),
            CLINIC_PICTURE + picture if picture else None,
            video,
            line,
        )


def _file_name(text: str | None) -> str | None:
    return unbroken(text) or None if text else None


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(words for text in texts if (words := on_one_line(text)))


def _phone(text: str | None) -> str | None:
    words = on_one_line(text)
    return in_pairs(words) if words else None
