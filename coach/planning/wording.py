"""Days, clocks and durations in words, English and Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from coach.calendars.names import MONTHS, WEEKDAYS
from coach.finding import Text


def full_date(day: date) -> Text:
    """“Thursday 26 November 2026”, “2026年11月26日（周四）”."""
    weekday, alone = WEEKDAYS[day.weekday()], date_alone(day)
    return Text(f"{weekday.en} {alone.en}", f"{alone.zh}（{weekday.zh}）")


def date_alone(day: date) -> Text:
    """“26 November 2026”, “2026年11月26日”."""
    return Text(
        f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day.year}年{day.month}月{day.day}日"
    )


def day_and_month(day: date) -> Text:
    """“Thursday 26 November”, “11月26日（周四）”."""
    weekday = WEEKDAYS[day.weekday()]
    return Text(
        f"{weekday.en} {day.day} {MONTHS[day.month - 1]}",
        f"{day.month}月{day.day}日（{weekday.zh}）",
    )


def short_date(day: date) -> Text:
    """“Thu 26 Nov”, “11月26日 周四”, for charts and tables."""
    weekday = WEEKDAYS[day.weekday()]
    return Text(
        f"{weekday.en[:3]} {day.day} {MONTHS[day.month - 1][:3]}",
        f"{day.month}月{day.day}日 {weekday.zh}",
    )


def clock(moment: datetime | time) -> str:
    """“09:00”."""
    return f"{moment.hour:02}:{moment.minute:02}"


def span(start: datetime | time, end: datetime | time) -> str:
    """“09:00–18:00”."""
    return f"{clock(start)}–{clock(end)}"


def offset(moment: datetime) -> str:
    """“UTC+8”, “UTC+5:30”, “UTC-3”: how far the clock of an aware `moment` is from UTC."""
    difference = moment.utcoffset()
    if difference is None:
        raise ValueError("the offset of a naive time is not known")
    minutes = round(difference.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def duration(minutes: int) -> Text:
    """“2 h 30 min”, “2小时30分钟”."""
    hours, rest = divmod(minutes, 60)
    english = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest)
    chinese = [f"{hours}小时"] * bool(hours) + [f"{rest}分钟"] * bool(rest)
    return Text(" ".join(english) or "0 min", "".join(chinese) or "0分钟")


def listed(items: Sequence[Text]) -> Text:
    """“Beijing, Berlin and Dubai”, “北京、柏林和迪拜”."""
    if len(items) < 2:
        return items[0] if items else Text("", "")
    *front, last = items
    return Text(
        f"{', '.join(item.en for item in front)} and {last.en}",
        f"{'、'.join(item.zh for item in front)}和{last.zh}",
    )


def enumerated(items: Sequence[Text]) -> Text:
    """The same for longer parts, where Chinese puts no 和: “北京09:00–18:00、柏林09:00–17:00”."""
    return Text(listed(items).en, "、".join(item.zh for item in items))


def chained(items: Iterable[Text]) -> Text:
    """Statements one after the other: “…; …”, “…；…”."""
    parts = tuple(items)
    return Text("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))


def capitalised(text: Text) -> Text:
    """The same with a capital letter in front, as a sentence begins."""
    return Text(text.en[:1].upper() + text.en[1:], text.zh)
