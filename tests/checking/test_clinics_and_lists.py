"""Clinics and lists: whom to ring, where to go, when; and rows that nobody gets a sheet for."""

from __future__ import annotations

from datetime import date

import pytest
from PIL import Image

from handoutgen.checking.checks import check
from handoutgen.checking.findings import Level

PLACE = '[[departments]]\nstreet = "Havnegade 3"\ntown = "0000 Havneby"\n'


def rules(found):
    return [(one.rule, one.spot.line) for one in found]


def test_a_clinic_in_good_order_has_nothing_to_mend(clinic):
    """Its own choices are no findings."""
    assert clinic(PLACE + 'hours = ["Mandag–torsdag kl. 8.00–16.00", "Fredag efter aftale"]\n') == []


def test_a_phone_of_a_department_is_enough(clinic):
    """Somebody can be rung."""
    assert clinic(PLACE + 'phone = "00 11 22 33"\n', head='name = "Klinik"\n') == []
    assert rules(clinic(PLACE, head='name = "Klinik"\n')) == [("clinic-phone", 0)]


@pytest.mark.parametrize("phone", ["00 11 22 3", "ring til os", "00-11-22"])
def test_an_odd_number_is_told(clinic, phone):
    """One digit too few is found at the door of a closed clinic."""
    assert rules(clinic("", head=f'name = "Klinik"\nphone = "{phone}"\n')) == [("clinic-phone", 2)]


@pytest.mark.parametrize("phone", ["00112233", "+45 00 11 22 33", "+46 8 123 456", "1813"])
def test_a_real_number_is_not(clinic, phone):
    """Foreign ones, and those of the regions."""
    assert clinic("", head=f'name = "Klinik"\nphone = "{phone}"\n') == []


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ('street = "Havnegade 3"', "There is a street, but no town."),
        ('town = "0000 By"', "There is a town, but no street."),
        ('street = "Havnegade 3"\ntown = "Havneby"', "»Havneby« has no postal code"),
        ('street = "Havnegade"\ntown = "0000 By"', "»Havnegade« has no house number."),
        ('name = "Havnen"', "»Havnen« has neither an address nor a phone number."),
    ],
)
def test_an_address_that_leads_nowhere_is_told(clinic, told, what):
    """On the line of the department."""
    (finding,) = clinic(f"[[departments]]\n{told}\n")

    assert (finding.rule, finding.spot.line) == ("clinic-address", 3)
    assert finding.what.startswith(what)


@pytest.mark.parametrize(
    "line",
    ["Mandag kl. 16.00–8.00", "Mandag kl. 8.75–16.00", "Mandag kl. 8–25", "Mandag", "kl. 8–16", "altid"],
)
def test_hours_that_do_not_say_when_are_told(clinic, line):
    """A patient stands before a closed door."""
    assert rules(clinic(f'{PLACE}hours = ["{line}"]\n')) == [("clinic-hours", 3)]


@pytest.mark.parametrize(
    "line",
    [
        "Mandag–torsdag kl. 8.00–16.00",
        "man-fre 8-16",
        "Hverdage kl. 16.00–8.00 hele døgnet",
        "Tirsdag og torsdag kl. 8.00–12.00 og 13.00–17.00",
        "Lørdag lukket",
        "Efter aftale",
        "Alle dage 8:00–24:00",
    ],
)
def test_hours_that_say_when_are_not(clinic, line):
    """However they are written."""
    assert clinic(f'{PLACE}hours = ["{line}"]\n') == []


def test_what_build_warns_of_is_told_on_the_line_of_its_key(clinic):
    """Contrast, an expired number, a logo."""
    found = clinic(
        'colour = "#e6ff00"\nlogo = "væk.png"\n[urgent]\nname = "Lægevagten"\nphone = "00000113"\n'
        "valid_until = 2026-01-31\n"
    )

    assert rules(found) == [("clinic-contrast", 3), ("clinic-logo", 4), ("clinic-number-expired", 5)]


def test_the_day_decides_whether_a_number_has_expired(looked_at):
    """Its last day still counts; a region's number ends too."""
    text = 'name = "K"\nphone = "00112233"\nregion = "sjaelland"\n'

    assert looked_at(date(2026, 12, 31), clinic_toml=text).findings == ()
    assert rules(looked_at(date(2027, 1, 1), clinic_toml=text).findings) == [("clinic-number-expired", 3)]


@pytest.mark.parametrize(("size", "few"), [((60, 20), True), ((600, 200), False), ((50, 400), False)])
def test_a_logo_of_few_pixels_is_told(clinic, tmp_path, size, few):
    """On paper its edges would look torn."""
    Image.new("L", size).save(tmp_path / "logo.png")

    assert (("clinic-logo-resolution", 3) in rules(clinic('logo = "logo.png"\n'))) is few


def test_a_wish_for_an_exercise_that_is_not_there_is_an_error(looked_at):
    """No leaflet of that article can be made for that clinic."""
    report = looked_at(
        artikel_md="---\ntitle: Knæ\n---\n\n| Øvelse | Dosis |\n|---|---|\n| Knæbøj | 3 x 10 |\n",
        clinic_toml='name = "K"\nphone = "00112233"\n[articles.artikel]\nexercises = ["Hælløft"]\n',
    )

    (finding,) = [one for one in report.findings if one.rule == "exercise-unknown"]
    assert (finding.level, finding.spot.line) == (Level.ERROR, 4)


@pytest.mark.parametrize(("name", "told"), [("artikkel", True), ("artikel", False), ("hofte", False)])
def test_a_wish_for_an_article_of_nearly_this_name_is_told(looked_at, name, told):
    """Other articles may lie elsewhere."""
    report = looked_at(
        artikel_md="---\ntitle: Knæ\n---\n\nHvil.\n",
        clinic_toml=f'name = "K"\nphone = "00112233"\n[articles.{name}]\nnote = "Hvil."\n',
    )

    assert (("article-unknown", 3) in rules(report.findings)) is told


def test_what_a_clinic_leaves_out_is_looked_at_in_its_articles_only(clinic):
    """The article that a clinic is tried with is ours."""
    assert clinic('leave_out = ["*"]\n') == []


def test_a_chain_is_looked_at_through_its_clinics(tmp_path):
    """By itself it is no clinic."""
    for name, text in (
        ("kæde", "chain = true\n"),
        ("klit", 'extends = "../kæde"\nname = "K"\nphone = "1813"\n'),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "clinic.toml").write_text(text, encoding="utf-8")

    assert check([tmp_path], date(2026, 1, 1)).files == 1
    assert check([tmp_path], date(2026, 1, 1)).findings == ()


def test_a_row_is_told_by_its_number_and_nothing_in_it(looked_at):
    """Neither name nor CPR number leaves the list."""
    report = looked_at(liste_csv="Navn;Dato\nÅse Holm;i morgen\nBo Lind;1/2/2026\nCai;010190-1234\n")

    assert rules(report.findings) == [("list-assumed", 0), ("list-row", 2), ("cpr", 4)]
    assert not any(word in str(report) for word in ("Åse", "Holm", "Lind", "010190", "i morgen"))


def test_all_that_is_told_of_a_list_is_read_out(looked_at):
    """An ignored column may be a misspelled one."""
    (finding,) = looked_at(liste_csv="Navn;Bemerkning\nÅse;Gå\n").findings

    assert finding.what == "1 patient was read."
    assert "»bemærkning«" in finding.places[-1].what


def test_the_samples_have_nothing_to_mend(root):
    """They are there to be copied."""
    assert check([root / "clinics"], date(2026, 11, 24)).findings == ()
