"""A browser extension gets in with a code, and does what it is for; pages of others stay out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coach.ledger.location import location_of
from coach.service import Settings, access, create_app
from coach.service.extensions import SCOPES, is_extension
from coach.service.pairing_store import LIFETIME, TRIES, PairingStore
from coach.service.tokens import NoCode, WrongCode

NOW = datetime.now(UTC)
CHROMIUM = "chrome-extension://" + "abcdefghijklmnop" * 2
FIREFOX = "moz-extension://0f9cbd1c-2b3d-4e5f-8a9b-0c1d2e3f4a5b"
OTHER = "chrome-extension://" + "p" * 32
DRAFT = {"text": "Call me this weekend.", "readability": False}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PairingStore]:
    made = PairingStore(location_of(str(tmp_path / "tokens.db")))
    yield made
    made.close()


@pytest.fixture
def client(store: PairingStore) -> FlaskClient:
    """A service on this machine that needs no token and pairs."""
    return create_app(Settings(paired=store.location)).test_client()


@pytest.fixture
def locked(store: PairingStore) -> FlaskClient:
    """A service that needs a token."""
    return create_app(Settings(tokens=store.location)).test_client()


def pair(client: FlaskClient, code: str, origin: str | None = CHROMIUM) -> TestResponse:
    headers = {} if origin is None else {"Origin": origin}
    return client.post("/api/v1/pair", json={"code": code, "name": "Chrome"}, headers=headers)


def check(client: FlaskClient, origin: str, secret: str | None = None) -> TestResponse:
    headers = {"Origin": origin}
    if secret is not None:
        headers["Authorization"] = f"Bearer {secret}"
    return client.post("/api/v1/check", json=DRAFT, headers=headers)


def problem(answer: TestResponse) -> str:
    return str(answer.get_json()["type"]).removeprefix("urn:draft-coach:problem:")


class TestCodes:
    def test_one_becomes_a_token_once(self, store: PairingStore) -> None:
        code = store.new_code(NOW)
        token, secret = store.pair(code, "Chrome", CHROMIUM, NOW)
        assert token.is_of(secret)
        assert token.scopes == SCOPES
        assert [one.name for one in store.every()] == ["Chrome"]
        with pytest.raises(NoCode):
            store.pair(code, "Chrome", CHROMIUM, NOW)

    @pytest.mark.parametrize("write", [str.lower, lambda code: code.replace("-", " "), str.strip])
    def test_may_be_typed_as_people_type(self, store: PairingStore, write: object) -> None:
        assert callable(write)
        store.pair(write(store.new_code(NOW)), "Chrome", None, NOW)

    def test_lives_for_minutes(self, store: PairingStore) -> None:
        code = store.new_code(NOW)
        with pytest.raises(NoCode):
            store.pair(code, "Chrome", None, NOW + LIFETIME)

    def test_is_void_after_a_few_wrong_ones(self, store: PairingStore) -> None:
        code = store.new_code(NOW)
        for _ in range(TRIES):
            with pytest.raises(WrongCode):
                store.pair("AAAA-AAAA", "Chrome", None, NOW)
        with pytest.raises(NoCode):
            store.pair(code, "Chrome", None, NOW)

    def test_a_new_one_takes_its_place(self, store: PairingStore) -> None:
        old, new = store.new_code(NOW), store.new_code(NOW)
        with pytest.raises(WrongCode):
            store.pair(old, "Chrome", None, NOW)
        store.pair(new, "Chrome", None, NOW)

    def test_of_many_at_once_one_gets_it(self, store: PairingStore) -> None:
        code = store.new_code(NOW)

        def attempt(number: int) -> bool:
            try:
                store.pair(code, f"Browser {number}", None, NOW)
            except NoCode:
                return False
            return True

        with ThreadPoolExecutor(4) as pool:
            assert sum(pool.map(attempt, range(4))) == 1
        assert len(store.every()) == 1

    def test_is_not_kept_itself(self, store: PairingStore) -> None:
        code = store.new_code(NOW)
        assert store.location.file is not None
        kept = store.location.file.read_bytes()
        assert code.encode() not in kept
        assert code.replace("-", "").encode() not in kept


class TestPairing:
    def test_gives_a_token_that_lets_in(self, locked: FlaskClient, store: PairingStore) -> None:
        assert check(locked, CHROMIUM).status_code == 401
        answer = pair(locked, store.new_code(NOW))
        assert answer.status_code == 200
        told = answer.get_json()
        assert set(told["scopes"]) == SCOPES
        assert check(locked, CHROMIUM, told["token"]).status_code == 200
        assert [(one.id, one.name) for one in store.every()] == [(told["id"], "Chrome")]

    def test_a_wrong_code_is_told_from_none(self, client: FlaskClient, store: PairingStore) -> None:
        assert (pair(client, "AAAA-AAAA").status_code, problem(pair(client, "A"))) == (
            403,
            "no-code",
        )
        store.new_code(NOW)
        assert problem(pair(client, "AAAA-AAAA")) == "wrong-code"

    def test_a_service_that_keeps_no_tokens_has_no_code(self) -> None:
        assert problem(pair(create_app(Settings()).test_client(), "AAAA-AAAA")) == "no-code"

    def test_a_program_may_pair_too(self, client: FlaskClient, store: PairingStore) -> None:
        assert pair(client, store.new_code(NOW), None).status_code == 200

    def test_a_foreign_page_may_not(self, client: FlaskClient, store: PairingStore) -> None:
        answer = pair(client, store.new_code(NOW), "https://evil.example")
        assert problem(answer) == "foreign-origin"
        assert "Access-Control-Allow-Origin" not in answer.headers

    @pytest.mark.parametrize(
        "body", [{}, {"code": ""}, {"code": "A" * 41}, {"code": "A", "name": "\n"}]
    )
    def test_what_is_no_request_is_named(self, client: FlaskClient, body: object) -> None:
        answer = client.post("/api/v1/pair", json=body)
        assert (answer.status_code, problem(answer)) == (400, "invalid-request")

    def test_where_tokens_cannot_be_kept_it_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "tokens.db").write_text("no database, but long enough to look like one" * 9)
        place = location_of(str(tmp_path / "tokens.db"))
        client = create_app(Settings(paired=place)).test_client()
        assert pair(client, "A").status_code == 503
        assert client.get("/readyz").status_code == 200  # the page needs no token
        assert check(client, CHROMIUM).status_code == 200


class TestExtensions:
    @pytest.mark.parametrize("origin", [CHROMIUM, FIREFOX])
    def test_on_this_machine_one_needs_no_token(self, origin: str) -> None:
        client = create_app(Settings()).test_client()
        answer = check(client, origin)
        assert answer.status_code == 200
        # The browser lets only those read it that may reach this address.
        assert "Access-Control-Allow-Origin" not in answer.headers

    @pytest.mark.parametrize(
        "origin", ["https://evil.example", "chrome-extension://short", "moz-extension://x",
                   CHROMIUM + ".evil.example", "https://" + "a" * 32]
    )  # fmt: skip
    def test_what_only_looks_like_one_stays_out(self, client: FlaskClient, origin: str) -> None:
        assert not is_extension(origin)
        answer = check(client, origin)
        assert problem(answer) == "foreign-origin"
        assert "Access-Control-Allow-Origin" not in answer.headers

    @pytest.mark.parametrize("path", ["ledger/orders", "ledger/import", "brand-new"])
    def test_none_gets_at_the_ledger(
        self, client: FlaskClient, store: PairingStore, path: str
    ) -> None:
        secret = pair(client, store.new_code(NOW)).get_json()["token"]
        for headers in ({}, {"Authorization": f"Bearer {secret}"}):
            for method in ("GET", "POST"):
                answer = client.open(f"/api/v1/{path}", method=method, json={},
                                     headers={"Origin": CHROMIUM, **headers})  # fmt: skip
                assert problem(answer) == "not-for-extensions"

    def test_the_page_goes_on_without_a_token(self, client: FlaskClient) -> None:
        assert check(client, "http://localhost").status_code == 200
        assert client.get("/api/v1/kinds").status_code == 200

    def test_a_void_token_is_refused_even_where_none_is_needed(
        self, client: FlaskClient, store: PairingStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(access, "REMEMBERED_S", 0)
        told = pair(client, store.new_code(NOW)).get_json()
        assert check(client, CHROMIUM, told["token"]).status_code == 200
        store.revoke(told["id"], NOW)
        refused = check(client, CHROMIUM, told["token"])
        assert (refused.status_code, problem(refused)) == (401, "token-needed")
        assert "Access-Control-Allow-Origin" not in refused.headers

    def test_a_service_without_tokens_takes_no_notice_of_one(self) -> None:
        client = create_app(Settings()).test_client()
        assert check(client, CHROMIUM, "coach_1_left-over").status_code == 200


class TestSharing:
    def preflight(self, client: FlaskClient, origin: str, path: str = "check") -> TestResponse:
        return client.options(
            f"/api/v1/{path}",
            headers={"Origin": origin, "Access-Control-Request-Method": "POST"},
        )

    @pytest.mark.parametrize("origin", [CHROMIUM, FIREFOX])
    def test_begins_with_pairing(
        self, locked: FlaskClient, store: PairingStore, origin: str
    ) -> None:
        shared = "Access-Control-Allow-Origin"
        assert shared not in self.preflight(locked, origin).headers
        assert self.preflight(locked, origin, "pair").headers[shared] == origin
        secret = pair(locked, store.new_code(NOW), origin).get_json()["token"]
        after = self.preflight(locked, origin)
        assert after.headers[shared] == origin
        assert "Authorization" in after.headers["Access-Control-Allow-Headers"]
        assert check(locked, origin, secret).headers[shared] == origin
        assert shared not in self.preflight(locked, OTHER).headers

    def test_ends_with_the_token(
        self, locked: FlaskClient, store: PairingStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(access, "REMEMBERED_S", 0)
        told = pair(locked, store.new_code(NOW)).get_json()
        store.revoke(told["id"], NOW + timedelta(seconds=1))
        assert "Access-Control-Allow-Origin" not in self.preflight(locked, CHROMIUM).headers

    def test_answers_differ_by_origin(self, locked: FlaskClient) -> None:
        assert "Origin" in self.preflight(locked, CHROMIUM).headers["Vary"]

    def test_an_allowed_origin_may_be_an_extension(self) -> None:
        client = create_app(Settings(allowed_origins=(OTHER,))).test_client()
        assert check(client, OTHER).headers["Access-Control-Allow-Origin"] == OTHER
