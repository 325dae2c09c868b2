"""Places: weekends and holidays of forty countries, working days and hours, errors."""

from __future__ import annotations

import pickle
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.calendars.errors import (
    ContradictoryProfile,
    PlaceError,
    UnknownCountry,
    UnknownRegion,
    UnknownZone,
)
from coach.calendars.places import DayOff, place_of
from coach.finding import Text

FRIDAY_SATURDAY, SATURDAY_SUNDAY = {4, 5}, {5, 6}
DAYS = [date(2026, 11, 1) + timedelta(n) for n in range(400)]

KNOWN_HOLIDAYS = """
CN 2027-02-06 春节
CN 2027-04-05 清明节
HK 2027-07-01 香港特别行政区成立纪念日
TW 2026-10-10 国庆日
JP 2027-05-03 宪法日
KR 2027-02-07 韩国春节
SG 2027-08-09 国庆日
MY 2026-08-31 国庆日
TH 2027-04-13 宋干节
VN 2027-04-30 南方解放统一日
ID 2026-08-17 独立日
PH 2027-06-12 独立日
IN 2027-01-26 共和国日
BD 2027-03-26 独立日
PK 2027-03-23 巴基斯坦日
AE 2026-12-02 国庆日
SA 2026-09-23 国庆日
QA 2026-12-18 卡塔尔国庆日
KW 2027-02-25 国庆日
BH 2026-12-16 国庆日
OM 2026-11-26 国庆日
EG 2027-07-23 七月二十三日革命日
JO 2027-05-25 独立日
IL 2027-10-11 赎罪日
TR 2026-10-29 共和国日
NG 2026-10-01 国庆日
KE 2026-12-12 共和国日
ZA 2027-04-27 自由日
US 2026-11-26 感恩节
CA 2027-07-01 加拿大日
MX 2026-09-16 独立日
BR 2026-09-07 独立日
AR 2027-05-25 五月革命日
CL 2026-09-18 独立日
AU 2027-01-26 澳大利亚日
NZ 2027-02-06 怀唐伊日
GB 2027-03-26 耶稣受难日
DE 2026-10-03 德国统一日
FR 2027-07-14 国庆日
NL 2027-04-27 荷兰国王节
IT 2027-06-02 共和国日
ES 2027-10-12 国庆日
PL 2027-05-03 五三宪法日
RU 2027-06-12 俄罗斯日
""".split()


def test_weekends_of_trade_countries(country_of_trade: str) -> None:
    friday = country_of_trade in "BD SA QA KW BH OM EG JO IL".split()
    assert place_of(country_of_trade).weekend() == (FRIDAY_SATURDAY if friday else SATURDAY_SUNDAY)


@pytest.mark.parametrize("country", ["SA", "QA", "KW", "OM", "AE", "JO"])
def test_weekends_of_former_years(country: str) -> None:
    assert place_of(country).weekend(date(1999, 6, 7)) != place_of(country).weekend()


@pytest.mark.parametrize(
    ("country", "day", "name"),
    list(zip(KNOWN_HOLIDAYS[::3], KNOWN_HOLIDAYS[1::3], KNOWN_HOLIDAYS[2::3], strict=True)),
)
def test_a_holiday_of_every_trade_country(country: str, day: str, name: str) -> None:
    off = place_of(country).day_off(date.fromisoformat(day))
    assert off is not None
    assert off.kind == "holiday"
    assert name in off.name.zh
    assert off.name.en.isprintable()
    assert off.source.startswith("holidays ")


def test_every_trade_country_has_a_known_holiday(countries_of_trade: list[str]) -> None:
    assert set(KNOWN_HOLIDAYS[::3]) == set(countries_of_trade)


@pytest.mark.parametrize(
    "country", "AE SA QA KW BH OM EG JO IQ YE LY DZ MA TN TR PK BD ID MY NG LB".split()
)
def test_both_eids_are_days_off_where_islam_is_at_home(country: str) -> None:
    for eid in (date(2027, 3, 9), date(2027, 5, 16)):
        days = [eid + timedelta(n) for n in (-1, 0, 1, 2)]
        found = [place_of(country).day_off(day) for day in days]
        names = [off for off in found if off is not None and off.kind == "holiday"]
        assert names
        if country not in ("TR", "MY"):  # reckoned in Turkey, settled years ahead in Malaysia
            assert all(off.estimated for off in names if "Eid" in off.name.en)


def test_a_holiday_is_named_before_a_weekend() -> None:
    off = place_of("CN").day_off(date(2027, 2, 6))
    assert off == DayOff(
        date(2027, 2, 6),
        "holiday",
        Text("Chinese New Year (Spring Festival)", "春节"),
        False,
        off.source if off else "",
    )
    sunday = place_of("DE").day_off(date(2027, 1, 10))
    assert sunday is not None
    assert (sunday.kind, sunday.name, sunday.estimated) == (
        "weekend",
        Text("Sunday", "周日"),
        False,
    )


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-02-14", True),
        ("2026-02-15", False),
        ("2026-02-20", False),
        ("2026-02-28", True),
        ("2026-05-09", True),
        ("2026-09-20", True),
        ("2026-10-07", False),
        ("2026-10-10", True),
        ("2026-10-11", False),
    ],
)
def test_weekends_that_china_works_in_exchange(day: str, works: bool) -> None:
    assert place_of("CN").is_workday(date.fromisoformat(day)) is works


def test_announced_days_are_certain_and_others_are_not() -> None:
    place = place_of("CN")
    announced, statutory, likely = (
        place.day_off(day) for day in (date(2026, 10, 7), date(2027, 10, 1), date(2027, 10, 7))
    )
    assert announced is not None
    assert not announced.estimated
    assert statutory is not None
    assert not statutory.estimated
    assert likely is not None
    assert likely.estimated
    assert place.day_off(date(2026, 10, 8)) is None


def test_regions_have_holidays_and_weekends_of_their_own() -> None:
    epiphany = date(2027, 1, 6)
    assert place_of("DE").is_workday(epiphany)
    assert not place_of("DE", region="DE-BY").is_workday(epiphany)
    assert place_of("DE", region="BY") == place_of("DE", region="DE-BY")
    assert place_of("MY", region="Kelantan").region == "MY-03"
    assert place_of(region="MY-03").country == "MY"
    assert place_of("MY", region="03").weekend() == FRIDAY_SATURDAY
    assert place_of("CN", region="CN-ZJ").region == "CN-ZJ"


def test_what_most_of_a_country_has_off_counts_where_no_region_is_named() -> None:
    easter_monday = date(2027, 3, 29)
    assert place_of("GB").day_off(easter_monday) is not None
    assert place_of("GB", region="GB-SCT").day_off(easter_monday) is None


def test_a_zone_alone_tells_the_calendar_and_a_country_alone_the_clock() -> None:
    berlin = place_of(timezone="Europe/Berlin")
    assert berlin.country == "DE"
    assert not berlin.is_workday(date(2026, 12, 25))
    assert place_of("CN").zone == ZoneInfo("Asia/Shanghai")
    assert not place_of("CN").zone_assumed
    america = place_of("US")
    assert america.zone_assumed
    assert america.zone == ZoneInfo("America/New_York")
    assert not place_of("US", "America/Chicago").zone_assumed


def test_a_clock_of_no_country_has_weekends_only() -> None:
    place = place_of(timezone="UTC")
    assert place.country is None
    assert place.is_workday(date(2026, 12, 25))
    assert not place.is_workday(date(2026, 12, 26))
    assert place.closure(date(2026, 12, 25)) is None
    assert place_of().zone_assumed


def test_a_country_that_the_library_lacks_has_weekends_only() -> None:
    place = place_of("BV")
    assert place.weekend() == SATURDAY_SUNDAY
    assert place.is_workday(date(2026, 12, 25))


def test_places_are_equal_by_what_they_say() -> None:
    assert place_of("DE") is place_of("DE")
    assert place_of("DE", "Europe/Berlin") == place_of("DE")
    assert len({place_of("DE"), place_of("DE", "Europe/Berlin"), place_of("AT")}) == 2
    with pytest.raises(AttributeError):
        place_of("DE").country = "AT"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(place_of("DE"))) == place_of("DE")


@pytest.mark.parametrize("day", [date.min, date.max, date(1900, 1, 1), date(2200, 6, 15)])
@pytest.mark.parametrize("country", ["CN", "AE", "US", None])
def test_days_far_away_are_answered_too(country: str | None, day: date) -> None:
    place = place_of(country)
    assert place.is_workday(day) is bool(place.hours(day))
    assert place.closure(day) is None
    assert not place.in_ramadan(day)


@pytest.mark.parametrize(
    ("country", "start", "count", "day"),
    [
        ("CN", "2026-09-30", 1, "2026-10-08"),
        ("CN", "2026-09-30", 3, "2026-10-10"),
        ("DE", "2026-12-23", 2, "2026-12-28"),
        ("DE", "2026-12-28", -2, "2026-12-23"),
        ("SA", "2027-01-06", 2, "2027-01-10"),
        ("DE", "2027-01-09", 0, "2027-01-09"),
    ],
)
def test_counting_working_days(country: str, start: str, count: int, day: str) -> None:
    found = place_of(country).add_workdays(date.fromisoformat(start), count)
    assert found.isoformat() == day


def test_the_next_working_day_is_the_day_itself_if_it_is_one() -> None:
    assert place_of("DE").next_workday(date(2026, 12, 24)) == date(2026, 12, 24)
    assert place_of("DE").next_workday(date(2026, 12, 25)) == date(2026, 12, 28)


def test_what_holds_on_every_day_of_every_trade_country(country_of_trade: str) -> None:
    place = place_of(country_of_trade)
    resting = 0
    for day in DAYS:
        off, hours = place.day_off(day), place.hours(day)
        assert place.is_workday(day) is (off is None)
        assert (hours == ()) is (off is not None)
        moments = [moment for span in hours for moment in span]
        assert moments == sorted(set(moments))
        if off is not None:
            assert off.day == day
            assert off.name.en
            assert off.name.zh
            assert off.kind == "weekend" or day.weekday() in place.weekend(day) or off.source
        resting = resting + 1 if off else 0
        assert resting <= 16
    assert 230 <= sum(place.is_workday(day) for day in DAYS) <= 300


@given(st.integers(0, 42), st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(1, 30))
def test_working_days_count_back_to_where_they_began(
    countries_of_trade: list[str], number: int, day: date, count: int
) -> None:
    place = place_of(countries_of_trade[number])
    start = place.next_workday(day)
    there = place.add_workdays(start, count)
    assert place.is_workday(there)
    assert place.add_workdays(there, -count) == start
    between = [start + timedelta(n) for n in range(1, (there - start).days + 1)]
    assert sum(place.is_workday(one) for one in between) == count


@pytest.mark.parametrize(
    ("country", "timezone", "region", "kind", "field", "near"),
    [
        ("GER", None, None, UnknownCountry, "country", "DE"),
        ("Germany", None, None, UnknownCountry, "country", "DE"),
        ("UK", None, None, UnknownCountry, "country", "GB"),
        ("de", None, None, UnknownCountry, "country", "DE"),
        (None, "Europe/Berln", None, UnknownZone, "timezone", "Europe/Berlin"),
        (None, "Shanghai", None, UnknownZone, "timezone", "Asia/Shanghai"),
        (None, "Beijing", None, UnknownZone, "timezone", "Asia/Shanghai"),
        (None, "CST", None, UnknownZone, "timezone", "Asia/Shanghai"),
        (None, "../../etc/passwd", None, UnknownZone, "timezone", None),
        (None, "Europe", None, UnknownZone, "timezone", None),
        ("DE", "Asia/Tokyo", None, ContradictoryProfile, "timezone", "Europe/Berlin"),
        ("CN", "UTC", None, ContradictoryProfile, "timezone", "Asia/Shanghai"),
        ("MY", None, "Kelatan", UnknownRegion, "region", "MY-03"),
        ("", None, None, UnknownCountry, "country", None),
    ],
)
def test_what_cannot_be_is_refused_with_the_nearest(
    country: str | None,
    timezone: str | None,
    region: str | None,
    kind: type[PlaceError],
    field: str,
    near: str | None,
) -> None:
    with pytest.raises(kind) as caught:
        place_of(country, timezone, region)
    error = caught.value
    assert error.field == field
    assert error.value == {"country": country, "timezone": timezone, "region": region}[field]
    assert str(error).startswith(f"{field}: ")
    assert repr(error.value) in str(error)
    if near is not None:
        assert error.nearest[0] == near
        assert near in str(error)


@pytest.mark.parametrize(
    ("country", "timezone"),
    [
        ("DE", "Europe/Paris"),
        ("DE", "Europe/Busingen"),
        ("CN", "Asia/Singapore"),
        ("CN", "Etc/GMT-8"),
        ("US", "Pacific/Honolulu"),
        ("IN", "Asia/Calcutta"),
        ("BV", "Europe/Oslo"),
    ],
)
def test_a_neighbour_with_the_same_clock_is_no_contradiction(country: str, timezone: str) -> None:
    assert place_of(country, timezone).country == country
