"""Any bytes as a list of patients that is a text; no fault and no assumption repeats what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzzing.faults import assert_told
from support.dice import Rolled, one_in, pick
from support.wild_articles import DOSES, OFTEN
from support.wild_words import ODD, Vocabulary, ours

from handoutgen.model.faults import InputError
from handoutgen.reading.columns import HEADINGS, NUMBERED, ORDERED
from handoutgen.reading.lists import read_patients

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = [name for names in (*HEADINGS.values(), *ORDERED.values()) for name in names]
_NUMBERED = [f"{name} {number}" for names in NUMBERED.values() for name in names for number in (1, 2, 40)]
_CELLS = [
    *DOSES,
    *OFTEN,
    "1; 2",
    "2,1",
    "31-12-2027",
    "",
    "#N/A",
    '"',
    '""',
    "010203-1234",
    "0",
    "folder",
    "stor",
    "\n",
]


def _written(seed: int) -> bytes:
    dice = Rolled(seed)
    words = Vocabulary(dice, "w")
    columns = [pick(dice, (*_NAMES, *_NUMBERED)) for _ in range(dice.number(1, 6))]
    columns = list(dict.fromkeys(columns)) if not one_in(dice, 5) else columns
    rows = [
        [pick(dice, (words.words(3, "cell"), pick(dice, _CELLS), pick(dice, ODD))) for _ in columns]
        for _ in range(dice.number(0, 4))
    ]
    mark = pick(dice, (";", ",", "\t"))
    text = pick(dice, ("\n", "\r\n")).join(mark.join(row) for row in (columns, *rows))
    return text.encode(pick(dice, ("utf-8", "cp1252", "utf-16")), "replace")


SEEDS = [_written(seed) for seed in range(150)]
WORDS = [*_NAMES, *_NUMBERED, *_CELLS, ";", "\t", "sep=;\r\n", "\ufeff"]


def try_one(data: bytes, folder: Path) -> None:
    """Read a list, as text where its first bytes are not those of a spreadsheet."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return  # another process reads these
    path = folder / "liste.csv"
    path.write_bytes(data)
    try:
        found = read_patients(path)
    except InputError as error:
        told, faults = "", error.faults
    else:
        told, faults = " ".join(found.assumptions), found.faults
    assert_told(faults, len(data) + 1)
    said = told + " ".join(f"{fault.what} {fault.mend}" for fault in faults)
    assert ours(said, "w") == []
