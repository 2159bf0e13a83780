"""A body is set once: what an imprint adds does not depend on where its plate came from."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from support.judging import objections
from support.leaflets import BODY, DAY, HEAD, write_clinic
from support.listening import words_of

from handoutgen.keeping import cache
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import ExerciseChoice, Patient
from handoutgen.press import Manuscript, forget, print_leaflet
from handoutgen.reading.clinics import read_clinic

ROOT = Path(__file__).resolve().parents[2]
KLIT = 'name = "Klit"\nphone = "00123456"\n'
ASE = Patient("Åse Kanariefugl", date(2026, 5, 1), "Jens", next_time="torsdag kl. 10")


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Each test has a cache of its own, and remembers nothing of others."""
    monkeypatch.setenv("HANDOUTGEN_CACHE", str(tmp_path / "cache"))
    forget()


@pytest.fixture
def article(tmp_path):
    """An article's file."""
    path = tmp_path / "knæ.md"
    path.write_text(HEAD + BODY, encoding="utf-8")
    return path


def printed(article: Path, clinic=PLAIN_CLINIC, **wishes) -> bytes:
    wishes = {"kind": Kind.LEAFLET, "edition": Edition.STANDARD, "issued": DAY} | wishes
    return print_leaflet(Manuscript(article), clinic, **wishes).pdf


def kept_files() -> list[Path]:
    """Return the plates: smaller things lie on shelves."""
    if not cache.folder().exists():
        return []
    return sorted(file for file in cache.folder().iterdir() if not file.name.startswith("shelf-"))


@pytest.mark.parametrize(("kind", "edition"), list(product(Kind, Edition)))
def test_new_remembered_or_from_disk_the_leaflet_is_the_same(kind, edition, article, tmp_path):
    """Byte for byte: an archive must not depend on yesterday."""
    clinic = read_clinic(write_clinic(KLIT, tmp_path / "klit"))
    wishes = {"clinic": clinic, "kind": kind, "edition": edition, "patient": ASE}

    new = printed(article, **wishes)
    remembered = printed(article, **wishes)
    forget()
    from_disk = printed(article, **wishes)
    forget()
    cache.clear()
    again = printed(article, **wishes)

    assert new == remembered == from_disk == again


@pytest.mark.parametrize(
    "place", sorted((ROOT / "clinics").glob("*/clinic.toml")), ids=lambda p: p.parent.name
)
@pytest.mark.parametrize("edition", Edition)
def test_a_clinic_known_from_another_article_has_the_same_leaflet(place, edition, article, tmp_path):
    """Its places are drawn once, for all articles."""
    other = tmp_path / "ryg.md"
    other.write_text(HEAD + BODY.replace("Knæet", "Ryggen") + "\nRing 112, hvis benet er lammet.\n" * 3)
    clinic = read_clinic(place)
    for patient in (Patient(), ASE):
        alone = printed(article, clinic, edition=edition, patient=patient)
        forget()
        printed(other, clinic, edition=edition, patient=patient)

        assert printed(article, clinic, edition=edition, patient=patient) == alone
        forget()


@pytest.mark.parametrize(
    "place", sorted((ROOT / "clinics").glob("*/clinic.toml")), ids=lambda p: p.parent.name
)
def test_in_whatever_order_a_clinic_prints_its_articles_each_is_the_same(place):
    """What is printed once for many articles is the same on each, and no article's own goes to another."""
    clinic = read_clinic(place)
    articles = sorted((ROOT / "handouts").glob("*.md"))
    wanted = list(product(articles, Kind, (Edition.STANDARD, Edition.A5), (Patient(), ASE)))

    def in_order(leaflets):
        forget()
        return {
            (path, kind, edition, patient): printed(path, clinic, kind=kind, edition=edition, patient=patient)
            for path, kind, edition, patient in leaflets
        }

    assert in_order(wanted) == in_order(reversed(wanted))


def test_one_plate_serves_all_clinics_and_patients(article, tmp_path):
    """Only what stands in the body makes another one."""
    for number in range(5):
        text = f'name = "Klinik {number}"\ncolour = "#{number}{number}2233"\n'
        clinic = read_clinic(write_clinic(text, tmp_path / f"k{number}"))
        printed(article, clinic, patient=Patient(f"Bo {number}"))

    assert len(kept_files()) == 1


@pytest.mark.parametrize(
    "wishes",
    [
        {"kind": Kind.LOG},
        {"edition": Edition.MONO},
        {"weeks": 3},
    ],
    ids=["kind", "edition", "weeks"],
)
def test_what_shapes_the_body_makes_another_plate(wishes, article):
    """A plate of another kind is the wrong one."""
    printed(article)
    printed(article, **wishes)

    assert len(kept_files()) == 2


def test_a_changed_article_is_set_anew(article):
    """The cache must never print yesterday's words."""
    printed(article)
    article.write_text(HEAD + BODY.replace("stort", "lille"), encoding="utf-8")

    assert "lille" in words_of(printed(article))


def test_a_changed_wish_of_the_clinic_is_set_anew(article, tmp_path):
    """So too what a clinic adds to the body."""
    before = read_clinic(write_clinic(KLIT + 'before = "Velkommen."\n', tmp_path / "k"))
    printed(article, before)
    after = read_clinic(write_clinic(KLIT + 'before = "Goddag."\n', tmp_path / "k"))

    words = words_of(printed(article, after))

    assert "Goddag." in words
    assert "Velkommen." not in words


def test_a_picture_that_came_or_changed_is_printed(article, tmp_path):
    """The plate knows its pictures' files, also those that were missing."""
    from PIL import Image

    article.write_text(HEAD + BODY + "\n![Et knæ](knæ.png)\n", encoding="utf-8")
    missing = printed(article)
    Image.new("RGB", (40, 40), "red").save(tmp_path / "knæ.png")
    red = printed(article)
    forget()
    Image.new("RGB", (40, 60), "blue").save(tmp_path / "knæ.png")
    blue = printed(article)

    assert len({missing, red, blue}) == 3
    assert printed(article) == blue


def test_a_plate_is_neutral(article, tmp_path):
    """Nothing of the clinic or the patient is in what is kept."""
    text = KLIT.replace("Klit", "Canaryclinic") + 'email = "c@canary.example"\nfooter = "Canaryfoot"\n'
    printed(article, read_clinic(write_clinic(text, tmp_path / "klit")), patient=ASE)
    (file,) = kept_files()

    said = _all_bytes(file)

    for word in (b"Canary", b"canary", b"Kanariefugl", b"Jens", b"torsdag kl. 10"):
        assert word not in said


def _all_bytes(file: Path) -> bytes:
    """Return a kept plate's bytes, and those of every stream in it unpacked."""
    content = file.read_bytes()
    start, end = content.index(b"%PDF-"), content.rindex(b"%%EOF") + 6
    out = bytearray(content)
    with pikepdf.open(__import__("io").BytesIO(content[start:end])) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                out += thing.read_bytes()
    return bytes(out)


@pytest.mark.parametrize(
    "words",
    [
        {"note": "Kanariefugl"},
        {"goal": "Kanariefugl"},
        {"when_then": "Kanariefugl"},
        {"exercises": (ExerciseChoice("1", note="Kanariefugl"),)},
        {"start": date(2026, 5, 1)},
    ],
    ids=lambda words: next(iter(words)),
)
def test_a_body_with_a_patient_in_it_is_never_kept(words, article):
    """Such a body is nobody else's, and a cache folder is no place for it."""
    printed(article, patient=Patient("Anna", **words))

    assert kept_files() == []


def test_not_even_a_rare_letter_of_a_patient_is_kept(article):
    """A plate with letters of a name in its fonts tells of that name."""
    printed(article, patient=Patient("Łukasz"))

    assert kept_files() == []


def test_rare_letters_of_a_clinic_are_kept(article, tmp_path):
    """They are on each of its leaflets."""
    printed(article, read_clinic(write_clinic('name = "Łódź Fysioterapi"\n', tmp_path / "k")))

    assert len(kept_files()) == 1


@pytest.mark.parametrize("spoil", [b"", b"x", None], ids=["empty", "foreign", "cut"])
def test_a_spoilt_plate_is_made_anew(spoil, article):
    """And the leaflet is the right one."""
    right = printed(article)
    (file,) = kept_files()
    file.write_bytes(file.read_bytes()[:-100] if spoil is None else spoil)
    forget()

    assert printed(article) == right


def test_faults_are_told_again_from_a_kept_plate(article):
    """What an author should mend is not mended by being set before."""
    article.write_text(HEAD + BODY + "\n![](borte.png)\n", encoding="utf-8")
    wishes = {"kind": Kind.LEAFLET, "edition": Edition.STANDARD, "issued": DAY}
    first = print_leaflet(Manuscript(article), PLAIN_CLINIC, **wishes).faults
    forget()

    again = print_leaflet(Manuscript(article), PLAIN_CLINIC, **wishes).faults

    assert first
    assert again == first


@pytest.mark.parametrize(
    "name", ["Łukasz Żółć", "Ελένη", "Олена", "Nguyễn Thị Ánh", "☎ Åse ✉", "💪 Åse ☎", "Ğül 李"]
)
def test_letters_beyond_the_alphabet_widen_the_plate(name, article):
    """Slower, never wrong: every letter that some font has is printed."""
    pdf = printed(article, patient=Patient(name))

    shown = name.replace("李", "[?]")
    assert shown in " ".join(words_of(pdf))
    assert objections(pdf) == []


def test_a_kept_plate_needs_neither_yaml_nor_markdown(article, tmp_path):
    """They are slow to load, and nothing is left for them to do."""
    clinic = write_clinic(KLIT, tmp_path / "klit")
    program = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from handoutgen.press import make_leaflet\n"
        f"make_leaflet(Path({str(article)!r}), Path({str(clinic)!r}), issued=date(2026, 1, 1))\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ, capture_output=True, text=True, check=True
        )
        for _ in range(2)
    ]

    first, second = (set(run.stdout.split()) for run in runs)
    slow = {"yaml", "frontmatter", "markdown_it", "mdit_py_plugins"}
    assert slow <= first
    assert not slow & second


def test_two_hundred_imprints_of_every_sort_are_clean(tmp_path):
    """Kinds, editions, clinics, patients, booklets and letters, mixed by chance and always alike."""
    chance = random.Random(5)
    clinics = [read_clinic(path) for path in sorted((ROOT / "clinics").glob("*/clinic.toml"))]
    clinics += [
        PLAIN_CLINIC,
        read_clinic(
            write_clinic('name = "Ω"\nsecond_colour = "#d9730d"\nregion = "syddanmark"\n', tmp_path / "o")
        ),
    ]
    articles = [*sorted((ROOT / "handouts").glob("*.md")), ROOT / "tests/cases/many-exercises/article.md"]
    names = [None, "Anna Eksempel", "Łukasz Żółć", "A" * 120, "Ida & <Bo> (x) \\"]
    seen = set()
    for _ in range(200):
        edition = chance.choice(list(Edition))
        pdf = printed(
            chance.choice(articles),
            chance.choice(clinics),
            kind=chance.choice(list(Kind)),
            edition=edition,
            patient=Patient(
                chance.choice(names),
                chance.choice([None, date(2026, 11, 24)]),
                next_time=chance.choice([None, "fredag kl. 9"]),
                goal=chance.choice([None, None, "At gå en tur"]),
                start=chance.choice([None, None, date(2026, 12, 30)]),
            ),
            booklet=edition == Edition.A5 and chance.random() < 0.5,
        )
        if pdf not in seen:
            assert objections(pdf) == []
        seen.add(pdf)
    assert len(seen) > 150
