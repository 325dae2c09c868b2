"""Models that a request for a rewriting may name: those of the service's start, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from coach.cli.serve import command
from coach.service import Settings, create_app
from tests.chat_server import chat_server, said_by

URL = "/api/v1/rewrite"
DRAFT = "You people are always so careless with the artwork for PO-4501."
BETTER = "We would like to agree on how we work together."
NAME = "endpoint:http://127.0.0.1:9#tiny"


def client(*names: str) -> FlaskClient:
    return create_app(Settings(generators=names)).test_client()


def test_those_of_the_service_are_listed() -> None:
    listed = client(NAME).get(f"{URL}/generators").get_json()
    assert listed == {"schema": "1.0", "generators": [{"name": NAME}]}
    assert client().get(f"{URL}/generators").get_json()["generators"] == []


def test_one_that_is_named_is_asked_and_shown() -> None:
    with chat_server(said_by(lambda prompt: [BETTER])) as server:
        name = f"endpoint:{server.url}#tiny"
        service = client(name)
        assert service.post(URL, json={"text": DRAFT}).get_json()["sent"] == []
        assert server.bodies == []
        body = {"text": DRAFT, "generator": name, "prefer_generator": True}
        data = service.post(URL, json=body).get_json()
        assert {one["generator"] for one in data["sent"]} == {name}
        assert server.bodies
        assert "4501" not in str(server.bodies)


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"generator": "endpoint:http://169.254.169.254/#x"}, "generator", NAME),
        ({"generator": "local:/etc"}, "generator", "--allow-generator"),
        ({"prefer_generator": True}, "prefer_generator", "generator"),
    ],
)
def test_any_other_is_refused_and_never_opened(
    asked: dict[str, Any], field: str, words: str
) -> None:
    for accept in ("application/json", "text/event-stream"):
        response = client(NAME).post(URL, json={"text": DRAFT, **asked}, headers={"Accept": accept})
        assert response.status_code == 400
        (error,) = response.get_json(force=True)["errors"]
        assert error["field"] == field
        assert words in error["expected"]


def test_one_that_cannot_work_stops_the_start() -> None:
    with pytest.raises(ValueError, match="no-such-folder"):
        client("local:./no-such-folder")
    result = CliRunner().invoke(command, ["--allow-generator", "gpt"], env={"COACH_TOKEN": ""})
    assert result.exit_code == 2
    assert "no generator 'gpt'" in result.output
