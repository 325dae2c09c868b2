"""The API of translation: engines by permission, problems that name fields, and the memory."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from referencing import Registry, Resource

from coach.cli import main
from coach.service import Settings, create_app
from coach.translation import engines
from tests.translation.toy_engine import Toy

ROOT = Path(__file__).resolve().parents[2]
URL = "/api/v1/translate"
SECRET = "zebra-4711"
DRAFT = "👍 Dear Mr. Weber,\n\nThank you for your order. We will ship 500 pcs on 4 December 2026."
PAIR = {
    "text": "The artwork is fine.",
    "translation": "稿件没问题。",
    "source": "en",
    "target": "zh",
}


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> dict[str, Toy]:
    known = {"toy": Toy(), "far": Toy("far", remote=True), "spent": Toy("spent", stops_after=0)}
    named = engines.named

    def found(name: str, device: str = "auto") -> engines.Engine:
        return known[name] if name in known else named(name, device)

    monkeypatch.setattr(engines, "named", found)
    return known


@pytest.fixture
def client(toys: dict[str, Toy], tmp_path: Path) -> FlaskClient:
    settings = Settings(engines=tuple(toys), memory=tmp_path / "memory.db")
    return create_app(settings).test_client()


@pytest.fixture
def plain(toys: dict[str, Toy]) -> FlaskClient:
    """A service that was started without engines and without a memory."""
    return create_app(Settings()).test_client()


def test_a_draft_comes_back_in_the_readers_language(client: FlaskClient) -> None:
    response = client.post(URL, json={"text": DRAFT, "to": "zh", "engine": ["toy"]})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    data = response.get_json()
    assert "感谢您的订单。我们将于2026年12月4日发运500件。" in data["text"]
    assert data["engine"] == ["toy"]

    def schema(name: str) -> dict[str, object]:
        return dict(json.loads((ROOT / "docs" / name).read_text(encoding="utf-8")))

    report = Resource.from_contents(schema("report.schema.json"))
    registry: Registry[object] = Registry().with_resource("report.schema.json", report)
    jsonschema.Draft202012Validator(schema("translate.schema.json"), registry=registry).validate(
        data
    )


def test_offsets_come_in_the_unit_that_was_asked_for(client: FlaskClient) -> None:
    asked = {"text": DRAFT, "to": "zh", "engine": ["toy"], "offset_unit": "utf-16"}
    wide = client.post(URL, json=asked).get_json()["sentences"][-1]
    narrow = client.post(URL, json={**asked, "offset_unit": "code_point"}).get_json()["sentences"][
        -1
    ]
    assert wide["start"] == narrow["start"] + 1
    assert wide["new_start"] == narrow["new_start"] + 1


def test_wishes_reach_the_engine(client: FlaskClient, toys: dict[str, Toy]) -> None:
    asked = {
        "text": DRAFT, "to": "zh", "source": "en", "engine": ["en-zh=toy", "zh-en=toy"], "formality": "formal",
        "glossary": {"deposit": "定金"}, "back": True, "memory": False,
    }  # fmt: skip
    data = client.post(URL, json=asked).get_json()
    assert data["back"] is not None
    assert toys["toy"].orders[0].formality == "formal"
    assert dict(toys["toy"].orders[0].glossary) == {"deposit": "定金"}


def test_engines_are_those_the_service_was_started_with(
    client: FlaskClient, plain: FlaskClient, toys: dict[str, Toy]
) -> None:
    listed = client.get(f"{URL}/engines").get_json()
    assert [one["name"] for one in listed["engines"]] == ["phrasebook", "toy", "far", "spent"]
    assert [one["capabilities"]["remote"] for one in listed["engines"]] == [
        False,
        False,
        True,
        False,
    ]
    assert listed["memory"] is True
    alone = plain.get(f"{URL}/engines").get_json()
    assert [one["name"] for one in alone["engines"]] == ["phrasebook"]
    assert alone["memory"] is False
    for name in ("far", "en-zh=far", "deepl", "local:/etc/passwd"):
        response = plain.post(URL, json={"text": DRAFT, "to": "zh", "engine": [name]})
        assert response.status_code == 400
        (error,) = response.get_json(force=True)["errors"]
        assert error["field"] == "engine"
        assert "--allow-engine" in error["expected"]
    assert toys["far"].texts == []


def test_a_remote_engine_runs_only_for_the_request_that_names_it(
    client: FlaskClient, toys: dict[str, Toy]
) -> None:
    client.post(URL, json={"text": "Kind regards,", "to": "zh"})
    client.post(URL, json={"text": DRAFT, "to": "zh", "engine": ["toy"]})
    assert toys["far"].texts == []
    client.post(URL, json={"text": DRAFT, "to": "zh", "engine": ["far"]})
    assert "Thank you for your order." in toys["far"].texts


def test_an_engine_that_cannot_work_is_told_when_the_service_starts() -> None:
    with pytest.raises(ValueError, match="the engine nothing: there is no translation engine"):
        create_app(Settings(engines=("nothing",)))
    result = CliRunner().invoke(main, ["serve", "--port", "0", "--allow-engine", "nothing"])
    assert result.exit_code == 2
    assert "the engine nothing" in result.stderr


def test_a_failing_engine_leaves_its_sentences_with_the_reason(client: FlaskClient) -> None:
    data = client.post(URL, json={"text": DRAFT, "to": "zh", "engine": ["spent"]}).get_json()
    errors = [one["error"] for one in data["sentences"] if one["error"]]
    assert "quota is used up" in errors[0]["en"]
    assert data["notices"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": SECRET, "to": "not a language"}, "to"),
        ({"text": SECRET, "source": "??"}, "source"),
        ({"text": SECRET, "to": "zh-a", "engine": ["toy"]}, "to"),
        ({"text": SECRET, "engine": []}, "engine"),
        ({"text": SECRET, "engine": ["phrasebook"] * 9}, "engine"),
        ({"text": SECRET, "engine": "phrasebook"}, "engine"),
        ({"text": SECRET, "back": "yes"}, "back"),
        ({"text": SECRET, "formality": "rude"}, "formality"),
        ({"text": SECRET, "glossary": {"a": ""}}, "glossary.a"),
        ({"text": SECRET, "glossary": ["a"]}, "glossary"),
        ({"text": SECRET, "more": 1}, "more"),
        ({"text": "  "}, "text"),
        ({"to": "zh"}, "text"),
        ({"text": f"{SECRET} in plain English words.", "to": "en", "engine": ["toy"]}, "to"),
        ({"text": "Thank you for your order.", "to": "fr", "engine": ["toy"]}, "engine"),
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


def test_only_json_is_read(client: FlaskClient) -> None:
    for address in (URL, f"{URL}/accept", f"{URL}/forget"):
        assert client.post(address, data=f"text={SECRET}").status_code == 415
        assert client.post(address, data="{", content_type="application/json").status_code == 400
        assert client.get(address).status_code == 405


def test_an_accepted_pair_is_used_until_it_is_forgotten(client: FlaskClient) -> None:
    asked = {"text": "The artwork is fine.", "to": "zh", "engine": ["toy"]}
    assert client.post(URL, json=asked).get_json()["text"] == asked["text"]
    done = client.post(f"{URL}/accept", json={"pairs": [PAIR]})
    assert done.get_json() == {"schema": "1.0", "new": 1, "replaced": 0, "known": 0}
    data = client.post(URL, json=asked).get_json()
    assert data["text"] == "稿件没问题。"
    assert data["sentences"][0]["engine"] == "memory"
    without = client.post(URL, json={**asked, "memory": False}).get_json()
    assert without["text"] == asked["text"]
    pair = {key: PAIR[key] for key in ("text", "source", "target")}
    assert client.post(f"{URL}/forget", json={"pairs": [pair]}).get_json() == {
        "schema": "1.0",
        "forgotten": 1,
    }
    assert client.post(URL, json=asked).get_json()["text"] == asked["text"]


@pytest.mark.parametrize(
    ("pairs", "field"),
    [
        ([], "pairs"),
        ([{**PAIR, "text": ""}], "pairs.0.text"),
        ([{**PAIR, "source": "?"}], "pairs.0.source"),
        ([{**PAIR, "more": 1}], "pairs.0.more"),
        ([{**PAIR, "text": "   "}], "pairs"),
        ([{**PAIR, "target": "en"}], "pairs"),
        ([PAIR] * 501, "pairs"),
    ],
)
def test_pairs_that_cannot_be_kept_are_refused(
    client: FlaskClient, pairs: list[dict[str, object]], field: str
) -> None:
    response = client.post(f"{URL}/accept", json={"pairs": pairs})
    assert response.status_code == 400
    assert response.get_json(force=True)["errors"][0]["field"] == field


def test_a_service_without_a_memory_says_so(plain: FlaskClient) -> None:
    response = plain.post(f"{URL}/accept", json={"pairs": [PAIR]})
    assert response.status_code == 404
    assert "--memory" in response.get_json(force=True)["detail"]


def test_a_memory_that_cannot_be_used_is_a_problem(toys: dict[str, Toy], tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"Dear {SECRET} " * 40)
    client = create_app(Settings(engines=("toy",), memory=letter)).test_client()
    response = client.post(f"{URL}/accept", json={"pairs": [PAIR]})
    assert response.status_code == 503
    assert "not a translation memory" in response.get_json(force=True)["detail"]
    assert SECRET not in response.text
