"""`POST /api/v1/rewrite` as its clients meet it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from coach.output.rewriting import SCHEMA
from coach.service import Settings, create_app

URL = "/api/v1/rewrite"
SECRET = "Zanzibar-Liefervertrag"
DRAFT = (
    "Dear Li 👍\n\nYou still haven't sent us the approved artwork for PO-4501. Please answer ASAP."
)


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def test_answers_the_rewritten_draft_with_all_that_was_done(client: FlaskClient) -> None:
    response = client.post(URL, json={"text": DRAFT, "offset_unit": "utf-16"})
    assert response.content_type == "application/json"
    data = response.get_json()
    assert data["schema"] == SCHEMA
    assert data["text"].startswith(
        "Dear Li 👍\n\nWe have not yet received the approved artwork for PO-4501."
    )
    change = data["applied"][0]
    assert change["start"] == 12
    assert change["before"].startswith("You still haven't")
    assert change["findings"][0]["why"]["zh"]
    assert len(data["blanks"]) == 2
    assert all(fact["after"] for fact in data["facts"])
    assert data["report"]["offset_unit"] == "utf-16"


def test_applies_what_is_accepted_and_chosen(client: FlaskClient) -> None:
    nothing = client.post(URL, json={"text": DRAFT, "accept": []}).get_json()
    assert nothing["text"] == DRAFT
    offer = next(one for one in nothing["offers"] if one["finding"]["category"] == "blame")
    body = {"text": DRAFT, "accept": [], "choose": [offer["suggestion"]["id"]]}
    (change,) = client.post(URL, json=body).get_json()["applied"]
    assert change["ids"] == [offer["suggestion"]["id"]]


def test_strength_and_what_is_left_out(client: FlaskClient) -> None:
    warm = client.post(URL, json={"text": DRAFT, "strength": "warm"}).get_json()
    assert "We would be grateful" in warm["text"]
    spared = client.post(URL, json={"text": DRAFT, "disable": ["blame"]}).get_json()
    assert "You still haven't" in spared["text"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": " \n"}, "text"),
        ({"text": SECRET, "strength": "rude"}, "strength"),
        ({"text": SECRET, "accept": ["all"]}, "accept.0"),
        ({"text": SECRET, "accept": ["advice"]}, "accept.0"),
        ({"text": SECRET, "choose": [f"time/{SECRET}@1.1"]}, "choose"),
        ({"text": SECRET, "choose": "time/weekend@1.1"}, "choose"),
        ({"text": SECRET, "disable": ["blames"]}, "disable"),
        ({"text": SECRET, "offset_unit": "bytes"}, "offset_unit"),
        ({"text": SECRET, "context": {"channel": "fax"}}, "context.channel"),
        ({"text": SECRET, "readability": True}, "readability"),
    ],
)
def test_wrong_fields_are_named(client: FlaskClient, body: dict[str, object], field: str) -> None:
    response = client.post(URL, json=body)
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    (error,) = response.get_json(force=True)["errors"]
    assert error["field"] == field
    assert error["expected"]
    assert SECRET not in response.text


def test_an_unknown_suggestion_names_the_nearest(client: FlaskClient) -> None:
    body = {"text": DRAFT, "choose": ["blame/you-did-not@11.said-again.9"]}
    (error,) = client.post(URL, json=body).get_json(force=True)["errors"]
    assert "nearest: blame/you-did-not@11.said-again.1" in error["expected"]


def test_only_json_is_read(client: FlaskClient) -> None:
    assert client.post(URL, data=f"text={SECRET}").status_code == 415
    broken = client.post(URL, data="{", content_type="application/json")
    assert broken.status_code == 400
    assert client.get(URL).status_code == 405
