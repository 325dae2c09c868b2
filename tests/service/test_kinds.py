"""The API of the kinds of messages."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from coach.draft import KINDS
from coach.service import Settings, create_app


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def test_lists_every_kind_with_its_name_in_both_languages(client: FlaskClient) -> None:
    response = client.get("/api/v1/kinds")
    assert response.content_type == "application/json"
    listed = response.get_json()["kinds"]
    assert [kind["id"] for kind in listed] == list(KINDS)
    names = {kind["id"]: kind["name"] for kind in listed}
    assert names["order_confirmation"] == {"en": "Order confirmation", "zh": "订单确认"}
    assert all(name["en"] and name["zh"] for name in names.values())


def test_needs_the_token_like_every_address_of_the_api() -> None:
    locked = create_app(Settings(token="open sesame")).test_client()
    assert locked.get("/api/v1/kinds").status_code == 401
    with_token = {"Authorization": "Bearer open sesame"}
    assert locked.get("/api/v1/kinds", headers=with_token).status_code == 200
