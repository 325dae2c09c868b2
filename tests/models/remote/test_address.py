"""Addresses of models behind an endpoint, as people write them."""

from __future__ import annotations

import pytest

from coach.models.remote.address import address_of
from coach.models.remote.errors import BadAddress


@pytest.mark.parametrize(
    ("written", "url", "model"),
    [
        (
            "http://localhost:11434#qwen2.5:7b",
            "http://localhost:11434/v1/chat/completions",
            "qwen2.5:7b",
        ),
        (
            "http://localhost:8000/v1/#Qwen/Qwen2.5-7B",
            "http://localhost:8000/v1/chat/completions",
            "Qwen/Qwen2.5-7B",
        ),
        (
            "https://api.deepseek.com#deepseek-chat",
            "https://api.deepseek.com/v1/chat/completions",
            "deepseek-chat",
        ),
        (
            "https://host.example/compatible-mode/v1#qwen-plus",
            "https://host.example/compatible-mode/v1/chat/completions",
            "qwen-plus",
        ),
        ("https://host.example/api/v4#m", "https://host.example/api/v4/chat/completions", "m"),
        ("http://h:1/v1/chat/completions#m", "http://h:1/v1/chat/completions", "m"),
        ("http://[::1]:8080#m", "http://[::1]:8080/v1/chat/completions", "m"),
    ],
)
def test_a_url_may_end_where_its_writer_left_off(written: str, url: str, model: str) -> None:
    address = address_of(written)
    assert (address.url, address.model) == (url, model)


@pytest.mark.parametrize(
    "written",
    [
        "localhost:11434#m",
        "ftp://host#m",
        "http://#m",
        "http://host",
        "http://host# ",
        "http://[::1#m",
        "http://host:99999#m",
        "http://me:pass-word@host#m",
        "https://host/v1?key=pass-word#m",
    ],
)
def test_what_is_no_address_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(BadAddress, match="Write it like http://localhost") as told:
        address_of(written)
    assert "pass-word" not in str(told.value)
    assert "pass-word" not in told.value.told.zh


@pytest.mark.parametrize(
    ("host", "local", "near"),
    [
        ("localhost", True, True),
        ("127.0.0.9", True, True),
        ("[::1]", True, True),
        ("10.1.2.3", False, True),
        ("gpu-box", False, True),
        ("gpu.lan", False, True),
        ("8.8.8.8", False, False),
        ("api.example.com", False, False),
        ("localhost.example.com", False, False),
    ],
)
def test_how_far_away_a_host_is(host: str, local: bool, near: bool) -> None:
    address = address_of(f"http://{host}#m")
    assert (address.is_local, address.is_near) == (local, near)
