"""Dates and times: spelled out for the reader, the clock of 24 or 12 hours as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coach.lazily import lazy
from coach.translation.figures import locale_of
from coach.translation.form_tables import times
from coach.translation.forms import Form, Stretch, Tongues, figures_of
from coach.translation.moments import Day, Hour, Part, Weekday, parts_of, parts_within

_MONTH_FIRST = frozenset({"US", "PH"})
_DATED = lazy(r"(?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)")
_NUMBERED = lazy(r"\d{1,2}[号日]")
_COUNTED = lazy(r"(?:逾期|超期|延误|延迟|历时|[满达计超过]|\d[日天][和及或、])$")
"""What stands before days that are counted: 逾期62日和31日."""
_GOES_ON = lazy(
    r"(?![\u4e00-\u9fffA-Za-z\d])|[前后之以到至起内发出交开装走上下晚早中的可能会就才给要必都周请付到给能截]"
)
"""What may follow a day of the month that is told as a number."""
_WEEKDAY_ZH = "一二三四五六日"
_QUARTERS = "一二三四"
_ABOUT_ZH = {"early": "初", "mid": "中旬", "late": "下旬", "end": "底"}
_ABOUT_EN = {"early": "early ", "mid": "mid-", "late": "late ", "end": "the end of "}


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The moment in one piece where all of it is understood, else its days and hours."""
    language = "zh" if tongues.source == "zh" else "en"
    if _NUMBERED.fullmatch(stretch.words) and not _GOES_ON.match(stretch.text, stretch.end):
        return ()  # 11号针 is a size
    if _NUMBERED.fullmatch(stretch.words) and _COUNTED.search(stretch.text, 0, stretch.start):
        return figures_of(stretch, tongues)
    parts = parts_of(stretch.words, language)
    if parts is not None and tongues.are_ours and _agrees(parts, stretch.value):
        rendered = _in_chinese(parts) if tongues.target == "zh" else _in_english(parts, tongues)
        if rendered is not None:
            return (Form(stretch.start, stretch.end, rendered),)
    return _piecemeal(stretch, language, tongues)


def _agrees(parts: Sequence[Part], value: str) -> bool:
    """Whether the day that was read is the one that the fact has as its value."""
    dated = _DATED.match(value)
    days = [part.said for part in parts if isinstance(part.said, Day) and part.said.day]
    if dated is None or not days:
        return True
    return (days[0].month, days[0].day) == (int(dated["month"]), int(dated["day"]))


def _piecemeal(stretch: Stretch, language: str, tongues: Tongues) -> Iterator[Form]:
    """The days, hours and figures of a moment whose other words have no certain form."""
    at = stretch.start
    for part in parts_within(stretch.words, language):
        start, end = stretch.start + part.start, stretch.start + part.end
        rendered = _alone(part, stretch.text[start:end], tongues)
        if rendered is not None:
            yield from _figures(stretch, at, start, tongues)
            yield Form(start, end, rendered)
            at = end
    yield from _figures(stretch, at, stretch.end, tongues)


def _figures(stretch: Stretch, start: int, end: int, tongues: Tongues) -> Iterable[Form]:
    rest = Stretch(stretch.text, start, end, stretch.kind, stretch.value, stretch.detail)
    return figures_of(rest, tongues)


def _alone(part: Part, words: str, tongues: Tongues) -> str | None:
    if part.kind == "offset" or (isinstance(part.said, Day) and part.said.raw):
        return words
    if tongues.are_ours:
        return _in_chinese([part]) if tongues.target == "zh" else _in_english([part], tongues)
    return _in_their_language(part.said, tongues)


def _in_their_language(said: object, tongues: Tongues) -> str | None:
    """A day or hour as the calendars of CLDR write it; None for what they have no form for."""
    from datetime import date, time

    from babel import dates

    locale = locale_of(tongues)
    if locale is None or tongues.source not in ("en", "zh"):
        return None
    try:
        if isinstance(said, Day) and said.month and said.day and not said.last:
            day = date(said.year or 2000, said.month, said.day)
            if said.year:
                return str(dates.format_date(day, "long", locale=locale))
            return str(dates.format_skeleton("MMMMd", day, locale=locale))
        if isinstance(said, Hour) and not said.bare:
            moment = time(_of_24(said) % 24, said.minute)
            return str(dates.format_time(moment, "short", locale=locale))
    except (ValueError, KeyError):
        return None
    return None


def _of_24(hour: Hour) -> int:
    if hour.half == "pm" and hour.hour < 12:
        return hour.hour + 12
    return 0 if hour.half == "am" and hour.hour == 12 else hour.hour


def _sorted(parts: Sequence[Part]) -> dict[str, list[Part]] | None:
    """The parts by kind; None where there is more of one than can be told together."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.kind, []).append(part)
    ranges = len(found.get("to", ()))
    most = {"day": 1, "hour": 1, "weekday": 1, "relative": 1, "offset": 1, "clock": 1}
    doubled = [kind for kind, count in most.items() if len(found.get(kind, ())) > count]
    if ranges != len(doubled) or ranges > 1 or not _joined(parts, doubled):
        return None
    if found.get("day") and found.get("relative"):
        return None
    return found if found.get("day") or found.get("hour") else None


def _joined(parts: Sequence[Part], doubled: Sequence[str]) -> bool:
    """Whether the two ends of a range stand right beside the word between them."""
    if not doubled:
        return True
    if doubled[0] not in ("day", "hour"):
        return False
    at = next(number for number, part in enumerate(parts) if part.kind == "to")
    neighbours = parts[at - 1 : at + 2] if at else ()
    return [part.kind for part in neighbours] == [doubled[0], "to", doubled[0]]


def _in_chinese(parts: Sequence[Part]) -> str | None:
    found = _sorted(parts)
    if found is None:
        return None
    clock = [str(part.said).split("\t")[1] for part in found.get("clock", ())]
    offset = [f"（{part.said}）" for part in found.get("offset", ())]
    days = [_day_zh(part.said) for part in found.get("day", ())]
    relative = [str(times()["days"][part.said][1]) for part in found.get("relative", ())]
    hours = [_hour_zh(part.said) for part in found.get("hour", ())]
    weekday = ""
    for part in found.get("weekday", ()):
        assert isinstance(part.said, Weekday)
        weekday = f"周{_WEEKDAY_ZH[part.said.number]}"
        weekday = f"（{weekday}）" if days or relative else _week_zh(part.said) + weekday
    day = "至".join(days) + "".join(relative) + weekday
    if day[-1:].isdigit() and hours:
        day += " "
    return "".join([*clock, day, "至".join(hours), *offset])


def _week_zh(said: Weekday) -> str:
    return {"this": "本", "next": "下", "last": "上"}.get(said.week, "")


def _day_zh(said: object) -> str:
    assert isinstance(said, Day)
    if said.raw:
        return said.raw
    if said.week:
        return f"第{said.week}周"
    year = f"{said.year}年" if said.year else ""
    if said.quarter:
        return f"{year}第{_QUARTERS[said.quarter - 1]}季度"
    month = f"{said.month}月" if said.month else ""
    day = f"{said.day}日" if said.day else ""
    last = f"至{said.last}日" if said.last else ""
    return year + month + day + last + _ABOUT_ZH.get(said.about, "")


def _hour_zh(said: object) -> str:
    assert isinstance(said, Hour)
    minutes = f":{said.minute:02}"
    if said.half is None:
        return said.raw or f"{said.hour}{minutes if said.minute or not said.bare else '点'}"
    if said.half == "noon" or (said.half == "pm" and said.hour == 12):
        part = "中午"
    elif said.half == "am":
        part = "凌晨" if said.hour < 6 or said.hour == 12 else "上午"
    else:
        part = "下午" if said.hour < 6 else "晚上"
    if part == "凌晨" and said.hour == 12:
        return f"0{minutes}"
    return f"{part}{said.hour}{minutes if said.minute else '点'}"


def _in_english(parts: Sequence[Part], tongues: Tongues) -> str | None:
    found = _sorted(parts)
    if found is None:
        return None
    days = [_day_en(part.said, tongues) for part in found.get("day", ())]
    relative = [str(times()["days"][part.said][0]) for part in found.get("relative", ())]
    hours = [_hour_en(part.said) for part in found.get("hour", ())]
    day = " to ".join(days) + "".join(relative)
    for part in found.get("weekday", ()):
        assert isinstance(part.said, Weekday)
        name = str(times()["weekdays"][part.said.number])
        day = f"{name}, {day}" if day else _week_en(name, part.said)
    hour = " to ".join(hours)
    joint = ", " if len(hours) > 1 else " at "
    clock = [" " + str(part.said).split("\t")[0] for part in found.get("clock", ())]
    offset = [f" ({part.said})" for part in found.get("offset", ())]
    return "".join([joint.join(filter(None, (day, hour))), *clock, *offset])


def _week_en(name: str, said: Weekday) -> str:
    forms_of_week = {
        "this": f"this {name}",
        "next": f"{name} of next week",
        "last": f"{name} of last week",
    }
    return forms_of_week.get(said.week, name)


def _day_en(said: object, tongues: Tongues) -> str:
    assert isinstance(said, Day)
    if said.raw:
        return said.raw
    if said.week:
        return f"week {said.week}"
    if said.quarter:
        return f"Q{said.quarter} {said.year or ''}".rstrip()
    if not said.month:
        return f"the {said.day}{_ordinal(said.day)}"
    month = str(times()["months"][said.month - 1])
    days = f"{said.day}–{said.last}" if said.last else f"{said.day}" if said.day else ""
    if days and tongues.country in _MONTH_FIRST:
        return f"{month} {days}" + (f", {said.year}" if said.year else "")
    year = f" {said.year}" if said.year else ""
    return _ABOUT_EN.get(said.about, "") + (f"{days} " if days else "") + month + year


def _ordinal(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _hour_en(said: object) -> str:
    assert isinstance(said, Hour)
    minutes = f":{said.minute:02}"
    if said.half is None:
        told = f"{said.hour} o'clock" if said.bare and not said.minute else f"{said.hour}{minutes}"
        return said.raw or told
    if said.half == "noon" or (said.half == "pm" and said.hour == 12):
        return "12 noon" if said.hour == 12 and not said.minute else f"{said.hour}{minutes} pm"
    return f"{said.hour}{minutes if said.minute else ''} {said.half}"
