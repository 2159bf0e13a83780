"""What fuzzing found, each find kept as a desk of files: none of it may come back.

A find is a folder of `finds/`, named after what went wrong, with an article `a.md` and what else it needs:
`klinik/clinic.toml`, `patient.toml`.
"""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest
from support.found_words import assert_none_lost
from support.leaflets import DAY
from support.rendered import assert_nothing_over_letters, assert_on_paper, drawn

from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.faults import InputError
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import Manuscript, print_leaflet
from handoutgen.reading.clinics import read_clinic
from handoutgen.reading.patients import read_patient
from handoutgen.typesetting.look import look_of

FINDS = sorted((Path(__file__).parent / "finds").iterdir())


@pytest.mark.parametrize("find", FINDS, ids=lambda find: find.name)
def test_what_was_found_is_mended(find, tmp_path):
    """In every kind and edition it is told of, or printed whole and with room for each letter."""
    shutil.copytree(find, tmp_path, dirs_exist_ok=True)
    text = "\n".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.*") if path.is_file())

    for kind, edition in product(Kind, Edition):
        try:
            clinic = read_clinic(tmp_path / "klinik") if (tmp_path / "klinik").exists() else PLAIN_CLINIC
            patient = (
                read_patient(tmp_path / "patient.toml") if (tmp_path / "patient.toml").exists() else None
            )
            wanted = {"kind": kind, "edition": edition, "issued": DAY, "patient": patient}
            printed = print_leaflet(Manuscript(tmp_path / "a.md"), clinic, **wanted)
        except InputError:
            continue
        sheets = drawn(printed.pdf)
        assert_on_paper(sheets, look_of(edition, clinic.type_size))
        assert_nothing_over_letters(sheets)
        if kind is Kind.LEAFLET:
            assert_none_lost(text, printed, sheets)
