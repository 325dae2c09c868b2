"""The rules by which feasts move: notation in a table → a function from years to dates.

The notation is explained at the head of rules/calendars/festivals.yaml. Every rule counts by
Gregorian years, also where the feast belongs to another calendar.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from math import floor

from coach.lazily import lazy
from coach.timing import lunar

Rule = Callable[[int], "tuple[date, ...]"]
"""Gregorian year → the first days of the feast in it: mostly one, sometimes none or two."""

SUNDAY = 6
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}

_NOTATION = lazy(
    r"(?:(?P<calendar>chinese|korean|vietnamese|islamic) )?(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<nth>first|second|third|fourth|last) (?P<weekday>\w{3}) of (?P<in>\w{3})"
    r"|(?P<next>\w{3}) from (?P<from>\d\d-\d\d)"
    r"|(?P<named>[a-z]+(?: [a-z]+)*)"
)
_SHIFTED = lazy(r"(?P<rule>.+?)(?: (?P<shift>[+-]\d+))?")

# Lunar years whose first or eighth month begins on another day than in Beijing, after 1990: by the
# Korea Astronomy and Space Science Institute and by Vietnam's zone, taken from `holidays`.
_MOVED = {
    ("korean", 1): "1997-02-08 2027-02-07 2028-01-27 2061-01-22 2089-02-11 2092-02-08",
    ("korean", 8): "2040-09-21 2089-09-19 2096-10-01 2098-09-10",
    ("vietnamese", 1): "2007-02-17 2030-02-02 2053-02-18",
}

# Month and day in India from 2001 to 2035, as `holidays` has them; the earliest new moon that can
# belong to the feast; the days from that new moon, by Beijing's reckoning, for all other years.
_HINDU = {
    "diwali": (
        "1114 1104 1025 1112 1101 1021 1109 1028 1017 1105 1026 1113 1103 1023 1111 1030 1019 1107"
        " 1027 1114 1104 1024 1112 1031 1020 1108 1029 1017 1105 1026 1114 1102 1022 1110 1030",
        (10, 18),
        -1,
    ),
    "holi": (
        "0310 0329 0318 0307 0326 0315 0304 0322 0311 0301 0320 0308 0327 0317 0306 0324 0313 0302"
        " 0321 0310 0329 0318 0308 0325 0314 0304 0322 0311 0301 0320 0309 0327 0316 0305 0324",
        (2, 13),
        15,
    ),
    "dussehra": (
        "1026 1015 1005 1022 1012 1002 1021 1009 0928 1017 1006 1024 1013 1003 1022 1011 0930 1019"
        " 1008 1025 1015 1005 1024 1012 1002 1020 1009 0927 1016 1006 1025 1014 1003 1022 1011",
        (9, 19),
        9,
    ),
}


def rule_of(notation: str) -> Rule:
    """The rule that a notation stands for. Raises ValueError for one that says nothing."""
    shifted = _SHIFTED.fullmatch(notation.strip())
    read = _NOTATION.fullmatch(shifted["rule"]) if shifted else None
    if shifted is None or read is None:
        raise ValueError(f"{notation!r} is no rule for a date")
    shift = int(shifted["shift"] or 0)
    if read["calendar"] == "islamic":
        rule = _islamic(int(read["month"]), int(read["day"]))
    elif read["calendar"]:
        return _lunar(read["calendar"], int(read["month"]), int(read["day"]), shift)
    elif read["month"]:
        rule = _fixed(int(read["month"]), int(read["day"]))
    elif read["nth"]:
        rule = _nth_weekday(_NTH[read["nth"]], _weekday(read["weekday"]), _month(read["in"]))
    elif read["next"]:
        month, day = map(int, read["from"].split("-"))
        rule = _weekday_from(_weekday(read["next"]), month, day)
    else:
        rule = _named(read["named"])
    return _shift(rule, shift) if shift else rule


def days_of_islamic_month(first: date) -> int:
    """How many days the Islamic month that begins on `first` has: 29 or 30."""
    from hijridate import Gregorian

    try:
        return Gregorian(first.year, first.month, first.day).to_hijri().month_length()
    except OverflowError:  # outside the published tables
        return 30


def _shift(rule: Rule, days: int) -> Rule:
    return lambda year: tuple(day + timedelta(days) for day in rule(year))


def _fixed(month: int, day: int) -> Rule:
    date(2000, month, day)  # says what is wrong with one that does not exist
    return lambda year: (date(year, month, day),)


def _nth_weekday(nth: int, weekday: int, month: int) -> Rule:
    def rule(year: int) -> tuple[date, ...]:
        if nth > 0:
            return (_on_or_after(date(year, month, 1), weekday) + timedelta(7 * (nth - 1)),)
        last = date(year, month, monthrange(year, month)[1])
        return (last - timedelta((last.weekday() - weekday) % 7),)

    return rule


def _weekday_from(weekday: int, month: int, day: int) -> Rule:
    return lambda year: (_on_or_after(date(year, month, day), weekday),)


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday()) % 7)


def _weekday(name: str) -> int:
    if name not in _WEEKDAYS:
        raise ValueError(f"no weekday {name!r}; use one of: {', '.join(_WEEKDAYS)}")
    return _WEEKDAYS.index(name)


def _month(name: str) -> int:
    if name not in _MONTHS:
        raise ValueError(f"no month {name!r}; use one of: {', '.join(_MONTHS)}")
    return _MONTHS.index(name) + 1


def _named(name: str) -> Rule:
    if name in _HINDU:
        return _hindu(*_HINDU[name])
    if name not in _NAMED:
        known = ", ".join(sorted({*_NAMED, *_HINDU}))
        raise ValueError(f"no rule {name!r}; there are: {known}")
    return _NAMED[name]


# East Asian lunar calendars


def _lunar(calendar: str, month: int, day: int, shift: int) -> Rule:
    """A lunar date, and days after it; a shift can carry it into another Gregorian year."""
    moved = {
        int(iso[:4]): date.fromisoformat(iso) + timedelta(day - (15 if month == 8 else 1))
        for iso in _MOVED.get((calendar, month), "").split()
    }

    def rule(year: int) -> tuple[date, ...]:
        found = (
            moved.get(one) or lunar.gregorian(one, month, day) for one in (year - 1, year, year + 1)
        )
        shifted = (one + timedelta(shift) for one in found if one)
        return tuple(one for one in shifted if one.year == year)

    return rule


def _qingming(year: int) -> tuple[date, ...]:
    """The solar term by the mean length of the year; right for 1900-2100."""
    return (date(year, 4, floor(4.805 + 0.24219 * (year - 2000)) - _leap_days(year)),)


def _dongzhi(year: int) -> tuple[date, ...]:
    """The winter solstice likewise; right for 1919-2100."""
    if year == 2054:  # four minutes to midnight
        return (date(2054, 12, 21),)
    return (date(year, 12, floor(21.908 + 0.24244 * (year - 2000)) - _leap_days(year)),)


def _leap_days(year: int) -> int:
    """How many 29 February lie from March 2000 to the end of `year`; negative before."""
    return year // 4 - year // 100 + year // 400 - 485


# Christian feasts


def _easter(year: int) -> tuple[date, ...]:
    """Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = 19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    epact %= 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return (date(year, month, day + 1),)


def _orthodox_easter(year: int) -> tuple[date, ...]:
    """Easter Sunday of the Julian calendar (Meeus), as a Gregorian date."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return (date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2),)


# Islamic, Hebrew, Hindu and Iranian feasts


def _islamic(month: int, day: int) -> Rule:
    def rule(year: int) -> tuple[date, ...]:
        first = (year - 622) * 33 // 32 - 1
        found = (_islamic_date(one, month, day) for one in range(first, first + 4))
        return tuple(one for one in found if one.year == year)

    return rule


def _islamic_date(year: int, month: int, day: int) -> date:
    """By the calendar of Umm al-Qura where it is published, else by the arithmetical one."""
    from hijridate import Hijri

    try:
        return date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
    except OverflowError:
        months = 29 * (month - 1) + month // 2
        return date.fromordinal(227013 + 354 * (year - 1) + (3 + 11 * year) // 30 + months + day)


def _hebrew_new_year(year: int) -> tuple[date, ...]:
    """Rosh Hashanah of a Gregorian year."""
    return (_tishri(year + 3761),)


def _hanukkah(year: int) -> tuple[date, ...]:
    """25 Kislev, the morning after the first candle; the month before it has 29 or 30 days."""
    new_year, following = _tishri(year + 3761), _tishri(year + 3762)
    return (new_year + timedelta(83 + ((following - new_year).days in (355, 385))),)


def _tishri(year: int) -> date:
    """1 Tishri of a Hebrew year, by the calendar's rules of postponement."""
    before, this, after = (_days_to_tishri(one) for one in (year - 1, year, year + 1))
    if after - this == 356:
        this += 2
    elif this - before == 382:
        this += 1
    return date.fromordinal(this - 1373427)


def _days_to_tishri(year: int) -> int:
    """Days from the epoch to the mean new moon of Tishri, never a Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _hindu(known: str, window: tuple[int, int], days_after_new_moon: int) -> Rule:
    """A feast bound to the new moon that falls into a window; a reckoned day may be one off."""
    days = known.split()

    def rule(year: int) -> tuple[date, ...]:
        if 0 <= year - 2001 < len(days):
            known_day = days[year - 2001]
            return (date(year, int(known_day[:2]), int(known_day[2:])),)
        for later in range(31):
            day = date(year, *window) + timedelta(later)
            at = lunar.lunar_of(day)
            if at is not None and at.day == 1:
                return (day + timedelta(days_after_new_moon),)
        return ()

    return rule


def _nowruz(year: int) -> tuple[date, ...]:
    """1 Farvardin in Iran: the spring equinox, 20 or 21 March in 1960-2100."""
    early_from = (1996, 2029, 2062, 2095)[year % 4]
    return (date(year, 3, 20 if early_from <= year < 2100 else 21),)


# Days that a law moves


def _french_mothers_day(year: int) -> tuple[date, ...]:
    """The last Sunday of May, or the first of June if that is Pentecost."""
    (last,) = _nth_weekday(-1, SUNDAY, 5)(year)
    (sunday,) = _easter(year)
    return (last + timedelta(7),) if last == sunday + timedelta(49) else (last,)


def _dutch_kings_day(year: int) -> tuple[date, ...]:
    """27 April, or the day before if that is a Sunday; since 2014."""
    day = date(year, 4, 27)
    return (day - timedelta(day.weekday() == SUNDAY),)


def _omani_national_day(year: int) -> tuple[date, ...]:
    """20 and 21 November since 2025, 18 November before."""
    return (date(year, 11, 20 if year >= 2025 else 18),)


_NAMED: dict[str, Rule] = {
    "dongzhi": _dongzhi,
    "easter": _easter,
    "hanukkah": _hanukkah,
    "hebrew new year": _hebrew_new_year,
    "kings day of the netherlands": _dutch_kings_day,
    "mothers day of france": _french_mothers_day,
    "national day of oman": _omani_national_day,
    "nowruz": _nowruz,
    "orthodox easter": _orthodox_easter,
    "qingming": _qingming,
}
