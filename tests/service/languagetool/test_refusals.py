"""What cannot be answered is said in one line of plain text, and never a word of the draft in it."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from coach.service import Settings, create_app

TEXT = "Zanzibar-Liefervertrag"
FORM = {"text": TEXT, "language": "en-US"}


def refused(response: TestResponse, status: int) -> str:
    """The words of an error, which has to be one."""
    assert response.status_code == status, response.text
    assert response.content_type == "text/plain; charset=utf-8"
    assert response.text.startswith("Error: ")
    assert TEXT not in response.text
    return response.text


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ({"language": "en-US"}, "'text' or 'data'"),
        ({"text": TEXT}, "'language'"),
        (FORM | {"data": "{}"}, "not both"),
        (FORM | {"language": "xx"}, "language"),
        (FORM | {"language": "../etc"}, "language"),
        (FORM | {"level": "strict"}, "'level'"),
        (FORM | {"mode": "some"}, "'mode'"),
        (FORM | {"preferredVariants": "en-GB"}, "auto"),
        (FORM | {"language": "auto", "preferredVariants": "en"}, "'preferredVariants'"),
        (FORM | {"enabledOnly": "true"}, "'enabledRules'"),
        (
            FORM | {"enabledOnly": "true", "enabledRules": "a", "disabledRules": "b"},
            "enabledOnly=true",
        ),
        (FORM | {"callback": "alert(1)//"}, "'callback'"),
        ({"language": "en-US", "data": TEXT}, "JSON"),
        ({"language": "en-US", "data": "[" * 100_000}, "JSON"),
        ({"language": "en-US", "data": "9" * 10_000}, "JSON"),
        ({"language": "en-US", "data": "{}"}, "'annotation'"),
        ({"language": "en-US", "data": json.dumps({"text": TEXT, "annotation": []})}, "'text'"),
        ({"language": "en-US", "data": json.dumps({"annotation": TEXT})}, "'annotation'"),
        ({"language": "en-US", "data": json.dumps({"annotation": [{}]})}, "'markup'"),
        ({"language": "en-US", "data": json.dumps({"annotation": [{"text": 7}]})}, "'markup'"),
        (
            {
                "language": "en-US",
                "data": json.dumps({"annotation": [{"text": TEXT, "interpretAs": "x"}]}),
            },
            "'interpretAs'",
        ),
    ],
)
def test_a_wrong_parameter_is_named(client: FlaskClient, form: dict[str, str], names: str) -> None:
    assert names in refused(client.post("/v2/check", data=form), 400)


def test_an_empty_list_of_variants_is_no_mistake(client: FlaskClient) -> None:
    assert client.post("/v2/check", data=FORM | {"preferredVariants": ""}).status_code == 200


def test_json_and_uploads_are_told_what_to_send_instead(client: FlaskClient) -> None:
    assert "urlencoded" in refused(client.post("/v2/check", json=FORM), 400)
    upload = client.post("/v2/check", data=FORM, content_type="multipart/form-data")
    assert "urlencoded" in refused(upload, 400)


def test_a_body_beyond_the_limit(client: FlaskClient) -> None:
    refused(client.post("/v2/check", data={"text": "x" * (5 * 1024 * 1024)}), 413)


@pytest.mark.parametrize("path", ["/v2", "/v2/", "/v2/nothing", "/v2/v2/nothing", "/v2/words/x"])
def test_an_unknown_address(client: FlaskClient, path: str) -> None:
    assert "/v2/check" in refused(client.get(path), 404)


def test_a_method_that_is_not_taken(client: FlaskClient) -> None:
    response = client.delete("/v2/check")
    refused(response, 405)
    assert response.headers["Allow"] == "GET, POST"
    refused(client.post("/v2/v2/languages"), 405)


def test_a_foreign_host(client: FlaskClient) -> None:
    refused(client.get("/v2/languages", headers={"Host": "evil.example"}), 403)


def test_a_fault_of_the_coach(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(TEXT)

    monkeypatch.setattr("coach.service.languagetool.routes.answer", fail)
    refused(client.post("/v2/check", data=FORM), 500)


names = st.sampled_from(
    "text data language mode level callback enabledRules enabledOnly preferredVariants word "
    "motherTongue disabledCategories apiKey offset limit username".split()
)
addresses = st.sampled_from(
    ["check", "languages", "configinfo", "words", "words/add", "words/delete", "v2/check", "info"]
)


@settings(deadline=None, max_examples=150)
@given(address=addresses, form=st.dictionaries(names, st.text(max_size=30)), body=st.binary())
def test_nothing_a_client_sends_is_a_fault(address: str, form: dict[str, str], body: bytes) -> None:
    form = {name: value.encode("utf-8", "replace").decode() for name, value in form.items()}
    client = create_app(Settings()).test_client()
    for response in (
        client.post(f"/v2/{address}", data=form),
        client.get(f"/v2/{address}", query_string=form),
        client.post(f"/v2/{address}", data=b"text=" + body + b"&language=en-US"),
    ):
        assert response.status_code < 500
        if response.status_code >= 400:
            refused(response, response.status_code)
