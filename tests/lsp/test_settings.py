"""What editors send as settings."""

from __future__ import annotations

from typing import Any

import pytest

from coach.lsp.settings import Settings, settings_from

ALL = {
    "kind": "payment_reminder",
    "channel": "whatsapp",
    "recipient": {"country": "de", "timezone": "Europe/Berlin", "name": ""},
    "sender": {"country": "CN"},
    "language": "zh",
    "disable": ["culture", "time/weekend"],
    "strength": "warm",
    "delay": 0,
    "ruleReference": "https://example.com/rules",
}


@pytest.mark.parametrize("data", [ALL, {"coach": ALL}, {"draft-coach": ALL, "python": {"x": 1}}])
def test_settings_are_found_where_editors_put_them(data: Any) -> None:
    settings, wrong = settings_from(data)
    assert wrong == ()
    assert settings.context.kind == "payment_reminder"
    assert settings.context.recipient.country == "DE"
    assert settings.context.sender.country == "CN"
    assert (settings.language, settings.strength, settings.delay) == ("zh", "warm", 0)
    assert settings.disabled_in("mail") == {"culture", "time/weekend"}


@pytest.mark.parametrize("data", [None, {}, {"coach": None}, {"coach": {"kind": None}}])
def test_nothing_set(data: Any) -> None:
    assert settings_from(data) == (Settings(), ())


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ([1], "coach"),
        ({"coach": "x"}, "coach"),
        ({"knd": "general"}, "there is kind"),
        ({"kind": "letter"}, "inquiry_reply"),
        ({"kind": ["general"]}, "inquiry_reply"),
        ({"recipient": "DE"}, '{"country": "DE"}'),
        ({"recipient": {"country": 49}}, "recipient.country"),
        ({"recipient": {"land": "DE"}}, "recipient.land"),
        ({"recipient": {"country": "DE", "timezone": "Asia/Tokyo"}}, "timezone"),
        ({"disable": "time"}, '["culture", "time/weekend"]'),
        ({"disable": ["time/weekends"]}, "time/weekend"),
        ({"delay": True}, "0 to 10000"),
        ({"delay": -1}, "0 to 10000"),
        ({"ruleReference": "javascript:1"}, "https://"),
    ],
)
def test_a_wrong_setting_is_named_and_left_out(data: Any, named: str) -> None:
    settings, wrong = settings_from(data)
    assert settings == Settings()
    (told,) = wrong
    assert named in told.en
    assert "Draft Coach" in told.zh


def test_a_commit_is_no_message_to_a_customer() -> None:
    settings = Settings()
    assert settings.context_of("commit").kind == "general"
    assert "completeness" in settings.disabled_in("commit")
    assert settings.context_of("mail").channel == "email"
    assert settings.context_of("text").channel is None
