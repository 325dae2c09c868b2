"""When to send: e-mail for the morning, chat within working hours, prayer and Ramadan respected."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from coach.planning.sending import SendTime, send_time


def advise(channel: Any, recipient: Any, now: str, sender: Any = None) -> SendTime:
    return send_time(channel, recipient=recipient, now=datetime.fromisoformat(now), sender=sender)


class TestEmail:
    def test_waits_for_the_morning(self, beijing: Any, berlin: Any) -> None:
        found = advise("email", berlin, "2026-11-26T10:00+08:00", beijing)
        assert found.verdict == "wait"
        assert found.at == datetime.fromisoformat("2026-11-26T09:00+01:00")
        assert found.label.en == (
            "Thursday 26 November 2026 at 16:00 Beijing time (UTC+8) = 09:00 in Berlin"
        )
        assert "it is 03:00 in Berlin" in found.reason.en
        assert "柏林现在03:00" in found.reason.zh

    def test_goes_out_while_they_work(self, berlin: Any) -> None:
        found = advise("email", berlin, "2026-11-26T10:30+01:00")
        assert (found.verdict, found.at.hour, found.at.minute) == ("now", 10, 30)

    def test_is_left_for_tomorrow_in_the_last_hour(self, berlin: Any) -> None:
        found = advise("email", berlin, "2026-11-26T17:30+01:00")
        assert found.verdict == "wait"
        assert found.at == datetime.fromisoformat("2026-11-27T09:00+01:00")

    def test_skips_weekend_and_holiday(self, place: Any) -> None:
        berlin = place("DE", "Europe/Berlin", holidays={date(2026, 11, 30): "Test Day"})
        found = advise("email", berlin, "2026-11-28T12:00+01:00")
        assert found.at == datetime.fromisoformat("2026-12-01T09:00+01:00")
        assert "weekend in Germany" in found.reason.en


class TestChat:
    def test_only_within_working_hours(self, berlin: Any) -> None:
        assert advise("whatsapp", berlin, "2026-11-26T17:30+01:00").verdict == "now"
        evening = advise("whatsapp", berlin, "2026-11-26T20:00+01:00")
        assert evening.verdict == "only_if_urgent"
        assert evening.at == datetime.fromisoformat("2026-11-27T09:00+01:00")

    @pytest.mark.parametrize("clock", ["06:59", "22:30", "03:00"])
    def test_never_at_night(self, berlin: Any, clock: str) -> None:
        assert advise("wechat", berlin, f"2026-11-26T{clock}+01:00").verdict == "wait"

    def test_not_even_urgently_on_a_day_off(self, berlin: Any) -> None:
        assert advise("wechat", berlin, "2026-11-28T11:00+01:00").verdict == "wait"


def test_not_on_friday_noon_in_the_gulf(place: Any) -> None:
    dubai = place("AE", "Asia/Dubai")
    found = advise("whatsapp", dubai, "2026-11-27T12:30+04:00")
    assert found.verdict == "only_if_urgent"
    assert found.at == datetime.fromisoformat("2026-11-27T14:00+04:00")
    assert "Friday prayer" in found.reason.en
    assert advise("whatsapp", dubai, "2026-11-26T12:30+04:00").verdict == "now"


def test_ramadan_mornings_are_left_alone(place: Any) -> None:
    day = date(2027, 2, 15)
    riyadh = place("SA", "Asia/Riyadh", fasting=frozenset({day}),
                   special={day: ((time(9), time(15)),)})  # fmt: skip
    found = advise("email", riyadh, "2027-02-15T09:15+03:00")
    assert found.at == datetime.fromisoformat("2027-02-15T10:00+03:00")
    assert "10:00" in found.reason.zh
    assert advise("email", riyadh, "2027-02-15T11:00+03:00").verdict == "now"


def test_now_needs_a_zone(berlin: Any) -> None:
    with pytest.raises(ValueError, match="time zone"):
        send_time("email", recipient=berlin, now=datetime(2026, 11, 26))
