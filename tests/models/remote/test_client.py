"""A model behind an endpoint, asked over real HTTP: answers, failures, patience, and secrecy."""

from __future__ import annotations

import json
import logging
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from coach.models.remote.address import address_of
from coach.models.remote.client import AT_ONCE, Conversation, Patience, RemoteModel
from coach.models.remote.errors import (
    KEY,
    Broken,
    Busy,
    Empty,
    Endless,
    KeyInTheOpen,
    KeyRefused,
    NoSuchModel,
    NotThatProtocol,
    Offline,
    Refused,
    RemoteModelError,
    ServerFailed,
    TooSlow,
    Unreachable,
)
from tests.chat_server import (
    ChatServer,
    Reply,
    at_once,
    body,
    chat_server,
    endless,
    event,
    failing,
    hanging,
    said_by,
    streamed,
)

QUICK = Patience(connect=2.0, silence=0.8, whole=8.0, tries=3, pause=0.01)
ASKED = Conversation("You rewrite.", "Say it again.")
SECRET = "sk-very-secret-0815"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (KEY, "COACH_OFFLINE", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


def asked_of(
    server: ChatServer, asked: Sequence[Conversation] = (ASKED,), count: int = 1
) -> list[list[str]]:
    model = RemoteModel(address_of(f"{server.url}#tiny"), QUICK)
    return list(model.answers(asked, count=count))


def test_what_is_asked_and_what_comes_back() -> None:
    with chat_server(streamed("Could you send it, 好吗？")) as server:
        assert asked_of(server) == [["Could you send it, 好吗？"]]
    assert server.paths == ["/v1/chat/completions"]
    [sent] = server.bodies
    assert sent["model"] == "tiny"
    assert sent["stream"] is True
    assert sent["messages"] == [
        {"role": "system", "content": "You rewrite."},
        {"role": "user", "content": "Say it again."},
    ]
    assert "authorization" not in server.headers[0]


def test_several_answers_come_in_one_request_where_the_server_gives_them() -> None:
    with chat_server(streamed("one", "two, longer", "three")) as server:
        assert asked_of(server, count=3) == [["one", "two, longer", "three"]]
    assert [sent["n"] for sent in server.bodies] == [3]


def test_else_they_are_asked_for_one_by_one_with_other_seeds() -> None:
    replies = [streamed(words, n=False) for words in ("one", "one", "two")]
    with chat_server(*replies) as server:
        assert asked_of(server, count=3) == [["one", "two"]]
    assert [sent["seed"] for sent in server.bodies] == [0, 1, 2]


def test_a_server_that_does_not_stream_is_understood() -> None:
    with chat_server(at_once("one", "two")) as server:
        assert asked_of(server, count=2) == [["one", "two"]]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Only one completion choice is allowed", "n"),
        ("Unrecognized request argument supplied: seed", "seed"),
        ("Unsupported parameter: 'max_tokens'", "max_tokens"),
        ("'temperature' does not support 0.5 with this model", "temperature"),
    ],
)
def test_what_a_server_does_not_know_is_left_out_from_then_on(message: str, name: str) -> None:
    with chat_server(failing(400, message), streamed("fine")) as server:
        model = RemoteModel(address_of(f"{server.url}#tiny"), QUICK)
        assert list(model.answers([ASKED], count=2)) == [["fine"]]
        assert name in server.bodies[0]
        assert name not in server.bodies[1]
        asked = len(server.bodies)
        list(model.answers([ASKED], count=2))
        assert all(name not in sent for sent in server.bodies[asked:])


def test_conversations_run_side_by_side_and_keep_their_order() -> None:
    all_there = threading.Barrier(AT_ONCE, timeout=5)

    def together(asked: str) -> list[str]:
        all_there.wait()
        return [f"answer {asked}"]

    patience = replace(QUICK, silence=8.0, whole=10.0)
    conversations = [Conversation("", str(number)) for number in range(AT_ONCE)]
    with chat_server(said_by(together)) as server:
        model = RemoteModel(address_of(f"{server.url}#tiny"), patience)
        found = list(model.answers(conversations))
    assert found == [[f"answer {number}"] for number in range(AT_ONCE)]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_failure_is_asked_again(status: int) -> None:
    with chat_server(failing(status), failing(status), streamed("at last")) as server:
        assert asked_of(server) == [["at last"]]
    assert len(server.bodies) == 3


def test_a_connection_that_breaks_is_asked_again() -> None:
    def cut(call: object) -> None:
        """Close without a word."""

    with chat_server(cut, streamed("at last")) as server:
        assert asked_of(server) == [["at last"]]


@pytest.mark.parametrize("as_date", [False, True])
def test_the_pause_that_a_server_asks_for_is_kept(as_date: bool) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    after = moment if as_date else "0.6"
    start = time.monotonic()
    with chat_server(failing(429, Retry_After=after), streamed("fine")) as server:
        assert asked_of(server) == [["fine"]]
    assert time.monotonic() - start >= 0.5


def test_a_pause_longer_than_there_is_time_is_not_waited_for() -> None:
    start = time.monotonic()
    with chat_server(failing(429, Retry_After="3600")) as server:
        with pytest.raises(Busy, match="3600 s") as told:
            asked_of(server)
        assert len(server.bodies) == 1
    assert time.monotonic() - start < QUICK.whole
    assert told.value.seconds == 3600
    assert "3600秒" in told.value.told.zh


@pytest.mark.parametrize("after", ["nan", "soon", "inf"])
def test_a_pause_that_is_none_is_passed_over(after: str) -> None:
    with chat_server(failing(503, Retry_After=after), streamed("fine")) as server:
        assert asked_of(server) == [["fine"]]


TRUNCATED = '{"choices": [{"index": 0, "message": {"content": "Cou'
PAGE = "<!DOCTYPE html><html><body>Welcome to the router</body></html>"
FAILURES: list[tuple[Reply, type[RemoteModelError], str]] = [
    (failing(401), KeyRefused, f"set {KEY}"),
    (failing(403), KeyRefused, "403"),
    (failing(404, "model 'tiny' not found"), NoSuchModel, "has no model tiny"),
    (body("404 page not found", 404, "text/plain"), NotThatProtocol, "404"),
    (body("", 302, Location="http://elsewhere.example/"), NotThatProtocol, "302"),
    (failing(400, "context is too long"), Refused, "context is too long"),
    (failing(501), ServerFailed, "501"),
    (failing(500), ServerFailed, "500"),
    (failing(429), Busy, "busy"),
    (body(PAGE, kind="text/html"), NotThatProtocol, "web page"),
    (body("hello", kind="text/plain"), NotThatProtocol, "else than JSON"),
    (body('{"result": "ok"}'), NotThatProtocol, "choices"),
    (body('{"choices": [7]}'), NotThatProtocol, "no text"),
    (body('{"choices": "many"}'), NotThatProtocol, "choices"),
    (body(TRUNCATED), Broken, "cut off"),
    (body("data: {" + '"choices": [\n\n', kind="text/event-stream"), Broken, "cut off"),
    (body(event(0, "Could you"), kind="text/event-stream"), Broken, "cut off"),
    (
        body('data: {"error": {"message": "x"}}\n\n', kind="text/event-stream"),
        ServerFailed,
        "failed",
    ),
    (body('{"choices": []}'), Empty, "no answer"),
    (body(""), Empty, "no answer"),
    (body("data: [DONE]\n\n", kind="text/event-stream"), Empty, "no answer"),
    (streamed("   "), Empty, "no answer"),
    (streamed("Could you please", end="length"), Empty, "cut off"),
    (streamed("Could you please", end="content_filter"), Empty, "no answer"),
    (endless(), Endless, "did not end"),
    (hanging(), TooSlow, "0.8 s"),
    (hanging("Could ", "you "), TooSlow, "0.8 s"),
]


@pytest.mark.parametrize(("reply", "error", "words"), FAILURES)
def test_every_failure_has_its_name_and_says_what_to_do(
    reply: Reply, error: type[RemoteModelError], words: str
) -> None:
    with chat_server(reply) as server:
        with pytest.raises(error, match=words) as told:
            asked_of(server)
        assert "127.0.0.1" in told.value.told.zh
        assert told.value.told.zh != told.value.told.en


def test_a_trickle_that_never_falls_silent_ends_with_the_whole_time() -> None:
    patience = Patience(silence=0.5, whole=0.6, tries=1)
    start = time.monotonic()
    with chat_server(endless(pause=0.05, size=1)) as server:
        model = RemoteModel(address_of(f"{server.url}#tiny"), patience)
        with pytest.raises(TooSlow, match=r"0\.6 s"):
            list(model.answers([ASKED]))
    assert time.monotonic() - start < 3


def test_a_connection_that_nobody_takes_ends_too() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    patience = Patience(silence=0.5, whole=0.5, tries=1)
    port = listening.getsockname()[1]
    start = time.monotonic()
    try:  # nobody ever accepts: the connection stands, and no word comes
        model = RemoteModel(address_of(f"http://127.0.0.1:{port}#tiny"), patience)
        with pytest.raises(TooSlow):
            list(model.answers([ASKED]))
    finally:
        listening.close()
    assert time.monotonic() - start < 3


def test_nobody_is_left_waiting_when_the_time_is_over() -> None:
    patience = Patience(silence=60, whole=0.4, tries=1)
    with chat_server(hanging("We ")) as server:
        model = RemoteModel(address_of(f"{server.url}#tiny"), patience)
        with pytest.raises(TooSlow, match=r"0\.4 s"):
            list(model.answers([ASKED]))
        until = time.monotonic() + 3
        while _workers() and time.monotonic() < until:
            time.sleep(0.02)
        assert _workers() == []


def _workers() -> list[str]:
    """The threads of conversations that still run."""
    return [one.name for one in threading.enumerate() if one.name.startswith("coach-endpoint")]


def test_where_nobody_listens_it_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    model = RemoteModel(address_of(f"http://127.0.0.1:{port}#tiny"), QUICK)
    with pytest.raises(Unreachable, match="cannot be reached") as told:
        list(model.answers([ASKED]))
    assert "无法连接" in told.value.told.zh


def test_what_others_answered_is_kept_where_one_fails() -> None:
    def but_one(asked: str) -> list[str]:
        return [" " if asked == "1" else f"answer {asked}"]

    conversations = [Conversation("", str(number)) for number in range(3)]
    with chat_server(said_by(but_one)) as server:
        model = RemoteModel(address_of(f"{server.url}#tiny"), QUICK)
        found: list[list[str]] = []
        with pytest.raises(Empty):
            found.extend(model.answers(conversations))
    assert found == [["answer 0"], [], ["answer 2"]]


def test_after_a_final_failure_nothing_more_is_asked() -> None:
    conversations = [Conversation("", str(number)) for number in range(40)]
    with chat_server(failing(401)) as server:
        with pytest.raises(KeyRefused):
            asked_of(server, conversations)
        assert len(server.bodies) < len(conversations)


def test_the_key_comes_from_the_environment_and_is_never_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(KEY, SECRET)
    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    replies = [streamed("fine"), failing(400, f"bad key {SECRET} given"), failing(401)]
    with chat_server(*replies) as server:
        model = RemoteModel(address_of(f"{server.url}#tiny"), QUICK)
        asked = [Conversation("system", "the words of a draft")]
        assert list(model.answers(asked)) == [["fine"]]
        for _ in range(2):
            with pytest.raises(RemoteModelError) as error:
                list(model.answers(asked))
            told += [str(error.value), error.value.told.zh]
    assert server.headers[0]["authorization"] == f"Bearer {SECRET}"
    assert "does not accept the key" in told[2]
    assert all(SECRET not in words for words in [repr(model), *told, caplog.text])
    assert "the words of a draft" not in caplog.text
    assert all(SECRET not in raw.decode() for raw in server.raw)


def test_a_key_does_not_cross_a_foreign_network_in_the_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(KEY, SECRET)
    with pytest.raises(KeyInTheOpen, match="https://"):
        RemoteModel(address_of("http://api.example.com/v1#tiny"))
    for fine in ("https://api.example.com", "http://192.168.1.7:8000", "http://gpu-box:8000"):
        RemoteModel(address_of(f"{fine}#tiny"))


def test_offline_only_a_server_on_this_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_OFFLINE", "1")
    RemoteModel(address_of("http://localhost:11434#tiny"))
    with pytest.raises(Offline, match="COACH_OFFLINE"):
        RemoteModel(address_of("https://api.example.com#tiny"))


def test_no_proxy_hears_what_goes_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with chat_server(streamed("from the proxy")) as proxy, chat_server(streamed("fine")) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        assert asked_of(server) == [["fine"]]
    assert proxy.bodies == []


def test_a_redirection_is_not_followed() -> None:
    with chat_server(streamed("elsewhere")) as other:
        moved = body("", 307, Location=f"{other.url}/v1/chat/completions")
        with chat_server(moved) as server, pytest.raises(NotThatProtocol, match="307"):
            asked_of(server)
    assert other.bodies == []


def test_a_very_long_line_is_held_to_the_same_limit() -> None:
    line = body("data: " + "x" * 1_200_000, kind="text/event-stream")
    with chat_server(line) as server, pytest.raises(Endless):
        asked_of(server)


def test_events_may_end_with_carriage_returns_and_come_in_any_pieces() -> None:
    whole = "".join(event(0, words) for words in ("Could ", "you…")) + event(0, None, "stop")

    def in_bytes(call: object) -> None:
        call.head(kind="text/event-stream")  # type: ignore[attr-defined]
        for sign in whole.replace("\n", "\r\n").encode():
            call.write(bytes([sign]))  # type: ignore[attr-defined]

    with chat_server(in_bytes) as server:
        assert asked_of(server) == [["Could you…"]]


def test_the_thoughts_of_a_model_are_no_answer() -> None:
    thought = {"choices": [{"index": 0, "delta": {"reasoning_content": "Hm."}}]}
    stream = f"data: {json.dumps(thought)}\n\n" + event(0, "Could you", "stop")
    with chat_server(body(stream, kind="text/event-stream")) as server:
        assert asked_of(server) == [["Could you"]]
