"""Any bytes as a patient's TOML file; no fault repeats what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzzing.faults import assert_told, lines_of
from support.dice import Rolled
from support.wild_clinics import WRONG_PATIENT_LINES, write_patient_file
from support.wild_words import ours

from handoutgen.model.faults import InputError
from handoutgen.reading.patients import read_patient

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = [
    write_patient_file(Rolled(seed), 3, careless=seed % 2 == 1).text.encode("utf-8", "replace")
    for seed in range(100)
]
WORDS = [
    *WRONG_PATIENT_LINES,
    "[doses]\n",
    "[[exercises]]\n",
    "exercise = ",
    "when_then = ",
    "2027-12-31",
    '"""',
    "\\u",
]


def try_one(data: bytes, folder: Path) -> None:
    """Read a patient."""
    path = folder / "patient.toml"
    path.write_bytes(data)
    try:
        read_patient(path)
    except InputError as error:
        faults = error.faults
    else:
        return
    assert_told(faults, lines_of(data))
    assert ours(" ".join(f"{fault.what} {fault.mend}" for fault in faults), "w") == []
