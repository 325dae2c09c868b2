"""The API of templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coach.ledger.location import location_of
from coach.ledger.order import Customer, Order
from coach.ledger.store import Store
from coach.service import Settings, create_app

TEMPLATES = "/api/v1/templates"
FILL = f"{TEMPLATES}/order_update/delivered/fill"


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def problem(response: TestResponse, status: int) -> dict[str, object]:
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert "Traceback" not in response.text
    document: dict[str, object] = response.get_json(force=True)
    return document


class TestReading:
    def test_list(self, client: FlaskClient) -> None:
        data = client.get(TEMPLATES).get_json()
        assert data["schema"] == "1.0"
        assert len(data["templates"]) == 41
        heads = client.get(f"{TEMPLATES}?kind=shipping_notice").get_json()["templates"]
        assert [head["stage"] for head in heads] == ["sea", "air", "courier"]

    def test_list_of_an_unknown_kind(self, client: FlaskClient) -> None:
        (error,) = problem(client.get(f"{TEMPLATES}?kind=x"), 400)["errors"]  # type: ignore[misc]
        assert error["field"] == "kind"
        assert "shipping_notice" in error["expected"]

    def test_one(self, client: FlaskClient) -> None:
        data = client.get(f"{TEMPLATES}/follow_up/quotation").get_json()
        assert data["title"] == {"en": "Follow-up on a quotation", "zh": "报价后跟进"}
        assert data["variants"][0] == {
            "id": "neutral",
            "name": {"en": "Neutral", "zh": "通用"},
            "cultures": [],
        }
        (date,) = [one for one in data["placeholders"] if one["name"] == "sent_date"]
        assert date["type"] == "date"

    def test_an_unknown_one(self, client: FlaskClient) -> None:
        document = problem(client.get(f"{TEMPLATES}/follow_up/quote"), 404)
        assert "follow_up/quotation" in str(document["detail"])


class TestFilling:
    def test_a_message(self, client: FlaskClient) -> None:
        body = {
            "language": "zh",
            "values": {"order_no": "PO-45001", "delivered_date": "2026-11-25"},
            "recipient": {"name": "王伟", "title": "经理", "country": "CN"},
            "sender": {"name": "李伟"},
        }
        data = client.post(FILL, json=body).get_json()
        assert data["subject"] == "订单PO-45001：已于2026年11月25日签收"
        assert data["text"].startswith("尊敬的王经理：\n\n您好！\n")
        assert data["variant"] == "chinese"
        assert "sender_name" not in data["missing"]
        assert "product" in data["missing"]

    def test_an_order_of_the_ledger(self, tmp_path: Path) -> None:
        place = location_of(str(tmp_path / "orders.db"))
        store = Store(place)
        store.add_customer(Customer("Rheinwerk GmbH", country="DE", contact="Mr Weber"))
        store.add_order(Order("PO-45001", customer="Rheinwerk GmbH", product="bracket"))
        store.close()
        client = create_app(Settings(ledger=place)).test_client()
        body = {"language": "en", "order": "po 45001", "values": {"signed_by": "K. Braun"}}
        data = client.post(FILL, json=body).get_json()
        assert data["variant"] == "direct"
        assert data["text"].startswith("Dear Mr Weber,\n\nYour order PO-45001")
        assert "Product: bracket\n" in data["text"]
        body["order"] = "PO-7"
        (error,) = problem(client.post(FILL, json=body), 400)["errors"]  # type: ignore[misc]
        assert error["field"] == "order"

    @pytest.mark.parametrize(
        ("body", "field", "told"),
        [
            ({}, "language", "required"),
            ({"language": "fr"}, "language", '"en" or "zh"'),
            ({"language": "en", "values": {"ordr_no": "1"}}, "values", "nearest: order_no"),
            ({"language": "en", "values": {"order_no": 1}}, "values.order_no", ""),
            ({"language": "en", "values": {"order_no": "x" * 5001}}, "values.order_no", ""),
            ({"language": "en", "variant": "japn"}, "variant", "japan"),
            ({"language": "en", "order": "1"}, "order", "no ledger"),
            ({"language": "en", "colour": "red"}, "colour", "no such field; known here: language"),
            ({"language": "en", "recipient": {"country": "XQ"}}, "recipient.country", "ISO 3166"),
        ],
    )
    def test_mistakes(self, client: FlaskClient, body: object, field: str, told: str) -> None:
        errors = problem(client.post(FILL, json=body), 400)["errors"]
        assert errors[0]["field"] == field  # type: ignore[index]
        assert told in errors[0]["expected"]  # type: ignore[index]

    def test_what_is_no_json(self, client: FlaskClient) -> None:
        problem(client.post(FILL, data="x"), 415)
        document = problem(client.post(FILL, data="x", content_type="application/json"), 400)
        assert '"language": "en"' in str(document["detail"])

    def test_reading_is_not_filling(self, client: FlaskClient) -> None:
        problem(client.post(f"{TEMPLATES}/follow_up/quotation", json={}), 405)
