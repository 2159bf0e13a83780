"""Files judged by our own JSON Schemas, as an editor judges them."""

from __future__ import annotations

import functools
import tomllib
from datetime import date, time
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from handoutgen.reading.schemas import schema_of


@functools.cache
def validator(what: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(what))


def objections(text: str, what: str) -> list[str]:
    """Return what an editor marks in a TOML text."""
    return [error.message for error in validator(what).iter_errors(_as_json(tomllib.loads(text)))]


def objections_to_head(text: str) -> list[str]:
    """Return what an editor marks in the front matter of an article's text."""
    head = yaml.safe_load(text.split("\n---\n")[0])
    return [error.message for error in validator("article").iter_errors(_as_json(head))]


def _as_json(value: Any) -> Any:
    """JSON has no days, and no keys but texts: editors take those of TOML and YAML for texts."""
    match value:
        case dict():
            return {str(key): _as_json(one) for key, one in value.items()}
        case list():
            return [_as_json(one) for one in value]
        case date() | time():
            return value.isoformat()
    return value
