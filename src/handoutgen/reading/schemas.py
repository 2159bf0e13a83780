"""What the files of articles, clinics and patients may hold, as JSON Schema for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handoutgen.reading.article_shape import ArticleHeadShape
from handoutgen.reading.clinic_shape import ArticleShape, ClinicShape
from handoutgen.reading.patient_shape import PatientShape

if TYPE_CHECKING:
    from collections.abc import Callable

    from msgspec import Struct

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Told = dict[str, Any]


def schema_of(what: str) -> _Told:
    """Return the schema of a `clinic`, a `patient` or the front matter of an `article`."""
    return SCHEMAS[what]()


def schema_text(what: str) -> str:
    """Return a schema as it stands in a file."""
    import json

    return json.dumps(schema_of(what), ensure_ascii=False, indent=2) + "\n"


def _clinic() -> _Told:
    schema = _schema("A clinic", ClinicShape, ArticleShape)
    # Each article is checked by itself, so that a fault names it; to msgspec it is any table.
    schema["properties"]["articles"]["additionalProperties"] = {"$ref": "#/$defs/ArticleShape"}
    return schema


def _patient() -> _Told:
    return _schema("A patient", PatientShape)


def _article() -> _Told:
    return _schema("An article's front matter", ArticleHeadShape, nothing=True)


SCHEMAS: dict[str, Callable[[], _Told]] = {"article": _article, "clinic": _clinic, "patient": _patient}


def _schema(title: str, shape: type[Struct], *others: type[Struct], nothing: bool = False) -> _Told:
    """Return a shape's schema with its own keys at the top: not every editor follows a reference there.

    `nothing` is whether a key may be left empty: YAML can say so, and TOML cannot.
    """
    import msgspec

    _, parts = msgspec.json.schema_components([shape, *others], ref_template="#/$defs/{name}")
    own, *rest = (shape.__name__, *(name for name in sorted(parts) if name != shape.__name__))
    schema = {"$schema": DIALECT, **_plain(parts[own], nothing=nothing), "title": title}
    return (
        {**schema, "$defs": {name: _plain(parts[name], nothing=nothing) for name in rest}} if rest else schema
    )


def _plain(schema: Any, *, nothing: bool) -> Any:
    """Return a schema with texts on one line, and without nothing as a value where that cannot be said."""
    match schema:
        case {"anyOf": [*ways], **others}:
            said = [_plain(way, nothing=nothing) for way in ways if nothing or way != {"type": "null"}]
            kept = _plain(others, nothing=nothing)
            return {**said[0], **kept} if len(said) == 1 else {**kept, "anyOf": said}
        case dict():
            return {
                key: " ".join(value.split())
                if key == "description" and isinstance(value, str)
                else _plain(value, nothing=nothing)
                for key, value in schema.items()
                if (key, value) not in (("default", None), ("required", []))
            }
        case list():
            return [_plain(entry, nothing=nothing) for entry in schema]
    return schema
