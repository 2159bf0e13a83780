"""One clinic, from its `clinic.toml` to the model."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish.cpr import holds_cpr
from handoutgen.danish.phones import in_pairs
from handoutgen.model.clinic import Clinic, Department, UrgentLine
from handoutgen.model.leaflet import MOST_WEEKS, Kind
from handoutgen.reading.characters import cleaned
from handoutgen.reading.findings import Findings
from handoutgen.reading.logos import find_logo
from handoutgen.reading.source import is_folder, read_text
from handoutgen.reading.toml import line_of, read_shape

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.reading.clinic_shape import ClinicShape

FILE_NAME = "clinic.toml"

_ID = re.compile(r"[0-9A-Za-zÆØÅæøå][0-9A-Za-zÆØÅæøå_.-]*(?<!\.)")
_COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WEB = re.compile(r"(https?://)?[^\s:/@]+\.[^\s:@]+", re.IGNORECASE)
_BOOKING = re.compile(r"https?://[^\s/@]+\S*", re.IGNORECASE)
_CVR = re.compile(r"(DK ?)?\d\d ?\d\d ?\d\d ?\d\d", re.IGNORECASE)


def read_clinic(path: Path) -> Clinic:
    """Read one clinic from its file or its folder; raise `InputError` with all that stands in its way."""
    from handoutgen.reading.clinic_shape import TABLES, ClinicShape

    file = path / FILE_NAME if is_folder(path) else path
    findings = Findings(str(file))
    text = read_text(file, findings)
    _refuse_cpr(text, findings)
    shape = read_shape(text, ClinicShape, TABLES, findings)
    if shape is None:
        findings.stop_if_refused()
        raise AssertionError("a shape is missing only with a fault")
    clinic = _Checks(text, file, findings).clinic(shape)
    findings.stop_if_refused()
    return replace(clinic, faults=findings.faults())


def _refuse_cpr(text: str, findings: Findings) -> None:
    """Stop at a civil registration number before any other message could repeat it."""
    for number, line in enumerate(text.split("\n"), 1):
        if holds_cpr(line):
            findings.refuse(
                number,
                "This line holds what may be a CPR number.",
                "Remove it: a leaflet never needs one. Write a foreign phone number with + and its country.",
            )
    findings.stop_if_refused()


class _Checks:
    """What a type cannot tell: each value is checked, and told of by its key."""

    def __init__(self, text: str, file: Path, findings: Findings) -> None:
        self._text = text
        self._file = file
        self._findings = findings

    def clinic(self, shape: ClinicShape) -> Clinic:
        """Make the clinic of a shape."""
        if not (name := _tidy(shape.name)):
            self._refuse("name", "The clinic has no name.", 'Write name = "…".')
        return Clinic(
            id=self._id(_tidy(shape.id)),
            path=str(self._file),
            name=name or "",
            tagline=_tidy(shape.tagline),
            logo=find_logo(
                _tidy(shape.logo), self._file.parent, line_of(self._text, ("logo",)), self._findings
            ),
            colour=self._colour(shape),
            phone=_phone(shape.phone),
            email=self._like(_EMAIL, "email", shape.email, "klinik@klinikken.example"),
            web=self._like(_WEB, "web", shape.web, "www.klinikken.example"),
            booking=self._like(_BOOKING, "booking", shape.booking, "https://www.klinikken.example/booking"),
            cvr=self._like(_CVR, "cvr", shape.cvr, "12345678"),
            departments=tuple(
                Department(_tidy(d.name), _tidy(d.street), _tidy(d.town), _phone(d.phone), _lines(d.hours))
                for d in shape.departments
            ),
            urgent=self._urgent(shape),
            footer=_tidy(shape.footer),
            kinds=self._kinds(shape),
            weeks=self._weeks(shape),
        )

    def _refuse(self, key: str, what: str, mend: str) -> None:
        self._findings.refuse(line_of(self._text, (key,)), what, mend)

    def _id(self, given: str | None) -> str:
        folder = unicodedata.normalize("NFC", self._file.resolve().parent.name)
        name = given or folder
        if not _ID.fullmatch(name):
            self._refuse(
                "id",
                f"»{name}« cannot name the clinic's files.",
                'Write an id = "…" of letters, digits, hyphens and underscores, such as klinik-engbakken.',
            )
        return name

    def _like(self, form: re.Pattern[str], key: str, value: str | None, example: str) -> str | None:
        """Return a value that has the right form."""
        tidy = _tidy(value)
        if tidy and not form.fullmatch(tidy):
            self._refuse(
                key, f"»{tidy}« in `{key}` cannot be right.", f"Write it as {example}, or leave it out."
            )
        return tidy

    def _colour(self, shape: ClinicShape) -> str:
        colour = self._like(_COLOUR, "colour", shape.colour, "#1f4e5f")
        if not colour:
            return Clinic("", "", "").colour
        short = colour[1:].lower()
        return "#" + (short if len(short) == 6 else "".join(2 * digit for digit in short))

    def _urgent(self, shape: ClinicShape) -> UrgentLine | None:
        urgent = shape.urgent
        if urgent is None:
            return None
        name, phone = _tidy(urgent.name), _phone(urgent.phone)
        if not name or not phone:
            self._refuse(
                "urgent", "The urgent line has no name or no phone.", "Fill in both, or remove [urgent]."
            )
            return None
        return UrgentLine(name, phone, _tidy(urgent.hours), urgent.valid_until)

    def _kinds(self, shape: ClinicShape) -> tuple[str, ...]:
        for kind in shape.kinds:
            if kind not in tuple(Kind):
                self._refuse("kinds", f"»{kind}« is no kind of leaflet.", f"The kinds are {', '.join(Kind)}.")
        return shape.kinds

    def _weeks(self, shape: ClinicShape) -> int | None:
        if shape.weeks is not None and not 1 <= shape.weeks <= MOST_WEEKS:
            self._refuse("weeks", f"A log cannot have {shape.weeks} weeks.", f"Write 1 to {MOST_WEEKS}.")
        return shape.weeks


def _tidy(text: str | None) -> str | None:
    """Return a text on one line; None where it is empty."""
    return re.sub(r"[ \t\n]+", " ", cleaned(text)).strip() or None if text else None


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tidy for text in texts if (tidy := _tidy(text)))


def _phone(text: str | None) -> str | None:
    tidy = _tidy(text)
    return in_pairs(tidy) if tidy else None
