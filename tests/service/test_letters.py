"""The API of letters: a chat in, a letter or a problem out."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coach.service import Settings, create_app

CHAT = "[05/06/26, 15:12] Ahmed: 500 pcs at 4.10\n[05/06/26, 15:13] Lily: deal\n"


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def post(client: FlaskClient, **body: object) -> TestResponse:
    return client.post("/api/v1/letters", json=body)


def problem(response: TestResponse) -> dict[str, Any]:
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert "Traceback" not in response.text
    found: dict[str, Any] = response.get_json(force=True)
    return found


def test_letter(client: FlaskClient) -> None:
    response = post(
        client, chat=CHAT, us="Lily", language="zh",
        context={"channel": "whatsapp", "now": "2026-05-07T10:00:00+08:00"},
    )  # fmt: skip
    assert response.status_code == 200
    assert response.content_type == "application/json"
    data = response.get_json()
    assert data["day_order"] == "month_first"
    assert data["them"] == ["Ahmed"]
    assert data["subject"] == "【确认】2026年5月6日聊天沟通要点"
    assert [(item["section"], item["value"]) for item in data["items"]] == [
        ("agreed", "500 pcs"),
        ("agreed", "4.10"),
    ]


def test_only_the_chat_is_needed(client: FlaskClient) -> None:
    data = post(client, chat=CHAT).get_json()
    assert data["language"] == "en"
    assert data["us"] == []
    assert len(data["notes"]) == 2


def test_unknown_name(client: FlaskClient) -> None:
    document = problem(post(client, chat=CHAT, us="Bob"))
    assert document["type"].endswith("unknown-name")
    assert document["errors"] == [{"field": "us", "expected": "one of: Ahmed, Lily"}]


def test_no_chat(client: FlaskClient) -> None:
    document = problem(post(client, chat="Dear Tom, thank you."))
    assert document["type"].endswith("no-chat")
    assert document["errors"][0]["field"] == "chat"
    assert "Tom" not in str(document)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "chat"),
        ({"chat": ""}, "chat"),
        ({"chat": 5}, "chat"),
        ({"chat": CHAT, "language": "de"}, "language"),
        ({"chat": CHAT, "us": ""}, "us"),
        ({"chat": CHAT, "who": "Lily"}, "who"),
        ({"chat": CHAT, "context": {"channel": "fax"}}, "context.channel"),
    ],
)
def test_wrong_fields(client: FlaskClient, body: dict[str, Any], field: str) -> None:
    document = problem(post(client, **body))
    assert [error["field"] for error in document["errors"]] == [field]


def test_not_json(client: FlaskClient) -> None:
    assert client.post("/api/v1/letters", data=CHAT).status_code == 415
    broken = client.post("/api/v1/letters", data="{", content_type="application/json")
    assert problem(broken)["type"].endswith("invalid-json")
