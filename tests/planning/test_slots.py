"""Slots: the best first, and never on a wrong day or a clock that does not show them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coach.calendars.places import Place, place_of
from coach.planning.slots import slots

NOW = datetime.fromisoformat("2026-11-26T10:00+08:00")  # a Thursday

COUNTRIES = (
    "AE AR AT AU BD BE BR CA CH CL CO DE EG ES FR GB GR ID IL IN IT JP KE KR MX MY NG NL NZ PE PH PK "
    "PL PT RU SA SE SG TH TR US VN ZA"
).split()
DAYS = 400


def starts(found: Any, index: int = 0) -> list[str]:
    return [f"{slot.local[index]:%d %H:%M}" for slot in found]


class TestBest:
    def test_sixteen_in_beijing_is_nine_in_berlin(self, beijing: Any, berlin: Any) -> None:
        best = slots([beijing, berlin], start=NOW)[0]
        assert best.start == datetime(2026, 11, 26, 8, tzinfo=UTC)
        assert best.label.en == (
            "Thursday 26 November 2026 at 16:00 Beijing time (UTC+8) = 09:00 in Berlin"
        )
        assert best.label.zh == "2026年11月26日（周四）北京时间16:00（UTC+8），柏林09:00"
        assert best.reckoning.en == (
            "within working hours: Beijing 09:00–18:00 and Berlin 09:00–18:00"
        )
        assert best.stretched_by == ()

    def test_ten_in_beijing_is_never_three_in_berlin(self, beijing: Any, berlin: Any) -> None:
        every = slots([beijing, berlin], start=NOW, count=500, days=60)
        assert every
        assert all(slot.local[0].hour >= 16 for slot in every)
        assert all(9 <= slot.local[1].hour < 11 for slot in every)

    def test_one_of_each_day_first(self, beijing: Any, berlin: Any) -> None:
        assert starts(slots([beijing, berlin], start=NOW, count=4)) == [
            "26 16:00", "27 16:00", "30 16:00", "01 16:00",
        ]  # fmt: skip

    def test_away_from_lunch_and_the_edges_and_on_the_hour(self, place: Any) -> None:
        paris, warsaw = place("FR", "Europe/Paris"), place("PL", "Europe/Warsaw")
        order = starts(slots([paris, warsaw], start=NOW, days=1, count=50, not_before=_at("00:00")))
        assert order[:6] == [f"27 {hour}:00" for hour in (10, 11, 14, 15, 16)] + ["27 09:00"]
        assert order[-1] == "27 17:30"
        assert order.index("27 13:30") < order.index("27 12:00")

    def test_a_talk_of_an_hour_ends_within_working_hours(self, beijing: Any, berlin: Any) -> None:
        for slot in slots([beijing, berlin], start=NOW, minutes=60, count=50):
            assert slot.end - slot.start == timedelta(minutes=60)
            assert slot.local[0].time() <= time(17)

    def test_friday_noon_is_last_where_people_pray(self, place: Any) -> None:
        friday = datetime.fromisoformat("2026-11-27T00:00+04:00")
        dubai, tbilisi = place("AE", "Asia/Dubai"), place("GE", "Asia/Tbilisi")
        order = starts(slots([tbilisi, dubai], start=friday, days=1, count=50))
        noon = {"27 11:30", "27 12:00", "27 12:30", "27 13:00", "27 13:30"}
        assert set(order[-5:]) == noon
        elsewhere = starts(slots([tbilisi], start=friday, days=1, count=50))
        assert elsewhere.index("27 11:30") < len(elsewhere) - 5

    def test_ramadan_prefers_ten_to_one(self, beijing: Any, place: Any) -> None:
        day = date(2027, 2, 15)
        riyadh = place("SA", "Asia/Riyadh", fasting=frozenset({day}))
        moment = datetime(2027, 2, 15, tzinfo=ZoneInfo("Asia/Riyadh"))
        found = slots([beijing, riyadh], start=moment, days=1, count=4)
        assert all(time(10) <= slot.local[1].time() < time(13) for slot in found)
        assert "Beijing 09:00–18:00 and Riyadh 09:00–18:00 in Ramadan" in found[0].reckoning.en

    def test_a_closure_is_possible_but_last(self, place: Any, berlin: Any) -> None:
        china = place("CN", "Asia/Shanghai", closed=frozenset({date(2026, 11, 26)}))
        order = starts(slots([china, berlin], start=NOW, days=2, count=20))
        assert order[0] == "27 16:00"
        assert order.index("26 16:00") > order.index("27 17:30")
        today = slots([china, berlin], start=NOW, days=1)[0]
        assert today.reckoning.en.endswith("; factory closure in China (estimated)")

    def test_a_slow_season_comes_after_equally_good_days(self, place: Any, berlin: Any) -> None:
        china = place("CN", "Asia/Shanghai", slow=frozenset({date(2026, 11, 26)}))
        found = slots([china, berlin], start=NOW, days=2, count=20)
        assert starts(found)[0] == "27 16:00"
        (today,) = [slot for slot in found if f"{slot.local[0]:%d %H:%M}" == "26 16:00"]
        assert "people may be hard to reach" in today.reckoning.en

    def test_places_keep_their_own_half_hours(self, beijing: Any, place: Any) -> None:
        kathmandu = place("NP", "Asia/Kathmandu")
        best = slots([beijing, kathmandu], start=NOW)[0]
        assert best.local[1].minute == 45
        assert "(UTC+8) = " in best.label.en
        india = slots([place("IN", "Asia/Kolkata"), beijing], start=NOW)[0]
        assert "(UTC+5:30)" in india.label.en

    def test_a_place_twice_is_named_once(self, beijing: Any) -> None:
        label = slots([beijing, beijing], start=NOW)[0].label
        assert label.en.endswith("Beijing time (UTC+8)")


class TestStretched:
    def test_both_ways_of_stretching_are_offered(self, beijing: Any, new_york: Any) -> None:
        found = slots([beijing, new_york], start=NOW, count=3)
        assert found[0].label.en == (
            "Friday 27 November 2026 at 07:00 Beijing time (UTC+8) "
            "= 18:00 on Thursday 26 November in New York"
        )
        assert found[0].label.zh == (
            "2026年11月27日（周五）北京时间07:00（UTC+8），纽约11月26日（周四）18:00"
        )
        assert found[0].reckoning.en.startswith(
            "outside working hours: Beijing 2 h before work and New York 1 h 30 min after work"
        )
        assert any(slot.local[0].hour >= 20 for slot in found)

    def test_asking_too_much_of_one_side_comes_last(self, beijing: Any, place: Any) -> None:
        """Nine in the morning in Beijing is 22:00 in São Paulo: possible, but no proposal."""
        paulo = place("BR", "America/Sao_Paulo")
        best = slots([beijing, paulo], start=NOW, count=4)
        assert {slot.local[0].hour for slot in best} <= {19, 20}

    def test_every_stretched_slot_says_who_and_how_much(self, beijing: Any, new_york: Any) -> None:
        for slot in slots([beijing, new_york], start=NOW, count=200):
            assert slot.stretched_by
            for stretch in slot.stretched_by:
                local = slot.local[slot.places.index(stretch.place)]
                opens, closes = stretch.place.hours(local.date())[0]
                wall = local.replace(tzinfo=None)
                if stretch.side == "early":
                    gap = datetime.combine(local.date(), opens) - wall
                else:
                    end = wall + (slot.end - slot.start)
                    gap = end - datetime.combine(local.date(), closes)
                assert stretch.minutes == gap / timedelta(minutes=1) > 0
            for local in slot.local:
                assert time(7) <= local.time() <= time(22)

    def test_come_after_all_others(self, place: Any, beijing: Any) -> None:
        """New York works until nine in the evening once: there hours meet, else they do not."""
        monday = date(2026, 11, 30)
        york = place("US", "America/New_York", special={monday: ((time(9), time(21)),)})
        found = slots([beijing, york], start=NOW, count=100)
        flags = [bool(slot.stretched_by) for slot in found]
        assert flags == sorted(flags)
        assert flags[0] is False
        assert flags[-1] is True
        ways = [slot.local[0].hour >= 18 for slot in found if slot.stretched_by]
        assert set(ways[:2]) == {True, False}
        assert found[0].local[1].date() == monday


class TestBounds:
    def test_notice(self, beijing: Any, berlin: Any) -> None:
        soon = datetime.fromisoformat("2026-11-26T15:50+08:00")
        assert starts(slots([beijing, berlin], start=soon))[0] == "26 17:00"
        at_once = slots([beijing, berlin], start=soon, notice=timedelta(0))
        assert starts(at_once)[0] == "26 16:00"

    def test_not_before_and_not_after(self, beijing: Any, berlin: Any) -> None:
        monday = datetime.fromisoformat("2026-11-30T00:00+08:00")
        limit = datetime.fromisoformat("2026-12-01T16:30+08:00")
        found = slots([beijing, berlin], start=NOW, not_before=monday, not_after=limit, count=50)
        assert all(monday <= slot.start and slot.end <= limit for slot in found)
        assert "01 16:00" in starts(found)
        assert "01 16:30" not in starts(found)

    def test_nothing_fits(self, beijing: Any, berlin: Any) -> None:
        saturday = datetime.fromisoformat("2026-11-28T00:00+08:00")
        assert slots([beijing, berlin], start=saturday, days=2) == ()
        assert slots([beijing, berlin], start=NOW, not_after=NOW) == ()

    def test_a_limit_does_not_make_anybody_stretch(self, beijing: Any, berlin: Any) -> None:
        noon = datetime.fromisoformat("2026-11-26T12:00+08:00")
        assert slots([beijing, berlin], start=NOW, not_after=noon) == ()

    def test_refuses(self, beijing: Any) -> None:
        for arguments in (
            {"places": []},
            {"start": datetime(2026, 11, 26)},
            {"not_after": datetime(2026, 11, 26)},
            {"minutes": 4},
            {"days": 0},
        ):
            with pytest.raises(ValueError, match=r"place|zone|minutes|days"):
                slots(**{"places": [beijing], "start": NOW, **arguments})  # type: ignore[arg-type]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_slot_holds_everywhere_on_every_day(country: str) -> None:
    """In the future, on both clocks, on working days of both, and the same when asked again."""
    china, other = place_of("CN"), place_of(country)
    for day in range(DAYS):
        now = datetime(2026, 11, 26, day % 24, day % 60, tzinfo=UTC) + timedelta(days=day)
        found = slots((china, other), start=now, days=5, count=3)
        assert len({slot.start for slot in found}) == len(found)
        for slot in found:
            assert slot.start > now
            for place, local in zip((china, other), slot.local, strict=True):
                _exists(local, slot.start, place)
                assert place.day_off(local.date()) is None
                _in_hours(slot, local, place)
        if day % 20 == 0:
            again = slots((china, other), start=now.astimezone(other.zone), days=5, count=3)
            assert [(s.start, s.label) for s in again] == [(s.start, s.label) for s in found]


def _exists(local: datetime, start: datetime, place: Place) -> None:
    """The wall clock shows that time once: reading it gives the moment back, whatever the fold."""
    wall = local.replace(tzinfo=None)
    for fold in (0, 1):
        assert wall.replace(tzinfo=place.zone, fold=fold).astimezone(UTC) == start


def _in_hours(slot: Any, local: datetime, place: Place) -> None:
    begins = local.time()
    ends = (local.replace(tzinfo=None) + (slot.end - slot.start)).time()
    if any(stretch.place == place for stretch in slot.stretched_by):
        assert time(7) <= begins < ends <= time(22, 30)
    else:
        assert any(
            opens <= begins and ends <= closes for opens, closes in place.hours(local.date())
        )


def _at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-27T{clock}+01:00")
