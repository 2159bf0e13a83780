"""The imprint: what belongs to the clinic and the patient, set into the places the body left.

Each place is set from its own top left corner, and knows nothing of the page: so one setting serves every
leaflet of its look that has the same place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from handoutgen.danish import labels
from handoutgen.danish.phones import dialled
from handoutgen.model.bands import Band
from handoutgen.typesetting.desk import Desk, bare
from handoutgen.typesetting.ink import PATIENT_PLACES
from handoutgen.typesetting.masthead import Masthead
from handoutgen.typesetting.panel import Panel, set_next_time
from handoutgen.typesetting.patient_line import set_patient_line
from handoutgen.typesetting.tags import ARTIFACT, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoutgen.model.clinic import Clinic, UrgentLine
    from handoutgen.model.patient import Patient
    from handoutgen.typesetting.fonts import Fonts
    from handoutgen.typesetting.ink import Ink
    from handoutgen.typesetting.look import Look
    from handoutgen.typesetting.masthead import Logo
    from handoutgen.typesetting.text import Type


_MOST_FOR_HOURS = 4
"""Further lines that the hours of a number may take: the box is for red flags."""


class Filled(Struct, frozen=True):
    """What fills one place: ink counted from its top left corner, below a tag that stands for the place's."""

    tag: Tag
    ink: list[Ink]


class _Imprint:
    """Fills places, and remembers them: a place of the same kind and size is set once."""

    private = False

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._filled: dict[tuple[str, float, float], Filled] = {}

    def fills(self, kind: str) -> bool:
        """Whether a kind of place is this imprint's to fill."""
        return (kind in PATIENT_PLACES) == self.private

    def fill(self, kind: str, w: float, h: float) -> Filled:
        """Return what fills a place, `w` × `h` points."""
        key = (kind, w, h)
        found = self._filled.get(key)
        if found is None:
            tag = ARTIFACT if kind == "footer" else Tag("Sect")
            found = self._filled[key] = Filled(tag, self._set(kind, w, h, tag))
        return found

    @property
    def cut(self) -> tuple[str, ...]:
        """What did not fit so far, as the beginnings of sentences."""
        return tuple(dict.fromkeys(self.desk.cut))

    def _set(self, kind: str, w: float, h: float, tag: Tag) -> list[Ink]:
        raise NotImplementedError


class ClinicImprint(_Imprint):
    """What one clinic has in all of its leaflets of one look."""

    def __init__(
        self, look: Look, fonts: Fonts, clinic: Clinic, out_of_hours: UrgentLine | None, logo: Logo | None
    ) -> None:
        super().__init__(Desk(look, fonts, _links(clinic, out_of_hours)))
        self.clinic = clinic
        self._out_of_hours = out_of_hours
        self._masthead = Masthead(self.desk, clinic, logo)
        self._panel = Panel(self.desk, clinic)
        self.note = self._noted()
        """How many lines whom to call now needs, in the red-flag box: the look's, or more for its hours."""

    @property
    def contact(self) -> float:
        """How much room the contact panel needs, in points."""
        return self._panel.height

    def _noted(self) -> int:
        width, lines = self.desk.look.note
        if self._out_of_hours is None or not self._out_of_hours.hours:
            return lines
        calls = self._calls()
        if self.desk.look.margin:
            _, (number, strong), (said, label) = calls
            needed = 1 + self.desk.lines(said, label, width - self._after_number(number, strong))
        else:
            needed = sum(self.desk.lines(text, kind, width) for text, kind in calls)
        return min(max(needed, lines), lines + _MOST_FOR_HOURS)

    def _set(self, kind: str, w: float, h: float, tag: Tag) -> list[Ink]:
        ways: dict[str, Callable[[float, float, Tag], list[Ink]]] = {
            "masthead": lambda _w, _h, tag: self._masthead.set(tag),
            f"band-{Band.ACUTE}": self._acute,
            f"band-{Band.CONTACT}": self._contact_band,
            "contact": lambda _w, h, tag: self._panel.set(h, tag),
            "footer": self._footer,
        }
        return ways[kind](w, h, tag)

    def _acute(self, w: float, h: float, tag: Tag) -> list[Ink]:
        """Whom to call now, and when. Where there is a margin, a number leads its line and stands out."""
        if self._out_of_hours is None or not self.desk.look.margin:
            return self.desk.column(self._calls(), 0, 0, w, h, tag)
        first, (number, strong), *rest = self._calls()
        ink = self.desk.column([first], 0, 0, w, h, tag)
        down = first[1].leading
        words, depth = self.desk.text(number, strong, 0, down, w, tag)
        across, level = self._after_number(number, strong), strong.baseline - first[1].baseline
        return [*ink, *words, *self.desk.column(rest, across, down + level, w - across, h - depth, tag)]

    def _after_number(self, number: str, strong: Type) -> float:
        return self.desk.width(number, strong) + 0.6 * strong.size

    def _calls(self) -> list[tuple[str, Type]]:
        """Return whom to call now, and when. Where there is a margin, the last stands beside the number."""
        urgent, label = self._out_of_hours, self.desk.look.label
        if not self.desk.look.margin:
            after = labels.CALL_OUT_OF_HOURS if urgent is None else f"{urgent.phone} · {urgent.name}"
            hours = [(urgent.hours, label)] if urgent is not None and urgent.hours else []
            return [(f"{labels.OWN_DOCTOR} {labels.OUT_OF_HOURS} {after}", label), *hours]
        if urgent is None:
            return [(labels.OWN_DOCTOR, label), (f"{labels.OUT_OF_HOURS} {labels.CALL_OUT_OF_HOURS}", label)]
        said = f"{urgent.name} · {urgent.hours}" if urgent.hours else urgent.name
        return [
            (f"{labels.OWN_DOCTOR} {labels.OUT_OF_HOURS}", label),
            (urgent.phone, self.desk.number_kind()),
            (said, label),
        ]

    def _contact_band(self, w: float, h: float, tag: Tag) -> list[Ink]:
        lines = [(self.clinic.phone, self.desk.number_kind())] if self.clinic.phone else []
        return self.desk.column(lines, 0, 0, w, h, tag)

    def _footer(self, w: float, h: float, tag: Tag) -> list[Ink]:
        """Name, phone, address on the web and what else there is room for, a line at a time.

        What stands nowhere else comes first when room is scarce; only that is missed where it is cut.
        """
        clinic, look = self.clinic, self.desk.look
        web = clinic.web and bare(clinic.web)
        only_here = [clinic.footer, clinic.cvr and f"{labels.CVR} {clinic.cvr}"]
        if self._masthead.bare and len(clinic.departments) > 1:
            only_here += [clinic.email, web]
        told = list(dict.fromkeys(filter(None, (clinic.name, clinic.phone, web, *only_here))))
        for dispensable in (clinic.name, web, clinic.phone):
            if len(self._footer_lines(told, w)) > look.foot_lines and dispensable not in only_here:
                told = [part for part in told if part != dispensable]
        lines = self._footer_lines(told, w)
        kind = self.desk.alike(lines, look.label, w)
        if any(self.desk.width(line, kind) > w for line in lines):
            # A long line runs on over the next, with what follows it.
            ink, _ = self.desk.text(" · ".join(told), kind, 0, 0, w, tag, lines=look.foot_lines)
            return ink
        for part in lines[look.foot_lines :]:
            self.desk.report(part)
        shown = [(line, kind) for line in lines[: look.foot_lines]]
        return self.desk.column(shown, 0, 0, w, h, tag)

    def _footer_lines(self, parts: list[str], width: float) -> list[str]:
        lines: list[str] = []
        for part in parts:
            longer = f"{lines[-1]} · {part}" if lines else part
            if lines and self.desk.width(longer, self.desk.look.label) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return lines


class PatientImprint(_Imprint):
    """What one patient has; the clinic tells how much of the panel its booking code takes."""

    private = True

    def __init__(self, look: Look, fonts: Fonts, clinic: Clinic, patient: Patient) -> None:
        super().__init__(Desk(look, fonts))
        self._clinic = clinic
        self._patient = patient

    def _set(self, kind: str, w: float, h: float, tag: Tag) -> list[Ink]:
        if kind == "patient":
            return set_patient_line(self.desk, self._patient, w, h, tag)
        return set_next_time(self.desk, self._clinic, self._patient.next_time, w, h, tag)


def _links(clinic: Clinic, out_of_hours: UrgentLine | None) -> dict[str, str]:
    """Return where numbers and addresses lead, for those who read the leaflet on a screen."""
    phones = (clinic.phone, *(one.phone for one in clinic.departments), out_of_hours and out_of_hours.phone)
    links = {phone: dialled(phone) for phone in phones if phone}
    if clinic.email:
        links[clinic.email] = f"mailto:{clinic.email}"
    if clinic.web:
        links[bare(clinic.web)] = clinic.web if "://" in clinic.web else f"https://{clinic.web}"
    return links
