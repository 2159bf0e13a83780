"""What the model tells, as plain data and back, so that it can be kept.

msgspec would build a reader for every type that the model has before it read the first word, articles'
blocks included: that takes longer than to read a clinic's file anew. Here each thing is told with its name,
and only what is there is loaded.
"""

from __future__ import annotations

import importlib
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

_MODEL = "handoutgen.model."


class StrangeError(Exception):
    """Data that tell of no model of ours."""


def plain(thing: Any) -> Any:
    """Return a thing of the model, and all that it holds, as lists, words and numbers."""
    if thing is None or type(thing) is str:  # nearly all
        return thing
    match thing:
        case Enum():
            return {_name(thing): [thing.value]}
        case tuple():
            return [plain(one) for one in thing]
        case Struct():
            return {_name(thing): [plain(getattr(thing, key)) for key in thing.__struct_fields__]}
        case dict():
            return {"dict": [[[key, plain(value)] for key, value in thing.items()]]}
        case date():
            return {"date": [thing.year, thing.month, thing.day]}
        case _:
            return thing


def restored(data: Any) -> Any:
    """Return the thing that `plain` told of; raises `StrangeError`."""
    if isinstance(data, list):
        return tuple([restored(one) for one in data])
    if not isinstance(data, dict):
        return data
    try:
        ((name, values),) = data.items()
        return _kind(name)(*[restored(value) for value in values])
    except (AttributeError, ImportError, TypeError, ValueError) as error:
        raise StrangeError from error


def _name(thing: Struct | Enum) -> str:
    kind = type(thing)
    return f"{kind.__module__.removeprefix(_MODEL)}.{kind.__qualname__}"


def _kind(name: str) -> Any:
    """Return what makes a thing of this name. No file names anything but things of the model."""
    if name in _OTHERS:
        return _OTHERS[name]
    module, _, kind = name.partition(".")
    found = getattr(importlib.import_module(_MODEL + module), kind)
    if not issubclass(found, (Struct, Enum)):
        raise StrangeError(name)
    return found


_OTHERS: dict[str, Any] = {"dict": dict, "date": date}
