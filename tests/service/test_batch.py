"""`POST /api/v1/check/batch`: many drafts, each with its own outcome."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

import coach
from coach.models.errors import LocalModelError
from coach.service import Settings, create_app
from coach.service.batch import MOST_ITEMS

URL = "/api/v1/check/batch"
WEEKEND = "Let's have a call this weekend."
SECRET = "Zanzibar-Liefervertrag"


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def read(stream: str) -> list[tuple[str, Any]]:
    """The events of a stream, each with its data."""
    found = []
    for block in stream.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_each_draft_gets_the_report_it_would_get_alone(client: FlaskClient) -> None:
    items = [{"id": "a", "text": f"👍 {WEEKEND}"}, {"id": "b", "text": "请尽快回复。"}]
    context = {"now": "2026-11-26T10:00:00+08:00", "recipient": {"country": "DE"}}
    answer = client.post(
        URL, json={"items": items, "context": context, "offset_unit": "utf-16"}
    ).get_json()
    assert (answer["schema"], answer["checked"], answer["failed"]) == ("1.0", 2, 0)
    for item, entry in zip(items, answer["items"], strict=True):
        alone = client.post(
            "/api/v1/check",
            json={"text": item["text"], "context": context, "offset_unit": "utf-16",
                  "readability": False},
        ).get_json()  # fmt: skip
        assert entry["id"] == item["id"]
        assert entry["report"] == alone
        assert entry["problem"] is None


def test_a_context_of_its_own_takes_the_place_of_the_common_one(client: FlaskClient) -> None:
    body = {
        "context": {"kind": "payment_reminder"},
        "items": [{"text": WEEKEND}, {"text": WEEKEND, "context": {"kind": "follow_up"}}],
    }
    kinds = [entry["report"]["kind"] for entry in client.post(URL, json=body).get_json()["items"]]
    assert kinds == ["payment_reminder", "follow_up"]


def test_what_is_disabled_is_left_out_everywhere(client: FlaskClient) -> None:
    body = {"items": [{"text": WEEKEND}] * 2, "disable": ["time"]}
    for entry in client.post(URL, json=body).get_json()["items"]:
        assert "time" not in {one["category"] for one in entry["report"]["findings"]}


@pytest.mark.parametrize(
    ("wrong", "name", "field"),
    [
        ({"text": "  "}, "empty-text", "text"),
        ({"id": "x"}, "invalid-request", "text"),
        (SECRET, "invalid-request", "(body)"),
        ({"text": WEEKEND, "context": {"kind": SECRET}}, "invalid-request", "context.kind"),
        ({"text": WEEKEND, "context": {"sender": {"country": "QQ"}}}, "invalid-request",
         "context.sender.country"),
        ({"text": WEEKEND, f"{SECRET} 1": 1}, "invalid-request", "(unknown)"),
        ({"text": WEEKEND, "id": 7}, "invalid-request", "id"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_one_is_told_there(
    client: FlaskClient, wrong: Any, name: str, field: str
) -> None:
    response = client.post(URL, json={"items": [{"text": WEEKEND}, wrong, {"text": WEEKEND}]})
    assert response.status_code == 200
    answer = response.get_json()
    assert (answer["checked"], answer["failed"]) == (2, 1)
    first, bad, last = answer["items"]
    assert first["report"] == last["report"] | {"now": first["report"]["now"]}
    assert bad["report"] is None
    assert bad["problem"]["type"].endswith(f":{name}")
    assert bad["problem"]["status"] == 400
    assert [error["field"] for error in bad["problem"]["errors"]] == [field]
    assert SECRET not in response.text


def test_what_fails_inside_is_told_without_its_words(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = coach.check

    def failing(text: str, *given: Any, **more: Any) -> coach.Report:
        if text == "fault":
            raise RuntimeError(SECRET)
        if text == "model":
            raise LocalModelError("model", coach.Text("it is out of memory", "内存不足"))
        return check(text, *given, **more)

    monkeypatch.setattr(coach, "check", failing)
    body = {"items": [{"text": text} for text in ("fault", "model", WEEKEND)]}
    response = client.post(URL, json=body)
    fault, model, fine = response.get_json()["items"]
    assert fault["problem"]["status"] == 500
    assert (model["problem"]["status"], model["problem"]["detail"]) == (503, "it is out of memory")
    assert fine["report"]["findings"]
    assert SECRET not in response.text


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"items": []}, "items"),
        ({}, "items"),
        ({"items": [{"text": "a"}] * (MOST_ITEMS + 1)}, "items"),
        ({"items": [{"text": "a"}], "disable": ["no/such-rule"]}, "disable"),
        ({"items": [{"text": "a"}], "context": {"channel": "fax"}}, "context.channel"),
    ],
)
def test_what_is_wrong_with_all_is_a_problem(
    client: FlaskClient, body: dict[str, Any], field: str
) -> None:
    response = client.post(URL, json=body, headers={"Accept": "text/event-stream"})
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert response.get_json(force=True)["errors"][0]["field"] == field


def test_as_many_as_are_allowed_are_checked(client: FlaskClient) -> None:
    answer = client.post(URL, json={"items": [{"text": WEEKEND}] * MOST_ITEMS}).get_json()
    assert answer["checked"] == MOST_ITEMS


class TestEvents:
    def test_each_draft_is_an_event(self, client: FlaskClient) -> None:
        items = [{"id": "a", "text": WEEKEND}, {"id": "b", "text": ""}, {"id": "c", "text": "好的"}]
        context = {"now": "2026-11-26T10:00:00+08:00"}
        body = {"items": items, "context": context}
        response = client.post(URL, json=body, headers={"Accept": "text/event-stream"})
        assert response.content_type == "text/event-stream; charset=utf-8"
        assert response.headers["Cache-Control"] == "no-store"
        *results, end = read(response.text)
        assert end == ("end", {})
        assert [name for name, _ in results] == ["result"] * 3
        assert [(data["done"], data["of"]) for _, data in results] == [(1, 3), (2, 3), (3, 3)]
        whole = client.post(URL, json=body).get_json()["items"]
        assert [{name: data[name] for name in whole[0]} for _, data in results] == whole

    @pytest.mark.parametrize(
        "accept", ["*/*", "application/json", "text/html", "text/event-stream;q=0.1, */*"]
    )
    def test_only_who_asks_for_events_gets_them(self, client: FlaskClient, accept: str) -> None:
        body = {"items": [{"text": WEEKEND}]}
        response = client.post(URL, json=body, headers={"Accept": accept})
        assert response.content_type == "application/json"

    def test_it_is_checked_as_it_is_read(
        self, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        checked = []
        check = coach.check

        def counting(text: str, *given: Any, **more: Any) -> coach.Report:
            checked.append(text)
            return check(text, *given, **more)

        monkeypatch.setattr(coach, "check", counting)
        body = {"items": [{"text": f"{WEEKEND} {number}"} for number in range(9)]}
        response = client.post(
            URL, json=body, headers={"Accept": "text/event-stream"}, buffered=False
        )
        stream = iter(response.response)
        next(stream)
        next(stream)
        response.close()
        assert len(checked) == 2
