"""The API of the rules."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

import coach
from coach.engine import default_coach
from coach.finding import CATEGORIES
from coach.service import Settings, create_app

URL = "/api/v1/rules"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def test_lists_every_rule_that_can_find_something(client: FlaskClient) -> None:
    data = client.get(URL).get_json()
    assert data["schema"] == "1.0"
    assert {one["id"] for one in data["rules"]} == {rule.id for rule in default_coach().book.rules}
    ranks = [CATEGORIES.index(one["category"]) for one in data["rules"]]
    assert ranks == sorted(ranks)
    for one in data["rules"]:
        for words in (one["message"], one["why"]):
            assert words["en"]
            assert words["zh"]
            assert "{" not in words["en"] + words["zh"]
        assert "versions" not in one


def test_only_those_of_a_category_and_a_language(client: FlaskClient) -> None:
    every = client.get(URL).get_json()["rules"]
    time = client.get(f"{URL}?category=time").get_json()["rules"]
    assert time == [one for one in every if one["category"] == "time"]
    chinese = client.get(f"{URL}?category=time&language=zh").get_json()["rules"]
    assert chinese == [one for one in time if "zh" in one["languages"]]
    assert 0 < len(chinese) < len(every)


@pytest.mark.parametrize(
    ("query", "field"), [("category=colour", "category"), ("language=de", "language")]
)
def test_another_category_or_language_is_a_problem(
    client: FlaskClient, query: str, field: str
) -> None:
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 400
    assert response.get_json(force=True)["errors"][0]["field"] == field


def test_one_rule_with_examples_that_hold(client: FlaskClient) -> None:
    data = client.get(f"{URL}/time/weekend").get_json()
    assert data["languages"] == ["en", "zh"]
    english = data["versions"][0]
    assert english["fixes"] == ["blank"]
    marked = [one for one in english["examples"] if one["flags"]]
    passing = [one for one in english["examples"] if not one["flags"]]
    assert len(marked) >= 2
    assert len(passing) >= 2
    for one in marked:
        places = [
            (f.start, f.end) for f in coach.check(one["text"]).findings if f.rule_id == data["id"]
        ]
        assert (one["start"], one["end"]) in places
    for one in passing:
        assert one["start"] is None
        assert data["id"] not in {f.rule_id for f in coach.check(one["text"]).findings}


@pytest.mark.parametrize("written", ["time/weekend", "time%2Fweekend"])
def test_the_slash_of_an_id_may_be_written_either_way(client: FlaskClient, written: str) -> None:
    assert client.get(f"{URL}/{written}").get_json()["id"] == "time/weekend"


def test_a_rule_that_is_none_is_told_with_the_nearest(client: FlaskClient) -> None:
    response = client.get(f"{URL}/time/weekends")
    assert response.status_code == 404
    problem = response.get_json(force=True)
    assert problem["type"].endswith(":unknown-rule")
    assert "time/weekend" in problem["detail"]


def test_its_words_are_those_of_a_finding(client: FlaskClient) -> None:
    (finding,) = [
        f for f in coach.check("Let's meet this weekend.").findings if f.rule_id == "time/weekend"
    ]
    assert client.get(f"{URL}/time/weekend").get_json()["why"] == {
        "en": finding.why.en,
        "zh": finding.why.zh,
    }
