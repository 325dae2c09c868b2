"""Where parameters come from: address, form, and the body that LibreOffice leaves unencoded."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.service.languagetool.reading import of_rule, rule_ids

WEEKEND = "Let's meet this weekend."
FORM_TYPE = "application/x-www-form-urlencoded"


def test_the_address_alone(client: FlaskClient) -> None:
    answer = client.get("/v2/check", query_string={"text": WEEKEND, "language": "en-US"})
    assert of_rule(answer.get_json(), "time/weekend")["offset"] == 11


def test_the_address_wins_over_the_form(client: FlaskClient) -> None:
    answer = client.post(
        "/v2/check?disabledRules=time/weekend&language=en-GB",
        data={"text": WEEKEND, "language": "en-US", "disabledRules": "x"},
    ).get_json()
    assert answer["language"]["code"] == "en-GB"
    assert "time/weekend" not in rule_ids(answer)


def test_a_form_that_does_not_say_it_is_one(client: FlaskClient) -> None:
    answer = client.post("/v2/check", data="language=en-US&text=Let%27s+meet+this+weekend.")
    assert of_rule(answer.get_json(), "time/weekend")["offset"] == 11


@pytest.mark.parametrize("path", ["/v2/v2/check", "/v2/check/"])
def test_addresses_that_clients_put_together(client: FlaskClient, path: str) -> None:
    answer = client.post(path, data={"text": WEEKEND, "language": "en-US"}).get_json()
    assert rule_ids(answer) == {"time/weekend"}


class TestUnencoded:
    TEXT = "R&D + 50% of café=bar &language=x 你好: let's meet this weekend."

    def ask(self, client: FlaskClient, body: str) -> dict[str, object]:
        response = client.post("/v2/check", data=body.encode(), content_type=FORM_TYPE)
        assert response.status_code == 200, response.text
        return dict(response.get_json())

    def test_the_text_is_taken_as_it_stands(self, client: FlaskClient) -> None:
        match = of_rule(
            self.ask(client, f"text={self.TEXT}&language=en-US&motherTongue=zh"), "time/weekend"
        )
        assert match["offset"] == self.TEXT.index("this weekend")
        assert match["sentence"].startswith("R&D + 50% of café=bar")
        assert "两天" in match["message"]

    def test_a_form_is_decoded(self, client: FlaskClient) -> None:
        body = "text=Caf%C3%A9%20%26+co:+let%27s+meet+this+weekend.&language=en-US\n"
        match = of_rule(self.ask(client, body), "time/weekend")
        assert match["sentence"] == "Café & co: let's meet this weekend."

    def test_one_paragraph_lacks_nothing(self, client: FlaskClient) -> None:
        """LibreOffice, known by its missing name, sends each paragraph by itself."""
        text = (
            "Dear Mr Keller,\n\nThank you for your inquiry about our LED lamps. We can ship soon."
        )
        body = f"text={text}\n\nBest regards,\nLi Wei&language=en-US"
        headers = {"User-Agent": "curl/8"}
        whole = client.post(
            "/v2/check", data=body, content_type=FORM_TYPE, headers=headers
        ).get_json()
        assert any(one["rule"]["category"]["id"] == "completeness" for one in whole["matches"])
        builder = {"data": body, "content_type": FORM_TYPE}
        client.environ_base.pop("HTTP_USER_AGENT")
        alone = client.post("/v2/check", **builder).get_json()
        assert not any(one["rule"]["category"]["id"] == "completeness" for one in alone["matches"])
        asked = client.post("/v2/check?mode=all", **builder).get_json()
        assert asked["matches"] == whole["matches"]
