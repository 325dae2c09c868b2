"""The API as its clients meet it: answers, refusals, and what never leaks."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import coach
from coach.output.json import SCHEMA
from coach.service import Settings, create_app
from coach.version import VERSION

CHECK = "/api/v1/check"
DRAFT = "Dear Mr Keller, 👍 let's have a call this weekend."
SECRET = "Zanzibar-Liefervertrag"


@pytest.fixture
def client() -> FlaskClient:
    return create_app(Settings()).test_client()


def problem(response: TestResponse, status: int) -> dict[str, Any]:
    """The problem document of an answer, which has to be one."""
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    document = response.get_json(force=True)
    assert document["status"] == status
    assert document["type"].startswith("urn:draft-coach:problem:")
    assert document["title"]
    assert document["detail"]
    assert "Traceback" not in response.text
    assert SECRET not in response.text
    return dict(document)


class TestCheck:
    def test_answers_the_report_of_the_engine(self, client: FlaskClient) -> None:
        response = client.post(CHECK, json={"text": DRAFT})
        assert response.status_code == 200
        assert response.content_type == "application/json"
        data = response.get_json()
        assert data["schema"] == SCHEMA
        assert data["offset_unit"] == "code_point"
        (found,) = [item for item in data["findings"] if item["rule_id"] == "time/weekend"]
        assert DRAFT[found["start"] : found["end"]] == found["text"] == "this weekend"
        assert found["message"]["en"]
        assert found["message"]["zh"]
        assert found["id"] in data["costliest"]
        assert data["scores"]["readability"] is not None

    def test_counts_in_utf_16_when_asked(self, client: FlaskClient) -> None:
        answer = client.post(
            CHECK, json={"text": DRAFT, "offset_unit": "utf-16", "readability": False}
        ).get_json()
        (found,) = [item for item in answer["findings"] if item["rule_id"] == "time/weekend"]
        assert found["start"] == DRAFT.index("this weekend") + 1
        assert answer["scores"]["readability"] is None

    def test_passes_the_whole_context_on(
        self, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[coach.Context | None] = []
        check = coach.check

        def listen(
            text: str, context: coach.Context | None = None, *, disable: Collection[str] = ()
        ) -> coach.Report:
            seen.append(context)
            return check(text, context, disable=disable)

        monkeypatch.setattr(coach, "check", listen)
        context = {
            "kind": "inquiry_reply",
            "channel": "whatsapp",
            "recipient": {
                "name": "Mr Keller",
                "country": "de",
                "timezone": "Europe/Berlin",
                "language": "de-DE",
                "title": "Dr",
                "relationship": "new customer",
                "channel": "email",
            },
            "sender": {"country": "CN", "timezone": "Asia/Shanghai"},
            "incoming": "When do you ship?",
            "now": "2026-11-30T16:00:00+08:00",
        }
        assert client.post(CHECK, json={"text": DRAFT, "context": context}).status_code == 200
        (given,) = seen
        assert given is not None
        assert given.kind == "inquiry_reply"
        assert given.channel == "whatsapp"
        assert given.recipient == coach.Party(
            name="Mr Keller",
            country="DE",
            timezone="Europe/Berlin",
            language="de-DE",
            title="Dr",
            relationship="new customer",
            channel="email",
        )
        assert given.sender == coach.Party(country="CN", timezone="Asia/Shanghai")
        assert given.incoming == "When do you ship?"
        assert given.now is not None
        assert given.now.isoformat() == "2026-11-30T16:00:00+08:00"

    def test_leaves_rules_and_categories_out(self, client: FlaskClient) -> None:
        for disable in (["time"], ["time/weekend", "culture"]):
            answer = client.post(CHECK, json={"text": DRAFT, "disable": disable}).get_json()
            assert "time/weekend" not in {item["rule_id"] for item in answer["findings"]}

    def test_gives_advice_about_culture(self, client: FlaskClient) -> None:
        body = {
            "text": "Dear Mr. Tanaka-san,\n\nThank you for your inquiry.",
            "context": {"recipient": {"country": "JP", "relationship": "新客户"}},
        }
        answer = client.post(CHECK, json=body).get_json()
        (found,) = [item for item in answer["findings"] if item["category"] == "culture"]
        assert found["rule_id"] == "culture/form-of-address"
        assert found["suggestions"][0]["replacement"] == "Tanaka-san"
        answer = client.post(CHECK, json={**body, "disable": ["culture"]}).get_json()
        assert [item for item in answer["findings"] if item["category"] == "culture"] == []

    def test_fields_may_be_null(self, client: FlaskClient) -> None:
        context = {"kind": None, "channel": None, "incoming": None, "now": None}
        context["recipient"] = {"name": None, "country": None}  # type: ignore[assignment]
        assert client.post(CHECK, json={"text": DRAFT, "context": context}).status_code == 200

    def test_a_message_of_a_megabyte_is_answered(self, client: FlaskClient) -> None:
        text = "The goods left on 3 November 2026. " * (1024 * 1024 // 35)
        response = client.post(CHECK, json={"text": text, "readability": False})
        assert response.status_code == 200

    def test_health(self, client: FlaskClient) -> None:
        assert client.get("/api/v1/health").get_json() == {"status": "ok", "version": VERSION}


class TestRefusals:
    @pytest.mark.parametrize(
        "body", [b"", b"{", b"text=" + SECRET.encode(), b"\xff\xfe{}", b"{'a'}"]
    )
    def test_a_body_that_is_not_json(self, client: FlaskClient, body: bytes) -> None:
        response = client.post(CHECK, data=body, content_type="application/json")
        document = problem(response, 400)
        assert document["type"].endswith(":invalid-json")

    @pytest.mark.parametrize(
        ("context", "field", "nearest"),
        [
            ({"recipient": {"country": "Germany"}}, "context.recipient.country", "DE"),
            ({"recipient": {"country": "UK"}}, "context.recipient.country", "GB"),
            (
                {"sender": {"timezone": "Asia/Shangai"}},
                "context.sender.timezone",
                "Asia/Shanghai",
            ),
            (
                {"recipient": {"country": "DE", "timezone": "Asia/Tokyo"}},
                "context.recipient.timezone",
                "Europe/Berlin",
            ),
            (
                {"recipient": {"country": "MY", "region": "Nowhere"}},
                "context.recipient.region",
                "",
            ),
            ({"recipient": {"region": "03"}}, "context.recipient.region", ""),
            ({"now": "2026-02-30T10:00:00+08:00"}, "context.now", ""),
            ({"now": "0001-01-01T00:00:00+08:00"}, "context.now", "1970 to 2100"),
            ({"now": "2026-11-26T10:00:00"}, "context.now", "with its zone"),
        ],
    )
    def test_a_profile_that_cannot_be(
        self, client: FlaskClient, context: dict[str, object], field: str, nearest: str
    ) -> None:
        document = problem(client.post(CHECK, json={"text": DRAFT, "context": context}), 400)
        (error,) = document["errors"]
        assert error["field"] == field
        assert nearest in error["expected"]

    def test_a_clock_that_is_the_same_all_year_is_no_contradiction(
        self, client: FlaskClient
    ) -> None:
        context = {"recipient": {"country": "DE", "timezone": "Europe/Paris"}}
        assert client.post(CHECK, json={"text": DRAFT, "context": context}).status_code == 200

    @pytest.mark.parametrize("text", ["", "   ", "\n\t\u3000"])
    def test_an_empty_draft(self, client: FlaskClient, text: str) -> None:
        document = problem(client.post(CHECK, json={"text": text}), 400)
        assert document["detail"] == "Send the draft in the field “text”."

    @pytest.mark.parametrize(
        ("body", "field", "expected"),
        [
            ({}, "text", "required: the draft"),
            ([SECRET], "(body)", "an object"),
            ({"text": 7}, "text", "a string"),
            ({"text": None}, "text", "a string"),
            ({"text": [SECRET]}, "text", "a string"),
            ({"text": "x", "lang": SECRET}, "lang", "known here: text, context, offset_unit"),
            ({"text": "x", SECRET + " soon": 1}, "(unknown)", "no such field"),
            ({"text": "x", "offset_unit": "bytes"}, "offset_unit", '"code_point", "utf-16"'),
            ({"text": "x", "readability": "yes"}, "readability", "true or false"),
            ({"text": "x", "disable": "culture"}, "disable", "a list of rule ids"),
            ({"text": "x", "disable": [1]}, "disable.0", "a list of rule ids"),
            ({"text": "x", "disable": ["cultures"]}, "disable", "nearest: culture"),
            ({"text": "x", "disable": ["time/weekends"]}, "disable", "nearest: time/weekend"),
            ({"text": "x", "disable": [SECRET]}, "disable", "a list of rule ids"),
            ({"text": "x", "context": []}, "context", "an object"),
            ({"text": "x", "context": {"kind": SECRET}}, "context.kind", '"inquiry_reply"'),
            ({"text": "x", "context": {"channel": "fax"}}, "context.channel", '"wechat"'),
            ({"text": "x", "context": {"incoming": 1}}, "context.incoming", "a string"),
            ({"text": "x", "context": {"now": "2026-11-30T16:00"}}, "context.now", "zone"),
            ({"text": "x", "context": {"now": "tomorrow"}}, "context.now", "zone"),
            ({"text": "x", "context": {"now": 1764489600}}, "context.now", "zone"),
            (
                {"text": "x", "context": {"recipient": {"country": "Germany"}}},
                "context.recipient.country",
                "two letters",
            ),
            (
                {"text": "x", "context": {"recipient": {"timezone": "Berlin"}}},
                "context.recipient.timezone",
                "IANA",
            ),
            (
                {"text": "x", "context": {"sender": {"timezone": "../../etc/passwd"}}},
                "context.sender.timezone",
                "IANA",
            ),
            (
                {"text": "x", "context": {"recipient": {"language": "?"}}},
                "context.recipient.language",
                "BCP 47",
            ),
            (
                {"text": "x", "context": {"sender": {"name": "n" * 201}}},
                "context.sender.name",
                "200",
            ),
            (
                {"text": "x", "context": {"sender": {"phone": SECRET}}},
                "context.sender.phone",
                "known here: name, country",
            ),
        ],
    )
    def test_a_field_that_cannot_be_used_is_named(
        self, client: FlaskClient, body: object, field: str, expected: str
    ) -> None:
        document = problem(client.post(CHECK, json=body), 400)
        (error,) = document["errors"]
        assert error["field"] == field
        assert expected in error["expected"]

    def test_all_wrong_fields_are_named_at_once(self, client: FlaskClient) -> None:
        body = {"text": 1, "context": {"kind": "x", "recipient": {"country": 3}}}
        errors = problem(client.post(CHECK, json=body), 400)["errors"]
        assert {error["field"] for error in errors} == {
            "text",
            "context.kind",
            "context.recipient.country",
        }

    def test_half_a_character_is_refused(self, client: FlaskClient) -> None:
        response = client.post(CHECK, data=b'{"text": "a\\ud83d"}', content_type="application/json")
        problem(response, 400)

    def test_a_body_beyond_the_limit(self) -> None:
        client = create_app(Settings(max_body=100)).test_client()
        document = problem(client.post(CHECK, json={"text": SECRET * 10}), 413)
        assert "100 bytes" in document["detail"]

    def test_the_limit_holds_four_megabytes(self, client: FlaskClient) -> None:
        problem(client.post(CHECK, json={"text": "x" * (4 * 1024 * 1024)}), 413)

    @pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
    def test_a_body_that_does_not_say_it_is_json(
        self, client: FlaskClient, kind: str | None
    ) -> None:
        problem(client.post(CHECK, data=b'{"text": "x"}', content_type=kind), 415)

    def test_json_may_name_its_charset(self, client: FlaskClient) -> None:
        response = client.post(
            CHECK, data=b'{"text": "x"}', content_type="application/json; charset=utf-8"
        )
        assert response.status_code == 200

    @pytest.mark.parametrize("path", ["/api/v1/nothing", "/api", "/nothing", "/assets/../api.py"])
    def test_an_unknown_address(self, client: FlaskClient, path: str) -> None:
        problem(client.get(path), 404)

    def test_a_method_that_is_not_served(self, client: FlaskClient) -> None:
        response = client.get(CHECK)
        problem(response, 405)
        assert "POST" in response.headers["Allow"]


def test_a_fault_of_ours_tells_nothing_of_the_draft(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(text: str, context: coach.Context | None = None, **options: object) -> coach.Report:
        raise ValueError(f"cannot read {text}")

    monkeypatch.setattr(coach, "check", fail)
    with caplog.at_level(logging.DEBUG):
        problem(client.post(CHECK, json={"text": SECRET}), 500)
    assert SECRET not in caplog.text
    assert "ValueError at" in caplog.text


def test_no_draft_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post(CHECK, json={"text": SECRET})
        client.post(CHECK, json={"text": SECRET, "kind": SECRET})
    assert SECRET not in caplog.text


class TestSecurity:
    @pytest.mark.parametrize("path", ["/", "/api/v1/health", "/nothing"])
    def test_every_answer_is_marked(self, client: FlaskClient, path: str) -> None:
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"

    def test_answers_of_the_api_are_not_stored(self, client: FlaskClient) -> None:
        response = client.post(CHECK, json={"text": DRAFT})
        assert response.headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize(
        "host", ["localhost", "localhost:8000", "127.0.0.1:9", "[::1]:8000", "LOCALHOST"]
    )
    def test_this_machine_is_answered(self, client: FlaskClient, host: str) -> None:
        assert client.get("/api/v1/health", headers={"Host": host}).status_code == 200

    @pytest.mark.parametrize(
        "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "10.0.0.7", "[x"]
    )
    @pytest.mark.parametrize("path", ["/", "/api/v1/health"])
    def test_a_foreign_name_is_refused(self, client: FlaskClient, host: str, path: str) -> None:
        problem(client.get(path, headers={"Host": host}), 403)

    def test_other_origins_are_shut_out(self, client: FlaskClient) -> None:
        origin = {"Origin": "https://crm.example"}
        for response in (
            client.post(CHECK, json={"text": DRAFT}, headers=origin),
            client.options(CHECK, headers=origin),
        ):
            assert "Access-Control-Allow-Origin" not in response.headers

    def test_an_allowed_origin_may_call(self) -> None:
        settings = Settings(allowed_origins=("https://crm.example",))
        client = create_app(settings).test_client()
        allowed = client.options(CHECK, headers={"Origin": "https://crm.example"})
        assert allowed.status_code == 204
        assert allowed.headers["Access-Control-Allow-Origin"] == "https://crm.example"
        other = client.options(CHECK, headers={"Origin": "https://evil.example"})
        assert "Access-Control-Allow-Origin" not in other.headers

    @pytest.mark.parametrize(
        "headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic geheim-ä"}]
    )
    def test_without_the_token_the_api_is_closed(self, headers: Mapping[str, str]) -> None:
        client = create_app(Settings(host="0.0.0.0", token="open sesame")).test_client()
        response = client.post(CHECK, json={"text": SECRET}, headers=headers)
        problem(response, 401)
        assert response.headers["WWW-Authenticate"].startswith("Bearer")
        assert client.get("/").status_code in (200, 503)

    def test_the_token_opens_it_under_any_name(self) -> None:
        client = create_app(Settings(host="0.0.0.0", token="open sesame")).test_client()
        headers = {"Authorization": "bearer open sesame", "Host": "coach.example"}
        assert client.post(CHECK, json={"text": DRAFT}, headers=headers).status_code == 200

    @pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "coach.example", "::"])
    def test_beyond_this_machine_a_token_is_needed(self, host: str) -> None:
        with pytest.raises(ValueError, match="--token"):
            Settings(host=host)

    def test_the_token_is_not_shown(self) -> None:
        assert "sesame" not in repr(Settings(token="sesame"))


class TestLanguage:
    """What a problem says is in the language that the client asks for."""

    ASKED = (
        ("/api/v1/check", {"text": " "}, 400),
        ("/api/v1/check", {"text": "a", "nonsense": 1}, 400),
        ("/api/v1/nowhere", {"text": "a"}, 404),
        ("/api/v1/kinds", {"text": "a"}, 405),
        ("/api/v1/questions", {"incoming": " "}, 400),
        ("/api/v1/letters", {"chat": "no chat", "us": "Lin"}, 400),
        ("/api/v1/check", {"text": "x" * 3000}, 413),
    )

    @pytest.mark.parametrize(("path", "body", "status"), ASKED)
    def test_words_follow_the_header(self, path: str, body: dict[str, Any], status: int) -> None:
        client = create_app(Settings(max_body=2000)).test_client()
        english = client.post(path, json=body)
        chinese = client.post(path, json=body, headers={"Accept-Language": "zh-CN,zh;q=0.9"})
        french = client.post(path, json=body, headers={"Accept-Language": "fr, en;q=0.1"})
        told, said = problem(english, status), problem(chinese, status)
        assert problem(french, status) == told
        assert told["type"] == said["type"]
        for name in ("title", "detail"):
            assert told[name].isascii() or "“" in told[name]
            assert any("\u4e00" <= sign <= "\u9fff" for sign in said[name])
        assert "Accept-Language" in chinese.headers["Vary"]

    def test_a_request_beyond_its_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def slow(*_: Any, **__: Any) -> None:
            while True:
                pass

        monkeypatch.setattr(coach, "check", slow)
        client = create_app(Settings(time_limit=0.1)).test_client()
        headers = {"Accept-Language": "zh"}
        told = problem(client.post(CHECK, json={"text": "a"}, headers=headers), 503)
        assert told["title"] == "用时太长"
        assert told["detail"].startswith("一次请求最多 0.1 秒。")

    def test_too_many_requests(self) -> None:
        client = create_app(Settings(rate=60)).test_client()
        headers = {"Accept-Language": "zh-Hans"}
        answers = [client.get("/api/v1/health", headers=headers) for _ in range(30)]
        refused = next(answer for answer in answers if answer.status_code == 429)
        assert problem(refused, 429)["title"] == "请求太频繁"
