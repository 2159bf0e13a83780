"""A bounded memory: what was used longest ago is forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Thing = TypeVar("Thing")


class Memory(Generic[Thing]):
    """Things by their keys, of no more weight together than `most`."""

    def __init__(self, most: int, weigh: Callable[[Thing], int] = lambda _: 1) -> None:
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._things: OrderedDict[Hashable, tuple[Thing, object]] = OrderedDict()

    def get(self, key: Hashable) -> Thing | None:
        """Return what was put under a key, unless it is forgotten."""
        found = self._things.get(key)
        if found is None:
            return None
        self._things.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, thing: Thing, *, holding: object = None) -> None:
        """Remember a thing. `holding` lives as long: a key made of its `id` then stays its own."""
        self.drop(key)
        self._things[key] = (thing, holding)
        self._weight += self._weigh(thing)
        while self._weight > self._most and len(self._things) > 1:
            _, (old, _) = self._things.popitem(last=False)
            self._weight -= self._weigh(old)

    def drop(self, key: Hashable) -> None:
        """Forget what was put under a key."""
        found = self._things.pop(key, None)
        if found is not None:
            self._weight -= self._weigh(found[0])

    def clear(self) -> None:
        """Forget everything."""
        self._things.clear()
        self._weight = 0
