"""The smaller addresses, the token, foreign pages, and the words that clients ask to remember."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coach.engine import default_coach
from coach.service import Settings, create_app
from coach.service.languagetool.words import MOST_CHARACTERS, PersonalWords
from coach.version import VERSION
from tests.service.languagetool.reading import rule_ids

FORM = {"text": "Call me ASAP, or this weekend.", "language": "en-US"}
TOKEN = "open sesame"
CRM = "https://crm.example"


@pytest.fixture
def guarded() -> FlaskClient:
    return create_app(Settings(token=TOKEN, allowed_origins=(CRM,))).test_client()


class TestPlainAnswers:
    def test_languages(self, client: FlaskClient) -> None:
        languages = client.get("/v2/languages").get_json()
        assert {"name": "English (US)", "code": "en", "longCode": "en-US"} in languages
        assert {"zh-CN", "zh-TW", "en-GB"} <= {language["longCode"] for language in languages}
        assert languages == sorted(languages, key=lambda language: language["name"])

    def test_every_language_is_taken(self, client: FlaskClient) -> None:
        for language in client.get("/v2/languages").get_json():
            form = FORM | {"language": language["longCode"]}
            answer = client.post("/v2/check", data=form).get_json()
            assert answer["language"]["code"] == language["longCode"]
            assert answer["language"]["name"] == language["name"]

    def test_health(self, client: FlaskClient) -> None:
        response = client.get("/v2/healthcheck")
        assert (response.text, response.mimetype) == ("OK", "text/plain")

    def test_longest_text(self, client: FlaskClient) -> None:
        assert client.get("/v2/maxtextlength").text == "100000"

    def test_software(self, client: FlaskClient) -> None:
        software = client.get("/v2/info").get_json()["software"]
        assert software["name"] == "Draft Coach"
        assert software["version"] == VERSION
        assert software["apiVersion"] == 1
        assert software["premium"] is False

    @pytest.mark.parametrize(("code", "language"), [("en-US", "en"), ("zh-CN", "zh")])
    def test_rules(self, client: FlaskClient, code: str, language: str) -> None:
        answer = client.get("/v2/configinfo", query_string={"language": code}).get_json()
        rules = {rule["ruleId"]: rule for rule in answer["rules"]}
        assert set(rules) == {
            rule.id for rule in default_coach().book.rules if rule.language == language
        }
        assert not any("," in name for name in rules)
        weekend = rules["time/weekend"]
        assert weekend["categoryId"] == "time"
        assert weekend["locQualityIssueType"] == "locale-violation"
        assert "isDefaultOff" not in weekend
        assert rules["clarity/wordy"]["isDefaultOff"] == "yes"
        assert ("两天" in weekend["description"]) == (language == "zh")


class TestToken:
    @pytest.mark.parametrize("path", ["languages", "healthcheck", "maxtextlength", "info"])
    def test_is_not_needed_for_what_tells_nothing(self, guarded: FlaskClient, path: str) -> None:
        assert guarded.get(f"/v2/{path}").status_code == 200

    @pytest.mark.parametrize("path", ["check", "words", "configinfo", "v2/check", "nothing"])
    def test_is_needed_for_the_rest(self, guarded: FlaskClient, path: str) -> None:
        response = guarded.get(f"/v2/{path}", query_string=FORM | {"apiKey": "guess"})
        assert response.status_code == 403
        assert response.text.startswith("Error: ")
        assert TOKEN not in response.text

    def test_comes_as_a_key_or_as_a_bearer_token(self, guarded: FlaskClient) -> None:
        for response in (
            guarded.post("/v2/check", data=FORM | {"apiKey": TOKEN, "username": "li"}),
            guarded.post("/v2/check", data=FORM | {"api_key": TOKEN}),
            guarded.get("/v2/check", query_string=FORM | {"apiKey": TOKEN}),
            guarded.post("/v2/check", data=FORM, headers={"Authorization": f"Bearer {TOKEN}"}),
        ):
            assert response.status_code == 200

    def test_is_nothing_where_none_was_set(self, client: FlaskClient) -> None:
        assert client.post("/v2/check", data=FORM | {"apiKey": "any"}).status_code == 200

    def test_of_the_other_api_is_no_key(self, guarded: FlaskClient) -> None:
        response = guarded.post("/api/v1/check?apiKey=" + TOKEN, json={"text": "Hello"})
        assert response.status_code == 401


class TestPages:
    def test_of_allowed_origins_may_read(self, guarded: FlaskClient) -> None:
        response = guarded.post("/v2/check", data=FORM | {"apiKey": TOKEN}, headers={"Origin": CRM})
        assert response.headers.getlist("Access-Control-Allow-Origin") == [CRM]
        assert response.headers["Cache-Control"] == "no-store"

    def test_may_read_what_went_wrong_too(self, guarded: FlaskClient) -> None:
        response = guarded.post("/v2/check", data=FORM, headers={"Origin": CRM})
        assert response.status_code == 403
        assert response.headers.getlist("Access-Control-Allow-Origin") == [CRM]

    def test_of_other_origins_may_not(self, guarded: FlaskClient) -> None:
        response = guarded.post("/v2/check", data=FORM, headers={"Origin": "https://evil.example"})
        assert "Access-Control-Allow-Origin" not in response.headers

    def test_ask_first(self, guarded: FlaskClient) -> None:
        response = guarded.options("/v2/check", headers={"Origin": CRM})
        assert response.status_code == 204
        assert response.headers["Access-Control-Allow-Origin"] == CRM


class TestCallback:
    def test_gets_the_answer(self, client: FlaskClient) -> None:
        form = FORM | {"callback": "app.show"}
        response = client.get("/v2/check", query_string=form)
        assert response.mimetype == "application/javascript"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.text.startswith("/**/app.show({")
        assert response.text.isascii()
        answer = json.loads(response.text.removeprefix("/**/app.show(").removesuffix(");"))
        assert answer == client.get("/v2/check", query_string=FORM).get_json()

    def test_of_a_foreign_page_gets_nothing(self, client: FlaskClient) -> None:
        response = client.get(
            "/v2/check",
            query_string=FORM | {"callback": "show"},
            headers={"Sec-Fetch-Site": "cross-site"},
        )
        assert response.status_code == 403
        assert "matches" not in response.text


class TestWords:
    def add(self, client: FlaskClient, word: str, **more: str) -> TestResponse:
        return client.post("/v2/words/add", data={"word": word} | more)

    def test_are_remembered_and_forgotten(self, client: FlaskClient) -> None:
        assert self.add(client, " ASAP ").get_json() == {"added": True}
        assert self.add(client, "asap").get_json() == {"added": False}
        assert client.get("/v2/words").get_json() == {"words": ["ASAP"]}
        forget = {"word": "Asap"}
        assert client.post("/v2/words/delete", data=forget).get_json() == {"deleted": True}
        assert client.post("/v2/words/delete", data=forget).get_json() == {"deleted": False}
        assert client.get("/v2/words").get_json() == {"words": []}

    def test_are_not_marked_any_more(self, client: FlaskClient) -> None:
        before = rule_ids(client.post("/v2/check", data=FORM).get_json())
        self.add(client, "asap")
        after = rule_ids(client.post("/v2/check", data=FORM).get_json())
        assert before - after == {"informal/chat-abbreviations", "time/as-soon-as-possible"}
        assert "time/weekend" in after

    def test_hide_nothing_that_can_be_proved(self, client: FlaskClient) -> None:
        self.add(client, "MSKU6011671")
        form = {"text": "Container no. MSKU6011671 is on board.", "language": "en-US"}
        answer = client.post("/v2/check", data=form).get_json()
        assert "identifier/check-digit" in rule_ids(answer)

    def test_of_one_user_are_not_those_of_another(self, client: FlaskClient) -> None:
        self.add(client, "ASAP", username="li")
        assert client.get("/v2/words").get_json() == {"words": []}
        other = client.post("/v2/check", data=FORM | {"username": "wang"}).get_json()
        assert "time/as-soon-as-possible" in rule_ids(other)
        own = client.post("/v2/check", data=FORM | {"username": "li"}).get_json()
        assert "time/as-soon-as-possible" not in rule_ids(own)

    def test_come_in_parts(self, client: FlaskClient) -> None:
        for number in range(12):
            self.add(client, f"word{number}")
        assert len(client.get("/v2/words").get_json()["words"]) == 10
        page = client.get("/v2/words", query_string={"offset": "10", "limit": "5"}).get_json()
        assert page == {"words": ["word10", "word11"]}
        assert client.get("/v2/words", query_string={"limit": "-1"}).status_code == 400

    @pytest.mark.parametrize("word", ["", "  ", "x" * (MOST_CHARACTERS + 1)])
    def test_have_a_length(self, client: FlaskClient, word: str) -> None:
        assert self.add(client, word).status_code == 400

    def test_are_no_matter_of_foreign_pages(self, client: FlaskClient) -> None:
        for origin in ("https://evil.example", "null", "http://localhost:3000"):
            response = client.post(
                "/v2/words/add", data={"word": "ASAP"}, headers={"Origin": origin}
            )
            assert response.status_code == 403
        assert client.get("/v2/words").get_json() == {"words": []}

    def test_may_come_from_an_extension_or_an_allowed_page(self, guarded: FlaskClient) -> None:
        for word, origin in (("a", "chrome-extension://abcdef"), ("b", CRM)):
            response = guarded.post(
                "/v2/words/add",
                data={"word": word, "apiKey": TOKEN},
                headers={"Origin": origin},
            )
            assert response.get_json() == {"added": True}

    def test_are_not_without_number(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("coach.service.languagetool.words.MOST_WORDS", 2)
        words = PersonalWords()
        assert words.add("li", "a")
        assert words.add("wang", "b")
        with pytest.raises(Exception, match="2 words"):
            words.add("li", "c")
