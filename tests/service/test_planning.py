"""The API of rhythm: windows, their chart, and follow-up plans."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from werkzeug.test import TestResponse

from coach.service import Settings, create_app

FROM = "from=" + quote("2026-11-26T10:00+08:00")
WINDOWS = f"/api/v1/windows?place=CN&place=DE&{FROM}"
PLAN = "/api/v1/plan?sender=CN&recipient=DE&order=2026-11-25&now=2026-11-20"


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def wrong(response: TestResponse, field: str) -> dict[str, str]:
    """The one error of a problem document."""
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    document = response.get_json(force=True)
    (error,) = document["errors"]
    assert error["field"] == field
    assert error["expected"]
    assert "Traceback" not in response.text
    return dict(error)


class TestWindows:
    def test_answers_days_and_slots(self, client: FlaskClient) -> None:
        response = client.get(f"{WINDOWS}&days=3&minutes=30")
        assert response.status_code == 200
        assert response.content_type == "application/json"
        data: dict[str, Any] = response.get_json()
        assert data["schema"] == "1.0"
        assert data["from"] == "2026-11-26T10:00:00+08:00"
        assert data["places"][1] == {
            "id": "DE:Europe/Berlin",
            "country": "DE",
            "region": None,
            "timezone": "Europe/Berlin",
            "zone_assumed": False,
            "city": {"en": "Berlin", "zh": "柏林"},
            "utc_offset": "UTC+1",
        }
        assert data["note"] is None
        assert [day["status"] for day in data["days"]] == ["common", "common", "none"]
        first, _, saturday = data["days"]
        assert first["windows"][0]["local"][0][0] == "2026-11-26T16:00:00+08:00"
        assert first["windows"][0]["stretched_by"] == []
        assert saturday["reason"]["en"] == "weekend in China and Germany"
        assert saturday["places"][0]["day_off"]["kind"] == "weekend"
        assert saturday["places"][0]["hours"] == []
        best = data["slots"][0]
        assert best["id"] == "s1"
        assert best["start"] == "2026-11-26T08:00:00Z"
        assert best["local"] == ["2026-11-26T16:00:00+08:00", "2026-11-26T09:00:00+01:00"]
        assert best["label"]["en"].endswith("16:00 Beijing time (UTC+8) = 09:00 in Berlin")
        assert best["stretched"] is False
        assert data["sending"] is None

    def test_is_stable(self, client: FlaskClient) -> None:
        assert client.get(WINDOWS).data == client.get(WINDOWS).data

    def test_stretching_names_who(self, client: FlaskClient) -> None:
        data = client.get(WINDOWS.replace("DE", "America/New_York")).get_json()
        assert data["note"]["zh"].startswith("这几天北京和纽约没有共同的工作时间")
        best = data["slots"][0]
        assert best["stretched"] is True
        who = best["stretched_by"][0]
        assert set(who) == {"place", "city", "side", "minutes", "words"}
        assert data["places"][who["place"]]["city"] == who["city"]

    def test_send_time(self, client: FlaskClient) -> None:
        sending = client.get(f"{WINDOWS}&channel=email").get_json()["sending"]
        assert sending["verdict"] == "wait"
        assert sending["at"] == "2026-11-26T09:00:00+01:00"

    def test_a_plus_that_became_a_blank_is_understood(self, client: FlaskClient) -> None:
        plain = "/api/v1/windows?place=CN&place=DE&from=2026-11-26T10:00+08:00"
        assert client.get(plain).data == client.get(WINDOWS).data

    @pytest.mark.parametrize("place", ["Europe/Berlin", "DE:Europe/Berlin", "germany", "柏林"])
    def test_places_by_any_name(self, client: FlaskClient, place: str) -> None:
        url = f"/api/v1/windows?place=CN&place={quote(place)}&{FROM}"
        assert client.get(url).get_json()["places"][1]["id"] == "DE:Europe/Berlin"

    def test_the_present_is_the_default(self, client: FlaskClient) -> None:
        assert client.get("/api/v1/windows?place=CN&place=DE").status_code == 200

    @pytest.mark.parametrize(
        ("query", "field", "nearest"),
        [
            ("place=CN&place=Germny", "place", "Germany"),
            ("place=CN&place=DE:Asia/Tokyo", "place", "DE:Europe/Berlin"),
            ("place=CN", "place", None),
            ("place=CN" + "&place=DE" * 6, "place", None),
            ("place=CN&place=DE&days=61", "days", None),
            ("place=CN&place=DE&days=0", "days", None),
            ("place=CN&place=DE&minutes=x", "minutes", None),
            ("place=CN&place=DE&count=1000", "count", None),
            ("place=CN&place=DE&from=2026-02-30", "from", None),
            ("place=CN&place=DE&from=2026-11-26T10:00", "from", None),
            ("place=CN&place=DE&from=9999-12-31T00:00Z", "from", None),
            ("place=CN&place=DE&from=0001-01-01", "from", None),
            ("place=CN&place=DE&lang=de", "lang", None),
            ("place=CN&place=DE&channel=wechatt", "channel", "wechat"),
            ("place=CN&place=DE&day=3", "day", "days"),
            ("place=CN&place=DE&days=3&days=4", "days", None),
        ],
    )
    @pytest.mark.parametrize("kind", ["", ".svg"])
    def test_bad_fields_are_named(
        self, client: FlaskClient, query: str, field: str, nearest: str | None, kind: str
    ) -> None:
        if kind and field in ("count", "channel"):
            return
        error = wrong(client.get(f"/api/v1/windows{kind}?{query}"), field)
        if nearest:
            assert nearest in error["nearest"].split(", ")

    def test_years_at_the_edge_answer(self, client: FlaskClient) -> None:
        for start in ("1971-01-01", "2099-12-31"):
            url = f"/api/v1/windows?place=SA&place=CN&from={start}&days=60"
            assert client.get(url).status_code == 200


class TestChart:
    def test_is_svg(self, client: FlaskClient) -> None:
        response = client.get(WINDOWS.replace("windows?", "windows.svg?") + "&lang=zh")
        assert response.content_type == "image/svg+xml; charset=utf-8"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert ElementTree.fromstring(response.text).get("lang") == "zh"


class TestPlan:
    def test_get_and_post_agree(self, client: FlaskClient) -> None:
        got = client.get(PLAN).get_json()
        fields = {"sender": "CN", "recipient": "DE", "order": "2026-11-25", "now": "2026-11-20"}
        posted = client.post("/api/v1/plan", json={**fields, "eta": None}).get_json()
        assert got == posted
        assert [step["id"] for step in got["steps"]] == ["confirm_order"]
        assert len(got["unplanned"]) == 3

    def test_calendar(self, client: FlaskClient) -> None:
        response = client.get(PLAN.replace("plan?", "plan.ics?") + "&lang=zh&reference=PO-7")
        assert response.content_type == "text/calendar; charset=utf-8"
        assert "follow-up.ics" in response.headers["Content-Disposition"]
        (event,) = Calendar.from_ical(response.text).walk("VEVENT")
        assert str(event["summary"]) == "PO-7: 确认订单"

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"recipient": "DE"}, "sender"),
            ({"sender": "CN"}, "recipient"),
            ({"sender": "CN", "recipient": "DE"}, "order"),
            ({"sender": "CN", "recipient": "DE", "order": "2026-11-31"}, "order"),
            ({"sender": "CN", "recipient": "DE", "order": 5}, "order"),
            ({"sender": "CN", "recipient": "DE", "order": ["2026-11-25"]}, "order"),
            (
                {"sender": "CN", "recipient": "DE", "order": "2026-11-25", "eta": "2026-11-01"},
                "eta",
            ),
            ({"sender": "CN", "recipient": "DE", "order": "2026-11-25", "ship": "x"}, "ship"),
            ({"sender": "CN", "recipient": "DE", "order": "2026-11-25", "now": "soon"}, "now"),
            ({"sender": "CN", "recipient": "Germny", "order": "2026-11-25"}, "recipient"),
        ],
    )
    def test_bad_fields_are_named(
        self, client: FlaskClient, fields: dict[str, Any], field: str
    ) -> None:
        wrong(client.post("/api/v1/plan", json=fields), field)
        wrong(client.post("/api/v1/plan.ics", json=fields), field)

    @pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"'])
    def test_a_body_has_to_be_an_object(self, client: FlaskClient, body: bytes) -> None:
        response = client.post("/api/v1/plan", data=body, content_type="application/json")
        assert response.status_code == 400
        assert response.get_json(force=True)["type"].endswith("invalid-json")


def test_a_token_guards_them() -> None:
    client = create_app(Settings(token="secret")).test_client()
    for url in (WINDOWS, WINDOWS.replace("windows?", "windows.svg?"), PLAN):
        assert client.get(url).status_code == 401
        authorised = client.get(url, headers={"Authorization": "Bearer secret"})
        assert authorised.status_code == 200
