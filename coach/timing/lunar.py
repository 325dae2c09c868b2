"""The Chinese lunisolar calendar (农历): from its dates to Gregorian ones and back.

`_MONTHS` was made with lunar-python 1.4 (MIT) by tools/build_lunar.py, which also tells how it is
packed. The calendar is reckoned for Beijing; Korea and Vietnam begin a month one day apart from it
in a few years.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The lunar years that are known. Lunar year 2027 begins on 6 February 2027."""

_DIGITS = 5
_MONTHS = (
    "84b6804ae00a570552680d2600d95046aa8056a009ad024ae804ae06a4d80a4d00d2505d5280b5400d6a0"
    "296d0095b0749b8049700a4b05b25806a5006d404ada802b60095702497804970664b00d4a00ea5056d48"
    "05ad002b6039370092e07c9680c9500d4a06da500b550056a04aad8025d0092d02c9580a9507b4a806ca0"
    "0b550555a804da00a5b0352b8052b08a9500e95006aa06ad500ab5004b604a5700a570052603e9300d950"
    "75aa8056a0096d054ae804ad00a4d04d2680d2508d5280b5400b6a0696d0095b0049b04a4b80a4b0ab258"
    "06a5006d406ada00ab60095705497804970064b036a500ea5086b2805ac00ab6059368092e00c9604d4a8"
    "0d4a00da5025aa8056a07aad8025d0092d05c9580a9500b4a04b5500ad50955a804ba00a5b0652b8052b0"
    "0a930474a806aa00ad5024da804b606a5700a4e00d2605e9300d53005aa036b50096d0b4ae804ad00a4d0"
    "6d2580d2500d5205daa00b5a0056d024ad8049b07a4b80a4b00aa505b52806d200ada0355b00937084978"
    "04970064b066a500ea5006b204ab600aae0092e03c9700c9607d4a80d4a00da5055aa8056a00a6d0452e8"
    "052d08a9580a9500b4a06b5500ad50055a04a5d00a5b0052b03a938069307729806aa00ad5054da804b60"
    "0a570452700d1608e9300d5200daa066b50056d004ae04a4e80a2d00d1502d9280d520"
)
_NEW_YEAR_1900 = date(1900, 1, 31)


class LunarDate(NamedTuple):
    """A day of the lunisolar calendar; `leap` marks the second of two months of one number."""

    year: int
    month: int
    day: int
    leap: bool


class _Month(NamedTuple):
    number: int
    leap: bool
    start: date
    days: int


def gregorian(lunar_year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The Gregorian date of a lunar one; None if the calendar has no such day or year.

    `leap` asks for the leap month (闰六月) of that number.
    """
    for one in _year(lunar_year):
        if one.number == month and one.leap == leap:
            return one.start + timedelta(day - 1) if 1 <= day <= one.days else None
    return None


def lunar_of(day: date) -> LunarDate | None:
    """The lunar date of a Gregorian one; None outside the years that are known."""
    for year in (day.year, day.year - 1):
        for one in reversed(_year(year)):
            if one.start <= day < one.start + timedelta(one.days):
                return LunarDate(year, one.number, (day - one.start).days + 1, one.leap)
    return None


def leap_month(lunar_year: int) -> int | None:
    """The number of the month that a lunar year has twice, if any."""
    return next((one.number for one in _year(lunar_year) if one.leap), None)


def new_years_eve(lunar_year: int) -> date | None:
    """除夕: the last day of a lunar year."""
    months = _year(lunar_year)
    return months[-1].start + timedelta(months[-1].days - 1) if months else None


@cache
def _year(lunar_year: int) -> tuple[_Month, ...]:
    """The months of a lunar year in their order; empty if the year is not known."""
    if not FIRST_YEAR <= lunar_year <= LAST_YEAR:
        return ()
    leap, lengths = _packed(lunar_year)
    start = _new_year(lunar_year)
    months: list[_Month] = []
    for number, is_leap, days in _lengths(leap, lengths):
        months.append(_Month(number, is_leap, start, days))
        start += timedelta(days)
    return tuple(months)


@cache
def _new_year(lunar_year: int) -> date:
    """The first day of a lunar year that is known."""
    before = (_packed(year) for year in range(FIRST_YEAR, lunar_year))
    days = sum(29 * (12 + bool(leap)) + bits.bit_count() for leap, bits in before)
    return _NEW_YEAR_1900 + timedelta(days)


def _packed(lunar_year: int) -> tuple[int, int]:
    """The leap month (0 if none) and the bits of the months' lengths."""
    at = (lunar_year - FIRST_YEAR) * _DIGITS
    return int(_MONTHS[at], 16), int(_MONTHS[at + 1 : at + _DIGITS], 16)


def _lengths(leap: int, bits: int) -> list[tuple[int, bool, int]]:
    """Number, whether it is the leap month, and days of each month."""
    order = [(number, False) for number in range(1, 13)]
    if leap:
        order.insert(leap, (leap, True))
    return [
        (number, is_leap, 29 + (bits >> (15 - place) & 1))
        for place, (number, is_leap) in enumerate(order)
    ]
