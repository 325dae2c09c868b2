"""Whatever bytes a client sends, the answer is no fault of the service's, and says what was wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coach.ledger.location import location_of
from coach.service import Settings, create_app
from coach.service.openapi.document import Described, operations

JSON = "application/json"
DEEP = b"[" * 100_000
LONG = b'{"text": ' + b"9" * 10_000 + b"}"
HALF = b'{"text": "\\ud800", "incoming": "\\udfff", "chat": "\\ud83d"}'
ODD_QUERIES = [
    "%00",
    "q=%00&q=%ff",
    "place=%F0%9F%91%8D&place=" + "x" * 5000,
    "limit=-1&offset=99e9",
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("service")
    return create_app(
        Settings(
            ledger=location_of(str(folder / "ledger.db")),
            memory=folder / "memory.db",
            feedback=folder / "counts.db",
        )
    )


@pytest.fixture(scope="module")
def client(service: Flask) -> FlaskClient:
    return service.test_client()


@cache
def described(service: Flask) -> list[Described]:
    return operations(service)


def addresses(service: Flask, *methods: str) -> Iterator[tuple[str, str]]:
    for one in described(service):
        if one.method in methods:
            path = one.path
            for name, value in one.operation.path_examples.items():
                path = path.replace(f"{{{name}}}", str(value))
            yield one.method, path


def answered(client: FlaskClient, method: str, path: str, body: bytes, media: str) -> None:
    response = client.open(path, method=method, data=body, content_type=media)
    assert response.status_code < 500, (method, path, body[:200])
    if response.status_code >= 400:
        assert response.content_type == "application/problem+json"
        problem = json.loads(response.data)
        assert problem["status"] == response.status_code
        assert problem["detail"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@example(body=b"")
@example(body=b"\xff\xfe\x00")
@example(body=DEEP)
@example(body=LONG)
@example(body=HALF)
@example(body=b"null")
@given(body=st.binary(max_size=60) | VALUES.map(lambda value: json.dumps(value).encode()))
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_any_body(service: Flask, client: FlaskClient, body: bytes) -> None:
    for method, path in addresses(service, "POST", "PUT"):
        for media in (JSON, "text/csv" if path.endswith("/import") else "text/plain"):
            answered(client, method, path, body, media)


@given(data=st.data())
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_a_good_body_with_one_odd_value(
    service: Flask, client: FlaskClient, data: st.DataObject
) -> None:
    for one in described(service):
        if one.operation.example is not None:
            path = one.path
            for name, value in one.operation.path_examples.items():
                path = path.replace(f"{{{name}}}", str(value))
            body = dict(one.operation.example)
            field = data.draw(st.sampled_from(sorted(body)))
            body[field] = data.draw(VALUES)
            answered(client, one.method, path, json.dumps(body).encode(), JSON)


@pytest.mark.parametrize("query", ODD_QUERIES)
def test_any_address(service: Flask, client: FlaskClient, query: str) -> None:
    for method, path in addresses(service, "GET", "DELETE"):
        answered(client, method, f"{path}?{query}", b"", JSON)


NOWHERE = [
    "/api/v1/",
    "/api/v1/rules/%00",
    "/api/v1/rules/..%2f..",
    "/api/v2/check",
    "/api/v1/ledger/orders/9999999999",
    "/api/v1/ledger/orders/" + "9" * 5000,
]


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_what_is_not_there(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method)
    there = method == "PUT" and path.startswith("/api/v1/rules/")
    assert response.status_code == (405 if there else 404)
    assert response.content_type == "application/problem+json"
