"""What decides in a random text: hypothesis, which makes small what fails; a seed; or a fuzzer's bytes."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Protocol, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Thing = TypeVar("Thing")

_WANDERING = 20
"""How many times as many examples are drawn where new ones are looked for."""


def examples(steady: int) -> int:
    """Return how many examples a property shall draw; `steady` is for every run of the tests."""
    return steady * (_WANDERING if os.environ.get("HYPOTHESIS_PROFILE") == "wander" else 1)


class Dice(Protocol):
    """Thrown for each choice; the lowest number is the plainest one."""

    def number(self, low: int, high: int) -> int:
        """Return a number from `low` to `high`."""


class Drawn:
    """Dice of hypothesis."""

    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high)) if low < high else low


class Rolled:
    """Dice of a seed: a hundred times faster than hypothesis, the same in every run."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)


class Fed:
    """Dice of bytes: each decides once, and where none is left the plainest is chosen."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, low: int, high: int) -> int:
        if low >= high:
            return low
        value = 0
        for _ in range(((high - low).bit_length() + 7) // 8):
            value = value << 8 | (self._data[self._at] if self._at < len(self._data) else 0)
            self._at += 1
        return low + value % (high - low + 1)


def pick(dice: Dice, things: Sequence[Thing]) -> Thing:
    """Return one of several things."""
    return things[dice.number(0, len(things) - 1)]


def one_in(dice: Dice, times: int) -> bool:
    """Return true once in so many times."""
    return dice.number(1, times) == times


def dice() -> st.SearchStrategy[Drawn]:
    """Return dice for a test of hypothesis."""
    return st.composite(lambda draw: Drawn(draw))()
