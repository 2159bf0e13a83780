"""Clinics as nobody would wish them: each gives a good leaflet or a clear fault, and never a traceback.

Each folder of tests/odd_clinics is a clinic, and its `expected.txt` all that is told of it. A new one needs
no code. `pytest tests/press/test_odd_clinics.py --rewrite-cases` writes what is told; read it like code.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from support.inked import assert_apart, assert_within, inked_outline
from support.judging import objections
from support.leaflets import DAY
from support.listening import words_of
from support.odd_clinics import NAMES, ODD, put_odd_clinics
from support.schemas import objections as marks
from support.seeing import pages

from handoutgen.model.faults import Fault, InputError
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import Printed, print_leaflet
from handoutgen.reading.articles import read_article
from handoutgen.reading.clinics import read_clinic
from handoutgen.understanding.articles import understand

ARTICLE = Path(__file__).resolve().parents[2] / "handouts" / "krampe-i-laeggen.md"
REFUSED = ("wrong-exercise", "wrong-throughout")

every = pytest.mark.parametrize("name", NAMES)
printable = pytest.mark.parametrize("name", [name for name in NAMES if name not in REFUSED])


@pytest.fixture(scope="session")
def odd(tmp_path_factory):
    """The odd clinics with all their logos."""
    return put_odd_clinics(tmp_path_factory.mktemp("odd"))


@functools.cache
def outline():
    return understand(read_article(ARTICLE))


@functools.cache
def printed(folder: Path, edition: Edition, kind: Kind = Kind.LEAFLET) -> Printed:
    return print_leaflet(outline(), read_clinic(folder), kind=kind, edition=edition, issued=DAY)


def told(folder: Path) -> str:
    """Return every fault of a clinic, with the editions in which it is met where these are not all."""
    met: dict[Fault, list[Edition]] = {}
    for edition in Edition:
        try:
            faults = printed(folder, edition).faults
        except InputError as error:
            faults = error.faults
        for fault in faults:
            met.setdefault(fault, []).append(edition)
    lines = [
        f"{fault}" + (f"\n    (in {', '.join(editions)})" if len(editions) < len(Edition) else "")
        for fault, editions in met.items()
    ]
    return "".join(f"{line}\n" for line in lines).replace(f"{folder}/", "").replace(f"{ARTICLE.parent}/", "")


@every
def test_all_that_is_wrong_is_told_and_nothing_else(name, odd, request):
    """A clinic mends its file with what it is told, alone."""
    path = ODD / name / "expected.txt"
    found = told(odd / name)
    if request.config.getoption("--rewrite-cases"):
        path.write_text(found, encoding="utf-8")

    assert found == path.read_text(encoding="utf-8")


@printable
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("edition", Edition)
def test_a_leaflet_of_an_odd_clinic_is_clean(name, edition, kind, odd):
    """Whatever the clinic's taste, the file keeps to both standards."""
    assert objections(printed(odd / name, edition, kind).pdf) == []


@printable
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("edition", Edition)
def test_ink_of_an_odd_clinic_stays_in_its_place(name, edition, kind, odd):
    """Nothing runs off the paper or over other words."""
    setting = inked_outline(outline(), read_clinic(odd / name), kind, edition)

    assert_within(setting)
    assert_apart(setting)


@printable
@pytest.mark.parametrize("edition", Edition)
def test_what_an_odd_clinic_tells_is_printed_or_told_of(name, edition, odd):
    """Its name, phone, places and hours: each stands on the leaflet, or a fault says that it was cut."""
    clinic = read_clinic(odd / name)
    made = printed(odd / name, edition)
    heard = " ".join(words_of(made.pdf))
    seen = " ".join(" ".join(pages(made.pdf)).split())  # the foot of a page is seen and not heard

    texts = [clinic.name, clinic.tagline, clinic.phone, clinic.email, clinic.footer]
    for department in clinic.departments:
        texts += [department.name, department.street, department.town, department.phone, *department.hours]
    faults = " ".join(fault.what for fault in made.faults)
    for text in filter(None, texts):
        words = " ".join(text.split())
        assert words in heard or words in seen or text in faults or "none of the fonts" in faults, text


@printable
def test_an_editor_marks_nothing_in_an_odd_clinic(name):
    """Odd is not wrong: the schema knows every key and form of theirs."""
    assert marks((ODD / name / "clinic.toml").read_text(encoding="utf-8"), "clinic") == []


def test_nothing_is_fetched_for_a_hostile_logo(odd):
    """Neither entity nor script nor reference leaves a trace in the file."""
    pdf = printed(odd / "logo-hostile", Edition.STANDARD).pdf

    assert b"spy.example" not in pdf
    assert "root:" not in " ".join(words_of(pdf))
