"""A clinic that was read before is found, and is what reading it now would tell: whatever changed since."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from support.dice import Rolled
from support.leaflets import BODY, DAY, HEAD
from support.wild_articles import PICTURE, Author
from support.wild_clinics import write_clinic_file

from handoutgen.keeping import cache
from handoutgen.model.faults import InputError
from handoutgen.press import forget
from handoutgen.press.printing import make_leaflet
from handoutgen.reading.clinics import read_clinic

CHAIN = 'name = "Kæden"\nlogo = "kæde.png"\nphone = "00 11 22 33"\nregion = "nordjylland"\n'
CLINIC = '''\
extends = "../kæden/clinic.toml"
logo = "logo.png"
before = """
Kom *godt* i gang, og læs [mere](https://klit.example).

::: advarsel akut
Ring, hvis foden er kold.
:::

| a | b |
|---|---|
| 1 | 2 |
"""

[[departments]]
name = "Havnen"
hours = ["Mandag kl. 8–16", "Tirsdag kl. 8–12"]

[urgent]
name = "Vagten"
phone = "00 44 55 66"
valid_until = 2030-01-31

[articles."knæ"]
note = "Husk 1. sal."
exercises = [1, "Lårstræk"]
doses = { 1 = "2 sæt x 8" }
leave_out = ["Hvad er det?"]
weeks = 3

[[articles."knæ".own]]
name = "Trappen"
how = "Gå op."
picture = "trappe.png"
'''


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """Each test has a folder of its own for what is kept, and stands beside the clinics."""
    monkeypatch.setenv("HANDOUTGEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    forget()


@pytest.fixture
def clinic(tmp_path) -> Path:
    """A clinic of a chain, with a logo and a picture."""
    chain, own = tmp_path / "clinics" / "kæden", tmp_path / "clinics" / "klit"
    for folder, text, pictures in ((chain, CHAIN, ["kæde.png"]), (own, CLINIC, ["logo.png", "trappe.png"])):
        folder.mkdir(parents=True)
        (folder / "clinic.toml").write_text(text, encoding="utf-8")
        for picture in pictures:
            Image.new("RGB", (40, 20), "navy").save(folder / picture)
    return own / "clinic.toml"


def told(path: Path) -> str:
    """Return all that reading tells."""
    try:
        return repr(read_clinic(path))
    except InputError as error:
        return repr(error.faults)


def told_anew(path: Path) -> str:
    """Return what reading tells where nothing is kept."""
    here = os.environ["HANDOUTGEN_CACHE"]
    os.environ["HANDOUTGEN_CACHE"] = os.devnull
    try:
        return told(path)
    finally:
        os.environ["HANDOUTGEN_CACHE"] = here


def parser_is_asked(path: Path) -> bool:
    """Whether a new process of this very program reads the file by itself.

    Somebody may be editing the program meanwhile: what the other process finds of it on the disk is another.
    """
    line = (
        "import sys; from pathlib import Path; from handoutgen.keeping import cache;"
        "from handoutgen.reading.clinics import read_clinic;"
        "cache.program_mark = lambda: bytes.fromhex(sys.argv[2]);"
        "read_clinic(Path(sys.argv[1])); print('tomllib' in sys.modules)"
    )
    words = [sys.executable, "-c", line, str(path), cache.program_mark().hex()]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return done.stdout.strip() == "True"


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_a_clinic_that_was_read_is_found(clinic):
    """Its parser and its Markdown are not even loaded."""
    assert parser_is_asked(clinic)
    assert not parser_is_asked(clinic)
    assert not parser_is_asked(clinic.parent)


def test_what_is_found_is_what_was_read(clinic):
    """With all that it may hold: blocks, dates, wishes."""
    assert told(clinic) == told(clinic) == told_anew(clinic)


@given(st.integers(0, 2**32))
def test_any_clinic_is_found_as_it_was_read(tmp_path_factory, seed):
    """Be it careless or not."""
    folder = tmp_path_factory.mktemp("wild")
    dice = Rolled(seed)
    text = write_clinic_file(dice, Author(dice).article(3), careless=seed % 3 == 0).text
    (folder / "clinic.toml").write_text(text, encoding="utf-8", errors="replace")
    Image.new("RGB", (8, 8), "navy").save(folder / Path(PICTURE).name)
    anew = told_anew(folder)

    assert told(folder) == anew
    assert told(folder) == anew


def test_a_leaflet_is_the_same_whether_its_clinic_was_kept_or_read(clinic, tmp_path):
    """Byte for byte."""
    article = tmp_path / "knæ.md"
    write(article, HEAD + BODY)
    first = make_leaflet(article, clinic, issued=DAY)
    forget()

    assert not parser_is_asked(clinic)
    assert make_leaflet(article, clinic, issued=DAY) == first


def relink(path: Path, target: str) -> None:
    path.unlink()
    path.symlink_to(target)


def move_chain_away(clinics: Path) -> None:
    (clinics / "kæden").rename(clinics.parent / "fremmed")
    (clinics / "kæden").symlink_to("../fremmed")


CHANGES = {
    "a word of its own": lambda at: write(at / "klit/clinic.toml", CLINIC.replace("Havnen", "Heden")),
    "a word of the chain's": lambda at: write(at / "kæden/clinic.toml", CHAIN.replace("33", "44")),
    "a wrong word of the chain's": lambda at: write(at / "kæden/clinic.toml", "colour = 3\n" + CHAIN),
    "the chain is gone": lambda at: (at / "kæden/clinic.toml").unlink(),
    "the chain extends it in turn": lambda at: write(
        at / "kæden/clinic.toml", f'extends = "../klit/clinic.toml"\n{CHAIN}'
    ),
    "the chain lies elsewhere now": move_chain_away,
    "its logo is gone": lambda at: (at / "klit/logo.png").unlink(),
    "its logo is no picture": lambda at: (at / "klit/logo.png").write_bytes(b"words"),
    "its logo is another": lambda at: Image.new("L", (9, 9)).save(at / "klit/logo.png"),
    "its logo is a link within": lambda at: relink(at / "klit/logo.png", "trappe.png"),
    "its logo is a link out": lambda at: relink(at / "klit/logo.png", "../kæden/kæde.png"),
    "its logo is a pipe": lambda at: ((at / "klit/logo.png").unlink(), os.mkfifo(at / "klit/logo.png")),
    "the chain's logo is gone": lambda at: (at / "kæden/kæde.png").unlink(),
    "its exercise's picture is gone": lambda at: (at / "klit/trappe.png").unlink(),
    "it is no file": lambda at: ((at / "klit/clinic.toml").unlink(), (at / "klit/clinic.toml").mkdir()),
    "it is no text": lambda at: (at / "klit/clinic.toml").write_bytes(b"\xff\xfe"),
    "it is gone": lambda at: (at / "klit/clinic.toml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_since_is_told_as_it_is_now(change, clinic):
    """And, where it was put right, as before."""
    before = told(clinic)
    assert told(clinic) == before
    CHANGES[change](clinic.parents[1])
    now = told_anew(clinic)

    assert told(clinic) == now
    assert told(clinic) == now
    assert now != before or change in ("its logo is another", "its logo is a link within")


def test_a_logo_that_comes_later_is_printed(clinic):
    """What was missing is not remembered."""
    logo = clinic.with_name("logo.png")
    content = logo.read_bytes()
    logo.unlink()
    missing = told(clinic)
    assert told(clinic) == missing
    logo.write_bytes(content)

    assert "clinic-logo" in missing
    assert told(clinic) == told_anew(clinic)
    assert "clinic-logo" not in told(clinic)


def test_faults_are_told_each_time(clinic):
    """What has any is read anew: it says what lies there now."""
    write(clinic, f'web = "http:/"\n{CLINIC}')

    assert "cannot be right" in told(clinic)
    assert "cannot be right" in told(clinic)
    assert cache.info().things == 0


def test_a_file_by_another_path_is_told_by_that(clinic, tmp_path, monkeypatch):
    """Faults name the path as it was given."""
    absolute = told(clinic)
    monkeypatch.chdir(clinic.parents[1])
    relative = told(Path("klit/clinic.toml"))

    assert str(clinic) in absolute
    assert str(tmp_path) not in relative
    assert relative == told(Path("klit")) == told_anew(Path("klit"))


def test_the_same_words_elsewhere_are_another_clinic(clinic, tmp_path, monkeypatch):
    """A relative path is another's in another folder, and a link may lead elsewhere tomorrow."""
    for name in ("nord", "syd"):
        (tmp_path / name / "klinik").mkdir(parents=True)
        write(tmp_path / name / "klinik" / "clinic.toml", 'name = "Klit"\nlogo = "logo.png"\n')
    Image.new("L", (9, 9)).save(tmp_path / "nord" / "klinik" / "logo.png")
    monkeypatch.chdir(tmp_path / "nord")
    north = told(Path("klinik"))
    monkeypatch.chdir(tmp_path / "syd")

    assert "clinic-logo" not in north
    assert "clinic-logo" in told(Path("klinik"))

    (tmp_path / "nu").symlink_to(clinic.parent)
    assert "id='klit'" in told(tmp_path / "nu")
    clinic.parent.rename(clinic.parents[1] / "heden")
    relink(tmp_path / "nu", str(clinic.parents[1] / "heden"))
    assert "id='heden'" in told(tmp_path / "nu")


@pytest.mark.parametrize(
    "data",
    [
        None,
        "Klit",
        {},
        {"clinic.Clinic": []},
        {"clinic.Clinic": [None] * 99},
        {"clinic.Nobody": []},
        {"nowhere.Clinic": []},
        {"faults.re": []},
        {"clinic.Department": []},
        {"date": [2026, 13, 1]},
        {"dict": [3]},
        {"a": [], "b": []},
        {"clinic.Clinic": 3},
        functools.reduce(lambda inner, _: [inner], range(600), []),
    ],
    ids=lambda data: repr(data)[:40],
)
def test_what_tells_of_no_clinic_is_not_believed(data, clinic):
    """Whoever wrote it: it is read anew."""
    from handoutgen.reading.kept_clinics import KeptClinic, Read, mark_of

    cache.keep(mark_of(clinic, clinic.read_bytes()), KeptClinic(data, Read((), ())))

    assert told(clinic) == told_anew(clinic)


def test_a_clinic_below_a_folder_whose_name_is_no_text_is_read(clinic):
    """Such a path cannot be written down."""
    odd = Path(os.fsdecode(os.fsencode(clinic.parents[1]) + b"/kl\xffit"))
    try:
        clinic.parent.rename(odd)
    except OSError:
        pytest.skip("this disk has no such names")
    write(odd / "clinic.toml", f'id = "klit"\n{CLINIC}')

    assert told(odd) == told(odd) == told_anew(odd)
