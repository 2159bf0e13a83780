"""A desk of our grammar, each choice in it a byte: article, clinic and patient, printed in any way."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from fuzzing.faults import assert_told
from support.desks import any_way, build, lay_desk
from support.dice import Fed

from handoutgen.model.faults import InputError
from handoutgen.press import forget

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = [random.Random(seed).randbytes(800) for seed in range(60)]
WORDS: list[str] = []


def try_one(data: bytes, folder: Path) -> None:
    """Print what the bytes choose."""
    dice = Fed(data)
    for name in ("patient.toml", "klinik/clinic.toml"):
        (folder / name).unlink(missing_ok=True)
    desk = lay_desk(dice, folder, careless=True, blocks=5)
    kind, edition, booklet = any_way(dice, desk)
    lines = max(
        file.text.count("\n") + file.text.count("\r") + 2
        for file in (desk.article, desk.clinic, desk.patient)
        if file
    )
    try:
        assert_told(build(desk, kind, edition, booklet=booklet).faults, lines)
    except InputError as error:
        assert_told(error.faults, lines)
    forget()
