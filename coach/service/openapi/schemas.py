"""The schemas of the description: of the models, and of the answers whose schema is a file.

docs/report.schema.json and its neighbours describe what the command line and the API both answer;
here they become components, so that there is one description of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from coach import assets
from coach.service.openapi.operation import SAME_AS

Schemas = dict[str, Any]

FILES = {"Report": "report", "Rewriting": "rewrite", "Translation": "translate"}
"""The components that are files, and the names of these."""
LEFT_OUT: Schemas = {"const": ""}
"""An empty field of an address, which counts as left out."""
_HERE = "#/components/schemas/"
_PROBLEM: Schemas = {
    "title": "Problem",
    "description": "What cannot be answered, and what to do about it (RFC 9457). It never quotes "
    "the request.",
    "type": "object",
    "properties": {
        "type": {"type": "string", "pattern": "^urn:draft-coach:problem:[a-z0-9-]+$"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "description": "the fields that cannot be used, and what is expected there",
            "items": {
                "type": "object",
                "properties": {
                    "field": {"type": "string"},
                    "expected": {"type": "string"},
                    "zh": {"type": "string", "description": "what is expected, in Chinese"},
                    "nearest": {"type": "string"},
                },
                "required": ["field", "expected"],
                "additionalProperties": {"type": "string"},
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}
_OPENAPI: Schemas = {
    "title": "OpenAPI",
    "description": "an OpenAPI 3.1 document",
    "type": "object",
    "properties": {"openapi": {"type": "string", "pattern": r"^3\.1\."}},
    "required": ["openapi", "info", "paths", "components"],
}


def components(
    bodies: Iterable[type[BaseModel]], answers: Iterable[type[BaseModel]]
) -> tuple[Schemas, dict[tuple[type[BaseModel], str], str]]:
    """All schemas by name, and under which name each model stands."""
    asked: list[tuple[Any, JsonSchemaMode]] = [
        *((model, "validation") for model in dict.fromkeys(bodies)),
        *((model, "serialization") for model in dict.fromkeys(answers)),
    ]
    made, definitions = models_json_schema(asked, ref_template=_HERE + "{model}")
    names: dict[tuple[Any, str], str] = {
        (model, mode): str(schema["$ref"]).removeprefix(_HERE)
        for (model, mode), schema in made.items()
    }
    found: Schemas = {"Problem": _PROBLEM, "OpenAPI": _OPENAPI}
    for name, file in FILES.items():
        found |= _from_file(name, file)
    return found | _resolved(definitions["$defs"]), names


def reference(name: str) -> Schemas:
    """A schema that is the component of that name."""
    return {"$ref": _HERE + name}


def fields(model: type[BaseModel]) -> tuple[dict[str, Schemas], list[str]]:
    """The schemas of a model's fields, where null only means that one is left out."""
    schema = model.model_json_schema(by_alias=True)
    return (
        {name: _without_null(one) for name, one in schema["properties"].items()},
        schema.get("required", []),
    )


def or_empty(schema: Schemas) -> Schemas:
    """The schema of a field of an address that counts as left out where it is empty."""
    if schema.get("type") == "string" and "enum" not in schema:
        return schema
    inside = {name: value for name, value in schema.items() if name != "default"}
    default = {"default": schema["default"]} if "default" in schema else {}
    return {"anyOf": [inside, LEFT_OUT], **default}


def _without_null(schema: Schemas) -> Schemas:
    kept = {name: value for name, value in schema.items() if name != "title"}
    if kept.get("default", ...) is None:
        del kept["default"]
    given = [one for one in kept.pop("anyOf", ()) if one != {"type": "null"}]
    if len(given) > 1:
        kept["anyOf"] = given
    return {**given[0], **kept} if len(given) == 1 else kept


def _resolved(value: Any) -> Any:
    """A schema with its names of components as references."""
    if isinstance(value, dict):
        if SAME_AS in value:
            return reference(value[SAME_AS])
        return {name: _resolved(one) for name, one in value.items()}
    return [_resolved(one) for one in value] if isinstance(value, list) else value


def _from_file(name: str, file: str) -> Schemas:
    place = assets.path("schemas") / f"{file}.schema.json"
    document = _moved(json.loads(place.read_text(encoding="utf-8")), name)
    parts = document.pop("$defs", {})
    document.pop("$schema", None)
    return {name: document, **{f"{name}.{part}": one for part, one in parts.items()}}


def _moved(value: Any, name: str) -> Any:
    """A schema whose references to its own parts and to other files lead to components."""
    if isinstance(value, list):
        return [_moved(one, name) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _target(one, name) if key == "$ref" else _moved(one, name)
        for key, one in value.items()
    }


def _target(reference_: str, name: str) -> str:
    file, _, part = reference_.partition("#/$defs/")
    owner = name
    if file:
        owner = next(one for one, stem in FILES.items() if file == f"{stem}.schema.json")
    return f"{_HERE}{owner}.{part}" if part else f"{_HERE}{owner}"
