"""`POST /api/v1/questions` as its clients meet it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from coach.service import Settings, create_app

URL = "/api/v1/questions"
SECRET = "Zanzibar-Liefervertrag"


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def test_answers_with_a_draft(client: FlaskClient) -> None:
    incoming, draft = "👍 Do you accept PayPal? We order 500 pcs.", "👍 We confirm 300 pcs."
    data = client.post(
        URL, json={"incoming": incoming, "draft": draft, "offset_unit": "utf-16"}
    ).get_json()
    (question,) = data["questions"]
    assert question["status"] == "unanswered"
    assert "⟦" in question["starter"]["zh"]
    assert (question["start"], question["end"]) == (3, 24)
    (change,) = data["changes"]
    assert change["incoming"]["text"] == "500 pcs"
    assert change["draft"] == {"text": "300 pcs", "start": 14, "end": 21}


def test_reads_a_message_without_a_draft(client: FlaskClient) -> None:
    data = client.post(URL, json={"incoming": "我想换一款产品"}).get_json()
    assert data["questions"] is None
    assert data["changes"] is None
    (unclear,) = data["unclear"]
    assert unclear["text"] == "换一款产品"
    assert "换一款产品" in data["restatement"]["zh"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "incoming"),
        ({"incoming": "  "}, "incoming"),
        ({"incoming": SECRET, "offset_unit": "bytes"}, "offset_unit"),
        ({"incoming": SECRET, "context": {"channel": "fax"}}, "context.channel"),
        ({"incoming": SECRET, "reply": "x"}, "reply"),
    ],
)
def test_wrong_fields_are_named(client: FlaskClient, body: dict[str, object], field: str) -> None:
    response = client.post(URL, json=body)
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert [error["field"] for error in response.get_json(force=True)["errors"]] == [field]
    assert SECRET not in response.text


def test_only_json_is_read(client: FlaskClient) -> None:
    assert client.post(URL, data="incoming=x").status_code == 415
    assert client.post(URL, data="{", content_type="application/json").status_code == 400


def test_check_reports_the_questions(client: FlaskClient) -> None:
    body = {"text": "The price is USD 4.", "context": {"incoming": "What are price and MOQ?"}}
    data = client.post("/api/v1/check", json=body).get_json()
    assert [one["status"] for one in data["questions"]] == ["answered", "unanswered"]
    assert "question/unanswered" in [one["rule_id"] for one in data["findings"]]
