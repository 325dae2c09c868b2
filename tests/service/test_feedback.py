"""The API of feedback: counts for each rule, and nothing else."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from coach.service import Settings, create_app

URL = "/api/v1/feedback"
SECRET = "Zanzibar-Liefervertrag"


@pytest.fixture(params=["memory", "file"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    return Settings(feedback=tmp_path / "counts.db" if request.param == "file" else None)


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def item(rule_id: str, verdict: str, **more: int) -> dict[str, Any]:
    return {"rule_id": rule_id, "verdict": verdict, **more}


def test_counts_for_each_rule(client: FlaskClient, settings: Settings) -> None:
    items = [
        item("time/weekend", "accepted"),
        item("time/weekend", "dismissed", count=3),
        item("blame/fault", "accepted"),
        item("time/weekend", "accepted", count=2),
    ]
    known = {one["id"] for one in client.get("/api/v1/rules").get_json()["rules"]}
    items[2]["rule_id"] = other = min(known)
    assert client.post(URL, json={"items": items}).get_json() == {"schema": "1.0", "counted": 7}
    client.post(URL, json={"items": items[:1]})
    data = client.get(URL).get_json()
    assert data["kept"] == ("file" if settings.feedback else "memory")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", data["since"])
    assert data["rules"] == [
        {"rule_id": other, "accepted": 1, "dismissed": 0},
        {"rule_id": "time/weekend", "accepted": 4, "dismissed": 3},
    ]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (item(SECRET, "accepted"), "items.1.rule_id"),
        (item("time", "accepted"), "items.1.rule_id"),
        (item("time/weekend", "liked"), "items.1.verdict"),
        (item("time/weekend", "accepted", count=0), "items.1.count"),
        (item("time/weekend", "accepted", count=1001), "items.1.count"),
        (item("time/weekend", "accepted") | {"text": SECRET}, "items.1.text"),
    ],
)
def test_what_is_no_count_is_refused_and_nothing_is_counted(
    client: FlaskClient, wrong: dict[str, Any], field: str
) -> None:
    response = client.post(URL, json={"items": [item("time/weekend", "accepted"), wrong]})
    assert response.status_code == 400
    assert [one["field"] for one in response.get_json(force=True)["errors"]] == [field]
    assert SECRET not in response.text
    assert client.get(URL).get_json()["rules"] == []


def test_none_is_lost_between_threads(client: FlaskClient) -> None:
    def give() -> None:
        for _ in range(5):
            client.application.test_client().post(
                URL, json={"items": [item("time/weekend", "accepted")]}
            )

    threads = [threading.Thread(target=give) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert client.get(URL).get_json()["rules"][0]["accepted"] == 20


def test_a_file_outlives_the_service_and_holds_numbers_only(tmp_path: Path) -> None:
    settings = Settings(feedback=tmp_path / "counts.db")
    body = {"items": [item("time/weekend", "accepted")]}
    create_app(settings).test_client().post(URL, json=body)
    again = create_app(settings).test_client()
    again.post(URL, json=body)
    assert again.get(URL).get_json()["rules"][0]["accepted"] == 2


@pytest.mark.parametrize("place", ["nowhere/counts.db", "other.txt", "."])
def test_a_file_that_cannot_be_used_is_a_problem(tmp_path: Path, place: str) -> None:
    (tmp_path / "other.txt").write_text("a letter, no counts " * 100, encoding="utf-8")
    client = create_app(Settings(feedback=tmp_path / place)).test_client()
    for response in (
        client.get(URL),
        client.post(URL, json={"items": [item("time/weekend", "accepted")]}),
    ):
        assert response.status_code == 503
        assert response.content_type == "application/problem+json"
        assert str(tmp_path) not in response.text
    assert (tmp_path / "other.txt").read_text(encoding="utf-8").startswith("a letter")


def test_needs_the_token_of_the_service() -> None:
    locked = create_app(Settings(token="open sesame")).test_client()
    assert locked.get(URL).status_code == 401
    assert locked.post(URL, json={"items": []}).status_code == 401
