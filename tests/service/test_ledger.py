"""The API of the ledger as its clients meet it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coach.ledger.location import location_of
from coach.service import Settings, create_app

LEDGER = "/api/v1/ledger"
LAMPS = {"number": "PO 4501", "customer": "Keller GmbH", "quantity": 5000, "unit": "pcs",
         "unit_price": "2.35", "currency": "USD", "etd": "2026-12-15"}  # fmt: skip
DOWN = "postgresql://anna:geheim@127.0.0.1:1/orders"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return create_app(Settings(ledger=location_of(str(tmp_path / "ledger.db")))).test_client()


@pytest.fixture
def lamps(client: FlaskClient) -> dict[str, Any]:
    """An order that the service knows."""
    response = client.post(f"{LEDGER}/orders", json=LAMPS)
    assert response.status_code == 201
    return dict(response.get_json())


def problem(response: TestResponse, status: int, name: str) -> dict[str, Any]:
    """The problem document of an answer, which has to be one."""
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    document = response.get_json(force=True)
    assert document["type"] == f"urn:draft-coach:problem:{name}"
    assert "Traceback" not in response.text
    assert "sqlalchemy" not in response.text.lower()
    return dict(document)


class TestOrders:
    def test_are_entered_read_changed_and_taken_out(
        self, client: FlaskClient, lamps: dict[str, Any]
    ) -> None:
        assert (lamps["id"], lamps["version"], lamps["quantity"]) == (1, 1, "5000")
        place = f"{LEDGER}/orders/1"
        assert client.get(place).get_json() == lamps
        changed = {name: value for name, value in lamps.items() if name != "id"}
        answer = client.put(place, json=changed | {"stage": "shipped", "etd": None}).get_json()
        assert (answer["stage"], answer["etd"], answer["version"]) == ("shipped", None, 2)
        assert client.delete(f"{place}?version=2").status_code == 204
        problem(client.get(place), 404, "not-in-ledger")

    def test_who_comes_second_is_told(self, client: FlaskClient, lamps: dict[str, Any]) -> None:
        body = {name: value for name, value in lamps.items() if name != "id"}
        place = f"{LEDGER}/orders/1"
        client.put(place, json=body | {"stage": "ready"})
        told = problem(client.put(place, json=body | {"stage": "shipped"}), 409, "conflict")
        assert told["errors"] == [{"field": "version", "expected": "2"}]
        problem(client.delete(f"{place}?version=1"), 409, "conflict")
        assert client.get(place).get_json()["stage"] == "ready"

    def test_are_found_and_paged(self, client: FlaskClient, lamps: dict[str, Any]) -> None:
        for number in range(3):
            client.post(f"{LEDGER}/orders", json={"number": f"A {number}", "stage": "ready"})
        page = client.get(f"{LEDGER}/orders?limit=2&offset=1").get_json()
        assert (page["total"], page["offset"], len(page["items"])) == (4, 1, 2)
        assert client.get(f"{LEDGER}/orders?q=keller").get_json()["items"] == [lamps]
        assert client.get(f"{LEDGER}/orders?number=po%234501").get_json()["items"] == [lamps]
        assert client.get(f"{LEDGER}/orders?stage=ready").get_json()["total"] == 3

    def test_a_number_is_taken_once(self, client: FlaskClient, lamps: dict[str, Any]) -> None:
        problem(client.post(f"{LEDGER}/orders", json={"number": "po-4501"}), 409, "taken")

    @pytest.mark.parametrize(
        ("body", "field", "nearest"),
        [
            ({"number": "A 1", "quantty": 3}, "quantty", "quantity"),
            ({"number": "A 1", "etd": "2026-02-30"}, "etd", None),
            ({"number": "A 1", "quantity": [3]}, "quantity", None),
            ({"number": "A 1", "stage": "lost"}, "stage", None),
            ({"quantity": 3}, "number", None),
            ({"number": "   "}, "number", None),
            ([], "(body)", None),
        ],
    )
    def test_fields_that_cannot_be_used(
        self, client: FlaskClient, body: Any, field: str, nearest: str | None
    ) -> None:
        told = problem(client.post(f"{LEDGER}/orders", json=body), 400, "invalid-request")
        (error,) = told["errors"]
        assert error["field"] == field
        assert error["expected"]
        assert nearest is None or nearest in error["nearest"]

    @pytest.mark.parametrize(
        "query", ["stge=ready", "stage=lost", "limit=0", "limit=x", "offset=-1", "q=a&q=b"]
    )
    def test_questions_that_cannot_be_answered(self, client: FlaskClient, query: str) -> None:
        problem(client.get(f"{LEDGER}/orders?{query}"), 400, "invalid-request")

    def test_bodies_that_are_no_json(self, client: FlaskClient) -> None:
        problem(client.post(f"{LEDGER}/orders", data="{"), 415, "not-json")
        sent = client.post(f"{LEDGER}/orders", data="{", content_type="application/json")
        problem(sent, 400, "invalid-json")

    def test_odd_addresses(self, client: FlaskClient) -> None:
        assert client.get(f"{LEDGER}/orders/{10**30}").status_code == 404
        assert client.get(f"{LEDGER}/orders?q=%00%25_").get_json()["total"] == 0


class TestCustomers:
    def test_notes_and_bank_history(self, client: FlaskClient, lamps: dict[str, Any]) -> None:
        (customer,) = client.get(f"{LEDGER}/customers?q=kell").get_json()["items"]
        place = f"{LEDGER}/customers/{customer['id']}"
        for number in ("DE89 3704 0044 0532 0130 00", "DE02 1203 0000 0000 2020 51"):
            sent = client.post(f"{place}/accounts", json={"account": number, "reason": "called"})
            assert sent.status_code == 201
        now, before = client.get(f"{place}/accounts").get_json()["items"]
        assert now["account"].startswith("DE02")
        assert now["until"] is None
        assert before["until"] is not None
        client.post(f"{LEDGER}/orders/1/notes", json={"text": "wants CIF", "day": "2026-11-01"})
        (note,) = client.get(f"{place}/notes").get_json()["items"]
        assert (note["day"], note["text"], note["order"]) == ("2026-11-01", "wants CIF", "PO 4501")
        problem(client.delete(f"{place}?version=1"), 409, "taken")

    @pytest.mark.parametrize(
        "body", [{"account": "x"}, {}, {"account": 5}, {"acount": "DE89370400"}]
    )
    def test_accounts_that_are_none(
        self, client: FlaskClient, lamps: dict[str, Any], body: dict[str, Any]
    ) -> None:
        problem(client.post(f"{LEDGER}/customers/1/accounts", json=body), 400, "invalid-request")

    def test_a_note_needs_words(self, client: FlaskClient, lamps: dict[str, Any]) -> None:
        for body in ({"text": " "}, {"text": ""}, {"text": "x", "day": "1.1.26"}):
            problem(client.post(f"{LEDGER}/orders/1/notes", json=body), 400, "invalid-request")
        problem(client.post(f"{LEDGER}/orders/9/notes", json={"text": "x"}), 404, "not-in-ledger")


class TestTables:
    def test_in_and_out(self, client: FlaskClient) -> None:
        table = "订单号,数量\nPO 1,3\n".encode("gb18030")
        answer = client.post(f"{LEDGER}/import", data=table, content_type="text/csv")
        assert answer.get_json()["new_orders"] == 1
        out = client.get(f"{LEDGER}/export.csv?lang=zh")
        assert out.data.decode("utf-8-sig").startswith("订单号,")
        book = client.get(f"{LEDGER}/export.xlsx")
        again = client.post(f"{LEDGER}/import", data=book.data, content_type=book.content_type)
        assert again.get_json()["same_orders"] == 1

    def test_a_broken_row_is_named(self, client: FlaskClient) -> None:
        table = b"Order No,Qty\nPO 1,3\nPO 2,x\n"
        sent = client.post(f"{LEDGER}/import", data=table, content_type="text/csv")
        (error,) = problem(sent, 400, "import-refused")["errors"]
        assert (error["row"], error["column"], error["value"]) == ("3", "B (Qty)", "x")
        assert client.get(f"{LEDGER}/orders").get_json()["total"] == 0

    def test_a_foreign_form_cannot_import(self, client: FlaskClient) -> None:
        for kind in ("text/plain", "multipart/form-data", "application/x-www-form-urlencoded"):
            sent = client.post(f"{LEDGER}/import", data=b"Order No\nPO 1\n", content_type=kind)
            problem(sent, 415, "not-a-table")


def test_today(client: FlaskClient, lamps: dict[str, Any]) -> None:
    answer = client.get(f"{LEDGER}/today?now=2026-12-16T10:00%2B08:00&sender=CN").get_json()
    (due,) = answer["due"]
    assert (due["id"], due["order"], due["late_days"]) == ("tracking", "PO 4501", 1)
    assert due["reason"]["zh"]
    problem(client.get(f"{LEDGER}/today?sender=Chin"), 400, "invalid-request")


def test_what_it_holds(client: FlaskClient, lamps: dict[str, Any]) -> None:
    answer = client.get(LEDGER).get_json()
    assert (answer["customers"], answer["orders"]) == (1, 1)
    assert answer["fields"]["orders"][0]["name"] == {"en": "Order number", "zh": "订单号"}


class TestCheck:
    BODY = {"text": "We confirm PO 4501 for 500 pcs."}  # noqa: RUF012

    def test_consults_the_ledger(self, client: FlaskClient, lamps: dict[str, Any]) -> None:
        found = client.post("/api/v1/check", json=self.BODY).get_json()["findings"]
        (one,) = [item for item in found if item["rule_id"] == "identifier/ledger-contradiction"]
        assert one["text"] == "500 pcs"

    def test_makes_no_ledger_of_its_own(self, tmp_path: Path) -> None:
        place = location_of(str(tmp_path / "ledger.db"))
        client = create_app(Settings(ledger=place)).test_client()
        assert client.post("/api/v1/check", json=self.BODY).status_code == 200
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", [f"{LEDGER}/orders", LEDGER, f"{LEDGER}/today"])
def test_a_database_that_is_down(address: str) -> None:
    client = create_app(Settings(ledger=location_of(DOWN))).test_client()
    response = client.get(address)
    told = problem(response, 503, "ledger-down")
    assert "start the database" in told["detail"]
    assert "geheim" not in response.text
    body = {"text": "We confirm PO 4501 for 500 pcs."}
    problem(client.post("/api/v1/check", json=body), 503, "ledger-down")
    assert client.post("/api/v1/check", json={"text": "Good morning."}).status_code == 200


def test_a_service_without_a_ledger() -> None:
    client = create_app(Settings()).test_client()
    told = problem(client.get(f"{LEDGER}/orders"), 404, "no-ledger")
    assert "--ledger" in told["detail"]


def test_what_is_looked_for_by_number_may_not_be_odd_either(client: FlaskClient) -> None:
    for query in ("number=PO-1&stage=lost", "number=PO-1&limit=x"):
        problem(client.get(f"{LEDGER}/orders?{query}"), 400, "invalid-request")
