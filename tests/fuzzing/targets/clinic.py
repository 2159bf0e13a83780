"""Any bytes as a clinic.toml: its keys, the Markdown in it, and the file that it extends."""

from __future__ import annotations

from pathlib import Path

from fuzzing.faults import assert_shown, assert_told, lines_of
from support.dice import Rolled
from support.leaflets import DAY
from support.wild_clinics import COLOURS, REGIONS, WRONG_LINES, write_clinic_file

from handoutgen.checking.checks import check
from handoutgen.checking.reports import as_text
from handoutgen.model.faults import InputError
from handoutgen.reading.clinics import files_of, is_chain, read_clinic

ROOT = Path(__file__).resolve().parents[3]
SEEDS = [
    *(path.read_bytes() for path in sorted(ROOT.glob("*/*/clinic.toml"))),
    *(
        write_clinic_file(Rolled(seed), careless=seed % 2 == 1).text.encode("utf-8", "replace")
        for seed in range(60)
    ),
]
WORDS = [
    *COLOURS,
    *REGIONS,
    *WRONG_LINES,
    "extends = ",
    "clinic.toml",
    "[[departments]]",
    '"""',
    "[articles.a]",
]


def try_one(data: bytes, folder: Path) -> None:
    """Read and check a clinic in a folder of its own."""
    path = folder / "klinik" / "clinic.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    report = check([path], DAY)
    assert_told(report.findings, lines_of(data))
    assert_shown(as_text(report))
    is_chain(path)
    files_of(path)
    try:
        clinic = read_clinic(path)
    except InputError as error:
        assert_told(error.faults, lines_of(data))
        return
    assert clinic.name
    assert_told(clinic.faults, lines_of(data))
