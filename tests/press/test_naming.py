"""Where a leaflet is put: OUT/<clinic>/<article>[-<kind>][-<edition>].pdf."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.leaflets import BODY, DAY, HEAD, write_clinic

from handoutgen.build import Order, build
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path):
    """Two articles and two clinics; return a function that builds from them."""
    for name in ("knæ", "hofte"):
        path = tmp_path / "artikler" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD + BODY, encoding="utf-8")
    write_clinic('name = "Klit"\n', tmp_path / "klinikker" / "klit")
    write_clinic('id = "eng"\nname = "Eng"\nkinds = ["leaflet", "log"]\n', tmp_path / "klinikker" / "b")

    def run(articles=("artikler/knæ.md",), clinics=(), kinds=(), editions=("standard",), strict=False):
        order = Order(
            articles=tuple(tmp_path / article for article in articles),
            clinics=tuple(tmp_path / clinic for clinic in clinics),
            kinds=tuple(map(Kind, kinds)),
            editions=tuple(map(Edition, editions)),
            patient=Patient("Åse Østergård", date(2026, 5, 1), "Jens"),
            issued=DAY,
            weeks=None,
            strict=strict,
            out=tmp_path / "ud",
        )
        return list(build(order))

    return run


def names(outcomes, tmp_path: Path) -> list[str]:
    return [
        outcome.path.relative_to(tmp_path / "ud").as_posix()
        for outcome in outcomes
        if outcome.path and outcome.path.is_file()
    ]


def test_leaflet_and_standard_are_not_spelled(desk, tmp_path):
    """The usual file has the article's own name."""
    assert names(desk(), tmp_path) == ["knæ.pdf"]


def test_kind_and_edition_are_spelled_in_this_order(desk, tmp_path):
    """Scripts rely on it."""
    made = desk(kinds=("leaflet", "exercises", "log"), editions=("standard", "large"))

    assert names(made, tmp_path) == [
        "knæ.pdf",
        "knæ-large.pdf",
        "knæ-exercises.pdf",
        "knæ-exercises-large.pdf",
        "knæ-log.pdf",
        "knæ-log-large.pdf",
    ]


def test_one_clinic_needs_no_folder(desk, tmp_path):
    """Most desks have one clinic."""
    assert names(desk(clinics=("klinikker/klit",)), tmp_path) == ["knæ.pdf"]


def test_several_clinics_have_a_folder_each(desk, tmp_path):
    """By their id, which is the folder's name where none is given; each makes its own kinds."""
    made = desk(("artikler",), ("klinikker",))

    assert names(made, tmp_path) == [
        "eng/hofte.pdf",
        "eng/hofte-log.pdf",
        "klit/hofte.pdf",
        "eng/knæ.pdf",
        "eng/knæ-log.pdf",
        "klit/knæ.pdf",
    ]


def test_two_articles_of_one_name_do_not_overwrite_each_other(desk, tmp_path):
    """The second is refused and says what is in its way; the first stands."""
    other = tmp_path / "andre" / "knæ.md"
    other.parent.mkdir()
    other.write_text(HEAD + "Noget andet.\n", encoding="utf-8")

    made = desk(("artikler/knæ.md", "andre/knæ.md"))

    assert names(made, tmp_path) == ["knæ.pdf"]
    (refused,) = [outcome for outcome in made if outcome.refused]
    assert refused.faults[0].spot.path == str(other)
    assert str(tmp_path / "artikler" / "knæ.md") in refused.faults[0].what


def test_an_article_that_is_named_like_a_kind_does_not_overwrite_one(desk, tmp_path):
    """»knæ-log.md« and the log of »knæ.md« would be the same file."""
    (tmp_path / "artikler" / "knæ-log.md").write_text(HEAD + BODY, encoding="utf-8")

    made = desk(("artikler/knæ.md", "artikler/knæ-log.md"), kinds=("leaflet", "log"))

    assert names(made, tmp_path) == ["knæ.pdf", "knæ-log.pdf", "knæ-log-log.pdf"]
    assert sum(outcome.refused for outcome in made) == 1


def test_two_clinics_of_one_id_do_not_overwrite_each_other(desk, tmp_path):
    """A copied clinic.toml keeps its id: one clinic's leaflets must not vanish below the other's."""
    write_clinic('id = "eng"\nname = "Kopi"\n', tmp_path / "klinikker" / "kopi")

    made = desk(("artikler/knæ.md",), ("klinikker",), kinds=("leaflet",))

    assert sum(outcome.refused for outcome in made) == 1
    assert len(names(made, tmp_path)) == len(set(names(made, tmp_path))) == 2


def test_no_patient_is_in_a_file_name(desk, tmp_path):
    """A folder listing is read by many."""
    made = desk(kinds=("leaflet", "log"))

    listed = " ".join(path.as_posix() for path in (tmp_path / "ud").rglob("*"))
    assert len(names(made, tmp_path)) == 2
    assert "Åse" not in listed
    assert "Jens" not in listed
