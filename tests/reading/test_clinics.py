"""A clinic's file: filled in by a secretary, so every slip is named with its key and its line."""

from __future__ import annotations

import gzip
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handoutgen.model.clinic import CLINIC_PICTURE, Clinic, Department, UrgentLine
from handoutgen.model.faults import InputError, Level
from handoutgen.reading.clinics import read_clinic

SAMPLES = Path(__file__).parents[2] / "clinics"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def folder(tmp_path):
    """A clinic's own folder."""
    folder = tmp_path / "engklinikken"
    folder.mkdir()
    return folder


def write(folder: Path, text: str) -> Path:
    path = folder / "clinic.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str):
    with pytest.raises(InputError) as raised:
        read_clinic(write(folder, text))
    return [(fault.spot.line, fault.what) for fault in raised.value.faults]


def test_a_name_is_enough(folder):
    """The folder names the clinic's files."""
    path = write(folder, 'name = "Engklinikken"\nphone = ""\n')

    assert read_clinic(folder) == Clinic("engklinikken", str(path), "Engklinikken")
    assert read_clinic(path) == read_clinic(folder)


def test_all_keys_are_read(folder):
    """The whole file, once."""
    (folder / "logo.png").write_bytes(PNG)
    path = write(
        folder,
        """
        id = "eng"
        name = "Eng-\u200bklinikken"
        tagline = "Ro"
        logo = "logo.png"
        colour = "#A0c"
        phone = "+45 00123456"
        email = "a@eng.example"
        web = "https://eng.example/om"
        booking = "https://eng.example/tid?a=1"
        cvr = "00000001"
        footer = "Spørg."
        kinds = ["log"]
        weeks = 3
        [[departments]]
        name = "By"
        street = "Gade 1"
        town = "0000 By"
        phone = "00123456"
        hours = ["Mandag kl. 8", ""]
        [[departments]]
        [urgent]
        name = "Lægevagten"
        phone = "1813"
        hours = "Nat"
        valid_until = 2030-12-31
        """,
    )

    clinic = read_clinic(folder)

    assert [fault.spot.line for fault in clinic.faults] == [3]  # the space of no width in its name
    assert replace(clinic, faults=()) == Clinic(
        id="eng",
        path=str(path),
        name="Eng-klinikken",
        tagline="Ro",
        logo=str(folder / "logo.png"),
        colour="#aa00cc",
        phone="+45\u00a000\u00a012\u00a034\u00a056",
        email="a@eng.example",
        web="https://eng.example/om",
        booking="https://eng.example/tid?a=1",
        cvr="00000001",
        departments=(
            Department("By", "Gade 1", "0000 By", "00\u00a012\u00a034\u00a056", ("Mandag kl. 8",)),
            Department(),
        ),
        urgent=UrgentLine("Lægevagten", "1813", "Nat", date(2030, 12, 31)),
        footer="Spørg.",
        kinds=("log",),
        weeks=3,
    )


@pytest.mark.parametrize(
    "sample", sorted(path.parent for path in SAMPLES.glob("*/clinic.toml")), ids=lambda path: path.name
)
def test_the_sample_clinics_are_in_order(sample):
    """They are what a clinic copies from; their numbers and addresses can be nobody's."""
    clinic = read_clinic(sample)

    assert clinic.id == sample.name
    assert clinic.logo
    assert clinic.phone
    assert clinic.phone.startswith("00")
    assert clinic.booking
    assert ".example/" in clinic.booking


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("fone = 1", 2, "There is no key `fone`."),
        ("phone = 112", 2, "The key `phone` is not a text."),
        ('weeks = "2"', 2, "The key `weeks` is not a number."),
        ("weeks = 9", 2, "A log cannot have 9 weeks."),
        ('kinds = ["log", 2]', 2, "The key `kinds` is not a text."),
        ('kinds = ["poster"]', 2, "»poster« is no kind of leaflet."),
        ('departments = "By"', 2, "The key `departments` is not a list."),
        ('urgent = "1813"', 2, "The key `urgent` is not a table."),
        ('[[departments]]\n[[departments]]\nname = "a"\nfon = 1', 5, "There is no key `fon`."),
        ("[[departments]]\nphone = 1", 3, "The key `phone` is not a text."),
        ('\n[urgent]\nname = "a"', 3, "The key `phone` is missing."),
        ('[urgent]\nname = ""\nphone = "1"', 2, "The urgent line has no name or no phone."),
        (
            '[urgent]\nname = "a"\nphone = "1"\nvalid_until = "snart"',
            5,
            "The key `valid_until` is not a day.",
        ),
        ('name = "b"', 2, "This is no TOML: Cannot overwrite a value."),
        ("phone = 00 12", 2, "This is no TOML: Expected newline or end of document after a statement."),
        ("a = " + 9999 * "[", 2, "What stands here is nested too deep."),
        ('colour = "rød"', 2, "»rød« in `colour` cannot be right."),
        ('colour = "#12345"', 2, "»#12345« in `colour` cannot be right."),
        ('booking = "javascript:x"', 2, "»javascript:x« in `booking` cannot be right."),
        ('booking = "eng.example"', 2, "»eng.example« in `booking` cannot be right."),
        ('web = "file:///etc"', 2, "»file:///etc« in `web` cannot be right."),
        ('email = "a.example"', 2, "»a.example« in `email` cannot be right."),
        ('cvr = "12"', 2, "»12« in `cvr` cannot be right."),
        ('id = "../x"', 2, "»../x« cannot name the clinic's files."),
        ('id = "a/b"', 2, "»a/b« cannot name the clinic's files."),
        ('id = ".a"', 2, "».a« cannot name the clinic's files."),
    ],
)
def test_a_slip_is_named_with_its_line(folder, text, line, what):
    """One slip, one fault."""
    assert refused(folder, f'name = "Eng"\n{text}\n') == [(line, what)]


def test_a_picture_is_found_whose_name_has_two_spaces(folder):
    """On paper they are one, but no file may be called otherwise than its folder calls it."""
    (folder / "logo  lille.png").write_bytes(PNG)
    own = '[[articles."knæ".own]]\nname = "Knæbøj"\npicture = "logo  lille.png"\n'

    clinic = read_clinic(write(folder, f'name = "Eng  klinikken"\nlogo = "logo  lille.png"\n{own}'))

    assert (clinic.faults, clinic.name) == ((), "Eng klinikken")
    assert clinic.logo == str(folder / "logo  lille.png")
    assert clinic.articles["knæ"].own[0].picture == CLINIC_PICTURE + clinic.logo


@pytest.mark.parametrize(
    ("logo", "what"),
    [
        ("borte.svg", "There is no logo »borte.svg«."),
        ("../logo.png", "The logo »../logo.png« lies outside the clinic's folder."),
        ("clinic.toml", "The logo »clinic.toml« is no picture we know."),
        ("logo.svgz", "The logo »logo.svgz« is a packed SVG."),
        (".", "The logo ».« is no ordinary file."),
    ],
)
def test_a_logo_that_cannot_be_had_is_a_warning(folder, logo, what):
    """The leaflet goes out today, with the name in type; the secretary mends the logo tomorrow."""
    (folder.parent / "logo.png").write_bytes(PNG)
    (folder / "logo.svgz").write_bytes(gzip.compress(b"<svg/>"))

    clinic = read_clinic(write(folder, f'name = "Eng"\nlogo = "{logo}"\n'))

    assert clinic.logo is None
    (fault,) = clinic.faults
    assert (fault.spot.line, fault.level) == (2, Level.WARNING)
    assert fault.what == f"{what} The clinic's name is printed in type instead."


def test_all_slips_are_named_in_one_round(folder):
    """msgspec tells one at a time; a secretary wants them all."""
    text = 'navn = "Eng"\nphone = 1\n[[departments]]\nby = "a"\n'

    assert refused(folder, text) == [
        (0, "The clinic has no name."),
        (1, "There is no key `navn`."),
        (2, "The key `phone` is not a text."),
        (4, "There is no key `by`."),
    ]


def test_the_nearest_key_is_offered(folder):
    """Most unknown keys are slips of the keyboard."""
    with pytest.raises(InputError, match="Did you mean `colour`"):
        read_clinic(write(folder, 'name = "Eng"\ncolor = "#123456"\n'))


def test_a_cpr_number_is_refused_and_never_repeated(folder):
    """Wherever it stands, and whatever else is wrong with the line."""
    path = write(folder, 'name = "Eng"\nemail = "010190-0000"\n# 0101900000\n')

    with pytest.raises(InputError) as raised:
        read_clinic(path)

    assert [fault.spot.line for fault in raised.value.faults] == [2, 3]
    assert "0101" not in str(raised.value)


def test_a_link_does_not_lead_a_logo_out_of_its_folder(folder):
    """A clinic's folder may come from somebody else."""
    (folder.parent / "a.png").write_bytes(PNG)
    (folder / "logo.png").symlink_to(folder.parent / "a.png")
    (folder / "loop.png").symlink_to("loop.png")

    for name in ("logo.png", "loop.png"):
        clinic = read_clinic(write(folder, f'name = "Eng"\nlogo = "{name}"\n'))
        assert clinic.logo is None
        assert len(clinic.faults) == 1


@pytest.mark.parametrize(
    "content",
    [PNG, b"\xff\xd8\xff\xe0", b'<?xml version="1.0"?>\n<!-- a -->\n<svg\n xmlns="x"/>', b"<svg:svg />"],
)
def test_a_logo_is_known_by_its_content(folder, content):
    """Its ending may lie."""
    (folder / "logo.bin").write_bytes(content)

    assert read_clinic(write(folder, 'name = "Eng"\nlogo = "logo.bin"\n')).logo == str(folder / "logo.bin")


def test_a_folder_without_a_clinic_is_a_fault(folder):
    """So is a folder whose name cannot name files, until the clinic has an id."""
    with pytest.raises(InputError, match="There is no such file"):
        read_clinic(folder)

    odd = folder / "Klinik & co."
    odd.mkdir()
    assert refused(odd, 'name = "Eng"\n') == [(0, "»Klinik & co.« cannot name the clinic's files.")]
    assert read_clinic(write(odd, 'name = "Eng"\nid = "Klinik-æøå_1.2"\n')).id == "Klinik-æøå_1.2"


@given(
    st.binary() | st.text().map(str.encode) | st.from_regex(r'([a-z]{1,6}|\[+urgent\]+|name) ?= ?"?[^"]*"?\n')
)
def test_no_file_whatever_raises_anything_but_its_faults(tmp_path_factory, content):
    """A clinic must never see a traceback."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with suppress(InputError):
        assert read_clinic(path).name


def test_a_line_that_an_escape_makes_is_told_on_the_line_of_its_key(tmp_path):
    """The file has no other."""
    path = tmp_path / "clinic.toml"
    path.write_text('name = "Klinik"\nbefore = "| a |\\n|---|\\n| b | c |"\n', encoding="utf-8")

    with pytest.raises(InputError) as error:
        read_clinic(path)

    assert {fault.spot.line for fault in error.value.faults} == {2}
