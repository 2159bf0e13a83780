"""What a clinic's own facts do to its leaflets."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pytest
from msgspec.structs import replace
from support.judging import objections
from support.leaflets import BODY, DAY, HEAD, leaflet_of, pdf_of, read_outline, write_clinic
from support.listening import listen, words_of
from support.rendered import assert_nothing_over_letters, drawn

from handoutgen.model.faults import Level
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.press import Printed, print_leaflet
from handoutgen.reading.clinics import read_clinic

if TYPE_CHECKING:
    from pathlib import Path

URGENT = '[urgent]\nname = "Lægevagten"\nphone = "00001813"\nvalid_until = 2027-01-01\n'
NAME = 'name = "Klinik Å"\n'
ACUTE = BODY + "Søg læge akut, hvis du får feber.\n"


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("name", ["Lægevagten", "Lægevagten i Region Engdal og omegn"])
def test_the_out_of_hours_number_stands_in_the_box(name, edition, tmp_path):
    """The number is what a patient needs; the name may be shortened, the number never."""
    clinic = NAME + URGENT.replace("Lægevagten", name)
    pdf = pdf_of(ACUTE, tmp_path, clinic, edition=edition)

    assert "00 00 18 13" in " ".join(words_of(pdf))


HOURS = "Hverdage kl. 16.00–8.00 samt weekend og helligdage"


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("name", ["Lægevagten", "Lægevagten i Region Engdal og omegn"])
def test_the_hours_of_the_clinics_own_number_stand_below_it(name, edition, tmp_path):
    """Its band is as high as they need, on a plate that all clinics share who need as much."""
    own = URGENT.replace("Lægevagten", name) + f'hours = "{HOURS}"\n'
    made = leaflet_of(ACUTE, tmp_path, NAME + own, edition=edition)

    assert f"00 00 18 13 {name} {HOURS}" in " ".join(words_of(made.pdf)).replace(" · ", " ")
    assert [fault for fault in made.faults if fault.rule == "clinic-cut"] == []
    assert_nothing_over_letters(drawn(made.pdf))


@pytest.mark.parametrize("edition", Edition)
def test_hours_without_end_are_cut_and_told(edition, tmp_path):
    """The box is for red flags."""
    own = URGENT + f'hours = "{HOURS * 12}"\n'
    made = leaflet_of(ACUTE, tmp_path, NAME + own, edition=edition)

    assert "00 00 18 13" in " ".join(words_of(made.pdf))
    assert [fault.rule for fault in made.faults if HOURS in fault.what] == ["clinic-cut"]
    assert_nothing_over_letters(drawn(made.pdf))


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), True),
        (date(2027, 1, 2), False),
    ],
)
def test_an_expired_number_is_not_printed_and_reported(day, printed, tmp_path):
    """A dead number in the red-flag box is worse than none. The last day still counts."""
    made = leaflet_of(ACUTE, tmp_path, NAME + URGENT, issued=day)

    said = " ".join(words_of(made.pdf))
    assert ("00 00 18 13" in said) == printed
    assert ("ring til lægevagten" in said) == (not printed)
    assert [fault.level for fault in made.faults if "out-of-hours" in fault.what] == (
        [] if printed else [Level.WARNING]
    )


@pytest.mark.parametrize("clinic", [None, NAME, NAME + URGENT])
@pytest.mark.parametrize("kind", [Kind.LEAFLET, Kind.EXERCISES])
@pytest.mark.parametrize("edition", Edition)
def test_112_is_always_there(clinic, kind, edition, tmp_path):
    """Whatever a clinic fills in, and also where the article itself names no 112."""
    tree = listen(pdf_of(BODY, tmp_path, clinic, kind=kind, edition=edition))

    (danger,) = [part for part in tree.all("P") if part.text.strip() == "Livsfare: ring 112"]
    assert danger.pages == {1}


@pytest.mark.parametrize("colour", ["#ffd700", "#fff", "#99ccff"])
def test_a_colour_too_light_is_darkened_and_reported(colour, tmp_path):
    """The clinic gets the colour that is printed, to write it down."""
    made = leaflet_of(BODY, tmp_path, f'{NAME}colour = "{colour}"\n')

    (fault,) = [fault for fault in made.faults if "colour" in fault.what]
    assert fault.level == Level.WARNING
    assert fault.spot.path.endswith("clinic.toml")
    again = leaflet_of(BODY, tmp_path, NAME + fault.mend.removeprefix("Write ").removesuffix(".") + "\n")
    assert again.faults == ()
    assert objections(made.pdf) == []


@pytest.mark.parametrize("second", ["#d9730d", "#f5c400"])
def test_a_second_colour_too_light_is_darkened_and_reported(second, tmp_path):
    """Numbers are text. The fault names the key that has to be changed."""
    made = _two_colours(tmp_path, second)

    (fault,) = [fault for fault in made.faults if "colour" in fault.what]
    assert fault.level == Level.WARNING
    assert f"second_colour {second}" in fault.what
    told = fault.mend.removeprefix('Write second_colour = "').removesuffix('".')
    assert _two_colours(tmp_path, told).faults == ()
    assert objections(made.pdf) == []


def _two_colours(folder: Path, second: str, edition: Edition = Edition.STANDARD) -> Printed:
    clinic = read_clinic(write_clinic(f'{NAME}colour = "#1b2a49"\n', folder / "klinik"))
    wishes = {"kind": Kind.LEAFLET, "edition": edition, "issued": DAY}
    return print_leaflet(read_outline(BODY, folder), replace(clinic, second_colour=second), **wishes)


def test_the_second_colour_is_that_of_numbers_and_rules(tmp_path):
    """Titles keep the first; both are in the one colour space by which a leaflet is recoloured."""
    with pikepdf.open(io.BytesIO(_two_colours(tmp_path, "#7a2e3e").pdf)) as document:
        space = document.pages[0].Resources.ColorSpace.Brand
        shades = bytes(space[3]).hex()
        drawn = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(document.pages[0]))

    assert int(space[2]) == 2
    assert shades[:6] == "1b2a49"
    assert shades[12:] == "7a2e3e"
    for operator in (b"0 sc", b"2 sc", b"2 SC"):
        assert operator in drawn


def test_mono_draws_nothing_in_colour(tmp_path):
    """Whatever the brand: a cartridge of black is all it takes."""
    with pikepdf.open(io.BytesIO(_two_colours(tmp_path, "#d9730d", Edition.MONO).pdf)) as document:
        for page in document.pages:
            shades = bytes(page.Resources.ColorSpace.Brand[3])
            assert all(len(set(shades[at : at + 3])) == 1 for at in range(0, len(shades), 3))
            for operands, operator in pikepdf.parse_content_stream(page):
                assert str(operator) not in ("rg", "RG", "k", "K", "sh")
                if str(operator) in ("cs", "CS"):
                    assert str(operands[0]) == "/Brand"


def test_a_dark_colour_is_kept(tmp_path):
    """A brand's own colour is its pride."""
    assert leaflet_of(BODY, tmp_path, f'{NAME}colour = "#0b5a66"\n').faults == ()


FULL = f"""{NAME}tagline = "Vi hjælper dig i gang"
phone = "00112233"
email = "post@klinik.example"
web = "https://www.klinik.example/"
cvr = "00000001"
footer = "Ring, hvis du er i tvivl"
[[departments]]
name = "Nord"
street = "Vej 1"
town = "0000 By"
phone = "00112244"
hours = ["Mandag kl. 8.00–16.00", "Fredag kl. 9.00–12.00"]
"""


@pytest.mark.parametrize("edition", Edition)
def test_what_a_clinic_tells_is_printed(edition, tmp_path):
    """Whoever holds the sheet finds the clinic, the phone, the hours and the way."""
    said = " ".join(words_of(pdf_of(BODY, tmp_path, FULL, edition=edition)))

    for words in (
        "Klinik Å",
        "00 11 22 33",
        "Vej 1",
        "0000 By",
        "Mandag kl. 8.00–16.00",
        "Fredag kl. 9.00–12.00",
    ):
        assert words in said


def test_the_hours_of_every_department_are_printed(tmp_path):
    """Two houses, each with its own phone and hours: neither is cut off."""
    more = '[[departments]]\nname = "Syd"\nstreet = "Lang Vej 22, 1. sal"\ntown = "0000 Andenby"\n'
    more += 'phone = "00112255"\nhours = ["Mandag og onsdag kl. 8.00–16.00", "Torsdag kl. 12.00–18.00"]\n'
    said = " ".join(words_of(pdf_of(BODY, tmp_path, FULL + more)))

    for words in ("Fredag kl. 9.00–12.00", "Lang Vej 22, 1. sal", "00 11 22 55", "Torsdag kl. 12.00–18.00"):
        assert words in said


@pytest.mark.parametrize("edition", Edition)
def test_a_department_of_its_own_keeps_its_phone(edition, tmp_path):
    """One house, with a number besides the clinic's: both are printed."""
    said = " ".join(words_of(pdf_of(BODY, tmp_path, FULL, edition=edition)))

    assert "00 11 22 33" in said
    assert "00 11 22 44" in said


@pytest.mark.parametrize("edition", Edition)
def test_the_only_department_is_who_to_call(edition, tmp_path):
    """Many clinics write their number there, and nowhere else."""
    clinic = f'{NAME}[[departments]]\nstreet = "Vej 1"\nphone = "00112244"\n'
    said = " ".join(words_of(pdf_of(ACUTE, tmp_path, clinic, edition=edition)))

    assert "Ring til os på 00 11 22 44" in said
    assert said.count("00 11 22 44") == 3, "masthead, box and panel"


def test_signs_that_fill_in_templates_stay_signs(tmp_path):
    """A clinic's places are drawn once, and filled in for each page."""
    said = "100 % Fys %s %d %% %(x)s {0}"
    pdf = pdf_of(BODY, tmp_path, f'name = "{said}"\nfooter = "50% %s"\n', patient=Patient("Bo %s 5%"))

    words = " ".join(words_of(pdf))
    assert said in words
    assert "Bo %s 5%" in words
    assert "50% %s" in " ".join(drawn(pdf)[0].text.split())


def test_the_plain_clinic_leaves_room_for_a_stamp(tmp_path):
    """Without a clinic nothing is promised: no phone, no name, no address."""
    said = listen(pdf_of(BODY, tmp_path)).text

    assert "Spørgsmål? Kontakt os" in said
    assert "Ring til os på" not in said
    assert "CVR" not in said


def test_words_of_the_clinic_are_printed_as_often_as_they_are_said(tmp_path):
    """The chain says of the article what one of its clinics says after every one: in the same words, and on
    the same line of its own file."""
    write_clinic(f'{NAME}[articles."knæ"]\nnote = "Ring i tvivl."\n', tmp_path / "kæde")
    clinic = read_clinic(
        write_clinic('extends = "../kæde/clinic.toml"\n\nafter = "Ring i tvivl."\n', tmp_path / "klinik")
    )

    made = print_leaflet(
        read_outline(HEAD + BODY, tmp_path), clinic, kind=Kind.LEAFLET, edition=Edition.STANDARD, issued=DAY
    )

    assert " ".join(words_of(made.pdf)).count("Ring i tvivl.") == 2
