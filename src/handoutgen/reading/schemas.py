"""What the files of clinics and patients may hold, as JSON Schema: editors complete and check with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handoutgen.reading.clinic_shape import ArticleShape, ClinicShape
from handoutgen.reading.patient_shape import PatientShape

if TYPE_CHECKING:
    from collections.abc import Callable

    from msgspec import Struct

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Told = dict[str, Any]


def schema_of(what: str) -> _Told:
    """Return the schema of a `clinic` or a `patient`."""
    return SCHEMAS[what]()


def _clinic() -> _Told:
    schema = _schema("A clinic", ClinicShape, ArticleShape)
    # Each article is checked by itself, so that a fault names it; to msgspec it is any table.
    schema["properties"]["articles"]["additionalProperties"] = {"$ref": "#/$defs/ArticleShape"}
    return schema


def _patient() -> _Told:
    return _schema("A patient", PatientShape)


SCHEMAS: dict[str, Callable[[], _Told]] = {"clinic": _clinic, "patient": _patient}


def _schema(title: str, shape: type[Struct], *others: type[Struct]) -> _Told:
    """Return a shape's schema with its own keys at the top: not every editor follows a reference there."""
    import msgspec

    _, parts = msgspec.json.schema_components([shape, *others], ref_template="#/$defs/{name}")
    own, *rest = (shape.__name__, *(name for name in sorted(parts) if name != shape.__name__))
    schema = {"$schema": DIALECT, **_plain(parts[own]), "title": title}
    return {**schema, "$defs": {name: _plain(parts[name]) for name in rest}} if rest else schema


def _plain(schema: Any) -> Any:
    """Return a schema without nothing as a value, which TOML cannot say, and with texts on one line."""
    match schema:
        case {"anyOf": [*ways], **others}:
            said = [_plain(way) for way in ways if way != {"type": "null"}]
            kept = _plain(others)
            return {**said[0], **kept} if len(said) == 1 else {**kept, "anyOf": said}
        case dict():
            return {
                key: _on_one_line(value) if key == "description" and isinstance(value, str) else _plain(value)
                for key, value in schema.items()
                if (key, value) not in (("default", None), ("required", []))
            }
        case list():
            return [_plain(entry) for entry in schema]
    return schema


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
