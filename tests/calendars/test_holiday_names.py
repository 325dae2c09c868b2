"""Names of public holidays: remarks read off, both languages."""

from __future__ import annotations

import holidays
import pytest

from coach.calendars import rows
from coach.calendars.holiday_names import HolidayName, chinese_name, read_name
from coach.finding import Text


@pytest.mark.parametrize(
    ("english", "chinese", "name"),
    [
        ("National Day", None, HolidayName(Text("National Day", "国庆日"), False, False)),
        ("Good Friday", None, HolidayName(Text("Good Friday", "耶稣受难日"), False, False)),
        ("Eid al-Fitr (estimated)", None, HolidayName(Text("Eid al-Fitr", "开斋节"), True, False)),
        (
            "Eid al-Adha (observed, estimated)",
            None,
            HolidayName(Text("Eid al-Adha (day off in lieu)", "宰牲节（补假）"), True, True),
        ),
        (
            "Day off (substituted from 10/10/2026)",
            "休息日（由 2026-10-10 调休）",
            HolidayName(
                Text("day off in exchange for 10 October", "调休放假（10月10日补班）"), False, True
            ),
        ),
        (
            "Tomb-Sweeping Day (observed)",
            "清明节（补假）",
            HolidayName(Text("Tomb-Sweeping Day (day off in lieu)", "清明节（补假）"), False, True),
        ),
        (
            "Labor Day; Vesak Day (estimated)",
            None,
            HolidayName(Text("Labor Day / Vesak Day", "劳动节、卫塞节"), True, False),
        ),
        (
            "Independence Day of the Republic of Belarus (Day of the Republic)",
            None,
            HolidayName(
                Text(
                    "Independence Day of the Republic of Belarus (Day of the Republic)",
                    "白俄罗斯独立日",
                ),
                False,
                False,
            ),
        ),
        (
            "Some Local Day",
            None,
            HolidayName(Text("Some Local Day", "Some Local Day"), False, False),
        ),
        ("A; B", "甲", HolidayName(Text("A / B", "A、B"), False, False)),
    ],
)
def test_remarks_are_no_part_of_a_name(
    english: str, chinese: str | None, name: HolidayName
) -> None:
    assert read_name(english, chinese) == name


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Alternative holiday for Chuseok", "韩国中秋节补假"),
        ("The day preceding Korean New Year", "韩国春节前一天"),
        ("The second day of Chuseok", "韩国中秋节第二天"),
        ("Third Day of Lunar New Year", "农历新年第三天"),
        ("Chinese New Year (Second Day)", "春节第二天"),
        ("Day off for New Year's Day", "元旦补假"),
        ("Monday following Epiphany", "主显节补假（周一）"),
        ("Bak Full Moon Poya Day", "月圆日（Poya）"),
        ("Nowruz Holidays", "诺鲁孜节假期"),
        ("Alternative holiday for Some Local Day", None),
        ("Some Day of Something", None),
    ],
)
def test_names_made_of_names(english: str, chinese: str | None) -> None:
    assert chinese_name(english) == chinese


def test_holidays_of_trade_countries_have_chinese_names(countries_of_trade: list[str]) -> None:
    """All but a few that happen once, such as a state funeral."""
    libraries = [
        holidays.country_holidays(country, years=range(2025, 2031), language="en_US")
        for country in countries_of_trade
        if country not in ("CN", "HK", "TW")  # there the library itself speaks Chinese
    ]
    names = {part for one in libraries for words in one.values() for part in words.split("; ")}
    foreign = {name for name in names if read_name(name).name.zh.isascii()}
    assert len(names) > 350
    assert len(foreign) <= 6, sorted(foreign)


@pytest.mark.parametrize("english", rows.holiday_names())
def test_our_names_are_chinese(english: str) -> None:
    assert "一" <= rows.holiday_names()[english][0] <= "鿿"
