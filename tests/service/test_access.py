"""Who may use the service, for what, how often, and with what kind of request."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coach.ledger.location import location_of
from coach.service import Settings, access, create_app
from coach.service.depth import DEEPEST
from coach.service.scopes import SCOPES, Scope, scope_for
from coach.service.token_store import TokenStore
from coach.service.tokens import NoSuchToken

NOW = datetime.now(UTC)
DRAFT = {"text": "Call me this weekend.", "readability": False}
FORM = {"language": "en-US", "text": "Call me this weekend."}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TokenStore]:
    made = TokenStore(location_of(str(tmp_path / "tokens.db")))
    yield made
    made.close()


@pytest.fixture
def client(store: TokenStore) -> FlaskClient:
    return create_app(
        Settings(host="0.0.0.0", tokens=store.location, token="the starter's own", rate=0)
    ).test_client()


def made(store: TokenStore, *scopes: Scope, lifetime: timedelta | None = None) -> str:
    return store.create("CRM", scopes, NOW, lifetime)[1]


def asked(client: FlaskClient, path: str, secret: str | None, data: object = None) -> TestResponse:
    headers = {} if secret is None else {"Authorization": f"Bearer {secret}"}
    if data is None:
        return client.get(path, headers=headers)
    return client.post(path, json=data, headers=headers)


class TestTokens:
    def test_nobody_gets_in_without(self, client: FlaskClient) -> None:
        answer = asked(client, "/api/v1/check", None, DRAFT)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert answer.content_type == "application/problem+json"

    def test_each_lets_in_for_its_scopes(self, client: FlaskClient, store: TokenStore) -> None:
        secret = made(store, "check")
        assert asked(client, "/api/v1/check", secret, DRAFT).status_code == 200
        assert asked(client, "/api/v1/kinds", secret).status_code == 200
        for path in ("/api/v1/rewrite", "/api/v1/translate", "/api/v1/ledger/import"):
            refused = asked(client, path, secret, DRAFT)
            assert (refused.status_code, refused.get_json()["type"]) == (
                403,
                "urn:draft-coach:problem:scope-needed",
            )
        assert asked(client, "/metrics", secret).status_code == 403

    def test_an_administrator_may_do_everything(
        self, client: FlaskClient, store: TokenStore
    ) -> None:
        secret = made(store, "admin")
        assert asked(client, "/api/v1/rewrite", secret, {"text": "Hello."}).status_code == 200
        assert asked(client, "/metrics", secret).status_code == 200

    def test_the_one_of_the_start_goes_on_working(self, client: FlaskClient) -> None:
        assert asked(client, "/api/v1/check", "the starter's own", DRAFT).status_code == 200
        assert asked(client, "/metrics", "the starter's own").status_code == 200

    def test_health_needs_none(self, client: FlaskClient) -> None:
        assert client.get("/healthz").status_code == 200
        ready = client.get("/readyz")
        assert (ready.status_code, ready.get_json()["parts"]["tokens"]) == (200, "ok")

    def test_a_wrong_secret_with_a_right_id_is_nobody(
        self, client: FlaskClient, store: TokenStore
    ) -> None:
        secret = made(store, "check")
        for wrong in (secret[:-1], secret + "x", secret.rpartition("_")[0] + "_" + "A" * 43):
            assert asked(client, "/api/v1/check", wrong, DRAFT).status_code == 401

    def test_one_that_has_expired_is_nobody(self, client: FlaskClient, store: TokenStore) -> None:
        secret = made(store, "check", lifetime=-timedelta(seconds=1))
        assert asked(client, "/api/v1/check", secret, DRAFT).status_code == 401
        secret = made(store, "check", lifetime=timedelta(hours=1))
        assert asked(client, "/api/v1/check", secret, DRAFT).status_code == 200

    def test_one_that_was_revoked_is_nobody(
        self, client: FlaskClient, store: TokenStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(access, "REMEMBERED_S", 0)
        secret = made(store, "check")
        assert asked(client, "/api/v1/check", secret, DRAFT).status_code == 200
        store.revoke(secret.split("_")[1], NOW)
        assert asked(client, "/api/v1/check", secret, DRAFT).status_code == 401
        with pytest.raises(NoSuchToken):
            store.revoke("nobody", NOW)

    def test_it_is_kept_when_it_was_last_used(self, client: FlaskClient, store: TokenStore) -> None:
        secret = made(store, "check")
        number = secret.split("_")[1]
        before = store.find(number)
        assert before is not None
        assert before.used is None
        asked(client, "/api/v1/check", secret, DRAFT)
        after = store.find(number)
        assert after is not None
        assert after.used is not None
        assert abs(after.used - datetime.now(UTC)) < timedelta(minutes=5)

    def test_the_file_holds_no_secret(self, store: TokenStore) -> None:
        secret = made(store, "check")
        assert store.location.file is not None
        with sqlite3.connect(store.location.file) as connection:
            kept = str(connection.execute("SELECT * FROM coach_tokens").fetchall())
        assert secret.split("_")[1] in kept
        assert secret.split("_", 2)[2] not in kept
        assert store.location.file.stat().st_mode & 0o077 == 0

    def test_programs_of_languagetool_send_theirs_as_a_key(
        self, client: FlaskClient, store: TokenStore
    ) -> None:
        right, other = made(store, "check"), made(store, "rewrite")
        assert client.post("/v2/check", data=FORM).status_code == 403
        assert client.post("/v2/check", data={**FORM, "apiKey": other}).status_code == 403
        assert client.post("/v2/check", data={**FORM, "apiKey": right}).status_code == 200

    def test_where_they_cannot_be_read_it_says_so(self, tmp_path: Path) -> None:
        place = location_of(str(tmp_path / "tokens.db"))
        (tmp_path / "tokens.db").write_text("no database, but long enough to look like one" * 9)
        client = create_app(Settings(tokens=place)).test_client()
        answer = asked(client, "/api/v1/check", "coach_1_2", DRAFT)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize("rule", [*create_app().url_map.iter_rules()], ids=str)
def test_every_address_of_the_api_has_a_scope_of_its_own(rule: object) -> None:
    path = str(rule)
    if path.startswith("/api/v1/"):
        assert scope_for(path) in set(SCOPES) - {"admin"}


def test_what_nobody_thought_of_is_for_administrators() -> None:
    assert scope_for("/api/v1/brand-new") == "admin"
    assert scope_for("/api/v1/checks") == "admin"


class TestRequests:
    @pytest.fixture
    def client(self) -> FlaskClient:
        return create_app(Settings(allowed_origins=("https://crm.example",))).test_client()

    @pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:9999"])
    def test_a_foreign_page_may_not_ask(self, client: FlaskClient, origin: str) -> None:
        answer = client.post("/api/v1/check", json=DRAFT, headers={"Origin": origin})
        assert answer.status_code == 403
        assert answer.get_json()["type"] == "urn:draft-coach:problem:foreign-origin"

    @pytest.mark.parametrize("origin", ["https://crm.example", "http://localhost", None])
    def test_the_own_page_and_allowed_ones_may(
        self, client: FlaskClient, origin: str | None
    ) -> None:
        headers = {} if origin is None else {"Origin": origin}
        assert client.post("/api/v1/check", json=DRAFT, headers=headers).status_code == 200

    def test_no_answer_sets_a_cookie(self, client: FlaskClient) -> None:
        for path in ("/", "/healthz", "/api/v1/kinds"):
            assert "Set-Cookie" not in client.get(path).headers

    def test_a_body_may_be_nested_so_deep(self, client: FlaskClient) -> None:
        deep = "[" * DEEPEST + "]" * DEEPEST
        answer = client.post("/api/v1/check", data=deep, content_type="application/json")
        assert answer.get_json()["type"] != "urn:draft-coach:problem:too-deep"
        for deeper in (
            f"[{deep}]",
            '{"text": ' + deep + "}",
            f"[[],[{deep}]]",
            "[[1]," * 40 + "]" * 40,
        ):
            answer = client.post("/api/v1/check", data=deeper, content_type="application/json")
            assert answer.status_code == 400
            assert answer.get_json()["type"] == "urn:draft-coach:problem:too-deep"

    def test_brackets_of_the_draft_are_no_depth(self, client: FlaskClient) -> None:
        text = 'He wrote "\\' + "[" * 99 + "]" * 99 + '" and ⟦date⟧.'
        answer = client.post("/api/v1/check", data=json.dumps({"text": text}),
                             content_type="application/json")  # fmt: skip
        assert answer.status_code == 200

    def test_what_is_no_json_is_told_by_its_reader(self, client: FlaskClient) -> None:
        for broken in ("[" * 100_000, "]" * 1000, '{"text": "' + "[" * 1000):
            answer = client.post("/api/v1/check", data=broken, content_type="application/json")
            assert answer.status_code == 400
            assert answer.get_json()["type"] != "urn:draft-coach:problem:too-deep"


def test_findings_are_counted_for_every_kind_of_client() -> None:
    client = create_app(Settings()).test_client()

    def counted() -> float:
        lines = client.get("/metrics").text.splitlines()
        return sum(float(line.split()[-1]) for line in lines
                   if line.startswith('coach_findings_total{category="time"}'))  # fmt: skip

    before = counted()
    client.post("/api/v1/check", json=DRAFT)
    once = counted()
    client.post("/v2/check", data=FORM)
    twice = counted()
    client.post("/api/v1/check/batch", json={"items": [{"text": DRAFT["text"]}]})
    assert before < once < twice < counted()


class TestRate:
    def test_who_asks_too_often_has_to_wait(self) -> None:
        client = create_app(Settings(rate=60)).test_client()
        statuses = [client.get("/api/v1/kinds").status_code for _ in range(12)]
        assert statuses[:10] == [200] * 10
        assert statuses[-1] == 429
        refused = client.get("/api/v1/kinds")
        assert refused.content_type == "application/problem+json"
        assert 1 <= int(refused.headers["Retry-After"]) <= 2
        plain = client.post("/v2/check", data=FORM)
        assert (plain.status_code, plain.content_type) == (429, "text/plain; charset=utf-8")
        assert client.get("/healthz").status_code == 200

    def test_each_client_for_itself(self) -> None:
        client = create_app(Settings(rate=60, proxies=1)).test_client()

        def ask(address: str) -> int:
            return client.get("/api/v1/kinds", headers={"X-Forwarded-For": address}).status_code

        assert [ask("203.0.113.1") for _ in range(12)][-1] == 429
        assert ask("203.0.113.2") == 200

    def test_without_a_proxy_nobody_names_his_own_address(self) -> None:
        client = create_app(Settings(rate=60)).test_client()
        statuses = [
            client.get("/api/v1/kinds", headers={"X-Forwarded-For": f"203.0.113.{n}"}).status_code
            for n in range(12)
        ]
        assert statuses[-1] == 429

    def test_on_this_machine_alone_there_is_no_limit(self) -> None:
        assert Settings().most_per_minute == 0
        assert Settings(host="0.0.0.0", token="t").most_per_minute == 600
        assert Settings(host="0.0.0.0", token="t", rate=0).most_per_minute == 0
