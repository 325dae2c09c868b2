"""The OpenAPI 3.1 document: every address of the API with what `parts/` says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from flask import Flask
from pydantic import BaseModel
from werkzeug.routing import Rule

from coach.modules import names_beside
from coach.service.errors import PROBLEM_JSON
from coach.service.openapi import parts
from coach.service.openapi.operation import EVENTS, JSON, Operation, Shape
from coach.service.openapi.schemas import Schemas, components, fields, or_empty, reference
from coach.version import VERSION

ROOT = "/api/v1"
Names = dict[tuple[type[BaseModel], str], str]
"""Under which name each model stands, in the form of bodies or of answers."""

_METHODS = ("GET", "POST", "PUT", "DELETE")
_PART = re.compile(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>")
_MOST_NUMBER = 999_999_999
_ABOUT = """\
Reads a trade e-mail or chat message before it is sent and says what its reader may misunderstand.

Every answer in JSON has a “schema”, such as “1.5”, but for single rows of the ledger. Its second \
number grows when fields are added: ignore what you do not know. The first grows when a field goes \
or changes its meaning, and then the address has a new number too: what is at /api/v1 keeps \
working. Every status from 400 on is a problem document (application/problem+json) that names what \
was wrong and what to do. A field of an address that is empty \
counts as left out. Positions are code points, or UTF-16 units where you ask for them."""
_WRONG = {
    400: "The request has fields that cannot be used; “errors” names them.",
    401: "A token is needed.",
    403: "The service answers on its own machine only.",
    404: "There is no such thing.",
    409: "Somebody else was faster, or it is there already. Nothing was written.",
    413: "The request is too large.",
    415: "The body is of another kind.",
    503: "Something that the service depends on does not answer now.",
}


@dataclass(frozen=True, slots=True)
class Described:
    """One operation at its address."""

    path: str
    method: str
    endpoint: str
    tag: str
    operation: Operation
    arguments: tuple[tuple[str, str], ...]
    """The kind and name of each part of the address that stands for something."""


@cache
def described_parts() -> dict[str, Any]:
    """The modules of `parts` by name, in their order."""
    found = [import_module(f"{parts.__name__}.{name}") for name in names_beside(parts.__file__)]
    return {module.__name__.rpartition(".")[2]: module for module in sorted(found, key=_place)}


def _place(module: Any) -> int:
    return int(module.PLACE)


def operations(app: Flask) -> list[Described]:
    """Every operation below /api/v1. Raises KeyError for one that no part describes."""
    known: dict[str, tuple[str, Operation]] = {
        key: (module.TITLE.en, operation)
        for module in described_parts().values()
        for key, operation in module.OPERATIONS.items()
    }
    found = []
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(f"{ROOT}/"):
            for method in _METHODS:
                if method in (rule.methods or ()):
                    found.append(_described(rule, method, known))
    order = {tag: place for place, (tag, _) in enumerate(known.values())}
    return sorted(found, key=lambda one: (order[one.tag], one.path, _METHODS.index(one.method)))


def _described(rule: Rule, method: str, known: dict[str, tuple[str, Operation]]) -> Described:
    exact = f"{method} {rule.endpoint}"
    tag, operation = known[exact if exact in known else rule.endpoint]
    arguments = tuple((kind or "string", name) for kind, name in _PART.findall(rule.rule))
    path = _PART.sub(r"{\2}", rule.rule)
    return Described(path, method, rule.endpoint, tag, operation, arguments)


def document(app: Flask) -> dict[str, Any]:
    """The whole document as plain data."""
    found = operations(app)
    schemas, names = components(_bodies(found), _answers(found))
    paths: dict[str, dict[str, Any]] = {}
    for one in found:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, names)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Draft Coach",
            "version": VERSION,
            "description": _ABOUT,
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [
            {"name": module.TITLE.en, "x-name-zh": module.TITLE.zh}
            for module in described_parts().values()
        ],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Needed where the service was started with a token.",
                }
            },
        },
    }


def _bodies(found: list[Described]) -> Iterator[type[BaseModel]]:
    for one in found:
        if isinstance(one.operation.body, type):
            yield one.operation.body
    for module in described_parts().values():
        yield from getattr(module, "MODELS", ())


def _answers(found: list[Described]) -> Iterator[type[BaseModel]]:
    for one in found:
        if isinstance(one.operation.success.shape, type):
            yield one.operation.success.shape


def _operation(one: Described, names: Names) -> dict[str, Any]:
    told = one.operation
    made: dict[str, Any] = {
        "operationId": _identifier(one),
        "tags": [one.tag],
        "summary": told.title.en,
        "x-summary-zh": told.title.zh,
    }
    if told.about:
        made["description"] = told.about
    if parameters := [*_in_path(one), *_in_query(told), *_in_header(told)]:
        made["parameters"] = parameters
    if body := _body(told, names):
        made["requestBody"] = {"required": True, "content": body}
    made["responses"] = {str(status): words for status, words in _responses(told, names).items()}
    return made


def _identifier(one: Described) -> str:
    name = one.endpoint.replace(".", "_").rstrip("_")
    return name if one.endpoint.startswith("ledger.") else f"{name}_{one.method.lower()}"


def _in_path(one: Described) -> Iterator[dict[str, Any]]:
    for kind, name in one.arguments:
        schema: Schemas = {"type": "string", "minLength": 1}
        if kind == "row":
            schema = {"type": "integer", "minimum": 0, "maximum": _MOST_NUMBER}
        parameter = {"name": name, "in": "path", "required": True, "schema": schema}
        if name in one.operation.path_examples:
            parameter["example"] = one.operation.path_examples[name]
        yield parameter


def _in_query(told: Operation) -> Iterator[dict[str, Any]]:
    if told.query is None:
        return
    schemas, required = fields(told.query)
    for name, schema in schemas.items():
        described = schema.pop("description", "")
        examples = schema.pop("examples", [])
        parameter = {
            "name": name,
            "in": "query",
            "description": described,
            "required": name in required,
            "schema": schema if name in required else or_empty(schema),
        }
        if examples:
            parameter["example"] = examples[0]
        yield parameter


def _in_header(told: Operation) -> Iterator[dict[str, Any]]:
    if told.kept:
        yield {
            "name": "If-None-Match",
            "in": "header",
            "description": "the ETag of the answer that you have",
            "schema": {"type": "string"},
        }


def _body(told: Operation, names: Names) -> dict[str, Any]:
    content: dict[str, Any] = {
        media: {"schema": {"description": words}} for media, words in told.media.items()
    }
    if told.body is not None:
        content[JSON] = {"schema": _shape(told.body, "validation", names)}
        if told.example is not None:
            content[JSON]["example"] = dict(told.example)
    return content


def _shape(shape: Shape, mode: str, names: Names) -> Schemas:
    return reference(shape if isinstance(shape, str) else names[shape, mode])


def _responses(told: Operation, names: Names) -> dict[int, Any]:
    success: dict[str, Any] = {"description": told.title.en}
    if content := _content(told, names):
        success["content"] = content
    found: dict[int, Any] = {told.success.status: success}
    if told.kept:
        success["headers"] = {
            "ETag": {"description": "changes with the answer", "schema": {"type": "string"}}
        }
        found[304] = {"description": "What you have still holds."}
    for status in sorted(_problem_statuses(told)):
        problem = {PROBLEM_JSON: {"schema": reference("Problem")}}
        found[status] = {"description": _WRONG[status], "content": problem}
    return found


def _content(told: Operation, names: Names) -> dict[str, Any]:
    success = told.success
    if success.media is None:
        return {}
    schema = {"type": "string"} if success.shape is None else _shape(
        success.shape, "serialization", names
    )  # fmt: skip
    content: dict[str, Any] = {success.media: {"schema": schema}}
    if success.stream:
        content[EVENTS] = {"schema": {"type": "string", "description": success.stream}}
    return content


def _problem_statuses(told: Operation) -> set[int]:
    """The statuses of problem documents: those of every operation, and its own."""
    found = {401, 403, *told.problems}
    if told.query is not None:
        found.add(400)
    if told.body is not None or told.media:
        found |= {400, 413, 415}
    return found
