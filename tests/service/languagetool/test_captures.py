"""What real programs were seen to send, sent again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient

CAPTURES = "captures/lt-requests.jsonl"
TOP = {"software", "warnings", "language", "matches"}


def requests(data: Path) -> list[dict[str, Any]]:
    """Each different request once."""
    lines = (data / CAPTURES).read_text("utf-8").splitlines()
    seen = {(one["method"], one["path"], one["body"]): one for one in map(json.loads, lines)}
    return list(seen.values())


def sent(client: FlaskClient, request: dict[str, Any]) -> Any:
    names = ("Content-Type", "User-Agent", "Origin", "Accept")
    given = {name.title(): value for name, value in request["headers"].items()}
    client.environ_base.pop("HTTP_USER_AGENT", None)
    response = client.open(
        request["path"],
        method=request["method"],
        data=request["body"].encode(),
        headers={name: given[name] for name in names if name in given},
    )
    assert response.status_code == 200, response.text
    return response.get_json()


@pytest.mark.needs_data(CAPTURES)
def test_every_request_is_answered(client: FlaskClient, data: Path) -> None:
    captured = requests(data)
    assert len(captured) > 10
    for request in captured:
        answer = sent(client, request)
        if request["path"].endswith("/languages"):
            assert {"en-US", "zh-CN"} <= {language["longCode"] for language in answer}
        else:
            assert set(answer) >= TOP
            assert answer["language"]["code"] in ("en-US", "en-GB", "zh-CN")


@pytest.mark.needs_data(CAPTURES)
def test_the_text_of_an_unencoded_body_arrives_whole(client: FlaskClient, data: Path) -> None:
    unencoded = [
        one for one in requests(data) if one["body"].startswith("text=") and " " in one["body"]
    ]
    assert len(unencoded) > 2
    for request in unencoded:
        text, _, _ = request["body"].removeprefix("text=").rpartition("&language=")
        answer = sent(client, request)
        end = max(end for _, end in answer["sentenceRanges"])
        assert end == len(text.encode("utf-16-le")) // 2


@pytest.mark.needs_data(CAPTURES)
def test_annotated_text_is_counted_with_its_markup(client: FlaskClient, data: Path) -> None:
    annotated = [one for one in requests(data) if "data=" in one["body"]]
    assert annotated
    for request in annotated:
        (pieces,) = parse_qs(request["body"])["data"]
        held = "".join(
            piece.get("text", "") + piece.get("markup", "")
            for piece in json.loads(pieces)["annotation"]
        )
        answer = sent(client, request)
        assert answer["sentenceRanges"][-1][1] == len(held.rstrip())
